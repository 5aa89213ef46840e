import * as z from 'zod';
import { newReplanning, type Replanning } from '../dealers/replanning.ts';
import { replannings } from '../dealers/replanning-store.ts';
import { DEFAULT_RETENTION, keepUntil } from '../dealers/retention.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { CONTACT_VISIT } from '../table/access-patterns/privacy.ts';
import { CONTACT, CONTACT_BY_NAME, CONTACT_BY_PHONE } from '../table/access-patterns/visits.ts';
import { defineEntity, newItem } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import { type Contact, contactSchema, searchNameOf } from './contact.ts';
import { erasedContact } from './contact-clock.ts';
import { changesPlans } from './plan-facts.ts';

/** Has a person's visits planned anew where what was changed is kept with an address of theirs, not with the person. Safe to call twice. */
export const replanContact = async (
  deps: { table: Table; now: Now },
  contact: Pick<Contact, 'dealerId' | 'contactId'>,
  change: string,
): Promise<void> => {
  const now = deps.now();
  await replannings.createOnce(deps.table, replanningOf(contact, change, now), now);
};

/** That the visits of a person are to be planned anew. `change`: what tells this time from the next. */
export const replanningOf = (
  { dealerId, contactId }: Pick<Contact, 'dealerId' | 'contactId'>,
  change: string,
  now: Instant,
): Replanning => newReplanning({ kind: 'contact', dealerId, contactId }, change, now);

/** Stands for "no number" in the index, which holds all contacts of a dealer. */
const NO_PHONE = '-';

/**
 * A contact as it stands under its id, also one that was merged into another. For those who merge contacts, and who look for all that is
 * kept of a person; everybody else reads `contacts` (`contact-store.ts`).
 */
export const contactItems = defineEntity({
  name: 'contact',
  schemaNumber: 1,
  shape: contactSchema,
  key: CONTACT,
  keyParts: ({ dealerId, contactId }) => ({ dealerId, contactId }),
  index: (contact) => {
    const { dealerId, contactId, phone = NO_PHONE, erasedAt, mergedInto, oneTime } = contact;
    if (erasedAt !== undefined || mergedInto !== undefined) return undefined;
    const name = searchNameOf(contact);
    const byPhone = {
      gsi1pk: makeKey(CONTACT_BY_PHONE.pk, { dealerId }),
      gsi1sk: makeKey(CONTACT_BY_PHONE.sk, { phone, contactId }),
    };
    return name === '' || oneTime
      ? byPhone
      : {
          ...byPhone,
          gsi2pk: makeKey(CONTACT_BY_NAME.pk, { dealerId }),
          gsi2sk: makeKey(CONTACT_BY_NAME.sk, { name, contactId }),
        };
  },
  alongside: (before, after, now) =>
    changesPlans(before, after)
      ? [newItem(replannings, replanningOf(before, `v${before.version + 1}`, now))]
      : [],
  privacy: {
    class: 'contact',
    found: 'contact',
    kept: 'contactDays after the last visit or message; an ongoing customer until erased; of a merged one ids only, as long as the dealer is',
    erasure: {
      does: 'redact',
      leaves:
        'its id, a keyed digest, for proofDays: what was accepted before the erasure brings nobody back',
      redact: (contact, at) =>
        contact.erasedAt === undefined
          ? erasedContact(contact, at, keepUntil(DEFAULT_RETENTION.proofDays, at))
          : contact,
    },
    hides: ['visits', 'lastDay', 'retention', 'otherAddressIds', 'createdBy'],
  },
});

const contactVisitItemSchema = z.object({
  dealerId: z.string(),
  contactId: z.string(),
  visitId: z.string(),
  day: z.string(),
  expiresAt: z.int().optional(),
});

/** A visit of a person who has more than the contact itself names. */
export const contactVisits = defineEntity({
  name: 'contact-visit',
  schemaNumber: 1,
  shape: contactVisitItemSchema,
  key: CONTACT_VISIT,
  keyParts: ({ dealerId, contactId, visitId }) => ({ dealerId, contactId, visitId }),
  privacy: {
    class: 'operational',
    found: 'contact',
    kept: 'as long as its visit',
    erasure: { does: 'delete' },
    about: ({ visitId }) => ({ visitId }),
  },
});
