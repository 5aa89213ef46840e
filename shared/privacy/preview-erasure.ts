import * as z from 'zod';
import { countItems } from './count-items.ts';
import { ENTITIES } from './declared-store.ts';
import { refuseMerged, unknownContact } from './erase-contact.ts';
import { countsSchema } from './erasure.ts';
import { findPersonalData } from './find-personal-data.ts';
import { holdViewSchema, viewHold } from './hold-view.ts';
import type { Who } from './personal-data.ts';
import type { PrivacyDeps } from './privacy-deps.ts';
import { requireDealership } from './require-dealership.ts';

export const erasurePreviewSchema = z
  .object({
    contactId: z.string(),
    counts: countsSchema.meta({
      description: 'How many items of each class would go, or lose what is personal.',
    }),
    leaves: z
      .array(z.object({ what: z.string(), says: z.string() }))
      .meta({ description: 'What stays or leaves a mark, and why. None of it names the person.' }),
    hold: holdViewSchema.optional().meta({ description: 'A legal hold, which stands in the way.' }),
    erasedAt: z.string().optional().meta({ description: 'Set where the person was erased before.' }),
  })
  .meta({ id: 'ErasurePreview' });
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;

/** What an erasure of a person would do; changes nothing. Errors: NotFound `contact.unknown`, Conflict `contact.merged`. */
export const previewErasure = async (deps: PrivacyDeps, who: Who): Promise<ErasurePreview> => {
  const dealership = await requireDealership(deps.table, who.dealerId);
  const data = await findPersonalData(deps, { ...who, dealership });
  const { hold, items, contact } = data;
  refuseMerged(contact);
  if (!contact && items.length === 0) throw unknownContact();
  return {
    contactId: who.contactId,
    counts: countItems(items, deps.now()),
    leaves: ENTITIES.filter(
      ({ class: kind, erasure }) => kind !== 'configuration' && erasure.does !== 'delete',
    ).map(({ name, erasure }) => ({ what: name, says: erasure.says })),
    ...(hold ? { hold: viewHold(hold) } : {}),
    ...(contact?.erasedAt === undefined ? {} : { erasedAt: contact.erasedAt }),
  };
};
