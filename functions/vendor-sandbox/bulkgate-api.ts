import * as z from 'zod';
import { MOST_UNITS } from '../../shared/messaging/channels/bulkgate.ts';
import { smsLength } from '../../shared/messaging/channels/gsm.ts';
import { toE164 } from '../../shared/messaging/channels/vendor-json.ts';
import { applicationIdSchema } from './accounts.ts';
import type { VendorAnswer } from './graph-api.ts';

/* BulkGate's Simple API v1.0, in the shapes that its documents show. */

/** BulkGate's HTTP status and words for the types that the sandbox plays; its documents name no throttle, so that one is made up. */
const FAULTS: Readonly<Record<string, { code: number; error: string }>> = {
  unknown_identity: { code: 401, error: 'Unknown identity / unauthorized / empty application_id' },
  invalid_phone_number: { code: 400, error: 'Invalid phone number' },
  empty_message: { code: 400, error: 'Empty message' },
  low_credit: { code: 400, error: 'Low credit' },
  too_many_requests: { code: 429, error: 'Too many requests' },
};

export const bulkGateError = (type: string): VendorAnswer => {
  const { code, error } = FAULTS[type] ?? { code: 400, error: 'Unknown error' };
  return { status: code, body: { type, code, error, detail: null } };
};

/** A text of several parts has an id for each, and one for the whole. */
export const bulkGateAccepted = (smsId: string, number: string, text: string): VendorAnswer => {
  const { parts } = smsLength(text);
  const partIds =
    parts === 1 ? [smsId] : [...Array.from({ length: parts }, (_, index) => `${smsId}_${index + 1}`), smsId];
  return {
    status: 200,
    body: { data: { status: 'accepted', sms_id: smsId, part_id: partIds, number: number.replace('+', '') } },
  };
};

/** An application whose id ends so has no credit left: nothing is sent for it. */
export const hasCredit = (applicationId: string): boolean => !applicationId.endsWith('-no-credit');

export const bulkGateCredit = (applicationId: string, at: string): VendorAnswer => ({
  status: 200,
  body: {
    data: {
      wallet: `bg${applicationId}`,
      credit: hasCredit(applicationId) ? 215.8 : 0,
      currency: 'credits',
      free_messages: hasCredit(applicationId) ? 51 : 0,
      datetime: at,
    },
  },
});

/** Who calls; without a readable body it is nobody, which BulkGate calls an unknown identity. */
export const identitySchema = z.looseObject({
  application_id: applicationIdSchema,
  application_token: z.string().min(1),
});

const sendSchema = z.looseObject({
  number: z.string().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  sender_id_value: z.string().max(16).optional().catch(undefined),
  tag: z.string().max(255).optional().catch(undefined),
});

export type BulkGateSend = { number: string; text: string; sender: string; tag: string };

/** The body of a send, or the type of BulkGate's fault with it. */
export const parseBulkGateSend = (body: unknown): { send: BulkGateSend } | { fault: string } => {
  const {
    number,
    text,
    sender_id_value: sender = 'BulkGate',
    tag = '',
  } = sendSchema.safeParse(body).data ?? {};
  const recipient = toE164(number);
  if (recipient === undefined) return { fault: 'invalid_phone_number' };
  if (text === undefined || text.trim() === '') return { fault: 'empty_message' };
  const { encoding, units } = smsLength(text);
  if (units > MOST_UNITS[encoding]) return { fault: 'unknown' };
  return { send: { number: recipient, text, sender, tag } };
};
