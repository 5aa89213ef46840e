import { contactIdFor } from '../contacts/contact-identity.ts';
import { describeError } from '../kernel/app-error.ts';
import { parsePartnerEvent } from '../events/accept-event.ts';
import type { PartnerEvent } from '../events/catalogue.ts';
import { type EventRecord, OWN_PARTNER } from '../events/event.ts';
import { events, waitingEvents } from '../events/event-store.ts';
import type { FindPartner } from '../partners/partner-store.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import type { Item, Table } from '../table/table.ts';
import { fromEventName, type Visit } from '../visits/visit.ts';
import type { Dealership } from './find-dealership.ts';
import type { Who } from './personal-data.ts';
import { readItems } from './read-items.ts';

export type FindEventsDeps = { table: Table; log: Log; idKey: string; findPartner: FindPartner };

/** An event about a person, with what it says where that can still be read. */
export type ToldEvent = { item: Item; record: Stored<EventRecord>; told: PartnerEvent | undefined };

/**
 * The events about a person: those of their visits that name them or nobody, those of anybody's visits that name them, and
 * those that wait to be applied and name them. What names somebody else is theirs.
 */
export const findToldEvents = async (
  deps: FindEventsDeps,
  who: Whose,
  { theirs, others, named }: { theirs: readonly Visit[]; others: readonly Visit[]; named: readonly string[] },
): Promise<ToldEvent[]> => {
  const keysOf = (visits: readonly Visit[]) => visits.flatMap(namesOf).map(keyOf);
  const [own, foreign] = await Promise.all([
    readItems(deps.table, [...keysOf(theirs), ...named.map(keyOf)]),
    readItems(deps.table, keysOf(others)),
  ]);
  const waiting: Item[] = [];
  for await (const record of waitingEvents(deps.table)) {
    const item = await deps.table.get(events.keyOf(record));
    if (item && isOf(who, (await whomOf(deps, who, record)).contactId)) waiting.push(item);
  }
  const found: ToldEvent[] = [];
  for (const item of own) {
    const record = events.parse(item);
    const { told, contactId } = await whomOf(deps, who, record);
    if (contactId === undefined || isOf(who, contactId)) found.push({ item, record, told });
  }
  for (const item of [...foreign, ...waiting]) {
    if (found.some((known) => known.item.pk === item.pk)) continue;
    const record = events.parse(item);
    const { told, contactId } = await whomOf(deps, who, record);
    if (isOf(who, contactId)) found.push({ item, record, told });
  }
  return found;
};

/** A person by all ids that lead to them. */
type Whose = Who & { contactIds: readonly string[]; dealership: Dealership };

const isOf = ({ contactIds }: Whose, contactId: string | undefined): boolean =>
  contactId !== undefined && contactIds.includes(contactId);

const keyOf = (name: string) => events.keyOf(fromEventName(name));
const namesOf = ({ events: told = [], checkIn: { finishedBy } }: Visit): string[] =>
  finishedBy ? [...told, `${finishedBy.partnerId}/${finishedBy.eventId}`] : told;

/** What an event says, and whom it names. Nothing where its body is gone, or cannot be read any more. */
const whomOf = async (
  deps: FindEventsDeps,
  { dealerId, dealership }: Who & { dealership: Dealership },
  { partnerId, eventId, body }: EventRecord,
): Promise<{ told?: PartnerEvent; contactId?: string | undefined }> => {
  if (body === '') return {};
  try {
    const aliases = partnerId === OWN_PARTNER ? {} : ((await deps.findPartner(partnerId))?.aliases ?? {});
    const told = parsePartnerEvent({ aliases }, body);
    const { contact, locationId } = told.data;
    const location = dealership.locations.find((each) => each.locationId === locationId);
    if (!contact || !location || told.data.dealerId !== dealerId) return { told };
    const { country, language } = location.settings;
    return {
      told,
      contactId: contactIdFor(deps.idKey, { dealerId, locationId, partnerId, country, language }, contact),
    };
  } catch (error) {
    deps.log.warn('the body of an event cannot be read any more', {
      partnerId,
      eventId,
      fault: describeError(error).slice(0, 100),
    });
    return {};
  }
};
