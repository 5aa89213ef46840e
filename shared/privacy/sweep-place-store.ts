import * as z from 'zod';
import { SWEEP_PLACE } from '../table/access-patterns/privacy.ts';
import { defineEntity } from '../table/entity.ts';

/** How far the present round of the sweep came: behind this dealer, or within the next one behind this contact. */
const sweepPlaceSchema = z.object({
  dealerId: z.string().optional(),
  /** Within the dealer behind that one: the last contact that was looked at, as the index names it. */
  within: z.string().optional(),
  contactAfter: z.string().optional(),
});
export type SweepPlace = z.infer<typeof sweepPlaceSchema>;

export const sweepPlaces = defineEntity({
  name: 'sweep-place',
  schemaNumber: 1,
  shape: sweepPlaceSchema,
  key: SWEEP_PLACE,
  keyParts: () => ({}),
  privacy: {
    class: 'operational',
    found: 'nowhere',
    kept: 'until the next run, within the hour',
    erasure: { does: 'keep', because: 'it says where the sweep goes on, and is overwritten by its next run' },
  },
});
