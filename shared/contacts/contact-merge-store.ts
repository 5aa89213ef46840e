import { CONTACT_MERGE } from '../table/access-patterns/visits.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { type ContactMerge, contactMergeSchema } from './contact-merge.ts';

export const contactMerges = defineEntity({
  name: 'contact-merge',
  schemaNumber: 1,
  shape: contactMergeSchema,
  key: CONTACT_MERGE,
  keyParts: ({ dealerId, contactId, mergeId }) => ({ dealerId, contactId, mergeId }),
  privacy: {
    class: 'contact',
    found: 'contact',
    kept: '30 days, in which the merge can be undone',
    erasure: { does: 'delete' },
    about: ({ at }) => ({ at }),
  },
});

/** Nobody merges more than that into one contact in a month. */
const MOST_SHOWN = 50;

/** What was merged into a contact in the last 30 days, newest first. */
export const mergesOf = async (
  table: Table,
  { dealerId, contactId }: Pick<ContactMerge, 'dealerId' | 'contactId'>,
): Promise<Stored<ContactMerge>[]> => {
  const page = await table.query({
    pk: makeKey(CONTACT_MERGE.pk, { dealerId, contactId }),
    skPrefix: makeKeyPrefix(CONTACT_MERGE.sk, {}),
    order: 'backward',
    limit: MOST_SHOWN,
  });
  return page.items.map(contactMerges.parse);
};
