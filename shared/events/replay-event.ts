import type { ApplyEventDeps } from './apply-event.ts';
import { events } from './event-store.ts';

/** Puts a parked event back to the accepted ones; the stream sees the change and applies it. False when it is not parked. */
export const replayEvent = async (
  deps: Pick<ApplyEventDeps, 'table' | 'now'>,
  key: { partnerId: string; eventId: string },
): Promise<boolean> => {
  let isParked = false;
  await events.change(deps, key, (current) => {
    isParked = current?.status === 'parked';
    return current && isParked ? { ...current, status: 'accepted', fault: undefined } : undefined;
  });
  return isParked;
};
