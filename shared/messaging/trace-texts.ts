import type { Channel } from '../dealers/settings.ts';
import type { Message, Timing } from './message.ts';
import { type PriceView, priceText } from './price.ts';
import { type Reason, REASONS } from './reasons.ts';
import type { TraceLine, TraceStatus } from './trace.ts';

/** What a line of a trace says by its status, in plain words. A reason, where there is one, follows after a colon. */
export const TRACE_TEXTS: Record<TraceStatus, string> = {
  // The plan.
  planned: 'planned',
  possible: 'chosen as a possible channel',
  refused: 'refused when planned',
  // An attempt. Skipped is not failed: a channel that could not be used is no error.
  sending: 'its turn, handed to the vendor',
  sent: 'accepted by the vendor',
  delivered: 'delivered to the customer',
  read: 'read by the customer',
  rejected: 'not delivered',
  released: 'not sent, to be tried again',
  unknown: 'the vendor did not answer; not sent again on this channel',
  skipped: 'skipped when its turn came',
  timed_out: 'given up at its deadline',
  // The message.
  second_copy: 'the customer has it twice',
  moved: 'moved to the next window',
  taken_over: 'its execution broke; another one took over',
  stopped: 'no further channel is tried',
  withdrawn: 'withdrawn before anything was sent',
  not_sent: 'nothing was sent, and nothing failed',
  failed: 'no channel worked; the team was told',
  opened: 'link opened, unverified: link scanners open links too',
  answered: 'the customer’s answers came in: proof that the message was read',
};

const ENDINGS = {
  opted_out: 'the customer wants no messages at all (STOP)',
  visit_cancelled: 'the appointment was cancelled',
  check_in_finished: 'the check-in was finished',
  withdrawn_by_staff: 'somebody of the team took it back',
  erased: 'the customer’s data was erased',
} as const;
/** What ends a message from outside its ladder and its plan. */
export type Ending = keyof typeof ENDINGS;
const SAYS: Readonly<Record<string, string>> = ENDINGS;

/** Why a message was stopped, as its status reason names it. */
export const endingText = (reason: string): string => SAYS[reason] ?? reason.replaceAll('_', ' ');

export const CHANNEL_NAMES: Record<Channel, string> = {
  oem: 'OEM app',
  whatsapp: 'WhatsApp',
  sms: 'SMS',
  email: 'Email',
};

const WHEN: Record<Timing['why'], string> = {
  at_once: 'due at once',
  next_opening: 'due when the hours begin',
  window: 'due within the invite window, at its place in the spread',
  window_open: 'due at once, in the invite window that has begun',
  later: 'due later',
};

/** When a message is due, and why then. */
export const timingText = ({ dueAt, timing }: Pick<Message, 'dueAt' | 'timing'>): string => {
  if (!timing) return `due ${dueAt}`;
  const { why, hours } = timing;
  const at = why === 'at_once' || why === 'window_open' ? '' : `, ${dueAt}`;
  return `${WHEN[why]}${at}${hours ? ` (${hours.from}–${hours.to} ${hours.zone})` : ''}`;
};

export const reasonText = (reason: Reason): string => REASONS[reason].says;

/** `by WhatsApp and by SMS`. */
export const byChannels = (channels: readonly Channel[]): string =>
  channels.map((channel) => `by ${CHANNEL_NAMES[channel]}`).join(' and ');

/** A line for people, without its time: on which channel, what, the vendor's words, the price. */
export const traceText = (line: Omit<TraceLine, 'at'>): string => {
  const on = line.channel === undefined ? '' : `${CHANNEL_NAMES[line.channel]}: `;
  return `${on}${line.says}${evidenceText(line)}`;
};

/** The vendor's words and the price, as they follow a line. */
export const evidenceText = ({
  providerCode,
  providerText,
  price,
}: {
  providerCode?: string | undefined;
  providerText?: string | undefined;
  price?: PriceView | undefined;
}): string => {
  const words = providerText === undefined ? '' : ` “${providerText}”`;
  const code = providerCode
    ? ` [the vendor’s code ${providerCode}${words}]`
    : words && ` [the vendor:${words}]`;
  return `${code}${price === undefined ? '' : ` [${priceText(price)}]`}`;
};
