import type { Channel } from '../dealers/settings.ts';
import type { Message } from './message.ts';
import { type Reason, REASONS } from './reasons.ts';

/** One line of "why?" (B2): what was decided or happened on a channel, when, and in plain words. */
export type TraceLine = {
  at: string;
  channel: Channel;
  status: string;
  reason?: Reason;
  says: string;
  providerCode?: string;
};

const SAYS: Record<string, string> = {
  possible: 'chosen as a possible channel',
  refused: 'refused when planned',
  sending: 'being handed to the vendor',
  sent: 'accepted by the vendor',
  delivered: 'delivered to the customer',
  read: 'read by the customer',
  rejected: 'not delivered',
  released: 'not sent; may be tried again',
  unknown: 'the vendor did not answer; not sent again on this channel',
  skipped: 'skipped when its turn came',
  timed_out: 'given up at its deadline',
};

/** The decisions of a message in the order in which they fell: first the plan, then every attempt. Skipped is not failed. */
export const traceOf = (message: Message): TraceLine[] => [
  ...message.candidates.map(({ channel, refused }) =>
    line(message.createdAt, channel, refused === undefined ? 'possible' : 'refused', refused),
  ),
  ...message.attempts.map(({ at, channel, status, reason, providerCode }) =>
    line(at, channel, status, reason, providerCode),
  ),
];

const line = (
  at: string,
  channel: Channel,
  status: string,
  reason?: Reason,
  providerCode?: string,
): TraceLine => ({
  at,
  channel,
  status,
  ...(reason === undefined ? {} : { reason }),
  says: [SAYS[status] ?? status, ...(reason === undefined ? [] : [REASONS[reason].says])].join(': '),
  ...(providerCode === undefined ? {} : { providerCode }),
});
