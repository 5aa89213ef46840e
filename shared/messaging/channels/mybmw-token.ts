import * as z from 'zod';
import type { HttpResponse } from '../../platform/http-client.ts';
import type { SendAnswer } from '../channel.ts';
import type { OemAccess } from './network-secret.ts';
import { notSentBy, throttledBy } from './vendor-fault.ts';
import { parseVendorJson } from './vendor-json.ts';

/** OAuth 2.0 client credentials (RFC 6749 §4.4): a token for each network, kept until a minute before its end. */
export type TokenSource = {
  get(networkId: string, access: OemAccess, post: PostForm): Promise<{ token: string } | Refusal>;
  /** The gateway did not accept the token; the next `get` asks for another. */
  forget(networkId: string): void;
};

type Refusal = Extract<SendAnswer, { result: 'rejected' }>;

/** Posts to the token's address, within the time that the send has left. */
export type PostForm = (request: {
  headers: Record<string, string>;
  body: string;
}) => Promise<HttpResponse & { url: string }>;

/** A token that ends while a message is on its way is of no use. */
const SPARE_SECONDS = 60;

const grantedSchema = z.looseObject({
  access_token: z.string().min(1),
  /** Where the gateway does not say it, the token is used once. */
  expires_in: z.number().min(0).default(0),
});
const refusedSchema = z.looseObject({ error: z.string().max(100) });

export const tokenSource = (ticks: () => number): TokenSource => {
  const held = new Map<string, { token: string; clientId: string; until: number }>();
  return {
    async get(networkId, access, post) {
      const known = held.get(networkId);
      if (known && known.clientId === access.clientId && known.until > ticks()) return known;
      const askedAt = ticks();
      const response = await post({
        headers: {
          authorization: basic(access),
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=client_credentials&scope=messages.write',
      });
      const granted =
        response.status < 300 ? grantedSchema.safeParse(parseVendorJson(response.text)).data : undefined;
      if (!granted) return readRefusal(response);
      const { access_token: token, expires_in: seconds } = granted;
      const until = askedAt + (seconds - SPARE_SECONDS) * 1000;
      held.set(networkId, { token, clientId: access.clientId, until });
      return { token };
    },
    forget: (networkId) => void held.delete(networkId),
  };
};

/** Both parts are form-encoded before they are joined (RFC 6749 §2.3.1). */
const basic = ({ clientId, clientSecret }: OemAccess): string =>
  `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}`;

/** Without a token nothing is sent, so no fault here is ambiguous. */
const readRefusal = ({ url, status, text }: HttpResponse & { url: string }): Refusal => {
  const providerCode = refusedSchema.safeParse(parseVendorJson(text)).data?.error ?? `http_${status}`;
  if (status === 429) throw throttledBy('mybmw', providerCode);
  if (status < 400 || status >= 500) throw notSentBy(url, 'mybmw', providerCode);
  return { result: 'rejected', reason: 'credentials_rejected', providerCode };
};
