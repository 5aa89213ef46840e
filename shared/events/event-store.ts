import type { Instant } from '../kernel/instant.ts';
import { shardNumbers, shardOf } from '../kernel/shard.ts';
import { EVENT, PARKED_EVENT, UNPROCESSED_EVENT } from '../table/access-patterns/events.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { EVENT_SHARDS, eventExpiry, type EventRecord, eventRecordSchema } from './event.ts';

const INDEX_OF = { accepted: UNPROCESSED_EVENT, parked: PARKED_EVENT } as const;

export const events = defineEntity({
  name: 'event',
  schemaNumber: 1,
  shape: eventRecordSchema,
  key: EVENT,
  keyParts: ({ partnerId, eventId }) => ({ partnerId, eventId }),
  index: ({ partnerId, eventId, status, receivedAt }) =>
    status === 'applied'
      ? undefined
      : {
          gsi1pk: makeKey(INDEX_OF[status].pk, { shard: shardOf(EVENT_SHARDS, partnerId, eventId) }),
          gsi1sk: makeKey(INDEX_OF[status].sk, { receivedAt }),
        },
  expires: ({ receivedAt, expiresAt }) => expiresAt ?? eventExpiry(receivedAt),
  privacy: {
    class: 'event',
    found: 'named',
    kept: 'eventDays after its receipt, at most 90',
    erasure: {
      does: 'redact',
      leaves: 'its id, its digest and what became of it: a repetition of it stays without effect',
      redact: (event, at): EventRecord =>
        event.erasedAt === undefined ? { ...event, body: '', erasedAt: at, status: 'applied' } : event,
    },
    about: ({ visitId, receivedAt, outcome }) => ({ visitId: visitId ?? outcome?.visitId, at: receivedAt }),
    hides: ['bodyDigest'],
  },
});

/** One look takes so many events of each shard; the sweep comes again. */
const EVENTS_PER_LOOK = 25;

const WAITING_PER_PAGE = 100;
const MOST_PAGES = 50;

/** All events that are accepted or parked, page by page, as far as anybody can look through: 20,000 in each state. */
export async function* waitingEvents(table: Table): AsyncGenerator<Stored<EventRecord>> {
  for (const { pk } of Object.values(INDEX_OF)) {
    for (const shard of shardNumbers(EVENT_SHARDS)) {
      let after: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const keys = await table.findKeys({
          pk: makeKey(pk, { shard }),
          limit: WAITING_PER_PAGE,
          ...(after === undefined ? {} : { skAfter: after }),
        });
        if (keys.length > 0) yield* (await table.getMany(keys)).map(events.parse);
        if (keys.length < WAITING_PER_PAGE) break;
        after = keys.at(-1)?.indexSk;
      }
    }
  }
}

/** Events in a state, oldest first, up to a time of receipt. Read again from the table: the index may be behind. */
export const findEvents = async (
  table: Table,
  status: 'accepted' | 'parked',
  receivedUpTo: Instant,
): Promise<Stored<EventRecord>[]> => {
  const skUpTo = makeKey(UNPROCESSED_EVENT.sk, { receivedAt: receivedUpTo });
  const found = await Promise.all(
    shardNumbers(EVENT_SHARDS).map((shard) =>
      table.findKeys({ pk: makeKey(INDEX_OF[status].pk, { shard }), skUpTo, limit: EVENTS_PER_LOOK }),
    ),
  );
  const keys = found.flat();
  const items = keys.length === 0 ? [] : await table.getMany(keys);
  return items
    .map(events.parse)
    .filter((event) => event.status === status)
    .toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
};
