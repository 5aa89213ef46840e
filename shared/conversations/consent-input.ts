import * as z from 'zod';
import { consentPurposeSchema, RECORDED_SOURCES } from '../contacts/consent.ts';
import { channelSchema } from '../dealers/settings.ts';

/** What staff, and operators, record for a customer. */
export const recordConsentSchema = z
  .object({
    channel: z.union([channelSchema, z.literal('all')]),
    purpose: z.union([consentPurposeSchema, z.literal('all')]).meta({
      description:
        '`service`: messages about the customer’s visits. `marketing`: offers. Withdrawing `all` on `all` channels is a STOP.',
    }),
    decision: z.enum(['granted', 'withdrawn']),
    source: z.enum(RECORDED_SOURCES).meta({ description: 'How the customer said it.' }),
    wording: z.string().trim().min(1).max(80).optional().meta({
      description: 'The version of the words that were agreed to; needed where something is granted.',
    }),
  })
  .refine(({ decision, wording }) => decision === 'withdrawn' || wording !== undefined, {
    path: ['wording'],
    message: 'needed where something is granted: which words the customer agreed to',
  })
  .meta({ id: 'ConsentDecision' });
