import * as z from 'zod';
import { AppError } from './app-error.ts';

/** What every error of the AWS SDK carries, as far as it was an answer of the service. */
const sdkErrorSchema = z.looseObject({
  name: z.string(),
  $metadata: z.looseObject({ httpStatusCode: z.number().optional() }).optional(),
  $retryable: z.looseObject({ throttling: z.boolean().optional() }).optional(),
});

/** Errors of the socket and of our own time limits: nobody answered. */
const NO_ANSWER = new Set([
  'TimeoutError',
  'AbortError',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'NetworkingError',
]);
const THROTTLE =
  /Throttl|TooManyRequests|RequestLimitExceeded|ProvisionedThroughputExceeded|LimitExceededException/;

const codeSchema = z.looseObject({ code: z.string() });

/** The name or code by which an error of the SDK or of Node is told apart; `''` when it has none. */
export const faultName = (error: unknown): string =>
  codeSchema.safeParse(error).data?.code ?? sdkErrorSchema.safeParse(error).data?.name ?? '';

/**
 * Sorts an error of an AWS call by what the caller can do: `Throttled` and `Unavailable` pass by themselves, all else
 * is a defect of ours (a wrong name, a missing permission) and stays as it is.
 */
export const awsFault = (service: string, error: unknown): unknown => {
  const fault = sdkErrorSchema.safeParse(error).data;
  const status = fault?.$metadata?.httpStatusCode;
  if (THROTTLE.test(fault?.name ?? '') || status === 429 || fault?.$retryable?.throttling) {
    return new AppError(
      'Throttled',
      'aws.throttled',
      `${service} throttled a call (${fault?.name ?? 'unnamed'}); try again.`,
      { cause: error },
    );
  }
  if (
    NO_ANSWER.has(faultName(error)) ||
    NO_ANSWER.has(fault?.name ?? '') ||
    (status !== undefined && status >= 500)
  ) {
    return new AppError(
      'Unavailable',
      'aws.unavailable',
      `${service} did not answer (${faultName(error)}); try again.`,
      { cause: error },
    );
  }
  return error;
};
