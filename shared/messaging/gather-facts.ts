import { addressIdsOf, type AddressState, addressStates } from '../contacts/address-state-store.ts';
import { type Contact, mobileOf } from '../contacts/contact.ts';
import { isInForce, suppressionIdOf, suppressions } from '../contacts/suppression-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Channel } from '../dealers/settings.ts';
import type { Instant } from '../kernel/instant.ts';
import type { ItemKey, Table } from '../table/table.ts';
import type { Message } from './message.ts';
import type { Facts, SendingPolicy } from './verdict.ts';

export type GatherFactsCommand = {
  contact: Contact;
  location: LocationInForce;
  message: Pick<
    Message,
    'purpose' | 'promotional' | 'onlyChannel' | 'language' | 'sendUntil' | 'vehicle' | 'ownText'
  >;
  now: Instant;
  /** The channel whose turn it is; absent when all of them are planned. */
  channel?: Channel;
  /** Planning takes what the table says nearly now, at half the cost: the claim decides anew. */
  consistent?: boolean;
};

/**
 * Reads what a verdict depends on, in one call: the state of every address of the person, for a STOP at one counts for
 * all, and whether the email address is suppressed, where that matters now.
 */
export const gatherFacts = async (
  deps: { table: Table; idKey: string; sending: SendingPolicy },
  { contact, location, message, now, channel, consistent = true }: GatherFactsCommand,
): Promise<Facts> => {
  const { dealerId } = contact;
  const keys = addressIdsOf(deps.idKey, contact).map((addressId) =>
    addressStates.keyOf({ dealerId, addressId }),
  );
  const suppressed = suppressionKey(deps.idKey, location.networkId, contact, channel);
  const asked = suppressed ? [...keys, suppressed] : keys;
  const items = asked.length === 0 ? [] : await deps.table.getMany(asked, { consistent });
  const suppression = items.find(({ entity }) => entity === 'suppression');
  return {
    contact,
    settings: location.settings,
    purpose: message.purpose,
    promotional: message.promotional,
    onlyChannel: message.onlyChannel,
    language: message.language,
    hasOwnText: message.ownText !== undefined,
    vehicle: message.vehicle,
    addressStates: items
      .filter((item) => item !== suppression)
      .map(addressStates.parse)
      .map((state) => (contact.otherAddressIds?.includes(state.addressId) ? withoutWindow(state) : state)),
    isEmailSuppressed: suppression !== undefined && isInForce(suppressions.parse(suppression)),
    sending: deps.sending,
    sendUntil: message.sendUntil,
    now,
  };
};

/** WhatsApp's 24 hours are open for the number that wrote, and for no other one of the person. */
const withoutWindow = ({ lastWhatsAppInboundAt: _open, ...state }: AddressState): AddressState => state;

/** Asked for when email has its turn, or will be the first to have it: most people are reached before, and a read costs money. */
const suppressionKey = (
  idKey: string,
  networkId: string,
  contact: Contact,
  channel: Channel | undefined,
): ItemKey | undefined => {
  if (contact.email === undefined) return undefined;
  const isItsTurn = channel === undefined ? mobileOf(contact) === undefined : channel === 'email';
  return isItsTurn
    ? suppressions.keyOf({ networkId, addressId: suppressionIdOf(idKey, networkId, contact.email) })
    : undefined;
};
