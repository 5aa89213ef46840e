import * as z from 'zod';
import type { CheckInResults } from '../conversations/conversation.ts';
import type { Visit } from './visit.ts';

/* What staff did with a customer's answers. What the answers say stands in the conversation; here is what a list of visits needs. */

const doneSchema = z.object({
  at: z.string(),
  /** The account of who did it. */
  by: z.string(),
});
export type Done = z.infer<typeof doneSchema>;

const answerItemSchema = z.object({
  /** `s1`: the first choice; `r1`: what the customer wrote. */
  id: z.string(),
  /** All stays as planned (planned work was confirmed, an offer declined): nothing is to be done for it, unless somebody says so. */
  asPlanned: z.literal(true).optional(),
  /** Somebody has dealt with it; until then it is open (S2.52). */
  handled: doneSchema.optional(),
});
export type AnswerItem = z.infer<typeof answerItemSchema>;

/** More than this of one visit nobody shares. */
const MOST_SHARED = 50;

export const answersSchema = z.object({
  /** The entry of the conversation that says what was answered. */
  entryId: z.string(),
  items: z.array(answerItemSchema).max(200),
});
export type Answers = z.infer<typeof answersSchema>;

/** What mechanics may see of what the customer wrote (S2.49): a remark by its id, a message by its entry. */
export const sharedSchema = z.array(doneSchema.extend({ id: z.string() })).max(MOST_SHARED);
export type Shared = z.infer<typeof sharedSchema>;

type Service = { code?: string | undefined; name: string };

/** The answers as they come in. All are open but what leaves the work as it is planned. */
export const answersOf = (
  results: CheckInResults,
  planned: readonly Service[],
  entryId: string,
): Answers => ({
  entryId,
  items: [
    ...results.services.map((choice, index): AnswerItem => {
      const isPlanned = planned.some((one) => isSame(one, choice));
      const changesNothing = choice.decision === (isPlanned ? 'accepted' : 'declined');
      return { id: `s${index + 1}`, ...(changesNothing ? { asPlanned: true } : {}) };
    }),
    ...(results.remarks === undefined ? [] : [{ id: REMARK }]),
  ],
});

/** The one remark that results can hold. */
export const REMARK = 'r1';

/** Our page gives the name of a service without a code as its code. */
export const isSame = (planned: Service, { code, name }: { code: string; name: string }): boolean =>
  (planned.code ?? planned.name) === code || planned.name === name;

export const isHandled = ({ asPlanned, handled }: AnswerItem): boolean =>
  asPlanned === true || handled !== undefined;

/** How many of the answers are dealt with. Where nothing is asked for, everything is. */
export const countAnswers = (answers: Answers | undefined): { open: number; handled: number } => {
  const items = answers?.items ?? [];
  const handled = items.filter(isHandled).length;
  return { open: items.length - handled, handled };
};

/** After these nobody has to deal with the answers any more. */
const OVER: ReadonlySet<Visit['status']> = new Set(['finished', 'declined', 'cancelled', 'no_show']);

/** Whether the customer's answers wait for somebody (S2.53). */
export const asksForWork = ({ answers, status }: Pick<Visit, 'answers' | 'status'>): boolean =>
  countAnswers(answers).open > 0 && !OVER.has(status);

/** All answers at once. */
export const ALL_ANSWERS = 'all';

/** The answers with some of them dealt with, or open again, and which those are; none where they are so already. Undefined for one that there is not. */
export const withHandled = (
  answers: Answers | undefined,
  { id, isDone, done }: { id: string; isDone: boolean; done: Done },
): { answers: Answers; changed: string[] } | undefined => {
  const named = answers?.items.filter((item) => id === ALL_ANSWERS || item.id === id) ?? [];
  if (!answers || named.length === 0) return undefined;
  const changed = named.filter((item) => isHandled(item) !== isDone).map((item) => item.id);
  const items = answers.items.map((item): AnswerItem => {
    if (!changed.includes(item.id)) return item;
    return isDone ? { id: item.id, handled: done } : { id: item.id };
  });
  return { answers: { ...answers, items }, changed };
};

/** What is shared with the mechanics, with something more or less. The same list where that is so already; undefined where it is full. */
export const withShared = (
  shared: Shared,
  { id, isDone, done }: { id: string; isDone: boolean; done: Done },
): Shared | undefined => {
  if (shared.some((one) => one.id === id) === isDone) return shared;
  if (!isDone) return shared.filter((one) => one.id !== id);
  return shared.length < MOST_SHARED ? [...shared, { id, ...done }] : undefined;
};
