import { setTimeout as sleep } from 'node:timers/promises';
import type { EventView } from '../../shared/events/describe-event.ts';
import { now, ticks } from '../../shared/platform/system.ts';
import { type PartnerAccess, readEvent } from './partner-client.ts';
import { changesIn, isOver, type TimelineLine } from './timeline.ts';

const POLL_MS = 400;

/**
 * Asks what became of an event until all its messages are over, telling every change as it is seen. Answers the last
 * view, also when the time is over before: the caller decides what that means.
 */
export const watchEvent = async (
  access: PartnerAccess,
  eventId: string,
  options: {
    seconds: number;
    tell?: (line: TimelineLine) => unknown;
    until?: (view: EventView) => boolean;
    signal?: AbortSignal;
  },
): Promise<EventView> => {
  const until = options.until ?? isOver;
  const deadline = ticks() + options.seconds * 1000;
  let before: EventView | undefined;
  for (;;) {
    const view = await readEvent(access, eventId);
    for (const line of changesIn(before, view, now())) options.tell?.(line);
    before = view;
    if (until(view) || ticks() > deadline) return view;
    await sleep(POLL_MS, undefined, options.signal ? { signal: options.signal } : {});
  }
};
