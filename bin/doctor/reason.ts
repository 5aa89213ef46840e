import * as z from 'zod';
import { AppError } from '../../shared/kernel/app-error.ts';
import { faultName } from '../../shared/kernel/aws-fault.ts';

/** Errors of the SDK when nobody answers at the service's address. */
const NO_ANSWER = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|TimeoutError|NetworkingError)$/;
const NO_CREDENTIALS =
  /^(CredentialsProviderError|ExpiredToken|ExpiredTokenException|UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException)$/;
const NOT_ALLOWED =
  /^(AccessDenied|AccessDeniedException|AuthorizationError|AuthorizationErrorException|NotAuthorized)$/;

export const isAboutCredentials = (error: unknown): boolean => NO_CREDENTIALS.test(faultName(error));

/**
 * Why a check could not be made, in words. The messages of vendors and AWS are left out: they can repeat what was sent
 * to them, and that can be a token.
 */
export const reasonOf = (error: unknown): { says: string; todo?: string } => {
  if (error instanceof AppError) return { says: error.message };
  const name = faultName(error);
  if (NO_CREDENTIALS.test(name))
    return {
      says: `AWS does not accept the credentials (${name})`,
      todo: 'sign in to the account of this stage: aws sso login, AWS_PROFILE=…, or environment variables',
    };
  if (NOT_ALLOWED.test(name))
    return {
      says: `these credentials may not ask (${name})`,
      todo: 'use credentials with the managed policies ReadOnlyAccess and, for the secrets, secretsmanager:GetSecretValue',
    };
  if (NO_ANSWER.test(name))
    return { says: `nobody answered (${name})`, todo: 'check the network, and try again' };
  const status = answeredSchema.safeParse(error).data?.$metadata.httpStatusCode;
  const what = /^(|Error|Unknown|UnknownError)$/.test(name) ? 'an error without a name' : name;
  return { says: status === undefined ? what : `${what} (HTTP ${status})` };
};

/** What the SDK keeps of an answer. */
const answeredSchema = z.looseObject({ $metadata: z.looseObject({ httpStatusCode: z.number().optional() }) });
