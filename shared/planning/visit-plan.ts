import * as z from 'zod';
import { automatedPurposeSchema } from '../dealers/automation.ts';
import type { ContentOf, Existing, PlanDiff } from './plan-diff.ts';
import type { Wanted, WantedMessage } from './plan-messages.ts';
import { FAR_FUTURE } from './send-time.ts';

/** A message of a visit's plan, or why there is none. No personal data: the message itself has the text's values. */
export const planEntrySchema = z.object({
  key: z.string(),
  purpose: automatedPurposeSchema,
  outcome: z.enum(['planned', 'withdrawn', 'skipped']),
  /** Of what was withdrawn or skipped. */
  reason: z.string().optional(),
  /** Absent where it was skipped. */
  message: z
    .object({
      messageId: z.string(),
      contactId: z.string(),
      round: z.int(),
      about: z.string().optional(),
      dueAt: z.string(),
      sendUntil: z.string(),
      /** Keyed digest of the values of its variables. */
      content: z.string(),
    })
    .optional(),
});
export type PlanEntry = z.infer<typeof planEntrySchema>;

const ofSchema = z.object({ messageId: z.string(), purpose: automatedPurposeSchema });

/**
 * What the automation has planned for a visit. Every change of it has a number, the item's version: who applies a change writes into
 * messages only what no later change has touched, so that an event that is slow never undoes a newer one.
 */
export const visitPlanSchema = z.object({
  visitId: z.string(),
  dealerId: z.string(),
  locationId: z.string(),
  mode: z.enum(['shadow', 'on']),
  /** As that of its visit. */
  expiresAt: z.int().optional(),
  entries: z.array(planEntrySchema).max(100),
  /** In the shadow: what was made before the automation went back there, and is still to be sent. */
  made: z.array(z.string()).max(100).optional(),
  /** The latest change and the event behind it. It is applied by whoever wrote it, or by the next try of the same event. */
  change: z.object({
    at: z.string(),
    cause: z.object({ partnerId: z.string(), eventId: z.string() }),
    withdrawn: z.array(ofSchema.extend({ reason: z.string() })),
    moved: z.array(ofSchema.extend({ from: z.string(), to: z.string(), why: z.enum(['time', 'content']) })),
    added: z.array(ofSchema.extend({ dueAt: z.string() })),
    skipped: z.array(
      z.object({ purpose: automatedPurposeSchema, reason: z.string(), tell: z.enum(['advisor', 'nobody']) }),
    ),
  }),
});
export type VisitPlan = z.infer<typeof visitPlanSchema>;

/** A visit with more messages than that has another problem; what was withdrawn first is forgotten first. */
const MOST_ENTRIES = 100;

type Names = { idOf: (added: PlanDiff['add'][number]) => string; contentOf: ContentOf };

/** The plan's entries after a diff was applied, in the order in which their messages came to be; what was skipped stands at the end. */
export const entriesAfter = (
  before: readonly PlanEntry[],
  wanted: readonly Wanted[],
  existing: readonly Existing[],
  diff: PlanDiff,
  { idOf, contentOf }: Names,
): PlanEntry[] => {
  const entries = new Map<string, PlanEntry>();
  for (const entry of before) if (entry.message) entries.set(entry.message.messageId, entry);
  const live = new Set<string>();
  const at = (messageId: string): PlanEntry | undefined => {
    const known = entries.get(messageId);
    const found = existing.find((message) => message.messageId === messageId);
    return known ?? (found && entryOf(found));
  };
  for (const { messageId, key, why } of diff.keep) {
    const entry = at(messageId);
    const withdrawn = withdrawnAs(existing, messageId);
    if (withdrawn === undefined) live.add(key);
    const edited = existing.find((message) => message.messageId === messageId && message.isEdited);
    // It stays known, so that the end of the visit finds it.
    if (why === 'not_ours' && edited) entries.set(messageId, entryOf(edited));
    else if (why === 'not_ours') entries.delete(messageId);
    else if (entry && withdrawn === undefined)
      entries.set(messageId, { ...entry, outcome: 'planned', reason: undefined });
    else if (entry && entries.has(messageId))
      entries.set(messageId, { ...entry, outcome: 'withdrawn', reason: withdrawn });
  }
  for (const { messageId, reason } of diff.withdraw) {
    const entry = at(messageId);
    if (entry) entries.set(messageId, { ...entry, outcome: 'withdrawn', reason });
  }
  for (const { messageId, wanted: wish } of diff.move) {
    const round = at(messageId)?.message?.round ?? 0;
    entries.set(messageId, entryFor(messageId, wish, round, contentOf));
  }
  for (const added of diff.add) {
    const messageId = idOf(added);
    entries.set(messageId, entryFor(messageId, added.wanted, added.round, contentOf));
  }
  const skipped = wanted.flatMap((wish): PlanEntry[] =>
    wish.want === 'skipped' && !live.has(wish.key)
      ? [{ key: wish.key, purpose: wish.purpose, outcome: 'skipped', reason: wish.reason }]
      : [],
  );
  return withinLimit([...entries.values(), ...skipped]);
};

/** Why a message is withdrawn already; undefined where it is not. */
const withdrawnAs = (existing: readonly Existing[], id: string): string | undefined => {
  const message = existing.find(({ messageId }) => messageId === id);
  return message?.state === 'withdrawn' ? (message.statusReason ?? 'withdrawn') : undefined;
};

const withinLimit = (entries: PlanEntry[]): PlanEntry[] => {
  const tooMany = entries.length - MOST_ENTRIES;
  if (tooMany <= 0) return entries;
  const gone = new Set(entries.filter(({ outcome }) => outcome === 'withdrawn').slice(0, tooMany));
  return entries.filter((entry) => !gone.has(entry)).slice(-MOST_ENTRIES);
};

const entryFor = (messageId: string, wish: WantedMessage, round: number, contentOf: ContentOf): PlanEntry => {
  const { key, purpose, person, about, time } = wish;
  const { dueAt, sendUntil } = time;
  const { contactId } = person.contact;
  const message = { messageId, contactId, round, about, dueAt, sendUntil, content: contentOf(wish) };
  return { key, purpose, outcome: 'planned', message };
};

const entryOf = ({
  key,
  purpose,
  messageId,
  contactId,
  round,
  about,
  dueAt,
  sendUntil,
  content,
}: Existing): PlanEntry => ({
  key,
  purpose,
  outcome: 'planned',
  message: { messageId, contactId, round, about, dueAt, sendUntil: sendUntil ?? FAR_FUTURE, content },
});

/** What is new in a plan, as staff are shown it. */
export const changeOf = (
  before: readonly PlanEntry[],
  after: readonly PlanEntry[],
  wanted: readonly Wanted[],
  diff: PlanDiff,
  { idOf }: Pick<Names, 'idOf'>,
): Omit<VisitPlan['change'], 'at' | 'cause'> => ({
  // By the plan, or since its last change by what stops messages itself: a STOP, a cancellation.
  withdrawn: after.flatMap(({ outcome, purpose, reason, message }) => {
    if (outcome !== 'withdrawn' || !message) return [];
    const { messageId } = message;
    const known = before.find((entry) => entry.message?.messageId === messageId);
    return known?.outcome === 'withdrawn' ? [] : [{ messageId, purpose, reason: reason ?? '' }];
  }),
  moved: diff.move.map(({ messageId, purpose, from, wanted: { time }, why }) => ({
    messageId,
    purpose,
    from,
    to: time.dueAt,
    why,
  })),
  added: diff.add.map((added) => ({
    messageId: idOf(added),
    purpose: added.purpose,
    dueAt: added.wanted.time.dueAt,
  })),
  skipped: wanted.flatMap((wish) => {
    if (wish.want !== 'skipped') return [];
    const { key, purpose, reason, tell } = wish;
    const isSame = (entry: PlanEntry) =>
      entry.outcome === 'skipped' && entry.key === key && entry.reason === reason;
    return after.some(isSame) && !before.some(isSame) ? [{ purpose, reason, tell }] : [];
  }),
});

/** What a plan has made, or had made before its shadow: known for as long as it may still have to be taken back. */
export const madeBy = (plan: VisitPlan | undefined): string[] => {
  if (!plan) return [];
  const named = plan.entries.flatMap(({ message, outcome }) =>
    message && outcome === 'planned' ? [message.messageId] : [],
  );
  return plan.mode === 'on' ? named : (plan.made ?? []);
};
