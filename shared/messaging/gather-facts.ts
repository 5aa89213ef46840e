import { addressIdOf, addressStates } from '../contacts/address-state-store.ts';
import type { Contact } from '../contacts/contact.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';
import type { Message } from './message.ts';
import type { Facts, SendingPolicy } from './verdict.ts';

export type GatherFactsCommand = {
  contact: Contact;
  location: LocationInForce;
  message: Pick<Message, 'purpose' | 'language' | 'sendUntil' | 'vehicle'>;
  now: Instant;
  /** Planning takes what the table says nearly now, at half the cost: the claim decides anew. */
  consistent?: boolean;
};

/** Reads what a verdict depends on: the state of every address of the person, for a STOP at one counts for all. */
export const gatherFacts = async (
  deps: { table: Table; idKey: string; sending: SendingPolicy },
  { contact, location, message, now, consistent = true }: GatherFactsCommand,
): Promise<Facts> => {
  const { dealerId } = contact;
  const addresses = [contact.phone, contact.email].filter((address) => address !== undefined);
  const keys = addresses.map((address) => ({
    dealerId,
    addressId: addressIdOf(deps.idKey, dealerId, address),
  }));
  return {
    contact,
    settings: location.settings,
    purpose: message.purpose,
    language: message.language,
    vehicle: message.vehicle,
    addressStates: await addressStates.getMany(deps.table, keys, { consistent }),
    sending: deps.sending,
    sendUntil: message.sendUntil,
    now,
  };
};
