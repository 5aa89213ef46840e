import * as z from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { HttpResponse, SendHttp } from '../../platform/http-client.ts';
import type { ReadSecret } from '../../platform/secrets.ts';
import type { ChannelTransport, SendAnswer } from '../channel.ts';
import { bulkGateMessageId, bulkGateReasonOf } from './bulkgate-codes.ts';
import { readAccess } from './dealer-secret.ts';
import { smsLength } from './gsm.ts';
import { throttledBy, unclearAnswer } from './vendor-fault.ts';
import { creditsSchema, parseVendorJson, wholeNumberSchema } from './vendor-json.ts';

export type BulkGateDeps = {
  sendHttp: SendHttp;
  readSecret: ReadSecret;
  /** `kerbside/<stage>`. */
  secretPrefix: string;
  /** `https://portal.bulkgate.com`, or the vendor sandbox. */
  baseUrl: string;
  timeoutMs: number;
};

/** What BulkGate takes in one text: four parts. A longer one is refused here, since a text that is cut loses its link. */
export const MOST_UNITS = { gsm7: 612, ucs2: 268 } as const;

/**
 * SMS through BulkGate's Simple API v1.0, transactional (S1.3). Its receipts repeat no reference of ours (`tag` shows
 * in its portal only), so the message is looked up by `sms_id`. `duplicates_check` stays off: it silently drops a second
 * equal text to a number within five minutes, and a family or a fleet may well get two equal texts for two cars. That
 * nothing is sent twice is the business of the claim, not of the vendor's guess.
 */
export const bulkGateTransport = (deps: BulkGateDeps): ChannelTransport => ({
  channel: 'sms',
  settledBy: 'receipt',
  lookUpBy: 'bulkgate',
  // Its API knows no time to live: an SMS to a handset that is off is kept for days.
  mayArriveLate: () => true,
  async send({ dealerId, locationId, to, reference, settings, rendered }) {
    if (rendered.form !== 'text') {
      throw new AppError(
        'Defect',
        'bulkgate.form_unsupported',
        `A ${rendered.form} was handed to the SMS transport; expected a text.`,
      );
    }
    if (settings.sms?.provider !== 'bulkgate')
      return { result: 'rejected', reason: 'channel_not_offered', providerCode: 'no_sender' };
    const { encoding, units } = smsLength(rendered.text);
    if (units > MOST_UNITS[encoding])
      return { result: 'rejected', reason: 'content_rejected', providerCode: 'text_too_long' };
    const bulkgate = await readAccess(
      deps.readSecret,
      deps.secretPrefix,
      { dealerId, locationId },
      'bulkgate',
    );
    if (!bulkgate)
      return { result: 'rejected', reason: 'credentials_rejected', providerCode: 'no_application_token' };

    const url = `${deps.baseUrl.replace(/\/+$/, '')}/api/1.0/simple/transactional`;
    const response = await deps.sendHttp({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        application_id: bulkgate.applicationId,
        application_token: bulkgate.applicationToken,
        number: to.replace(/^\+/, ''),
        text: rendered.text,
        unicode: encoding === 'ucs2',
        sender_id: 'gText',
        sender_id_value: settings.sms.sender,
        tag: reference,
      }),
      timeoutMs: deps.timeoutMs,
    });
    return readAnswer(url, response);
  },
});

const acceptedSchema = z.looseObject({
  data: z.looseObject({
    status: z.string(),
    sms_id: z.string().min(1).optional(),
    /** Older documents show what it costs, in credits. */
    price: creditsSchema,
  }),
});
const refusedSchema = z.looseObject({
  type: z.string().optional(),
  error: z.string().optional().catch(undefined),
  code: wholeNumberSchema.optional(),
});

const readAnswer = (url: string, { status, text }: HttpResponse): SendAnswer => {
  const json = parseVendorJson(text);
  const refused = refusedSchema.safeParse(json).data;
  const type = refused?.type ?? refused?.error;
  if (type !== undefined)
    return readRefusal(
      url,
      refused?.code ?? status,
      type,
      refused?.type === undefined ? undefined : refused.error,
    );
  const data = status < 300 ? acceptedSchema.safeParse(json).data?.data : undefined;
  if (!data) return readRefusal(url, status, `http_${status}`);
  const reason = bulkGateReasonOf(data.status);
  if (reason) return { result: 'rejected', reason, providerCode: data.status };
  if (data.sms_id !== undefined)
    return {
      result: 'accepted',
      providerId: bulkGateMessageId(data.sms_id),
      ...(data.price === undefined ? {} : { price: data.price }),
    };
  throw unclearAnswer(url, 'bulkgate', 'no_sms_id');
};

const readRefusal = (url: string, status: number, type: string, words?: string): SendAnswer => {
  if (status === 429) throw throttledBy('bulkgate', type);
  const evidence = { providerCode: type, ...(words === undefined ? {} : { providerText: words }) };
  const reason = bulkGateReasonOf(type) ?? 'unknown_vendor_code';
  if (reason !== 'unknown_vendor_code') return { result: 'rejected', reason, ...evidence };
  if (status < 300 || status >= 500) throw unclearAnswer(url, 'bulkgate', type);
  return { result: 'rejected', reason: status === 401 ? 'credentials_rejected' : reason, ...evidence };
};
