import * as z from 'zod';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { epochSeconds } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Log } from '../platform/log.ts';
import { rotationBusy } from './note-secret-change.ts';
import { requirePartner, signingSecrets } from './partner-store.ts';
import { requireRotationRight } from './require-rotation-right.ts';
import { type RotatePartnerSecretDeps, rotateSecretOf } from './rotate-partner-secret.ts';

export const rotationSchema = z
  .strictObject({
    step: z.enum(['start', 'again', 'finish', 'api-key']).meta({
      description:
        '`start`: a new signing secret beside the present one, both are accepted. `again`: the new one was lost, another takes its place. `finish`: the partner signs with the new one, the former ends. `api-key`: a new API key, the former ends at once.',
    }),
    secretsChangedAt: z.string().max(40).nullable().optional().meta({
      description:
        'When its secrets were last changed, as you read it; null: never. Where they were changed since, nothing is done: so a request that comes twice rotates once.',
    }),
  })
  .meta({ id: 'PartnerRotation' });

export const rotatedSchema = z
  .object({
    partnerId: z.string(),
    signingSecrets: z.int().meta({ description: 'How many are accepted now.' }),
    signingSecret: z.string().optional().meta({ description: 'Shown once, when it was made.' }),
    apiKey: z.string().optional().meta({ description: 'Shown once, when it was made.' }),
  })
  .meta({ id: 'PartnerRotated' });

/** Longer than the function may run that changes secrets. */
const SETTLED_SECONDS = 15;

export type RotateForStaffDeps = RotatePartnerSecretDeps & { log: Log };

/**
 * Rotates what a partner signs or reads with, for a person with the right to. Errors: InvalidInput; NotFound
 * `partner.unknown`; Forbidden `level.dealer_wide`, `partner.shared`; Conflict `partner.rotation_open`,
 * `partner.rotation_none`, `partner.rotation_busy`, `partner.rotation_changed`, `partner.secret_missing`.
 */
export const rotatePartnerForStaff = async (
  deps: RotateForStaffDeps,
  { staff, partnerId, body }: { staff: Staff; partnerId: string; body: unknown },
): Promise<z.infer<typeof rotatedSchema>> => {
  const { step, secretsChangedAt: seen } = parseCommand(
    rotationSchema,
    'rotation.invalid',
    'The rotation',
    body,
  );
  const { table, secrets, secretPrefix } = deps;
  const partner = await requirePartner(table, staff, partnerId);
  await requireRotationRight(table, staff, partner);
  const { secretsChangedAt } = partner;
  if (seen !== undefined && seen !== (secretsChangedAt ?? null))
    throw new AppError(
      'Conflict',
      'partner.rotation_changed',
      `The secrets of this partner were changed since you read how they stand: got secretsChangedAt ${seen ?? 'null'}, it is ${secretsChangedAt ?? 'null'}. Nothing was done. Read it again, then decide anew.`,
    );
  // Whoever began a moment ago may be between the note and the secret.
  if (
    secretsChangedAt !== undefined &&
    epochSeconds(deps.now()) < epochSeconds(secretsChangedAt) + SETTLED_SECONDS
  )
    throw rotationBusy();
  // A secret that is not there is made by whoever runs the platform: functions may only replace one.
  if ((await signingSecrets(secrets.read, secretPrefix, partnerId)).length === 0)
    throw new AppError(
      'Conflict',
      'partner.secret_missing',
      'This partner has no signing secret at all, so there is none to rotate. Whoever runs the platform makes the first one.',
    );
  const { active, ...made } = await rotateSecretOf({ ...deps, by: staff }, partner, {
    finish: step === 'finish',
    again: step === 'again',
    apiKey: step === 'api-key',
  });
  deps.log.warn('partner secrets changed', { dealerId: staff.dealerId, partnerId, step, by: staff.sub });
  return { partnerId, signingSecrets: active, ...made };
};
