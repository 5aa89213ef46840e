import * as z from 'zod';
import { channelSchema } from '../dealers/settings.ts';
import { DAY_SECONDS, type Instant } from '../kernel/instant.ts';
import { secondsBetween } from '../kernel/clock.ts';
import { type Reason, reasonSchema } from '../messaging/reasons.ts';

/** What a channel of a location could not do of late, and for how many messages: what staff see of its health (S1.9). */
export const channelTroubleSchema = z.object({
  dealerId: z.string(),
  locationId: z.string(),
  channel: channelSchema,
  reason: reasonSchema,
  firstAt: z.string(),
  lastAt: z.string(),
  /** How many sends met it since the first time. */
  messages: z.int(),
});
export type ChannelTrouble = z.infer<typeof channelTroubleSchema>;

/** What concerns the account or the channel, as against the person who was to be reached; with what the dealer can do about it. */
const ADVICE = {
  no_credit:
    'Buy credit at the provider, or let it top up by itself; then have the failed messages sent again.',
  credentials_rejected:
    'Look up the access data at the provider and save them anew; then send a trial message.',
  account_blocked: 'Ask the provider why the account is blocked or limited.',
  no_approved_template:
    'Have a template approved for the purpose and language, or write to customers by SMS.',
  template_rejected: 'Look at the template at Meta: it was paused, changed or rejected.',
  content_rejected: 'Look at the sender and the text; the provider does not accept one of them.',
  carrier_blocked: 'Have the sender registered; ask the provider how.',
  throttled: 'Wait; if it goes on, ask the provider for a higher rate.',
  vendor_unavailable: 'Wait; the provider’s status page tells more.',
  unknown_vendor_code: 'Ask the people who run this platform; the message’s trace has the code.',
  defect: 'Ask the people who run this platform; the log has the fault.',
} as const satisfies Partial<Record<Reason, string>>;
/** A reason that is about the channel itself, and no single recipient. */
export type ChannelReason = keyof typeof ADVICE;

/** Whether a reason says something about the channel itself. */
export const isAboutChannel = (reason: string): reason is ChannelReason => Object.hasOwn(ADVICE, reason);

/** What to do about a reason, in a sentence. */
export const adviceFor = (reason: Reason): string =>
  isAboutChannel(reason) ? ADVICE[reason] : 'Nothing: this concerns single recipients, not the channel.';

/** Older trouble is over: a channel that is used would have met it again. */
export const TROUBLE_DAYS = 30;

/** The trouble after one more message met a reason. The same reason counts on, another one begins anew. */
export const afterTrouble = (
  current: ChannelTrouble | undefined,
  place: Pick<ChannelTrouble, 'dealerId' | 'locationId' | 'channel'>,
  { reason, at }: { reason: Reason; at: Instant },
): ChannelTrouble => {
  const goesOn =
    current?.reason === reason && secondsBetween(current.lastAt, at) <= TROUBLE_DAYS * DAY_SECONDS;
  return {
    dealerId: place.dealerId,
    locationId: place.locationId,
    channel: place.channel,
    reason,
    firstAt: goesOn ? current.firstAt : at,
    lastAt: goesOn && current.lastAt > at ? current.lastAt : at,
    messages: goesOn ? current.messages + 1 : 1,
  };
};
