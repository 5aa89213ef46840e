import { keepUntil, type RetentionDays } from '../dealers/retention.ts';
import type { Now } from '../kernel/instant.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import type { EventOutcome, EventRecord } from './event.ts';
import { events } from './event-store.ts';

/** Remembers what became of an event. From here on it is kept as its dealer wants it; the door, which reads no settings, gave it the longest time. */
export const markApplied = async (
  deps: { table: Table; now: Now },
  command: { record: Stored<EventRecord>; outcome: EventOutcome; retention: RetentionDays },
): Promise<void> => {
  const { record, outcome, retention } = command;
  await events.change(
    deps,
    record,
    (current) =>
      current && current.status !== 'applied'
        ? {
            ...current,
            status: 'applied',
            outcome,
            fault: undefined,
            expiresAt: keepUntil(retention.eventDays, current.receivedAt),
          }
        : undefined,
    { found: record },
  );
};
