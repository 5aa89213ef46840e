import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { erasureReasonSchema } from './erasure.ts';
import { legalHoldSchema } from '../contacts/legal-hold-store.ts';

/** What an admin orders about a person, as it comes in. */
export const erasureOrderSchema = z
  .strictObject({
    confirm: z.string().meta({ description: 'The contact’s id once more: an erasure cannot be undone.' }),
    reason: erasureReasonSchema,
  })
  .meta({ id: 'ErasureOrder' });

export const holdOrderSchema = z
  .strictObject({
    reason: legalHoldSchema.shape.reason.meta({
      description: 'Why: 3 to 200 characters. Gone when the hold is lifted.',
    }),
  })
  .meta({ id: 'LegalHoldOrder' });

/** Errors: InvalidInput `erasure.invalid` with issues, `erasure.not_confirmed`. */
export const readErasureOrder = (
  body: unknown,
  contactId: string | undefined,
): z.infer<typeof erasureOrderSchema> => {
  const order = parseCommand(erasureOrderSchema, 'erasure.invalid', 'The order', body);
  if (order.confirm === contactId) return order;
  throw new AppError(
    'InvalidInput',
    'erasure.not_confirmed',
    'The field confirm is not the id of the contact in the address. Expected the same id, since an erasure cannot be undone.',
  );
};

/** Errors: InvalidInput `hold.invalid` with issues. */
export const readHoldOrder = (body: unknown): z.infer<typeof holdOrderSchema> =>
  parseCommand(holdOrderSchema, 'hold.invalid', 'The order', body);
