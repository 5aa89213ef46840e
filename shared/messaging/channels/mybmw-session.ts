import * as z from 'zod';
import { secondsBetween } from '../../kernel/clock.ts';
import { type HttpRequest, type HttpResponse, NoAnswer } from '../../platform/http-client.ts';
import type { SendAnswer } from '../channel.ts';
import { meaningOfMyBmwCode } from './mybmw-codes.ts';
import type { PostForm, TokenSource } from './mybmw-token.ts';
import type { OemAccess } from './network-secret.ts';
import type { OemGatewayDeps } from './oem-gateway.ts';
import { notSentBy, throttledBy, unclearAnswer } from './vendor-fault.ts';
import { parseVendorJson } from './vendor-json.ts';

export type Refusal = Extract<SendAnswer, { result: 'rejected' }>;
export type GatewayAnswer = Pick<HttpResponse, 'status' | 'headers'> & { url: string; json: unknown };

/** The calls of one send. */
export type Session = {
  /** `isMessage`: the one call after which the customer may have the message. A fault of any other means: not sent. */
  post(call: {
    path: string;
    body: unknown;
    headers?: Record<string, string>;
    isMessage?: boolean;
  }): Promise<GatewayAnswer | Refusal>;
};

/** All calls of a send together may take twice as long as one: 20 of the function's 30 seconds, where one has 10. Up to 5 may have gone by waiting for its turn. */
const ALL_CALLS = 2;
/** With less time than that for an answer, a call is not made any more. */
const LEAST_TIME = 0.25;

export const openSession = (
  deps: OemGatewayDeps,
  tokens: TokenSource,
  { networkId, access }: { networkId: string; access: OemAccess },
): Session => {
  const base = deps.baseUrl.replace(/\/+$/, '');
  const until = deps.ticks() + deps.timeoutMs * ALL_CALLS;
  let isRenewed = false;

  const send = async (
    request: Omit<HttpRequest, 'method' | 'timeoutMs'>,
    isMessage: boolean,
  ): Promise<HttpResponse> => {
    const timeLeft = until - deps.ticks();
    if (timeLeft < deps.timeoutMs * LEAST_TIME) throw notSentBy(request.url, 'mybmw', 'no_time_left');
    const timeoutMs = Math.min(deps.timeoutMs, Math.floor(timeLeft));
    try {
      return await deps.sendHttp({ ...request, method: 'POST', timeoutMs });
    } catch (error) {
      throw error instanceof NoAnswer && !isMessage ? new NoAnswer(request.url, false, error.cause) : error;
    }
  };
  const postForm: PostForm = async ({ headers, body }) => {
    const url = `${base}/oauth2/token`;
    return { ...(await send({ url, headers, body }, false)), url };
  };

  const post: Session['post'] = async (call) => {
    const { path, body, headers = {}, isMessage = false } = call;
    const granted = await tokens.get(networkId, access, postForm);
    if ('result' in granted) return granted;
    const url = `${base}${path}`;
    const {
      status,
      headers: answered,
      text,
    } = await send(
      {
        url,
        headers: {
          authorization: `Bearer ${granted.token}`,
          'content-type': 'application/json',
          ...headers,
        },
        body: JSON.stringify(body),
      },
      isMessage,
    );
    if (status === 401 && !isRenewed) {
      // The token ended before its time, and the call did nothing: once more with a new one.
      isRenewed = true;
      tokens.forget(networkId);
      return post(call);
    }
    return { url, status, headers: answered, json: parseVendorJson(text) };
  };
  return { post };
};

const wordsSchema = z.string().optional().catch(undefined);
const problemSchema = z.looseObject({
  code: z.string().min(1).max(100),
  title: wordsSchema,
  detail: wordsSchema,
});

/**
 * What an answer means that is not the wanted one: a refusal, by its `code` (RFC 9457). Throws `Throttled` where the
 * gateway will take it soon, and `NoAnswer` where the answer tells nothing.
 */
export const readRefusal = (
  deps: Pick<OemGatewayDeps, 'now'>,
  { url, status, headers, json }: GatewayAnswer,
  { isMessage, ttlSeconds }: { isMessage: boolean; ttlSeconds: number },
): Refusal => {
  const problem = status < 300 ? undefined : problemSchema.safeParse(json).data;
  const code = problem?.code;
  const words = problem?.detail ?? problem?.title;
  const providerCode = code ?? `http_${status}`;
  const said = words === undefined ? {} : { providerText: words };
  const means = code === undefined ? undefined : meaningOfMyBmwCode(code);
  if (means === 'throttle' || status === 429) {
    // To wait longer than the channel may take is to give it up.
    if (secondsToWait(headers.get('retry-after'), deps.now()) <= ttlSeconds)
      throw throttledBy('mybmw', providerCode);
    return { result: 'rejected', reason: 'throttled', providerCode, ...said };
  }
  if (means) return { result: 'rejected', reason: means, providerCode, ...said };
  if (status < 400 || status >= 500)
    throw isMessage ? unclearAnswer(url, 'mybmw', providerCode) : notSentBy(url, 'mybmw', providerCode);
  const isAccess = code === undefined && (status === 401 || status === 403);
  return {
    result: 'rejected',
    reason: isAccess ? 'credentials_rejected' : 'unknown_vendor_code',
    providerCode,
    ...said,
  };
};

/** `Retry-After` is a number of seconds or a date (RFC 9110 §10.2.3); without one, or with neither, there is nothing to wait for. */
const secondsToWait = (header: string | null, now: string): number => {
  if (header === null) return 0;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : date / 1000 - secondsBetween('1970-01-01T00:00:00.000Z', now);
};
