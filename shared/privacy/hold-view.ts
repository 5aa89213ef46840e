import type * as z from 'zod';
import { type LegalHold, legalHoldSchema } from '../contacts/legal-hold-store.ts';

/** A legal hold as staff see it. */
export const holdViewSchema = legalHoldSchema
  .pick({ reason: true, by: true, since: true })
  .meta({ id: 'LegalHold' });

/** The view's schema cuts what is internal. */
export const viewHold = (hold: LegalHold): z.infer<typeof holdViewSchema> => holdViewSchema.parse(hold);
