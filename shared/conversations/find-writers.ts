import { addressIdOf, addressStates } from '../contacts/address-state-store.ts';
import { isMobile } from '../contacts/address.ts';
import { activeContact, dayOf, wasErasedAfter } from '../contacts/contact-clock.ts';
import { contactIdFor } from '../contacts/contact-identity.ts';
import { contacts, contactsByPhone } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { RetentionDays } from '../dealers/retention.ts';
import type { Now } from '../kernel/instant.ts';
import type { ThreadInbound, VendorInbound } from '../messaging/channel.ts';
import { conversationIdOf, conversationOfMessage, getMessage } from '../messaging/message-store.ts';
import { oemThreads } from '../messaging/oem-thread-store.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import type { FindChannelAccount } from './channel-account-store.ts';

export type FindWritersDeps = {
  table: Table;
  now: Now;
  log: Log;
  idKey: string;
  findLocation: FindLocation;
  findAccount: FindChannelAccount;
};

/** Somebody who may have written, and the conversation that it belongs to. */
export type Writer = { contact: Contact; locationId: string; conversationId: string };

export type Writers = {
  /** Whose settings say which team is told. */
  location: LocationInForce;
  /** The addresses for which a STOP counts: the number that wrote, or all that a known person has. */
  addresses: readonly string[];
  /** Asked for once a STOP is kept, so that no fault of this search stands in its way. */
  findPeople: () => Promise<readonly Writer[]>;
};

/** Who wrote a message: all who share the number that it came from, or the one person whose thread it is. Undefined when that cannot be told. */
export const findWriters = (
  deps: FindWritersDeps,
  inbound: VendorInbound | ThreadInbound,
): Promise<Writers | undefined> =>
  'threadId' in inbound ? ofThread(deps, inbound) : ofNumber(deps, inbound);

const ofThread = async (
  { table, log, findLocation }: FindWritersDeps,
  { vendor, networkId, threadId }: ThreadInbound,
): Promise<Writers | undefined> => {
  const thread = await oemThreads.get(table, { networkId, threadId });
  const message = thread && (await getMessage(table, thread.messageId));
  const contact = message && (await contacts.get(table, message));
  if (!contact || contact.erasedAt !== undefined) {
    log.warn('message in a thread that is nobody’s here', { vendor, networkId });
    return undefined;
  }
  const { messageId, locationId } = message;
  return {
    location: await requireLocation(findLocation, message),
    addresses: [contact.phone, contact.email].filter((address) => address !== undefined),
    findPeople: () =>
      Promise.resolve([{ contact, locationId, conversationId: conversationOfMessage(messageId) }]),
  };
};

const ofNumber = async (
  deps: FindWritersDeps,
  { vendor, accountId, from, at }: VendorInbound,
): Promise<Writers | undefined> => {
  const account = await deps.findAccount(vendor, accountId);
  if (!account) {
    deps.log.warn('message for an account that no dealer has', { vendor });
    return undefined;
  }
  const { dealerId } = account;
  if (from === undefined) {
    deps.log.warn('message from a customer who hides the number', { vendor, dealerId });
    return undefined;
  }
  const location = await requireLocation(deps.findLocation, account);
  return {
    location,
    addresses: [from],
    findPeople: async () =>
      (await peopleBehind(deps, location, { from, at })).map((contact) => {
        // A reply belongs to the location of the person's latest visit; a stranger's message to that of the account.
        const locationId = contact.lastLocationId ?? account.locationId;
        return {
          contact,
          locationId,
          conversationId: conversationIdOf(dealerId, locationId, contact.contactId),
        };
      }),
  };
};

/** Those whom the dealer knows behind the number; a stranger becomes a contact without a name. */
const peopleBehind = async (
  deps: FindWritersDeps,
  { dealerId, settings, retention }: LocationInForce,
  { from, at }: { from: string; at: string },
): Promise<Contact[]> => {
  const known = await contactsByPhone(deps.table, dealerId, from);
  if (known.length > 0)
    return Promise.all(known.map((contact) => noteActivity(deps, contact, retention, at)));
  const place = { dealerId, partnerId: 'kerbside', country: settings.country, language: settings.language };
  const contactId = contactIdFor(deps.idKey, place, { mobile: from });
  if (contactId === undefined) return [];
  const addressId = addressIdOf(deps.idKey, dealerId, from);
  if (wasErasedAfter(await addressStates.get(deps.table, { dealerId, addressId }), at)) {
    deps.log.info('message of an erased person, written before the erasure', { dealerId });
    return [];
  }
  const stranger: Contact = {
    contactId,
    dealerId,
    externalIds: [],
    language: settings.language,
    phone: from,
    phoneIsMobile: isMobile(from),
    sourceTimestamp: at,
  };
  const contact = await contacts.change(deps, stranger, (current) =>
    current && current.erasedAt === undefined
      ? undefined
      : activeContact(stranger, { day: dayOf(at) }, retention),
  );
  return contact ? [contact] : [];
};

/** Whoever writes is a customer still: their clock runs from that day. */
const noteActivity = async (
  deps: FindWritersDeps,
  contact: Stored<Contact>,
  retention: RetentionDays,
  at: string,
): Promise<Contact> => {
  const day = dayOf(at);
  if (contact.lastDay !== undefined && contact.lastDay >= day) return contact;
  const active = await contacts.change(
    deps,
    contact,
    (current) =>
      current && current.erasedAt === undefined ? activeContact(current, { day }, retention) : undefined,
    { found: contact },
  );
  return active ?? contact;
};
