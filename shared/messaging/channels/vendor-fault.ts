import { AppError } from '../../kernel/app-error.ts';
import { awsFault, faultName } from '../../kernel/aws-fault.ts';
import { NoAnswer } from '../../platform/http-client.ts';
import type { SendAnswer } from '../channel.ts';
import type { Reason } from '../reasons.ts';

/* The three ways in which a send can fail without an outcome, as `ChannelTransport` promises them. */

/** Too many calls: the vendor refused this one, so it is definitely not sent. */
export const throttledBy = (vendor: string, providerCode: string, cause?: unknown): AppError =>
  new AppError(
    'Throttled',
    `${vendor}.throttled`,
    `${vendor} throttled a send (${providerCode}). It is not sent; try again later.`,
    {
      details: { providerCode },
      cause,
    },
  );

/** The vendor itself says that it could not act: not sent, and a later try may succeed. */
export const notSentBy = (url: string, vendor: string, providerCode: string): NoAnswer =>
  new NoAnswer(
    url,
    false,
    new AppError(
      'Unavailable',
      `${vendor}.unavailable`,
      `${vendor} could not act (${providerCode}). It is not sent; try again later.`,
      { details: { providerCode } },
    ),
  );

/** An answer that does not tell whether the message left: a gateway's 502, a 200 without an id. Never sent again on this channel. */
export const unclearAnswer = (url: string, vendor: string, providerCode: string): NoAnswer =>
  new NoAnswer(
    url,
    true,
    new AppError(
      'Unavailable',
      `${vendor}.unclear`,
      `${vendor} gave an answer that does not tell whether the message left (${providerCode}).`,
      { details: { providerCode } },
    ),
  );

/** Faults of making the connection: the request cannot have left. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** What a service said is an answer; a socket that broke or a time that ran out is none. */
const isAnswer = (error: unknown): boolean => error instanceof Error && '$fault' in error;

/**
 * What an error of AWS means for a send: a reason of ours, `throttle` (not sent, too many calls), or `unclear` (the
 * message may have left, so that nobody may send it again on this channel).
 */
export type AwsMeaning = Reason | 'throttle' | 'unclear';

/**
 * What an error of a sending call to AWS comes to. `means`: the meaning of its name, where the adapter's table has it. A
 * time limit and a 5xx are ambiguous: none of the services knows an idempotency token, so nobody may call again.
 */
export const awsRefusal = (
  service: string,
  url: string,
  error: unknown,
  means: AwsMeaning | undefined,
  providerCode = faultName(error),
): SendAnswer => {
  if (means === 'throttle') throw throttledBy(service, providerCode, error);
  if (means === 'unclear') throw new NoAnswer(url, true, error);
  const evidence = { providerCode, ...(error instanceof Error ? { providerText: error.message } : {}) };
  if (means) return { result: 'rejected', reason: means, ...evidence };
  const sorted = awsFault(service, error);
  if (sorted instanceof AppError && sorted.kind === 'Throttled')
    throw throttledBy(service, providerCode, error);
  if (sorted instanceof AppError) throw new NoAnswer(url, !NEVER_CONNECTED.has(providerCode), error);
  // No answer of AWS, nor the lack of one: a defect of ours, which stays what it is.
  if (!isAnswer(error)) throw error;
  return { result: 'rejected', reason: 'unknown_vendor_code', ...evidence };
};
