import * as z from 'zod';
import type { Instant } from '../kernel/instant.ts';

/** "No more messages": what was said, when, and by which way. It stands at an address, and with the person. */
export const optOutMarkSchema = z.object({
  at: z.string(),
  channel: z.string(),
  /** The stop word, or one of the words below for what was said without one. */
  word: z.string(),
  /** Which saying it was, as a digest: a vendor's repetition of one that was taken back since is known by it. */
  cause: z.string().optional(),
  /** Where it was said, where that is not here: the digest of another address of the same person, or the person's id. */
  from: z.string().optional(),
  /** The message that confirms it to the person: one at most. */
  notice: z.string().optional(),
});
export type OptOutMark = z.infer<typeof optOutMarkSchema>;

/** The word of an opt-out by the link of a mail. */
export const UNSUBSCRIBED = 'unsubscribe';
/** The word of an opt-out on the preference page. */
export const PREFERENCES = 'preferences';
/** The word of a report of spam. */
export const COMPLAINT = 'complaint';
/** The word of an opt-out that somebody of the staff recorded. */
export const RECORDED = 'recorded';

export type OptOutKind = 'link' | 'keyword' | 'complaint' | 'recorded';

/** Which way an opt-out was said: each can be taken back in its own way only. */
export const kindOf = ({ word, channel }: Pick<OptOutMark, 'word' | 'channel'>): OptOutKind => {
  if (word === COMPLAINT) return 'complaint';
  if (word === RECORDED) return 'recorded';
  if (word === PREFERENCES || (word === UNSUBSCRIBED && channel === 'email')) return 'link';
  return 'keyword';
};

const WEIGHT: Readonly<Record<OptOutKind, number>> = { link: 1, keyword: 2, recorded: 3, complaint: 4 };

/** What was said at the address itself outweighs what only follows from another one, so that it stays when that is taken back. */
const weightOf = (mark: OptOutMark): number => WEIGHT[kindOf(mark)] + (mark.from === undefined ? 10 : 0);

/** Of two opt-outs the one that is harder to take back, else the first. */
export const weightier = (one: OptOutMark, other: OptOutMark): OptOutMark => {
  const difference = weightOf(other) - weightOf(one);
  return difference > 0 || (difference === 0 && other.at < one.at) ? other : one;
};

/** An address, or a person, as far as opt-outs go. */
export type Markable = {
  optOut?: OptOutMark | undefined;
  /** When an opt-out was last taken back, and which one. */
  resumedAt?: Instant | undefined;
  resumedFrom?: string | undefined;
  /** The message that confirms the taking back. */
  resumeNotice?: string | undefined;
};

/**
 * With one more opt-out. Of two the weightier is kept, else the first. Only what was said before the last taking back, or is a
 * vendor's repetition of what that took back, does not count.
 */
export const withOptOut = <T extends Markable>(current: T, said: OptOutMark): T => {
  const { optOut, resumedAt, resumedFrom } = current;
  const isOld =
    (resumedAt !== undefined && said.at < resumedAt) ||
    (said.cause !== undefined && said.cause === resumedFrom);
  if (isOld || (optOut && weightOf(optOut) >= weightOf(said))) return current;
  return { ...current, optOut: said };
};

/** Somebody wants messages again: in which way it was said, where, and when. */
export type Resumption = {
  by: 'link' | 'keyword' | 'recorded';
  at: Instant;
  /** Where it was said: an address by its digest, a person by their id. What was said elsewhere stays, unless the staff record it. */
  origin: string;
};

/**
 * Whether a way of saying "messages again" takes an opt-out back: a link what was said by a link, START what was said by STOP,
 * and the staff, on the person's word, all of it. A complaint is never taken back by a link or a keyword.
 */
const takesBack = ({ by, at, origin }: Resumption, mark: OptOutMark, here: string): boolean => {
  if (at < mark.at) return false;
  return by === 'recorded' || (kindOf(mark) === by && (origin === here || origin === mark.from));
};

/** Without its opt-out, where that is taken back. `here`: the digest of the address, or the person's id. */
export const withoutOptOut = <T extends Markable>(current: T, resumption: Resumption, here: string): T => {
  const { optOut } = current;
  if (!optOut || !takesBack(resumption, optOut, here)) return current;
  return {
    ...current,
    optOut: undefined,
    resumedAt: resumption.at,
    resumedFrom: optOut.cause,
    resumeNotice: undefined,
  };
};
