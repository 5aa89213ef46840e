import type { Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import type { EventOutcome } from './event.ts';
import { events } from './event-store.ts';

/** The person was erased after the event came in: nothing comes of it, and what it says of them goes. A repetition of it stays a duplicate. */
export const forgetEvent = async (
  deps: { table: Table; now: Now; log: Log },
  { partnerId, eventId }: { partnerId: string; eventId: string },
): Promise<EventOutcome> => {
  const note = 'The person was erased after this event came in; nothing was done.';
  const outcome: EventOutcome = { note, rules: [], messageIds: [] };
  await events.change(deps, { partnerId, eventId }, (current) =>
    current && current.erasedAt === undefined
      ? { ...current, status: 'applied', outcome, fault: undefined, body: '', erasedAt: deps.now() }
      : undefined,
  );
  deps.log.info('event of an erased person', { partnerId, eventId });
  return outcome;
};
