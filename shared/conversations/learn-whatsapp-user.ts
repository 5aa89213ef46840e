import { addressIdOf, addressStates } from '../contacts/address-state-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { whatsAppUsers } from '../contacts/whatsapp-user-store.ts';
import type { Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';

/**
 * Notes whose WhatsApp id it is, so that the person is known when the number is hidden. A STOP that was said under the id
 * while nobody knew whose it is counts for the number from now on. Safe to call twice.
 */
export const learnWhatsAppUser = async (
  deps: { table: Table; now: Now; log: Log; idKey: string },
  { contact, userId }: { contact: Pick<Contact, 'dealerId' | 'contactId' | 'phone'>; userId: string },
): Promise<void> => {
  const { dealerId, contactId, phone } = contact;
  const userDigest = addressIdOf(deps.idKey, dealerId, userId);
  if (phone !== undefined) {
    const said = (await addressStates.get(deps.table, { dealerId, addressId: userDigest }))?.optOut;
    const addressId = addressIdOf(deps.idKey, dealerId, phone);
    if (said)
      await addressStates.change(deps, { dealerId, addressId }, (current) =>
        current?.optOut ? undefined : { ...(current ?? { dealerId, addressId }), optOut: said },
      );
  }
  await whatsAppUsers.change(deps, { dealerId, userDigest }, () => ({ dealerId, userDigest, contactId }));
  deps.log.info('the WhatsApp id of a contact is known', { dealerId, contactId });
};
