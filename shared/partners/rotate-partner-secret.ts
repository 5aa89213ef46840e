import * as z from 'zod';
import { idSchema } from '../dealers/dealer.ts';
import { AppError } from '../kernel/app-error.ts';
import { sha256Hex } from '../kernel/digest.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { partnerSecretName } from '../platform/secret-names.ts';
import { readSecretAs } from '../platform/secrets.ts';
import type { Stored } from '../table/entity.ts';
import { noteSecretChange } from './note-secret-change.ts';
import { type Partner, partnerSecretSchema } from './partner.ts';
import { partners } from './partner-store.ts';
import type { SavePartnerDeps } from './save-partner.ts';

export type RotatePartnerSecretDeps = Pick<
  SavePartnerDeps,
  'table' | 'now' | 'by' | 'secrets' | 'secretPrefix' | 'newSecret' | 'newSigningSecret'
>;

/** `active`: how many signing secrets are accepted now. What was made new is shown once. */
export type RotatedSecret = { active: number; signingSecret?: string; apiKey?: string };

const commandSchema = z
  .strictObject({
    partnerId: idSchema,
    /** Drops the previous signing secret: the partner signs with the new one. */
    finish: z.boolean().default(false),
    /** Replaces the new signing secret of a rotation under way, because it was lost or leaked; the previous one stays. */
    again: z.boolean().default(false),
    /** Makes a new API key instead; the old one ends at once. */
    apiKey: z.boolean().default(false),
  })
  .refine(
    ({ finish, again, apiKey }) => [finish, again, apiKey].filter(Boolean).length <= 1,
    'finish, again and apiKey exclude each other',
  );

/**
 * Rotates what a partner signs with: a new secret beside the previous one, both accepted until the rotation is finished.
 * Functions notice within a minute. Errors: NotFound `partner.unknown`, Conflict `partner.rotation_open`,
 * `partner.rotation_none` or `partner.rotation_busy`.
 */
export const rotatePartnerSecret = async (
  deps: RotatePartnerSecretDeps,
  command: unknown,
): Promise<RotatedSecret> => {
  const { partnerId, finish, again, apiKey } = parseCommand(
    commandSchema,
    'rotation.invalid',
    'The rotation',
    command,
  );
  const partner = await partners.get(deps.table, { partnerId });
  if (!partner) {
    throw new AppError(
      'NotFound',
      'partner.unknown',
      `There is no partner ${partnerId}. Make it first: npm run admin -- partner save --id ${partnerId} --name …`,
    );
  }
  return rotateSecretOf(deps, partner, { finish, again, apiKey });
};

/** The same for a partner that was read, which nobody may have changed since: whoever judged it rotates what they judged. */
export const rotateSecretOf = async (
  deps: RotatePartnerSecretDeps,
  partner: Stored<Partner>,
  { finish, again, apiKey }: { finish: boolean; again: boolean; apiKey: boolean },
): Promise<RotatedSecret> => {
  const { secrets, secretPrefix } = deps;
  const { partnerId } = partner;
  const name = partnerSecretName(secretPrefix, partnerId);
  const { signing } = (await readSecretAs(secrets.read, name, partnerSecretSchema)) ?? { signing: [] };
  if (apiKey) {
    const key = `kb_${deps.newSecret()}`;
    await noteSecretChange(deps, partner, 'partner.key_renewed', { apiKeyDigest: sha256Hex(key) });
    return { active: signing.length, apiKey: key };
  }

  const [newest, previous] = signing;
  const isUnderWay = newest !== undefined && previous !== undefined;
  if ((finish || again) && !isUnderWay) {
    throw new AppError(
      'Conflict',
      'partner.rotation_none',
      `No rotation is under way for partner ${partnerId}: ${signing.length} signing secret is active. Start one, without finish and again.`,
    );
  }
  if (finish) {
    await noteSecretChange(deps, partner, 'partner.rotation_finished');
    await secrets.write(name, { signing: [newest] });
    return { active: 1 };
  }
  if (isUnderWay && !again) {
    throw new AppError(
      'Conflict',
      'partner.rotation_open',
      `Partner ${partnerId} has two active signing secrets already, the most there can be. Finish that rotation once the partner signs with the new one (finish), or replace the new one (again).`,
    );
  }
  await noteSecretChange(deps, partner, again ? 'partner.rotation_restarted' : 'partner.rotation_started');
  const signingSecret = deps.newSigningSecret();
  const kept = again ? previous : newest;
  const active = [signingSecret, ...(kept === undefined ? [] : [kept])];
  await secrets.write(name, { signing: active });
  return { active: active.length, signingSecret };
};
