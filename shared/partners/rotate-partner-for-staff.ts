import * as z from 'zod';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { epochSeconds } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Log } from '../platform/log.ts';
import { rotationBusy } from './note-secret-change.ts';
import { dealersOf } from './partner.ts';
import { partners, signingSecrets } from './partner-store.ts';
import { requireRotationRight } from './require-rotation-right.ts';
import { rotatePartnerSecret, type RotatePartnerSecretDeps } from './rotate-partner-secret.ts';

export const rotationSchema = z
  .strictObject({
    step: z.enum(['start', 'again', 'finish', 'api-key']).meta({
      description:
        '`start`: a new signing secret beside the present one, both are accepted. `again`: the new one was lost, another takes its place. `finish`: the partner signs with the new one, the former ends. `api-key`: a new API key, the former ends at once.',
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
 * `partner.rotation_none`, `partner.rotation_busy`, `partner.secret_missing`.
 */
export const rotatePartnerForStaff = async (
  deps: RotateForStaffDeps,
  { staff, partnerId, body }: { staff: Staff; partnerId: string; body: unknown },
): Promise<z.infer<typeof rotatedSchema>> => {
  const { step } = parseCommand(rotationSchema, 'rotation.invalid', 'The rotation', body);
  const { table, secrets, secretPrefix } = deps;
  const partner = await partners.get(table, { partnerId });
  if (!partner || !dealersOf(partner).includes(staff.dealerId))
    throw new AppError('NotFound', 'partner.unknown', 'No such partner may send events for your dealer.');
  await requireRotationRight(table, staff, partner);
  // Whoever began a moment ago may be between the note and the secret.
  const { secretsChangedAt } = partner;
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
  const { active, ...made } = await rotatePartnerSecret(
    { ...deps, by: staff },
    {
      partnerId,
      finish: step === 'finish',
      again: step === 'again',
      apiKey: step === 'api-key',
    },
  );
  deps.log.warn('partner secrets changed', { dealerId: staff.dealerId, partnerId, step, by: staff.sub });
  return { partnerId, signingSecrets: active, ...made };
};
