import * as z from 'zod';
import { type Channel, CHANNELS, channelSchema } from '../dealers/settings.ts';
import type { Instant } from '../kernel/instant.ts';

/* What a person agreed to, and what follows from it. Nothing here loosens by itself: an older word never replaces a newer one, and of two at the same moment the stricter counts. */

/** What a message is for: `marketing` holds an offer, `service` is about the person's own visit. */
export const CONSENT_PURPOSES = ['service', 'marketing'] as const;
export const consentPurposeSchema = z.enum(CONSENT_PURPOSES);
export type ConsentPurpose = z.infer<typeof consentPurposeSchema>;

/** How a decision became known. The second half is what staff and partners may name: somebody said or wrote it to them. */
export const OWN_SOURCES = [
  'keyword',
  'unsubscribe-link',
  'preference-page',
  'complaint',
  'whatsapp-preference',
] as const;
export const RECORDED_SOURCES = ['in-person', 'phone', 'paper-form', 'message', 'partner-event'] as const;
export const consentSourceSchema = z.enum([...OWN_SOURCES, ...RECORDED_SOURCES]);
export type ConsentSource = z.infer<typeof consentSourceSchema>;

const decisionSchema = z.object({
  decision: z.enum(['granted', 'withdrawn']),
  at: z.string(),
  source: consentSourceSchema,
});
export type Decision = z.infer<typeof decisionSchema>;

/** The decisions of a person that hold now, by channel and purpose. What is not there was never decided. */
export const consentSchema = z.partialRecord(
  channelSchema,
  z.object({ service: decisionSchema.optional(), marketing: decisionSchema.optional() }),
);
export type Consent = z.infer<typeof consentSchema>;

export type ConsentChange = Decision & { channel: Channel; purpose: ConsentPurpose };

const counts = (change: Decision, known: Decision | undefined): boolean =>
  known === undefined ||
  change.at > known.at ||
  (change.at === known.at && change.decision === 'withdrawn' && known.decision === 'granted');

/** The decisions after one more. What is older than what is known changes nothing. */
export const withDecision = (
  consent: Consent | undefined,
  { channel, purpose, decision, at, source }: ConsentChange,
): Consent => {
  const known = consent?.[channel];
  return counts({ decision, at, source }, known?.[purpose])
    ? { ...consent, [channel]: { ...known, [purpose]: { decision, at, source } } }
    : { ...consent };
};

/** All that decides whether a person may be written to. */
export type ConsentFacts = {
  contact: {
    consent?: Consent | undefined;
    optOut?: object | undefined;
    blocked?: object | undefined;
  };
  /** The states of every address of the person. */
  addressStates: readonly {
    optOut?: object | undefined;
    marketingStop?: { at: Instant } | undefined;
  }[];
};

export type ConsentRefusal =
  | 'communication_blocked'
  | 'opted_out'
  | 'channel_declined'
  | 'no_marketing_consent';

/**
 * Why a message may not go to a person by a channel, as far as it is for the person or the staff to say. A block stops
 * everything; so does a STOP at any address of the person. A service message goes unless it was declined for the channel; a
 * marketing message needs a yes for the channel, given after the last time that marketing was stopped there.
 */
export const consentRefusal = (
  { contact, addressStates }: ConsentFacts,
  channel: Channel,
  purpose: ConsentPurpose,
): ConsentRefusal | undefined => {
  if (contact.blocked) return 'communication_blocked';
  if (contact.optOut || addressStates.some((state) => state.optOut)) return 'opted_out';
  const own = contact.consent?.[channel];
  if (purpose === 'service') return own?.service?.decision === 'withdrawn' ? 'channel_declined' : undefined;
  const yes = own?.marketing?.decision === 'granted' ? own.marketing : undefined;
  // Meta's switch for marketing is kept at the number, and concerns WhatsApp only.
  const isStopped =
    channel === 'whatsapp' &&
    addressStates.some(
      ({ marketingStop }) => marketingStop !== undefined && marketingStop.at >= (yes?.at ?? ''),
    );
  return yes && !isStopped ? undefined : 'no_marketing_consent';
};

/** What holds for each channel and purpose, with the decision behind it where there is one. */
export const consentTable = (facts: ConsentFacts) =>
  CHANNELS.flatMap((channel) =>
    CONSENT_PURPOSES.map((purpose) => ({
      channel,
      purpose,
      refusal: consentRefusal(facts, channel, purpose),
      decision: facts.contact.consent?.[channel]?.[purpose],
    })),
  );
