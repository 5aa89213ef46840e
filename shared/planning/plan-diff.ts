import type { AutomatedPurpose } from '../dealers/automation.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Wanted, WantedMessage } from './plan-messages.ts';
import { endsEverything, isReasonOfPlan, type WithdrawReason } from './plan-reasons.ts';

/**
 * A message of the visit, as far as the plan must know it. `missing`: the plan names it, and it was not made (an earlier run broke).
 * `isOurs`: false for what a person or a rule planned, which is never touched.
 */
export type Existing = {
  messageId: string;
  key: string;
  purpose: AutomatedPurpose;
  contactId: string;
  about?: Instant | undefined;
  round: number;
  dueAt: Instant;
  sendUntil?: Instant | undefined;
  /** Its ladder moved it to a later window, or staff had it sent again. */
  isMovedOn: boolean;
  /** Tells its content from another one. */
  content: string;
  state: 'missing' | 'unsent' | 'sending' | 'sent' | 'failed' | 'withdrawn';
  statusReason?: string | undefined;
  isOurs: boolean;
  /** A rule planned it, and the plan takes it over where it sends such messages itself. */
  isByRule?: boolean | undefined;
  /** Staff edited it: theirs, but no use once the visit is over. */
  isEdited?: boolean | undefined;
};

type Of = { messageId: string; key: string; purpose: AutomatedPurpose };
export type PlanDiff = {
  withdraw: (Of & { reason: WithdrawReason })[];
  move: (Of & { from: Instant; wanted: WantedMessage; why: 'time' | 'content' })[];
  add: { key: string; purpose: AutomatedPurpose; round: number; wanted: WantedMessage }[];
  keep: (Of & { why: 'unchanged' | 'sending' | 'sent' | 'final' | 'not_ours' | 'under_way' })[];
};

export type ContentOf = (wanted: WantedMessage) => string;

/**
 * What has to be done so that a visit has the messages that it should have: what is unsent and unwanted is withdrawn, what is wanted
 * at another time or with another content is moved, what is missing is added. What is claimed, sent, final, or not ours stays.
 */
export const diffPlan = (
  wanted: readonly Wanted[],
  existing: readonly Existing[],
  contentOf: ContentOf,
): PlanDiff => {
  const diff: PlanDiff = { withdraw: [], move: [], add: [], keep: [] };
  const taken = new Set<string>();
  for (const message of existing) {
    const of = { messageId: message.messageId, key: message.key, purpose: message.purpose };
    const kept = whyKept(message);
    if (kept && !(kept === 'not_ours' && isOfNoUse(message, wanted))) {
      diff.keep.push({ ...of, why: kept });
      continue;
    }
    const wish = wishFor(message, wanted);
    if (message.isByRule && wish.want === 'none' && wish.reason === 'not_asked_for') {
      diff.keep.push({ ...of, why: 'not_ours' });
      continue;
    }
    if (wish.want === 'none') {
      // What was never made needs no withdrawing, but its place is taken, so that nobody makes it late.
      diff.withdraw.push({ ...of, reason: wish.reason });
      continue;
    }
    if (wish.want === 'stay') {
      diff.keep.push({ ...of, why: 'under_way' });
      continue;
    }
    taken.add(message.key);
    if (message.state === 'missing') {
      diff.add.push({
        key: message.key,
        purpose: message.purpose,
        round: message.round,
        wanted: wish.wanted,
      });
      continue;
    }
    const why = changeOf(message, wish.wanted, contentOf);
    if (why) diff.move.push({ ...of, from: message.dueAt, wanted: wish.wanted, why });
    else diff.keep.push({ ...of, why: 'unchanged' });
  }
  for (const wish of wanted) {
    if (wish.want !== 'message' || taken.has(wish.key)) continue;
    const earlier = existing.filter(({ key }) => key === wish.key);
    if (earlier.some((message) => blocks(message, wish))) continue;
    const round = Math.max(-1, ...earlier.map((message) => message.round)) + 1;
    diff.add.push({ key: wish.key, purpose: wish.purpose, round, wanted: wish });
  }
  return diff;
};

/** Why a message stays as it is, whatever is wanted; undefined where that is to be seen. */
const whyKept = ({ state, isOurs }: Existing): PlanDiff['keep'][number]['why'] | undefined => {
  switch (state) {
    case 'sending':
      return 'sending';
    case 'sent':
      return 'sent';
    case 'failed':
    case 'withdrawn':
      return 'final';
    case 'unsent':
    case 'missing':
      return isOurs ? undefined : 'not_ours';
  }
};

/** Whether staff edited it and its visit is over since: cancelled, finished and the like win over all that is unsent. */
const isOfNoUse = (message: Existing, wanted: readonly Wanted[]): boolean => {
  if (!message.isEdited) return false;
  const wish = wishFor(message, wanted);
  return wish.want === 'none' && endsEverything(wish.reason);
};

type Wish =
  | { want: 'message'; wanted: WantedMessage }
  | { want: 'none'; reason: WithdrawReason }
  | { want: 'stay' };

const wishFor = (message: Existing, wanted: readonly Wanted[]): Wish => {
  const wish = wanted.find(({ key }) => key === message.key);
  const another = wish ?? wanted.find(({ purpose }) => purpose === message.purpose);
  if (!another) return { want: 'none', reason: 'not_asked_for' };
  if (another.want === 'none') return { want: 'none', reason: another.why };
  if (another.want === 'skipped') {
    // Its own start, or the end of its ladder, says what becomes of it.
    const isOver = wish !== undefined && another.reason === 'too_late' && message.state === 'unsent';
    return isOver ? { want: 'stay' } : { want: 'none', reason: another.reason };
  }
  if (!wish) return { want: 'none', reason: 'replaced' };
  return another.person.contact.contactId === message.contactId
    ? { want: 'message', wanted: another }
    : { want: 'none', reason: 'recipient_changed' };
};

const changeOf = (
  message: Existing,
  wanted: WantedMessage,
  contentOf: ContentOf,
): 'time' | 'content' | undefined => {
  const { dueAt, sendUntil } = wanted.time;
  // The end of its ladder, or staff, gave it a later time; only a plan for later still moves it on.
  const isEarlier = message.isMovedOn && dueAt <= message.dueAt;
  if (!isEarlier && (message.dueAt !== dueAt || message.sendUntil !== sendUntil)) return 'time';
  return message.content === contentOf(wanted) ? undefined : 'content';
};

/**
 * Whether a message for the same occasion means that no other is made: it is on its way or has gone out, to whomever; somebody's wish
 * that it be gone; a failure, which staff see and may repeat. A reminder of another time is another reminder.
 */
const blocks = (message: Existing, wish: WantedMessage): boolean => {
  if (message.state === 'withdrawn') return !isReasonOfPlan(message.statusReason);
  if (message.state === 'missing' || (message.state === 'unsent' && message.isOurs)) return false;
  const isOfAnotherTime = message.about !== undefined && message.about !== wish.about;
  return !(isOfAnotherTime && (message.state === 'sent' || message.state === 'failed'));
};
