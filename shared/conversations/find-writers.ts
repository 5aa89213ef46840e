import { addressIdOf, addressStates } from '../contacts/address-state-store.ts';
import { isMobile } from '../contacts/address.ts';
import { activeContact, comeAnew, dayOf, wasErasedAfter } from '../contacts/contact-clock.ts';
import { contactIdFor, contactIdForWhatsAppUser } from '../contacts/contact-identity.ts';
import { contactsWithPhone } from '../contacts/contact-address-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { whatsAppUsers } from '../contacts/whatsapp-user-store.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { RetentionDays } from '../dealers/retention.ts';
import type { Now } from '../kernel/instant.ts';
import type { ThreadInbound, VendorInbound } from '../messaging/inbound.ts';
import { conversationIdOf, conversationOfMessage, getMessage } from '../messaging/message-store.ts';
import { oemThreads } from '../messaging/oem-thread-store.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import type { ChannelAccount, FindChannelAccount } from './channel-account-store.ts';
import { learnWhatsAppUser } from './learn-whatsapp-user.ts';

export type FindWritersDeps = {
  table: Table;
  now: Now;
  log: Log;
  idKey: string;
  findLocation: FindLocation;
  findAccount: FindChannelAccount;
};

/** Somebody who may have written, and a conversation that it may belong to. */
export type Writer = { contact: Contact; locationId: string; conversationId: string };

export type Writers = {
  /** Whose settings say which team is told. */
  location: LocationInForce;
  /** The number that wrote and WhatsApp's id of the person, as far as they are told; empty where the manufacturer's app tells the person. */
  addresses: readonly string[];
  /**
   * Each person with the conversation of their latest visit first, then the one with the location of the account. Asked
   * for once a STOP is kept, so that no fault of this search stands in its way.
   */
  findPeople: () => Promise<readonly Writer[]>;
};

/** Who wrote a message: all who share the number that it came from, or the one person whose thread or WhatsApp id it is. Undefined when that cannot be told. */
export const findWriters = (
  deps: FindWritersDeps,
  inbound: VendorInbound | ThreadInbound,
): Promise<Writers | undefined> =>
  'threadId' in inbound ? ofThread(deps, inbound) : ofSender(deps, inbound);

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
    addresses: [],
    findPeople: () =>
      Promise.resolve([{ contact, locationId, conversationId: conversationOfMessage(messageId) }]),
  };
};

const ofSender = async (deps: FindWritersDeps, inbound: VendorInbound): Promise<Writers | undefined> => {
  const { vendor, accountId, from, userId } = inbound;
  const account = await deps.findAccount(vendor, accountId);
  if (!account) {
    deps.log.warn('message for an account that no dealer has', { vendor });
    return undefined;
  }
  const { dealerId } = account;
  if (from === undefined && userId === undefined) {
    deps.log.warn('message from somebody of whom the vendor tells nothing', { vendor, dealerId });
    return undefined;
  }
  const location = await requireLocation(deps.findLocation, account);
  // A number that is hidden now may be known from before: what is said here counts for it too.
  const known = userId === undefined ? undefined : await behindUser(deps, dealerId, userId);
  const addresses = [from ?? known?.phone, userId].filter((address) => address !== undefined);
  const search = async (): Promise<Writer[]> =>
    (await peopleBehind(deps, location, inbound, known)).flatMap((contact) =>
      conversationsOf(contact, account),
    );
  let found: Promise<Writer[]> | undefined;
  return { location, addresses, findPeople: () => (found ??= search()) };
};

/** A reply belongs to the location of the person's latest visit, or to that of the account, if that is another; a stranger's message to the latter. */
const conversationsOf = (contact: Contact, { dealerId, locationId }: ChannelAccount): Writer[] =>
  [...new Set([contact.lastLocationId ?? locationId, locationId])].map((place) => ({
    contact,
    locationId: place,
    conversationId: conversationIdOf(dealerId, place, contact.contactId),
  }));

const behindUser = async (
  { table, idKey }: FindWritersDeps,
  dealerId: string,
  userId: string,
): Promise<Stored<Contact> | undefined> => {
  const link = await whatsAppUsers.get(table, { dealerId, userDigest: addressIdOf(idKey, dealerId, userId) });
  const contact = link && (await contacts.get(table, link));
  return contact?.erasedAt === undefined ? contact : undefined;
};

/** Those whom the dealer knows behind the number, or behind WhatsApp's id; a stranger becomes a contact without a name. */
const peopleBehind = async (
  deps: FindWritersDeps,
  location: LocationInForce,
  inbound: VendorInbound,
  linked: Stored<Contact> | undefined,
): Promise<Contact[]> => {
  const people = await findOrMake(deps, location, inbound, linked);
  const { userId } = inbound;
  const [first] = people;
  if (userId !== undefined && first && !people.some(({ contactId }) => contactId === linked?.contactId))
    await learnWhatsAppUser(deps, { contact: first, userId });
  return people;
};

const findOrMake = async (
  deps: FindWritersDeps,
  { dealerId, settings, retention }: LocationInForce,
  { from, userId, profileName, at }: VendorInbound,
  linked: Stored<Contact> | undefined,
): Promise<Contact[]> => {
  const number = from ?? linked?.phone;
  const known = number === undefined ? [] : await contactsWithPhone(deps, dealerId, number);
  const same = linked && from !== undefined ? await takeNumber(deps, linked, from) : linked;
  const people = known.length > 0 || !same ? known : [same];
  if (people.length > 0)
    return Promise.all(people.map((contact) => noteActivity(deps, contact, retention, at)));
  const place = { dealerId, partnerId: 'kerbside', country: settings.country, language: settings.language };
  const contactId =
    from === undefined
      ? contactIdForWhatsAppUser(deps.idKey, dealerId, userId ?? '')
      : contactIdFor(deps.idKey, place, { mobile: from });
  if (contactId === undefined) return [];
  const addressId = addressIdOf(deps.idKey, dealerId, from ?? userId ?? '');
  if (wasErasedAfter(await addressStates.get(deps.table, { dealerId, addressId }), at)) {
    deps.log.info('message of an erased person, written before the erasure', { dealerId });
    return [];
  }
  const stranger: Contact = {
    contactId,
    dealerId,
    externalIds: [],
    language: settings.language,
    ...(from === undefined ? { whatsAppUserId: userId } : { phone: from, phoneIsMobile: isMobile(from) }),
    ...(profileName === undefined ? {} : { profileName }),
    sourceTimestamp: at,
  };
  const contact = await contacts.change(deps, stranger, (current) =>
    current && current.erasedAt === undefined
      ? undefined
      : activeContact(comeAnew(stranger, current), { day: dayOf(at) }, retention),
  );
  return contact ? [contact] : [];
};

/** Somebody who hid the number shows it: it is theirs. Undefined for somebody who has another one. */
const takeNumber = async (
  deps: FindWritersDeps,
  linked: Stored<Contact>,
  from: string,
): Promise<Stored<Contact> | undefined> => {
  const after = await contacts.change(deps, linked, (current) =>
    current && current.erasedAt === undefined && current.phone === undefined
      ? { ...current, phone: from, phoneIsMobile: isMobile(from) }
      : undefined,
  );
  return after?.phone === from ? after : undefined;
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
