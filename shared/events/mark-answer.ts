import * as z from 'zod';
import { idsOf } from '../contacts/contact.ts';
import { entries, findEntries } from '../conversations/conversation-store.ts';
import type { ConversationEntry } from '../conversations/conversation.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { timedId } from '../kernel/digest.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { conversationsOfVisit } from '../planning/find-visit-messages.ts';
import { requireVisit } from '../planning/require-visit.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import { type Table, VersionConflict, type Write } from '../table/table.ts';
import { ALL_ANSWERS, asksForWork, REMARK, withHandled, withShared } from '../visits/answers.ts';
import { findPeople } from '../visits/find-people.ts';
import { openAnswerOf, openAnswers } from '../visits/open-answer-store.ts';
import type { Visit } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';

export const answerMarkSchema = z
  .strictObject({
    handled: z.boolean().optional().meta({ description: 'Whether it is dealt with, or open again (S2.52).' }),
    shared: z.boolean().optional().meta({
      description:
        'Whether mechanics see what the customer wrote, with its files. They see it no longer once it is false.',
    }),
  })
  .refine(({ handled, shared }) => (handled === undefined) !== (shared === undefined), 'handled or shared');

export type MarkAnswerDeps = { table: Table; now: Now; log: Log };
export type MarkAnswerCommand = { staff: Staff; visitId: string; itemId: string; command: unknown };
type Did = Extract<ConversationEntry, { kind: 'answer-changed' }>['did'];
type Marked = { visit: Visit; did: Did; items: string[] };

/** A colleague, the customer and an event may write in between; more than a few at one moment do not happen. */
const MOST_TRIES = 5;

/**
 * Marks an answer of the customer as dealt with or open again (S2.52), or lets mechanics see what the customer wrote (S2.49). Visit, the
 * entry that shows who did it, and whether the visit is among the open answers are one write; what is so already changes nothing.
 * Errors: NotFound `visit.unknown`, `answer.unknown`; InvalidInput `answer.invalid`; Conflict `answer.shared_enough`.
 */
export const markAnswer = async (deps: MarkAnswerDeps, command: MarkAnswerCommand): Promise<Visit> => {
  const wanted = parseCommand(answerMarkSchema, 'answer.invalid', 'The change', command.command);
  for (let tries = 1; ; tries += 1) {
    const visit = await requireVisit(deps, command);
    const at = deps.now();
    const marked = await decide(deps, visit, { ...command, ...wanted, at });
    if (marked.items.length === 0) return visit;
    try {
      await deps.table.writeTogether([
        visits.replacement({ ...marked.visit, version: visit.version }, at),
        ...entryOf(visit, marked, command.staff.sub, at),
        ...(await openness(deps, visit, marked.visit, at)),
      ]);
      const { visitId } = visit;
      deps.log.info('answer marked', { visitId, did: marked.did, by: command.staff.sub });
      return marked.visit;
    } catch (error) {
      if (!(error instanceof VersionConflict) || tries === MOST_TRIES) throw error;
    }
  }
};

type Wish = {
  itemId: string;
  handled?: boolean | undefined;
  shared?: boolean | undefined;
  staff: Staff;
  at: Instant;
};

const decide = async (
  deps: MarkAnswerDeps,
  visit: Visit,
  { itemId: id, handled, shared, staff, at }: Wish,
): Promise<Marked> => {
  const done = { at, by: staff.sub };
  if (handled !== undefined) {
    const next = withHandled(visit.answers, { id, isDone: handled, done });
    if (!next) throw unknown(id);
    const { answers, changed } = next;
    return { visit: { ...visit, answers }, did: handled ? 'handled' : 'reopened', items: changed };
  }
  const isShared = shared === true;
  const known = visit.shared ?? [];
  if (!known.some((one) => one.id === id) && !(await mayBeShared(deps, visit, id))) throw unknown(id);
  const next = withShared(known, { id, isDone: isShared, done });
  if (!next)
    throw new AppError(
      'Conflict',
      'answer.shared_enough',
      'The mechanics see as much of this visit as they can. Take something back first.',
    );
  return {
    visit: { ...visit, shared: next },
    did: isShared ? 'shared' : 'unshared',
    items: next === known ? [] : [id],
  };
};

/** Only what the customer wrote, in the check-in or beside it: not who they are, nor what we wrote to them. */
const mayBeShared = async (deps: MarkAnswerDeps, visit: Visit, id: string): Promise<boolean> => {
  if (id === REMARK) return visit.answers?.items.some((item) => item.id === id) === true;
  const people = await findPeople(deps.table, visit);
  const conversationIds = conversationsOfVisit(visit, people.flatMap(idsOf));
  const [entry] = await findEntries(deps.table, { conversationIds, entryIds: [id] });
  return entry?.kind === 'inbound' && entry.at >= visit.createdAt;
};

const unknown = (id: string): AppError =>
  new AppError(
    'NotFound',
    'answer.unknown',
    `The visit has no answer ${id.slice(0, 40)}. The visit names its answers; ${ALL_ANSWERS} means every one.`,
  );

/** Nobody has a conversation whom the visit does not name: then only the visit says who did it. */
const entryOf = (visit: Stored<Visit>, { did, items }: Marked, by: string, at: Instant): Write[] => {
  const [conversationId] = conversationsOfVisit(visit);
  if (conversationId === undefined) return [];
  const { dealerId, locationId, visitId, version } = visit;
  const entryId = timedId(at, visitId, did, String(version));
  const place = { conversationId, dealerId, locationId };
  return [entries.creation({ kind: 'answer-changed', entryId, ...place, at, visitId, items, did, by }, at)];
};

const openness = async (
  { table }: MarkAnswerDeps,
  before: Visit,
  after: Visit,
  at: Instant,
): Promise<Write[]> => {
  const mark = openAnswerOf(after);
  if (!mark || asksForWork(before) === asksForWork(after)) return [];
  const found = await openAnswers.get(table, mark);
  if (asksForWork(after)) return found ? [] : [openAnswers.creation(mark, at)];
  return found ? [openAnswers.removal(found)] : [];
};
