import * as z from 'zod';
import type { Contact } from '../contacts/contact.ts';
import { contacts } from '../contacts/contact-store.ts';
import { type ConversationEntry, resultsSchema } from '../conversations/conversation.ts';
import { nameStaff } from '../dealers/name-staff.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { dealsWithCustomers, type Staff } from '../dealers/staff.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import type { Message } from '../messaging/message.ts';
import { traceOf } from '../messaging/trace.ts';
import { namePartners } from '../partners/name-partners.ts';
import type { FindPartner } from '../partners/partner-store.ts';
import {
  viewPlan,
  viewVisitMessage,
  visitMessageSchema,
  visitMessagesSchema,
} from '../planning/describe-visit-messages.ts';
import { findVisitMessages, type VisitMessages } from '../planning/find-visit-messages.ts';
import { requireVisit } from '../planning/require-visit.ts';
import { visitPlans } from '../planning/visit-plan-store.ts';
import type { Table } from '../table/table.ts';
import { findPeople } from '../visits/find-people.ts';
import { type Visit, visitSchema } from '../visits/visit.ts';
import { choicesSchema, forMechanics, remarksSchema, viewChoices, viewRemarks } from './answers-view.ts';
import { entryViewSchema, viewEntry } from './describe-conversation.ts';
import { findInvites } from './find-invites.ts';
import { checkInFacts, messageViewSchema } from './message-view.ts';
import { readAnswers } from './read-answers.ts';
import { viewRow, visitRowSchema } from './visit-row.ts';
import { personSchema, viewPeople } from './visit-people.ts';

const messageSchema = visitMessageSchema
  .extend({ trace: messageViewSchema.shape.trace })
  .meta({ id: 'VisitMessageStory' });
export type MessageStoryView = z.infer<typeof messageSchema>;

const dealingsSchema = z
  .object({
    people: z.array(personSchema).meta({ description: 'In the order in which they are written to.' }),
    ...visitSchema.pick({ orderNumber: true, payment: true, video: true, moved: true }).shape,
    answeredThrough: z.string().optional().meta({ description: 'The partner; `kerbside` is our own page.' }),
    answeredThroughName: z.string().optional().meta({ description: 'What the partner is called.' }),
    choices: choicesSchema,
    agreements: resultsSchema.shape.agreements,
    areAnswersKept: z
      .boolean()
      .meta({ description: 'False where the customer answered and nothing holds the answers any more.' }),
    ...visitMessagesSchema.pick({ automation: true, skipped: true, shadow: true }).shape,
    messages: z
      .array(messageSchema)
      .meta({ description: 'In the order of their times, each with its whole story.' }),
    log: z
      .array(entryViewSchema)
      .meta({ description: 'What happened about the visit, newest first, at most 100.' }),
    isComplete: visitMessagesSchema.shape.isComplete,
    accounts: z
      .record(z.string(), z.string())
      .meta({ description: 'What the people of the team are called whose accounts are named here.' }),
  })
  .meta({ id: 'VisitDealings' });
export type DealingsView = z.infer<typeof dealingsSchema>;

export const visitViewSchema = visitRowSchema
  .extend({
    location: z.object({ name: z.string(), zone: z.string() }),
    remarks: remarksSchema.meta({
      description:
        'What the customer wrote, in the check-in and since the visit is known. For mechanics: what is shared with them.',
    }),
    dealings: dealingsSchema.optional().meta({ description: 'Not for mechanics.' }),
  })
  .meta({ id: 'Visit' });
export type VisitView = z.infer<typeof visitViewSchema>;

export type DescribeVisitDeps = {
  table: Table;
  now: Now;
  findLocation: FindLocation;
  findPartner: FindPartner;
};

/** Of a long conversation the newest are shown here; the conversation itself has them all. */
const MOST_LINES = 100;
const MOST_REMARKS = 25;

/**
 * One visit with everything that staff know of it (S2.45, S2.46). Whoever does not deal with customers sees the vehicle, the planned work
 * and what is shared with them (S2.50, S2.51). Errors: NotFound `visit.unknown`.
 */
export const describeVisit = async (
  deps: DescribeVisitDeps,
  { staff, visitId }: { staff: Staff; visitId: string },
): Promise<VisitView> => {
  const visit = await requireVisit(deps, { staff, visitId });
  const location = await requireLocation(deps.findLocation, visit);
  const people = await findPeople(deps.table, visit);
  const about: About = { deps, visit, location, people, now: deps.now() };
  return dealsWithCustomers(staff) ? describeFully(about) : describeForMechanics(about);
};

type About = {
  deps: DescribeVisitDeps;
  visit: Visit;
  location: LocationInForce;
  people: readonly Contact[];
  now: Instant;
};

const placeOf = ({ location: { name, settings } }: About): VisitView['location'] => ({
  name,
  zone: settings.zone,
});

const inviteOf = async ({ deps, visit }: About): Promise<Message['status'] | undefined> =>
  (await findInvites(deps.table, [visit])).get(visit.visitId);

/** Which partner's app the answers came from. */
const throughOf = async ({
  deps,
  visit: {
    checkIn: { finishedBy },
  },
}: About): Promise<Pick<DealingsView, 'answeredThrough' | 'answeredThroughName'>> => {
  if (!finishedBy) return {};
  const { partnerId } = finishedBy;
  const name = (await namePartners(deps.findPartner, [partnerId])).get(partnerId);
  return { answeredThrough: partnerId, ...(name === undefined ? {} : { answeredThroughName: name }) };
};

const describeForMechanics = async (about: About): Promise<VisitView> => {
  const { deps, visit, location, people, now } = about;
  const shared = (visit.shared ?? []).map(({ id }) => id);
  const { results, messages } =
    shared.length === 0
      ? { results: undefined, messages: [] }
      : await readAnswers(deps, { visit, people, messageIds: shared });
  const remarks = viewRemarks({ visit, results, names: new Map(), messages });
  return {
    ...viewRow(visit, { zone: location.settings.zone, now, invite: await inviteOf(about) }),
    location: placeOf(about),
    remarks: forMechanics(remarks, people),
  };
};

const describeFully = async (about: About): Promise<VisitView> => {
  const { deps, visit, location, people, now } = about;
  const { dealerId, visitId, contactId } = visit;
  const plan = await visitPlans.get(deps.table, { visitId });
  const [found, { results }] = await Promise.all([
    findVisitMessages(deps, { visit, plan, people }),
    readAnswers(deps, { visit, people }),
  ]);
  const lines = linesOf(visit, found);
  const names = await nameStaff(deps.table, { dealerId, accounts: accountsIn(visit, people, lines) });
  const wrote = found.entries.flatMap((entry) =>
    // What was moved to somebody else's conversation is read there.
    entry.kind === 'inbound' && entry.movedTo === undefined ? [entry] : [],
  );
  const said = { visit, results, names };
  const { zone, automation } = location.settings;
  const { orderNumber, payment, video, moved, checkIn } = visit;
  const dealings: DealingsView = {
    people: viewPeople(visit, people, names),
    ...(orderNumber === undefined ? {} : { orderNumber }),
    ...(payment ? { payment } : {}),
    ...(video ? { video } : {}),
    ...(moved ? { moved } : {}),
    ...(await throughOf(about)),
    choices: viewChoices(said),
    ...(results?.agreements ? { agreements: results.agreements } : {}),
    areAnswersKept: checkIn.status !== 'finished' || results !== undefined,
    automation: automation.mode,
    ...viewPlan(plan, zone),
    messages: await viewMessages(about, found),
    log: lines.map(viewEntry),
    isComplete: found.isComplete,
    accounts: Object.fromEntries(names),
  };
  return {
    ...viewRow(visit, {
      zone,
      now,
      customer: people.find((person) => person.contactId === contactId),
      invite: await inviteOf(about),
    }),
    location: placeOf(about),
    remarks: viewRemarks({ ...said, messages: wrote.toSorted(newestFirst).slice(0, MOST_REMARKS) }),
    dealings,
  };
};

const newestFirst = (a: { entryId: string }, b: { entryId: string }): number =>
  a.entryId > b.entryId ? -1 : 1;

/** What happened about this visit, and about what its people may be sent. */
const linesOf = ({ visitId }: Visit, { messages, entries }: VisitMessages): ConversationEntry[] => {
  const ids = new Set(messages.map(({ messageId }) => messageId));
  const isOurs = (entry: ConversationEntry): boolean => {
    if (entry.kind === 'consent' || entry.kind === 'number-changed') return true;
    if ('messageId' in entry) return ids.has(entry.messageId);
    return 'visitId' in entry && entry.visitId === visitId;
  };
  return entries.filter(isOurs).toSorted(newestFirst).slice(0, MOST_LINES);
};

const accountsIn = (
  { answers, shared }: Visit,
  people: readonly Contact[],
  lines: readonly ConversationEntry[],
): string[] => [
  ...(answers?.items.flatMap(({ handled }) => handled?.by ?? []) ?? []),
  ...(shared?.map(({ by }) => by) ?? []),
  ...people.flatMap(({ blocked }) => blocked?.by ?? []),
  ...lines.flatMap((entry) =>
    'by' in entry ? [entry.by] : entry.kind === 'consent' ? (entry.staffId ?? []) : [],
  ),
];

const viewMessages = async (about: About, { messages }: VisitMessages): Promise<MessageStoryView[]> => {
  const { deps, visit, location, now } = about;
  const known = new Set(about.people.map(({ contactId }) => contactId));
  const others = new Set(messages.map(({ contactId }) => contactId).filter((id) => !known.has(id)));
  // Who was one of the visit's people when a message was written, and is none any more.
  const former = await contacts.getMany(
    deps.table,
    [...others].slice(0, 100).map((contactId) => ({ dealerId: visit.dealerId, contactId })),
  );
  const around = { visit, people: [...about.people, ...former], zone: location.settings.zone, now };
  const facts = checkInFacts(visit);
  return messages
    .toSorted((a, b) => (a.dueAt + a.messageId < b.dueAt + b.messageId ? -1 : 1))
    .map((message) => ({ ...viewVisitMessage(message, around), trace: traceOf(message, facts) }));
};
