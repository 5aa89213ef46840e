import * as z from 'zod';
import { isTransient } from '../../kernel/app-error.ts';
import type { SendHttp } from '../../platform/http-client.ts';
import type { Reason } from '../reasons.ts';
import { bulkGateReasonOf } from './bulkgate-codes.ts';
import { parseVendorJson } from './vendor-json.ts';

export type BulkGateCreditDeps = {
  sendHttp: SendHttp;
  /** `https://portal.bulkgate.com`, or the vendor sandbox. */
  baseUrl: string;
  timeoutMs: number;
};

export type BulkGateAccess = { applicationId: string; applicationToken: string };

/** What BulkGate says of an account: what is left, or why it says nothing. */
export type BulkGateCredit =
  | { credit: number; currency: string; freeMessages?: number }
  | { reason: Reason; providerCode: string };

const creditSchema = z.looseObject({
  data: z.looseObject({
    credit: z.coerce.number(),
    currency: z.string().max(20).default('credits'),
    free_messages: z.coerce.number().optional().catch(undefined),
  }),
});
const refusedSchema = z.looseObject({
  type: z.string().max(60).optional(),
  error: z.string().max(60).optional(),
});

/** Asks BulkGate for the credit of an account (S1.9). Never throws for what the vendor does: a balance that cannot be read is an answer. */
export const readBulkGateCredit = async (
  deps: BulkGateCreditDeps,
  access: BulkGateAccess,
): Promise<BulkGateCredit> => {
  try {
    const { status, text } = await deps.sendHttp({
      method: 'POST',
      url: `${deps.baseUrl.replace(/\/+$/, '')}/api/1.0/simple/info`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        application_id: access.applicationId,
        application_token: access.applicationToken,
      }),
      timeoutMs: deps.timeoutMs,
    });
    const json = parseVendorJson(text);
    const answer = status < 300 ? creditSchema.safeParse(json).data?.data : undefined;
    if (answer) {
      const { credit, currency, free_messages: freeMessages } = answer;
      return { credit, currency, ...(freeMessages === undefined ? {} : { freeMessages }) };
    }
    const { type, error } = refusedSchema.safeParse(json).data ?? {};
    const providerCode = type ?? error ?? `http_${status}`;
    const known = bulkGateReasonOf(providerCode);
    if (known) return { reason: known, providerCode };
    if (status === 401 || status === 403) return { reason: 'credentials_rejected', providerCode };
    return { reason: status >= 500 ? 'vendor_unavailable' : 'unknown_vendor_code', providerCode };
  } catch (error) {
    if (!isTransient(error)) throw error;
    return { reason: 'vendor_unavailable', providerCode: 'no_answer' };
  }
};
