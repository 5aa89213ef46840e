import * as z from 'zod';
import { dealerSecretName } from '../../platform/secret-names.ts';
import { type ReadSecret, readSecretAs } from '../../platform/secrets.ts';

/** A dealer's access data per vendor (S1.5); a channel whose part is missing is not set up. */
export const dealerSecretSchema = z.object({
  whatsapp: z.object({ token: z.string().min(1) }).optional(),
  bulkgate: z.object({ applicationId: z.string().min(1), applicationToken: z.string().min(1) }).optional(),
});
export type DealerSecret = z.infer<typeof dealerSecretSchema>;

/** The access data of a dealer; an empty record when none is set. */
export const readDealerSecret = async (
  read: ReadSecret,
  prefix: string,
  dealerId: string,
): Promise<DealerSecret> =>
  (await readSecretAs(read, dealerSecretName(prefix, dealerId), dealerSecretSchema)) ?? {};
