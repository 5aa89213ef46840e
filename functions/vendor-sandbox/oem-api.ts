import * as z from 'zod';
import { addSeconds } from '../../shared/kernel/clock.ts';
import { keyedToken, sameSecret } from '../../shared/kernel/digest.ts';
import { epochSeconds, type Instant } from '../../shared/kernel/instant.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { type OemClient, oemClientIdSchema } from './accounts.ts';

/* The gateway of a manufacturer's app: the shapes that `shared/messaging/channels/mybmw.ts` assumes. */

export const oemReply = (status: number, body: unknown, headers: Record<string, string> = {}): HttpReply => ({
  status,
  body: JSON.stringify(body),
  contentType: 'application/json',
  headers,
});

/** A problem document (RFC 9457), with the gateway's own `code` where it has one. */
export const oemProblem = (
  status: number,
  detail: string,
  options: { code?: string; headers?: Record<string, string> } = {},
): HttpReply => ({
  status,
  body: JSON.stringify({
    type: 'about:blank',
    title: options.code ?? 'Refused',
    status,
    detail,
    ...(options.code === undefined ? {} : { code: options.code }),
  }),
  contentType: 'application/problem+json',
  headers: options.headers ?? {},
});

const TOKEN_SECONDS = 3600;
/** Says whose it is and how long it lasts, so that nothing has to be kept of it. */
const TOKEN = /^(.+)\.(\d{1,12})\.([A-Za-z0-9_-]{22})$/;

const macOf = ({ clientId, clientSecret }: OemClient, until: string): string =>
  keyedToken(clientSecret, 'oem-token', clientId, until);

export const oemToken = (client: OemClient, now: Instant): HttpReply => {
  const until = String(epochSeconds(addSeconds(now, TOKEN_SECONDS)));
  return oemReply(200, {
    access_token: `${client.clientId}.${until}.${macOf(client, until)}`,
    token_type: 'Bearer',
    expires_in: TOKEN_SECONDS,
  });
};

/** Whose token it claims to be. */
export const clientIdIn = (authorization: string | undefined): string | undefined => {
  const [, clientId] = TOKEN.exec(bearerIn(authorization)) ?? [];
  return oemClientIdSchema.safeParse(clientId).data;
};

/** Whether it is that client's token, and has not ended. */
export const isValidToken = (client: OemClient, authorization: string | undefined, now: Instant): boolean => {
  const [, , until = '', mac = ''] = TOKEN.exec(bearerIn(authorization)) ?? [];
  return sameSecret(mac, macOf(client, until)) && Number(until) > epochSeconds(now);
};

const bearerIn = (authorization: string | undefined): string =>
  /^Bearer (\S{1,500})$/.exec(authorization ?? '')?.[1] ?? '';

/** Client id and secret of HTTP Basic (RFC 6749 §2.3.1). */
export const basicIn = (
  authorization: string | undefined,
): { clientId: string; clientSecret: string } | undefined => {
  const encoded = /^Basic ([A-Za-z0-9+/=]{1,1000})$/.exec(authorization ?? '')?.[1];
  const [clientId = '', clientSecret = ''] = Buffer.from(encoded ?? '', 'base64')
    .toString()
    .split(':');
  try {
    const parsed = oemClientIdSchema.safeParse(decodeURIComponent(clientId));
    return parsed.success
      ? { clientId: parsed.data, clientSecret: decodeURIComponent(clientSecret) }
      : undefined;
  } catch {
    return undefined;
  }
};

const idSchema = z.string().min(1).max(100);
const vinSchema = z.string().min(1).max(30);

export const eligibilitySchema = z.looseObject({ vin: vinSchema, dealerId: idSchema });

export const openThreadSchema = z.looseObject({
  dealerId: idSchema,
  vin: vinSchema,
  subject: z.string().min(1).max(300),
  externalThreadId: idSchema,
});

export const messageSchema = z.looseObject({
  clientMessageId: idSchema,
  type: z.literal('TEXT'),
  text: z.string().min(1).max(4000),
  locale: z.string().regex(/^[a-z]{2}-[A-Z]{2}$/, 'a locale such as de-DE'),
  actions: z
    .array(
      z.looseObject({
        type: z.literal('URL'),
        label: z.string().min(1).max(40),
        url: z.url({ protocol: /^https?$/ }),
      }),
    )
    .max(3)
    .default([]),
  attachments: z.array(z.unknown()).max(10).default([]),
  expiresAt: z.iso.datetime(),
});
