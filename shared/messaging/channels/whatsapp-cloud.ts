import * as z from 'zod';
import type { HttpResponse, SendHttp } from '../../platform/http-client.ts';
import type { ReadSecret } from '../../platform/secrets.ts';
import type { ChannelTransport, SendAnswer } from '../channel.ts';
import { readAccess } from './dealer-secret.ts';
import { notSentBy, throttledBy, unclearAnswer } from './vendor-fault.ts';
import { parseVendorJson, wholeNumberSchema } from './vendor-json.ts';
import { hasNoTimeToLive, whatsAppBody } from './whatsapp-body.ts';
import { meaningOf } from './whatsapp-codes.ts';
import { metaWords, wordsOfMeta } from './whatsapp-words.ts';

export type WhatsAppCloudDeps = {
  sendHttp: SendHttp;
  readSecret: ReadSecret;
  /** `kerbside/<stage>`. */
  secretPrefix: string;
  /** `https://graph.facebook.com`, or the vendor sandbox. */
  baseUrl: string;
  /** Such as `v25.0`. */
  apiVersion: string;
  timeoutMs: number;
};

/**
 * WhatsApp through Meta's Cloud API (S0.22–S0.26). Meta knows no idempotency key: a send without a clear answer is never
 * repeated. Our reference travels as `biz_opaque_callback_data` and comes back in every receipt.
 */
export const whatsAppCloudTransport = (deps: WhatsAppCloudDeps): ChannelTransport => ({
  channel: 'whatsapp',
  settledBy: 'receipt',
  mayArriveLate: hasNoTimeToLive,
  async send(outgoing) {
    const phoneNumberId = outgoing.settings.whatsapp?.phoneNumberId;
    if (phoneNumberId === undefined)
      return { result: 'rejected', reason: 'channel_not_offered', providerCode: 'no_phone_number_id' };
    const whatsapp = await readAccess(deps.readSecret, deps.secretPrefix, outgoing, 'whatsapp');
    if (!whatsapp) return { result: 'rejected', reason: 'credentials_rejected', providerCode: 'no_token' };

    const url = `${deps.baseUrl.replace(/\/+$/, '')}/${deps.apiVersion}/${phoneNumberId}/messages`;
    const response = await deps.sendHttp({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${whatsapp.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(whatsAppBody(outgoing)),
      timeoutMs: deps.timeoutMs,
    });
    return readAnswer(url, response);
  },
});

const acceptedSchema = z.looseObject({
  messages: z.array(z.looseObject({ id: z.string().min(1), message_status: z.string().optional() })).min(1),
});
const refusedSchema = z.looseObject({ error: z.looseObject({ code: wholeNumberSchema, ...metaWords }) });

const readAnswer = (url: string, { status, text }: HttpResponse): SendAnswer => {
  const json = parseVendorJson(text);
  const refused = refusedSchema.safeParse(json).data?.error;
  if (refused) return readRefusal(url, status, refused.code, wordsOfMeta(refused));
  const message = status < 300 ? acceptedSchema.safeParse(json).data?.messages[0] : undefined;
  if (message) {
    // `held_for_quality_assessment` is sent or dropped later, and a receipt tells which: accepted. `paused` is not sent.
    return message.message_status === 'paused'
      ? { result: 'rejected', reason: 'template_rejected', providerCode: 'message_status_paused' }
      : { result: 'accepted', providerId: message.id };
  }
  return readBareStatus(url, status);
};

const readRefusal = (
  url: string,
  status: number,
  code: number,
  words: Pick<Extract<SendAnswer, { result: 'rejected' }>, 'providerText'>,
): SendAnswer => {
  const means = meaningOf(code);
  const providerCode = String(code);
  if (means === 'throttle') throw throttledBy('whatsapp', providerCode);
  if (means === 'outage') throw notSentBy(url, 'whatsapp', providerCode);
  if (means !== undefined) return { result: 'rejected', reason: means, providerCode, ...words };
  // A 5xx with a code that says nothing to us may have been thrown after the message left.
  if (status >= 500) throw unclearAnswer(url, 'whatsapp', providerCode);
  return { result: 'rejected', reason: 'unknown_vendor_code', providerCode, ...words };
};

/** An answer without Meta's body, from a gateway in between: a 4xx is a refusal, all else leaves it open. */
const readBareStatus = (url: string, status: number): SendAnswer => {
  const providerCode = `http_${status}`;
  if (status === 429) throw throttledBy('whatsapp', providerCode);
  if (status < 300 || status >= 500) throw unclearAnswer(url, 'whatsapp', providerCode);
  return {
    result: 'rejected',
    reason: status === 401 ? 'credentials_rejected' : 'unknown_vendor_code',
    providerCode,
  };
};
