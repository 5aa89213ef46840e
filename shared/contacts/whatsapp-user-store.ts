import * as z from 'zod';
import { idSchema } from '../dealers/dealer.ts';
import { WHATSAPP_USER } from '../table/access-patterns/visits.ts';
import { defineEntity } from '../table/entity.ts';

/**
 * Who is behind WhatsApp's own id of a person, learned from whatever showed the id together with somebody we know. It
 * names nobody: where the contact is erased it leads nowhere.
 */
export const whatsAppUserSchema = z.object({
  dealerId: idSchema,
  /** The keyed digest of the id, the same as for its address state (`addressIdOf`). */
  userDigest: z.string(),
  contactId: z.string(),
});

export const whatsAppUsers = defineEntity({
  name: 'whatsapp-user',
  schemaNumber: 1,
  shape: whatsAppUserSchema,
  key: WHATSAPP_USER,
  keyParts: ({ dealerId, userDigest }) => ({ dealerId, userDigest }),
  privacy: {
    class: 'proof',
    found: 'nowhere',
    kept: 'as long as the dealer is',
    erasure: { does: 'keep', because: 'two keyed digests: it leads nowhere once the contact is erased' },
  },
});
