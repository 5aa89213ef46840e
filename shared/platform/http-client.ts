import { AppError } from '../kernel/app-error.ts';
import { faultName } from '../kernel/aws-fault.ts';

export type HttpRequest = {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string;
  timeoutMs: number;
};

export type HttpResponse = { status: number; headers: Headers; text: string };

/**
 * Nobody knows whether the other side acted: the request may have left us. `sent: false` only where the connection
 * was never made, so that the caller may try again without a second effect.
 */
export class NoAnswer extends AppError {
  readonly sent: boolean;

  constructor(url: string, sent: boolean, cause: unknown) {
    super(
      'Unavailable',
      'http.no_answer',
      `${new URL(url).host} did not answer (${faultName(cause) || 'unknown fault'}).`,
      { cause },
    );
    this.sent = sent;
  }
}

/** One HTTP call to a vendor, never repeated here: repeating is the business of those who know what it does. */
export type SendHttp = (request: HttpRequest) => Promise<HttpResponse>;

/** Faults of making the connection; the request cannot have left. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

export const sendHttp: SendHttp = async ({ method, url, headers, body, timeoutMs }) => {
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      ...(headers ? { headers } : {}),
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    const cause = error instanceof TypeError ? error.cause : error;
    throw new NoAnswer(url, !NEVER_CONNECTED.has(faultName(cause)), cause);
  }
};
