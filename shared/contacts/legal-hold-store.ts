import * as z from 'zod';
import { LEGAL_HOLD, LEGAL_HOLDS } from '../table/access-patterns/privacy.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';

/** What is kept of a person must stay, whatever the clocks say: a dispute, an authority. */
export const legalHoldSchema = z.object({
  dealerId: z.string(),
  contactId: z.string(),
  reason: z.string().min(3).max(200),
  /** The account of whoever set it, or `operator`. */
  by: z.string(),
  since: z.string(),
});
export type LegalHold = z.infer<typeof legalHoldSchema>;

export const legalHolds = defineEntity({
  name: 'legal-hold',
  schemaNumber: 1,
  shape: legalHoldSchema,
  key: LEGAL_HOLD,
  keyParts: ({ dealerId, contactId }) => ({ dealerId, contactId }),
  index: ({ dealerId, contactId }) => ({
    gsi1pk: makeKey(LEGAL_HOLDS.pk, { dealerId }),
    gsi1sk: makeKey(LEGAL_HOLDS.sk, { contactId }),
  }),
  privacy: {
    class: 'operational',
    found: 'contact',
    kept: 'until it is lifted',
    erasure: { does: 'delete' },
    about: ({ since }) => ({ at: since }),
  },
});

/** More holds than this a dealer does not have at once. */
const MOST_HOLDS = 100;

export const holdsOfDealer = async (table: Table, dealerId: string): Promise<Stored<LegalHold>[]> => {
  const keys = await table.findKeys({ pk: makeKey(LEGAL_HOLDS.pk, { dealerId }), limit: MOST_HOLDS });
  const items = keys.length === 0 ? [] : await table.getMany(keys);
  return items.map(legalHolds.parse);
};
