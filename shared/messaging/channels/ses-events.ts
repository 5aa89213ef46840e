import * as z from 'zod';
import { parseInstant } from '../../kernel/clock.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { VendorReceipt } from '../channel.ts';
import { sesMeaningOf, UNKNOWN_BOUNCE } from './ses-event-codes.ts';
import { REFERENCE_TAG, referenceOfTag } from './ses-reference.ts';

/** What an event of SES is to us: a receipt for an attempt, or nothing, and why. */
export type SesEvent = { receipt: VendorReceipt } | { ignored: string; reference?: string };

const wordSchema = z.string().optional().catch(undefined);
const reportSchema = z.looseObject({ timestamp: wordSchema }).optional().catch(undefined);
const eventSchema = z.looseObject({
  eventType: z.string(),
  mail: z.looseObject({
    messageId: z.string().min(1),
    timestamp: wordSchema,
    destination: z.array(z.string()).catch([]),
    tags: z.record(z.string(), z.array(z.string()).catch([])).catch({}),
  }),
  delivery: reportSchema,
  bounce: z
    .looseObject({
      timestamp: wordSchema,
      bounceType: wordSchema,
      bounceSubType: wordSchema,
      bouncedRecipients: z.array(z.looseObject({ status: wordSchema })).catch([]),
    })
    .optional()
    .catch(undefined),
  complaint: z
    .looseObject({ timestamp: wordSchema, complaintFeedbackType: wordSchema, complaintSubType: wordSchema })
    .optional()
    .catch(undefined),
});
type Event = z.output<typeof eventSchema>;

/**
 * Reads one event that SES published (`configuration set → SNS`). It never throws: SES also writes a greeting to a new
 * topic, and may add fields and types at any time. The attempt is found by the tag that we gave the mail.
 */
export const readSesEvent = (value: unknown, receivedAt: Instant): SesEvent => {
  const event = eventSchema.safeParse(value).data;
  if (!event) return { ignored: 'not an event' };
  const [tag] = event.mail.tags[REFERENCE_TAG] ?? [];
  if (tag === undefined) return { ignored: `${plain(event.eventType)} of a mail without our reference` };
  const reference = referenceOfTag(tag);
  const code = codeOf(event);
  const meaning = sesMeaningOf(code) ?? (event.eventType === 'Bounce' ? UNKNOWN_BOUNCE : undefined);
  if (!meaning || meaning.status === 'nothing') return { ignored: code, reference };
  const [to, ...others] = event.mail.destination;
  return {
    receipt: {
      vendor: 'ses',
      providerId: event.mail.messageId,
      reference,
      ...(to !== undefined && others.length === 0 ? { to } : {}),
      status: meaning.status,
      at: timeOf(event, receivedAt),
      ...('reason' in meaning ? { reason: meaning.reason } : {}),
      // SES's own words for the code; those of the mail server can hold the address or the name.
      ...(meaning.status === 'failed' ? { providerCode: evidenceOf(code, event) } : {}),
      ...(meaning.status === 'failed' && 'says' in meaning ? { providerText: meaning.says } : {}),
    },
  };
};

/** Type and subtype as the table of codes names them. */
const codeOf = ({ eventType, bounce, complaint }: Event): string => {
  switch (eventType) {
    case 'Bounce':
      return `Bounce/${plain(bounce?.bounceType)}/${plain(bounce?.bounceSubType)}`;
    case 'Complaint': {
      const kind = [complaint?.complaintSubType, complaint?.complaintFeedbackType]
        .map((word) => `Complaint/${plain(word)}`)
        .find((code) => sesMeaningOf(code) !== undefined);
      return kind ?? 'Complaint/other';
    }
    default:
      return plain(eventType);
  }
};

/** A word of SES's as it may stand in a log and in the trace: nothing in it can be an address. */
const plain = (word = 'none'): string => word.replaceAll(/[^A-Za-z -]/g, '').slice(0, 40);

/** The code, with the mail server's own (RFC 3463, such as 5.1.1) where there is one. Its words can hold the address and stay out. */
const evidenceOf = (code: string, { bounce }: Event): string => {
  const status = bounce?.bouncedRecipients[0]?.status;
  return status !== undefined && /^[245]\.\d{1,3}\.\d{1,3}$/.test(status) ? `${code} ${status}` : code;
};

const timeOf = ({ delivery, bounce, complaint, mail }: Event, receivedAt: Instant): Instant => {
  const text = delivery?.timestamp ?? bounce?.timestamp ?? complaint?.timestamp ?? mail.timestamp;
  try {
    return text === undefined ? receivedAt : parseInstant(text);
  } catch {
    return receivedAt;
  }
};
