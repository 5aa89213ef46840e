import type { Channel } from '../dealers/settings.ts';
import type { Instant } from '../kernel/instant.ts';
import { sameValue } from '../kernel/same-value.ts';
import { type Attempt, isUnderWay, mayHaveArrived, type Message } from './message.ts';
import { knownPrice, type Price } from './price.ts';
import type { Reason } from './reasons.ts';
import { vendorWords } from './vendor-words.ts';

/** What a vendor reports later about an attempt. */
export type Receipt = {
  status: 'sent' | 'delivered' | 'read' | 'failed';
  at: Instant;
  providerId?: string;
  reason?: Reason;
  providerCode?: string;
  /** The vendor's words, as they came. */
  providerText?: string;
  price?: Price;
};

const RANK: Record<Attempt['status'], number> = {
  skipped: 0,
  released: 0,
  sending: 0,
  unknown: 1,
  rejected: 2,
  timed_out: 2,
  sent: 2,
  delivered: 3,
  read: 4,
};

/** What never left cannot fail, and what has failed does not fail again. */
const NOT_UNDER_WAY: ReadonlySet<Attempt['status']> = new Set(['skipped', 'released', 'rejected']);

/** `failed` counts only while nothing better is known: WhatsApp may report `delivered` after `failed`, never the other way round. */
const attemptAfter = (message: Message, attempt: Attempt, receipt: Receipt): Attempt => {
  const known = withFacts(attempt, receipt);
  switch (receipt.status) {
    case 'failed': {
      if (RANK[attempt.status] >= RANK.delivered || NOT_UNDER_WAY.has(attempt.status)) return known;
      const words = vendorWords(receipt.providerText, Object.values(message.variables));
      return {
        ...known,
        ...isLate(attempt),
        status: 'rejected',
        reason: receipt.reason ?? 'unknown_vendor_code',
        ...(receipt.providerCode === undefined ? {} : { providerCode: receipt.providerCode }),
        ...(words === undefined ? {} : { providerText: words }),
        times: { ...known.times, failed: receipt.at },
      };
    }
    case 'sent':
      return attempt.status === 'sending' || attempt.status === 'unknown'
        ? { ...known, status: 'sent' }
        : known;
    case 'delivered':
    case 'read': {
      const { failed: _failed, ...times } = known.times ?? {};
      const { reason: _reason, providerCode: _code, providerText: _words, ...clean } = known;
      const isBetter = RANK[receipt.status] > RANK[attempt.status];
      return {
        ...(isBetter ? { ...clean, ...isLate(attempt), status: receipt.status } : known),
        times: { ...times, [receipt.status]: earliest(times, receipt) },
      };
    }
  }
};

/** What any receipt tells, whatever it says of the outcome. The price of `sent` is said again later: a write for it alone is not worth it. */
const withFacts = (attempt: Attempt, { status, providerId, price }: Receipt): Attempt => {
  const costs = status === 'sent' ? attempt.price : knownPrice(attempt.price, price);
  return {
    ...attempt,
    ...(attempt.providerId === undefined && providerId !== undefined ? { providerId } : {}),
    ...(costs === undefined ? {} : { price: costs }),
  };
};

const isLate = ({ status }: Attempt): Pick<Attempt, 'late'> => (status === 'timed_out' ? { late: true } : {});

/** Vendors repeat themselves: the earliest time is when it was. */
const earliest = (times: Attempt['times'], { status, at }: Receipt): Instant => {
  const known = status === 'read' ? times?.read : times?.delivered;
  return known !== undefined && known <= at ? known : at;
};

/** The channels by which the customer has the message, where that is more than one. Follows from the attempts alone, so no order of receipts can change it. */
const copiesOf = (attempts: readonly Attempt[]): Channel[] | undefined => {
  const arrived = attempts.filter(({ status }) => status === 'delivered' || status === 'read');
  return arrived.length > 1 ? arrived.map(({ channel }) => channel) : undefined;
};

export type ReceiptDecision = {
  /** The message to write; undefined when the receipt tells nothing new. */
  message?: Message;
  /** What the waiting state must be told, before the write that forgets its token. */
  wake?:
    | { taskToken: string; result: 'delivered' }
    | { taskToken: string; result: 'rejected'; reason: Reason };
  /** All channels by which the customer has it, when this receipt tells of one copy more (B3). */
  secondCopy?: readonly Channel[];
};

/**
 * The message after a receipt. The result does not depend on the order or the number of receipts (property test); a
 * late `delivered` of an earlier channel completes the wait of the present one.
 */
export const applyReceipt = (message: Message, number: number, receipt: Receipt): ReceiptDecision => {
  const attempt = message.attempts.find((candidate) => candidate.number === number);
  if (!attempt) return {};
  const after = attemptAfter(message, attempt, receipt);
  const attempts = message.attempts.map((candidate) => (candidate.number === number ? after : candidate));
  const status = statusAfter(message, attempts);
  const changed = !sameValue(after, attempt) || status !== message.status;
  const latest = attempts.at(-1)?.number === number;
  const { taskToken } = message;
  const wake =
    taskToken === undefined
      ? undefined
      : after.status === 'delivered' || after.status === 'read'
        ? ({ taskToken, result: 'delivered' } as const)
        : after.status === 'rejected' && latest
          ? ({ taskToken, result: 'rejected', reason: after.reason ?? 'unknown_vendor_code' } as const)
          : undefined;
  const copies = copiesOf(attempts);
  const next: Message = {
    ...message,
    attempts,
    status,
    ...(copies ? { copies } : {}),
    ...(wake ? { taskToken: undefined } : {}),
  };
  const isCopy = copies !== undefined && copies.length > (message.copies?.length ?? 1);
  return {
    ...(changed || wake ? { message: next } : {}),
    ...(wake ? { wake } : {}),
    ...(isCopy ? { secondCopy: copies } : {}),
  };
};

/**
 * What the attempts make of the message. A mail is `sent` once SES has accepted it, and no state waits for it any more:
 * when it bounces later and nothing else is under way, the message ends as it would have ended had SES refused it at
 * once. One that was stopped ends as withdrawn where no copy can have arrived, whichever came first.
 */
const statusAfter = (message: Message, attempts: readonly Attempt[]): Message['status'] => {
  if (attempts.some((attempt) => attempt.status === 'read')) return 'read';
  if (attempts.some((attempt) => attempt.status === 'delivered')) return 'delivered';
  if (message.status !== 'sent') return message.status;
  if (message.statusReason !== undefined) return attempts.some(mayHaveArrived) ? 'sent' : 'withdrawn';
  return attempts.some(isUnderWay) ? 'sent' : 'failed';
};
