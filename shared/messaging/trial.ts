import * as z from 'zod';
import { type Channel, channelSchema } from '../dealers/settings.ts';
import { SMS_PROVIDERS, type SmsProvider, type SmsProviderFacts } from '../dealers/sms-providers.ts';
import { addSeconds, secondsBetween } from '../kernel/clock.ts';
import type { Instant } from '../kernel/instant.ts';
import type { SendOutcome } from './claim.ts';
import type { Receipt } from './receipt.ts';
import { reasonSchema } from './reasons.ts';

/** One trial message: what was asked, and what the provider said (S1.7). Its address is kept as a keyed digest and its ends only. */
export const trialSchema = z.object({
  trialId: z.string(),
  /** Those of the time when there were trial SMS only say nothing. */
  channel: channelSchema.default('sms'),
  locationId: z.string(),
  toDigest: z.string(),
  /** `+49…01`, or `j…@m….example`. */
  to: z.string(),
  provider: z.string(),
  /** The name of the template by which a trial WhatsApp went out. */
  template: z.string().optional(),
  /** The account of who tried. */
  by: z.string(),
  at: z.string(),
  /** `unknown`: the provider gave no clear answer, so the message may arrive. `not_sent`: it certainly does not, a later trial may. */
  status: z.enum(['sending', 'accepted', 'rejected', 'not_sent', 'unknown', 'delivered', 'failed']),
  reason: reasonSchema.optional(),
  providerCode: z.string().optional(),
  /** When the provider reported what became of it. */
  reportedAt: z.string().optional(),
});
export type Trial = z.infer<typeof trialSchema>;

/** The trials of a dealer, newest first. One item: it is the claim of a trial, the limit of their number, and their list. */
export const trialsSchema = z.object({ dealerId: z.string(), trials: z.array(trialSchema).max(40) });
export type Trials = z.infer<typeof trialsSchema>;

/** So many of a channel are shown and kept. */
const KEPT = 10;
/** Over all channels: a trial costs money where the provider has no free ones, and must not become a way to pester somebody. */
const MOST_AN_HOUR = 5;
const HOUR = 3600;
/** A second click on the button, or the same request again. Who wants a second message asks again after a minute. */
const SAME_CLICK_SECONDS = 60;

export type TrialDecision =
  | { trial: 'granted'; trials: Trials; granted: Trial }
  | { trial: 'same'; earlier: Trial }
  | { trial: 'too_many'; retryAt: Instant };

/** May a trial leave now? Of two clicks on one button only the first one sends. */
export const decideTrial = (current: Trials | undefined, dealerId: string, wanted: Trial): TrialDecision => {
  const trials = current?.trials ?? [];
  const earlier = trials.find(
    ({ channel, locationId, toDigest, at }) =>
      channel === wanted.channel &&
      locationId === wanted.locationId &&
      toDigest === wanted.toDigest &&
      secondsBetween(at, wanted.at) < SAME_CLICK_SECONDS,
  );
  if (earlier) return { trial: 'same', earlier };
  const oldest = trials[MOST_AN_HOUR - 1];
  if (oldest && secondsBetween(oldest.at, wanted.at) < HOUR)
    return { trial: 'too_many', retryAt: addSeconds(oldest.at, HOUR) };
  return {
    trial: 'granted',
    granted: wanted,
    trials: { dealerId, trials: [wanted, ...latestOfEach(trials, wanted.channel)] },
  };
};

/** What is kept beside a new trial of a channel. The last five of all are always among them, which the limit goes by. */
const latestOfEach = (trials: readonly Trial[], channel: Channel): Trial[] => {
  const room = new Map<Channel, number>([[channel, KEPT - 1]]);
  return trials.filter((trial) => {
    const left = room.get(trial.channel) ?? KEPT;
    room.set(trial.channel, left - 1);
    return left > 0;
  });
};

const changeTrial = (trials: Trials, trialId: string, change: (trial: Trial) => Trial): Trials => ({
  ...trials,
  trials: trials.trials.map((trial) => (trial.trialId === trialId ? change(trial) : trial)),
});

/** The trials after the provider's answer. A receipt that was quicker is never taken back. */
export const recordTrialOutcome = (trials: Trials, trialId: string, outcome: SendOutcome): Trials =>
  changeTrial(trials, trialId, (trial) => {
    if (trial.status !== 'sending') return trial;
    switch (outcome.outcome) {
      case 'accepted':
        return { ...trial, status: 'accepted' };
      case 'rejected':
      case 'released': {
        const { reason, providerCode } = outcome;
        const status = outcome.outcome === 'rejected' ? 'rejected' : 'not_sent';
        return { ...trial, status, reason, providerCode };
      }
      case 'unknown':
        return { ...trial, status: 'unknown' };
    }
  });

/** The trials after a receipt, in whatever order receipts come: `delivered` stays. */
export const recordTrialReceipt = (trials: Trials, trialId: string, receipt: Receipt): Trials =>
  changeTrial(trials, trialId, (trial) => {
    if (trial.status === 'delivered') return trial;
    if (receipt.status === 'failed') {
      const { reason, providerCode } = receipt;
      return {
        ...trial,
        status: 'failed',
        reportedAt: receipt.at,
        ...(reason === undefined ? {} : { reason }),
        ...(providerCode === undefined ? {} : { providerCode }),
      };
    }
    if (receipt.status === 'sent')
      return trial.status === 'sending' || trial.status === 'unknown'
        ? { ...trial, status: 'accepted' }
        : trial;
    const { reason: _reason, providerCode: _code, ...clean } = trial;
    return { ...clean, status: 'delivered', reportedAt: receipt.at };
  });

/** A trial whose sender broke off before the answer: after so long nobody will tell any more. */
const LONGEST_SEND_SECONDS = 60;

/** The trial as it must be told: what is still `sending` after a minute never got an answer. */
export const presentTrial = (trial: Trial, now: Instant): Trial =>
  trial.status === 'sending' && secondsBetween(trial.at, now) >= LONGEST_SEND_SECONDS
    ? { ...trial, status: 'unknown' }
    : trial;

/** `+4917139200001` becomes `+49…01`. */
export const maskNumber = (number: string): string => `${number.slice(0, 3)}…${number.slice(-2)}`;

/** `jan@muster.example` becomes `j…@m….example`: who tried it knows it again, and nobody else does. */
export const maskAddress = (address: string): string => {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return `${address.slice(0, 1)}…@${domain.slice(0, 1)}…${domain.slice(domain.lastIndexOf('.'))}`;
};

/** The text of a trial SMS. It holds the word by which the provider knows a free test (S1.8), and stays within one SMS. */
export const trialText = (provider: SmsProvider, locationName: string): string => {
  const { trialWord, label }: SmsProviderFacts = SMS_PROVIDERS[provider];
  return `${trialWord} ${label}: SMS of ${locationName.slice(0, 60)} work. Nothing to do.`;
};

/** `trial~<dealer>~<trial>`: by it a receipt finds its trial. Never the reference of a message. */
export const trialReference = (dealerId: string, trialId: string): string => `trial~${dealerId}~${trialId}`;
export const parseTrialReference = (reference: string): { dealerId: string; trialId: string } | undefined => {
  const match = /^trial~([A-Za-z0-9_-]{1,40})~([0-9A-Z]{10,40})$/.exec(reference);
  return match?.[1] && match[2] ? { dealerId: match[1], trialId: match[2] } : undefined;
};
