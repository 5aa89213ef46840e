import { entries } from '../conversations/conversation-store.ts';
import { inboundRoutes } from '../conversations/inbound-route-store.ts';
import { openNotifications } from '../conversations/inbox-store.ts';
import type { Channel } from '../dealers/settings.ts';
import { digestId } from '../kernel/digest.ts';
import { localDay, parseInstant } from '../kernel/clock.ts';
import { namesIn } from '../events/upsert-subject.ts';
import { messages, providerMessages } from '../messaging/message-store.ts';
import { CONVERSATION_THREAD, INBOX_NOTIFICATION } from '../table/access-patterns/conversations.ts';
import { makeKey } from '../table/key-template.ts';
import type { Item, ItemKey, Table } from '../table/table.ts';
import { referencesOf, type Visit, type VisitReference } from '../visits/visit.ts';
import { openAnswerOf, openAnswers } from '../visits/open-answer-store.ts';
import { digestOf, visitReferences } from '../visits/visit-store.ts';
import type { Dealership } from './find-dealership.ts';
import type { ToldEvent } from './find-told-events.ts';
import { readItems } from './read-items.ts';
import { readPartition } from './read-partition.ts';

export type FindNamedCommand = {
  dealerId: string;
  dealership: Dealership;
  conversationIds: readonly string[];
  thread: readonly Item[];
  visits: readonly Visit[];
  told: readonly ToldEvent[];
};

/**
 * What stands in partitions of its own and is named by a person's visits, events and messages: the names of the visits, the
 * vendors' ids of messages, the threads in the manufacturer's app, and what waits in the teams' inboxes or among the open answers.
 */
export const findNamedItems = async (
  deps: { table: Table; idKey: string },
  command: FindNamedCommand,
): Promise<Item[]> => {
  const threads = await Promise.all(
    command.conversationIds.map((conversationId) =>
      deps.table.findKeys({ pk: makeKey(CONVERSATION_THREAD.pk, { conversationId }), limit: 100 }),
    ),
  );
  const items = await readItems(deps.table, [
    ...referenceKeys(deps.idKey, command),
    ...providerKeys(command.thread),
    ...routeKeys(command),
    ...openKeys(command),
    ...answerKeys(command),
    ...threads.flat().map(({ pk, sk }) => ({ pk, sk })),
  ]);
  const visitIds = new Set(command.visits.map(({ visitId }) => visitId));
  // A name may have been given to another visit since.
  const ours = items.filter(
    (item) => item.entity !== 'visit-reference' || visitIds.has(visitReferences.parse(item).visitId),
  );
  return [...ours, ...(await notificationsOf(deps.table, command, visitIds))];
};

const referenceKeys = (
  idKey: string,
  { dealerId, dealership, visits, told }: FindNamedCommand,
): ItemKey[] => {
  const locationOf = (locationId: string) =>
    dealership.locations.find((location) => location.locationId === locationId);
  const byEvents = told.flatMap(({ record, told: event }) => {
    const location = event && locationOf(event.data.locationId);
    return event && location ? namesIn({ event, partnerId: record.partnerId, location }) : [];
  });
  const byVisits = visits.flatMap(({ startsAt, vehicle, locationId }): VisitReference[] => {
    const zone = locationOf(locationId)?.settings.zone;
    if (startsAt === undefined || zone === undefined) return [];
    return referencesOf({ partnerId: '', locationId, vehicle, day: localDay(parseInstant(startsAt), zone) });
  });
  return [...byEvents, ...byVisits].map((name) =>
    visitReferences.keyOf({ dealerId, kind: name.kind, reference: digestOf(idKey, dealerId, name) }),
  );
};

/** Whose ids of messages are noted (`channel.ts`, `lookUpBy`). */
const NOTING_VENDORS = ['bulkgate', 'sns', 'whatsapp'];

const providerKeys = (thread: readonly Item[]): ItemKey[] =>
  thread
    .filter(({ entity }) => entity === 'message')
    .flatMap((item) => messages.parse(item).attempts)
    .flatMap(({ providerId }) => (providerId === undefined ? [] : [providerId]))
    .flatMap((providerId) => NOTING_VENDORS.map((vendor) => providerMessages.keyOf({ vendor, providerId })));

/** By which names vendors hand over messages of a channel. */
const INBOUND: Record<Channel, readonly string[]> = {
  oem: ['mybmw'],
  whatsapp: ['whatsapp'],
  sms: ['bulkgate', 'aws-sms'],
  email: [],
};

/** Where the messages that the person wrote went. */
const routeKeys = ({ dealerId, thread }: FindNamedCommand): ItemKey[] =>
  thread
    .filter(({ entity }) => entity === 'entry')
    .map(entries.parse)
    .flatMap((entry) => ('providerId' in entry ? [entry] : []))
    .flatMap(({ channel, providerId }) => INBOUND[channel].map((vendor) => digestId(vendor, providerId)))
    .map((messageDigest) => inboundRoutes.keyOf({ dealerId, messageDigest }));

const openKeys = ({ dealerId, dealership: { inboxes }, conversationIds }: FindNamedCommand): ItemKey[] =>
  inboxes.flatMap((inbox) =>
    conversationIds.map((conversationId) => openNotifications.keyOf({ dealerId, inbox, conversationId })),
  );

const answerKeys = ({ visits }: FindNamedCommand): ItemKey[] =>
  visits.flatMap((visit) => {
    const open = openAnswerOf(visit);
    return open ? [openAnswers.keyOf(open)] : [];
  });

/** Of a person's conversations and visits; an inbox that no rule names any more is not looked into, and ends by its clock. */
const notificationsOf = async (
  table: Table,
  { dealerId, dealership: { inboxes }, conversationIds }: FindNamedCommand,
  visitIds: ReadonlySet<string>,
): Promise<Item[]> => {
  const all = await Promise.all(
    inboxes.map((inbox) => readPartition(table, makeKey(INBOX_NOTIFICATION.pk, { dealerId, inbox }))),
  );
  const named = new Set<unknown>([...conversationIds, ...visitIds]);
  return all.flat().filter((item) => named.has(item['conversationId']) || named.has(item['visitId']));
};
