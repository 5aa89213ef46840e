import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import { platformSecretName } from './secret-names.ts';
import { type ReadSecret, readSecretAs } from './secrets.ts';

const platformSecretSchema = z.object({ linkKey: z.string().min(32) });

export type PlatformKeys = {
  /** Behind the tokens of customers' links. */
  linkKey: string;
  /** Behind ids that follow from personal data. */
  idKey: string;
};

/** The keys of the installation, one derived for each use from the secret that the data stack made. */
export const platformKeys = async (read: ReadSecret, prefix: string): Promise<PlatformKeys> => {
  const secret = await readSecretAs(read, platformSecretName(prefix), platformSecretSchema);
  if (!secret)
    throw new AppError(
      'Defect',
      'secret.missing',
      `The secret ${platformSecretName(prefix)} does not exist; the data stack makes it.`,
    );
  const derive = (use: string): string => createHmac('sha256', secret.linkKey).update(use).digest('hex');
  return { linkKey: derive('links'), idKey: derive('ids') };
};
