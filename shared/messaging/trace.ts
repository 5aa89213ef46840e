import * as z from 'zod';
import { channelSchema } from '../dealers/settings.ts';
import type { Instant } from '../kernel/instant.ts';
import { type Attempt, attemptSchema, mayHaveArrived, type Message } from './message.ts';
import { MAIL_LIST_PRICE, type PriceView, priceViewSchema } from './price.ts';
import type { Reason } from './reasons.ts';
import { byChannels, CHANNEL_NAMES, endingText, reasonText, timingText, TRACE_TEXTS } from './trace-texts.ts';

const traceStatusSchema = z.enum([
  'planned',
  'possible',
  'refused',
  ...attemptSchema.shape.status.options,
  'second_copy',
  'moved',
  'taken_over',
  'stopped',
  'withdrawn',
  'not_sent',
  'failed',
  'opened',
  'answered',
]);
export type TraceStatus = z.infer<typeof traceStatusSchema>;

/** One line of "why?" (B2): what was decided or happened, when, and in plain words. No personal data. */
export const traceLineSchema = z.object({
  at: z.string(),
  channel: channelSchema
    .optional()
    .meta({ description: 'Absent where the line is about the message as a whole.' }),
  attempt: z.int().optional().meta({ description: 'Which attempt it is about, counted from 1.' }),
  status: traceStatusSchema,
  reason: z.string().optional(),
  says: z.string().meta({ description: 'The decision in plain words.' }),
  providerCode: z.string().optional().meta({ description: 'The vendor’s own code.' }),
  providerText: z.string().optional().meta({
    description: 'The vendor’s own words, without what could name the customer.',
  }),
  price: priceViewSchema.optional(),
});
export type TraceLine = z.infer<typeof traceLineSchema>;

/** What became of the check-in that the message invites to. */
export type CheckInFacts = {
  version: number;
  openedAt?: Instant | undefined;
  finishedAt?: Instant | undefined;
  /** `our own page`, `the partner tjekvik`; undefined where that is not for the reader. */
  answeredThrough?: string | undefined;
};

/**
 * The decisions of a message in the order in which they fell: the plan, every attempt with what was decided and reported,
 * what moved or ended the ladder, second copies, and what became of the link. Skipped is not failed.
 */
export const traceOf = (message: Message, checkIn?: CheckInFacts): TraceLine[] =>
  [
    ...planLines(message),
    ...message.attempts.flatMap((attempt) => attemptLines(message, attempt)),
    ...ladderLines(message),
    ...copyLines(message),
    ...endLines(message),
    ...(message.link && checkIn?.version === message.link.version ? checkInLines(checkIn) : []),
    // What belongs to one instant stays in this order.
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/** What a status says, and why. */
const says = (status: TraceStatus, ...why: readonly (string | undefined)[]): string => {
  const reasons = why.filter((each) => each !== undefined && each !== '');
  return reasons.length === 0 ? TRACE_TEXTS[status] : `${TRACE_TEXTS[status]}: ${reasons.join('; ')}`;
};

const planLines = (message: Message): TraceLine[] => {
  const { createdAt: at, candidates, cause } = message;
  const rule = cause.ruleId === undefined ? undefined : `by rule ${cause.ruleId}`;
  // A message that moved is due later than it was planned for; the moves tell of it.
  const [firstMove] = message.moved ?? [];
  const due = firstMove ? `due ${firstMove.from}` : timingText(message);
  const held = message.status === 'held' ? 'held until somebody of the team approves it' : undefined;
  return [
    { at, status: 'planned', says: says('planned', rule, due, held) },
    ...candidates.map(({ channel, refused }): TraceLine => {
      const status = refused === undefined ? 'possible' : 'refused';
      return { at, channel, status, ...because(refused), says: says(status, refused && reasonText(refused)) };
    }),
  ];
};

const because = (reason: Reason | undefined): { reason?: Reason } => (reason === undefined ? {} : { reason });

/** An attempt from its claim to what is known of it now; the last line has its present status, the vendor's words and the price. */
const attemptLines = (message: Message, attempt: Attempt): TraceLine[] => {
  const { channel, number, times = {}, late } = attempt;
  const line = (
    status: Attempt['status'],
    at: Instant,
    reason?: Reason,
    ...more: (string | undefined)[]
  ): TraceLine => ({
    // A vendor's clock may be behind ours; nothing was reported before it was sent.
    at: at < attempt.at ? attempt.at : at,
    channel,
    attempt: number,
    status,
    ...because(reason),
    says: says(status, reason && reasonText(reason), ...more),
  });
  const lines: TraceLine[] = [];
  if (attempt.status === 'skipped') {
    lines.push(line('skipped', attempt.at, attempt.reason, changedSince(message, attempt)));
  } else {
    lines.push(line('sending', attempt.at, undefined, changedSince(message, attempt)));
    if (times.accepted !== undefined)
      lines.push(line('sent', times.accepted, undefined, lateCopyOf(attempt)));
    else if (UNANSWERED.has(attempt.status))
      lines.push(line('unknown', attempt.at, undefined, lateCopyOf(attempt)));
    if (late || attempt.status === 'timed_out')
      lines.push(line('timed_out', givenUpAt(message, attempt), 'no_receipt'));
    if (times.delivered !== undefined)
      lines.push(line('delivered', times.delivered, undefined, late && AFTER_ALL));
    if (times.read !== undefined) lines.push(line('read', times.read, undefined, late && AFTER_ALL));
    if (!lines.some(({ status }) => status === attempt.status))
      lines.push(line(attempt.status, times.failed ?? times.accepted ?? attempt.at, attempt.reason));
  }
  const last = lines.findLastIndex(({ status }) => status === attempt.status);
  return lines.map((each, index) => (index === last ? { ...each, ...evidenceOf(attempt) } : each));
};

/** Without the vendor's answer an attempt comes to these only when nobody knows whether it was sent. */
const UNANSWERED: ReadonlySet<Attempt['status']> = new Set(['unknown', 'timed_out', 'delivered', 'read']);

const AFTER_ALL = 'after it had been given up';

/** What is not as it was when the message was planned; undefined where nothing changed. */
const changedSince = (message: Message, attempt: Attempt): string | undefined => {
  const planned = message.candidates.find(({ channel }) => channel === attempt.channel);
  if (!planned) return undefined;
  if (attempt.status === 'skipped')
    return planned.refused === undefined ? 'was possible when planned' : undefined;
  return planned.refused === undefined
    ? undefined
    : `possible now, when planned it was not (${reasonText(planned.refused)})`;
};

const lateCopyOf = ({ mayArriveLate }: Attempt): string | undefined =>
  mayArriveLate
    ? 'nothing tells this vendor when to give up, so that a copy may arrive after the deadline'
    : undefined;

/** The next attempt, or the end of the ladder, is what an attempt is given up for. */
const givenUpAt = (message: Message, attempt: Attempt): Instant =>
  message.attempts.find(({ number }) => number > attempt.number)?.at ?? message.ended?.at ?? attempt.at;

const evidenceOf = (attempt: Attempt): Pick<TraceLine, 'providerCode' | 'providerText' | 'price'> => {
  const { providerCode, providerText } = attempt;
  const price = priceOf(attempt);
  return {
    ...(providerCode === undefined ? {} : { providerCode }),
    ...(providerText === undefined ? {} : { providerText }),
    ...(price === undefined ? {} : { price }),
  };
};

const priceOf = (attempt: Attempt): PriceView | undefined => {
  if (attempt.price) return { ...attempt.price, source: 'vendor' };
  return attempt.channel === 'email' && attempt.providerId !== undefined && mayHaveArrived(attempt)
    ? MAIL_LIST_PRICE
    : undefined;
};

const ladderLines = ({ moved = [], takenOver = [], ...message }: Message): TraceLine[] => [
  ...moved.map(({ at }, index): TraceLine => {
    const next = moved[index + 1];
    return { at, status: 'moved', says: says('moved', next ? `due ${next.from}` : timingText(message)) };
  }),
  ...takenOver.map((at): TraceLine => ({ at, status: 'taken_over', says: says('taken_over') })),
];

/** A copy more is known when the later of two arrivals is reported. */
const copyLines = ({ attempts, copies }: Message): TraceLine[] => {
  if (!copies) return [];
  const arrivals = attempts
    .filter(({ status }) => status === 'delivered' || status === 'read')
    .map(({ at, times }) => times?.delivered ?? times?.read ?? at)
    .toSorted();
  return [{ at: arrivals[1] ?? '', status: 'second_copy', says: says('second_copy', byChannels(copies)) }];
};

const endLines = (message: Message): TraceLine[] => {
  const { status, statusReason, ended, attempts } = message;
  const at = ended?.at ?? attempts.at(-1)?.times?.failed ?? attempts.at(-1)?.at ?? message.createdAt;
  const why = statusReason === undefined ? undefined : endingText(statusReason);
  const line = (of: TraceStatus): TraceLine[] => [{ at, status: of, says: says(of, why) }];
  if (status === 'withdrawn') return line('withdrawn');
  if (status === 'skipped') return line('not_sent');
  if (statusReason !== undefined) return line('stopped');
  return status === 'failed' || ended
    ? [{ at, status: 'failed', says: says('failed', ...obstacles(message)) }]
    : [];
};

/** Each channel with the last thing that was said against it (S0.29). */
const obstacles = ({ candidates, attempts }: Message): (string | undefined)[] =>
  candidates.map(({ channel, refused }) => {
    const attempt = attempts.findLast((tried) => tried.channel === channel);
    const reason = attempt ? attempt.reason : refused;
    return reason && `${CHANNEL_NAMES[channel]}: ${reasonText(reason)}`;
  });

const checkInLines = ({ openedAt, finishedAt, answeredThrough }: CheckInFacts): TraceLine[] => [
  ...(openedAt === undefined ? [] : [{ at: openedAt, status: 'opened' as const, says: says('opened') }]),
  ...(finishedAt === undefined
    ? []
    : [
        {
          at: finishedAt,
          status: 'answered' as const,
          says: says('answered', answeredThrough && `through ${answeredThrough}`),
        },
      ]),
];
