import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import { awsFault } from '../kernel/aws-fault.ts';
import { CACHE_SECONDS, cached } from './cache.ts';

/** Reads a secret that holds a JSON object; undefined when there is none. */
export type ReadSecret = (name: string) => Promise<unknown>;

/** Secrets Manager behind a cache of a minute. The text of a secret never reaches an error or a log. */
export const secretsReader = (client: SecretsManagerClient): ReadSecret =>
  cached(CACHE_SECONDS, async (name) => {
    try {
      const answer = await client.send(new GetSecretValueCommand({ SecretId: name }));
      return JSON.parse(answer.SecretString ?? 'null');
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      if (error instanceof SyntaxError) {
        throw new AppError(
          'Defect',
          'secret.not_json',
          `The secret ${name} does not hold a JSON object; set it anew with npm run admin.`,
        );
      }
      throw awsFault('Secrets Manager', error);
    }
  });

/** A secret parsed by its schema; undefined when it is not set. */
export const readSecretAs = async <T>(
  read: ReadSecret,
  name: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> => {
  const value = await read(name);
  if (value === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError(
    'Defect',
    'secret.invalid',
    `The secret ${name} lacks or misspells: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}.`,
  );
};
