import * as z from 'zod';
import { keyedId } from '../kernel/digest.ts';
import { ADDRESS } from '../table/access-patterns/visits.ts';
import { defineEntity } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { addressesOf, type Contact } from './contact.ts';
import { kindOf, optOutMarkSchema } from './opt-out-mark.ts';

/** What a dealer must know of an address whoever is behind it: has somebody said STOP, and when did they last write to us. */
export const addressStateSchema = z.object({
  dealerId: z.string(),
  /** Keyed digest of the address: the state outlives an erasure of the person and tells nobody the number. */
  addressId: z.string(),
  /** Present while nothing may be sent to the people behind this address. */
  optOut: optOutMarkSchema.optional(),
  /** When an opt-out was last taken back, which one it was, and the message that confirms it. */
  resumedAt: z.string().optional(),
  resumedFrom: z.string().optional(),
  resumeNotice: z.string().optional(),
  /** Marketing was stopped in WhatsApp itself: what was agreed to before does not count any more. */
  marketingStop: z.object({ at: z.string() }).optional(),
  /** When Meta last told of that switch: what it tells later of an earlier moment changes nothing. */
  marketingToldAt: z.string().optional(),
  /** When the last WhatsApp message came in: free text may be sent for 24 hours after it. */
  lastWhatsAppInboundAt: z.string().optional(),
  /** When the person behind it was erased: what was written before and comes late belongs to nobody. */
  erasedAt: z.string().optional(),
});
export type AddressState = z.infer<typeof addressStateSchema>;

export const addressStates = defineEntity({
  name: 'address',
  schemaNumber: 1,
  shape: addressStateSchema,
  key: ADDRESS,
  keyParts: ({ dealerId, addressId }) => ({ dealerId, addressId }),
  privacy: {
    class: 'proof',
    found: 'nowhere',
    kept: 'as long as the dealer is',
    erasure: { does: 'keep', because: 'a keyed digest under which a STOP holds for ever' },
  },
});

/** Whether the person can take the word back by a link of ours: what was said otherwise is taken back in its own way, or by the dealer. */
export const canResume = ({ optOut }: AddressState): boolean =>
  optOut !== undefined && kindOf(optOut) === 'link';

/** The keyed digest under which the state of an address (E.164 or lower-case email) is kept. */
export const addressIdOf = (idKey: string, dealerId: string, address: string): string =>
  `ad${keyedId(idKey, dealerId, 'address-state', address)}`;

/** The states of every address of a person, as far as anything was said there. */
export const statesOf = (
  { table, idKey }: { table: Table; idKey: string },
  contact: Addressed,
  options?: { consistent?: boolean },
): Promise<AddressState[]> =>
  addressStates.getMany(
    table,
    addressIdsOf(idKey, contact).map((addressId) => ({ dealerId: contact.dealerId, addressId })),
    options,
  );

type Addressed = Pick<Contact, 'dealerId' | 'phone' | 'email' | 'whatsAppUserId' | 'otherAddressIds'>;

/** The digests of every address of a person: those that the contact has, and those that it had and others that were merged into it. */
export const addressIdsOf = (idKey: string, contact: Addressed): string[] => [
  ...new Set([
    ...addressesOf(contact).map((address) => addressIdOf(idKey, contact.dealerId, address)),
    ...(contact.otherAddressIds ?? []),
  ]),
];
