import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { AppError } from '../kernel/app-error.ts';
import { awsFault } from '../kernel/aws-fault.ts';
import type { ReadSecret } from './secrets.ts';

/**
 * Secrets as administration needs them: written, and read without the cache that functions have. There is no
 * conditional write in Secrets Manager; two administrators who change one secret at the same moment are not told.
 */
export type SecretStore = {
  read: ReadSecret;
  /** Makes the secret or replaces what it holds. */
  write(name: string, value: Readonly<Record<string, unknown>>): Promise<void>;
};

/** Secrets Manager. The text of a secret never reaches an error or a log. */
export const secretStore = (client: SecretsManagerClient): SecretStore => ({
  read: (name) => readSecret(client, name),
  async write(name, value) {
    const text = JSON.stringify(value);
    if (await replaceSecret(client, name, text)) return;
    try {
      await client.send(
        new CreateSecretCommand({
          Name: name,
          SecretString: text,
          Description: 'Kerbside: written by npm run admin',
        }),
      );
    } catch (error) {
      // Somebody made it in between: then it can be replaced.
      if (!(error instanceof ResourceExistsException)) throw awsFault('Secrets Manager', error);
      await replaceSecret(client, name, text);
    }
  },
});

/** As `secretStore`, for who may replace what a secret holds and make none. Errors: Conflict `secret.missing`. */
export const existingSecrets = (client: SecretsManagerClient): SecretStore => ({
  read: (name) => readSecret(client, name),
  async write(name, value) {
    if (await replaceSecret(client, name, JSON.stringify(value))) return;
    throw new AppError(
      'Conflict',
      'secret.missing',
      `The secret ${name} does not exist, and a function makes none. Whoever runs the platform makes it with npm run admin.`,
    );
  },
});

const readSecret = async (client: SecretsManagerClient, name: string): Promise<unknown> => {
  try {
    const answer = await client.send(new GetSecretValueCommand({ SecretId: name }));
    return JSON.parse(answer.SecretString ?? 'null');
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    if (error instanceof SyntaxError)
      throw new AppError(
        'Defect',
        'secret.not_json',
        `The secret ${name} does not hold a JSON object; delete it and save it anew.`,
      );
    throw awsFault('Secrets Manager', error);
  }
};

/** False where there is none to replace. */
const replaceSecret = async (client: SecretsManagerClient, name: string, text: string): Promise<boolean> => {
  try {
    await client.send(new PutSecretValueCommand({ SecretId: name, SecretString: text }));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw awsFault('Secrets Manager', error);
  }
};
