import { addressIdOf, addressStates } from '../contacts/address-state-store.ts';
import { isMobile } from '../contacts/address.ts';
import type { Contact } from '../contacts/contact.ts';
import { contactIdFor } from '../contacts/contact-identity.ts';
import { contacts, contactsByPhone } from '../contacts/contact-store.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Now } from '../kernel/instant.ts';
import { timedId } from '../kernel/digest.ts';
import type { VendorInbound } from '../messaging/channel.ts';
import { conversationIdOf, messageKeyParts, messages } from '../messaging/message-store.ts';
import { stop } from '../messaging/message.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import type { ChannelAccount, FindChannelAccount } from './channel-account-store.ts';
import type { ConversationEntry } from './conversation.ts';
import { entries, readThread } from './conversation-store.ts';
import { notifyInbox } from './notify-inbox.ts';
import { stopWordOf } from './stop-words.ts';

export type ReceiveInboundDeps = {
  table: Table;
  now: Now;
  log: Log;
  idKey: string;
  findLocation: FindLocation;
  findAccount: FindChannelAccount;
};

const CHANNEL_OF = { whatsapp: 'whatsapp', bulkgate: 'sms', 'aws-sms': 'sms' } as const;

/**
 * Takes a message from a customer: into the conversation, and to the team's inbox. A message that is exactly a stop
 * word opts the people behind the address out at this dealer, effective for the next claim, and withdraws what is not
 * sent yet (B5). Safe to call twice with the same message.
 */
export const receiveInbound = async (deps: ReceiveInboundDeps, inbound: VendorInbound): Promise<void> => {
  const { log } = deps;
  const account = await deps.findAccount(inbound.vendor, inbound.accountId);
  if (!account) {
    log.warn('message for an account that no dealer has', { vendor: inbound.vendor });
    return;
  }
  if (inbound.from === undefined) {
    log.warn('message from a customer who hides the number', {
      vendor: inbound.vendor,
      dealerId: account.dealerId,
    });
    return;
  }
  const location = await requireLocation(deps.findLocation, account);
  const from = { ...inbound, from: inbound.from };
  const word = stopWordOf(inbound.text);
  await rememberAddress(deps, account, from, word);
  const people = await findPeople(deps, location, from);
  for (const contact of people) {
    // A reply belongs to the location of the person's latest visit; a stranger's message to that of the account.
    const locationId = contact.lastLocationId ?? account.locationId;
    const conversationId = conversationIdOf(account.dealerId, locationId, contact.contactId);
    await addEntry(deps, account, locationId, conversationId, from, word);
    if (word !== undefined) await stopUnsent(deps, conversationId);
    else await tellTeam(deps, location, { ...account, locationId }, conversationId, from);
  }
  log.info('message received', {
    vendor: inbound.vendor,
    dealerId: account.dealerId,
    contacts: people.length,
    stop: word !== undefined,
  });
};

type From = VendorInbound & { from: string };

const rememberAddress = async (
  deps: ReceiveInboundDeps,
  account: ChannelAccount,
  inbound: From,
  word: string | undefined,
): Promise<void> => {
  const { dealerId } = account;
  const addressId = addressIdOf(deps.idKey, dealerId, inbound.from);
  await addressStates.change(deps, { dealerId, addressId }, (current) => {
    const last = current?.lastWhatsAppInboundAt;
    const isNewer = inbound.vendor === 'whatsapp' && (last === undefined || last < inbound.at);
    const optOut =
      current?.optOut ??
      (word === undefined ? undefined : { at: inbound.at, channel: CHANNEL_OF[inbound.vendor], word });
    if (!isNewer && optOut === current?.optOut) return undefined;
    return { dealerId, addressId, lastWhatsAppInboundAt: isNewer ? inbound.at : last, optOut };
  });
};

/** Those whom the dealer knows behind the number; a stranger becomes a contact without a name. */
const findPeople = async (
  deps: ReceiveInboundDeps,
  location: LocationInForce,
  inbound: From,
): Promise<Contact[]> => {
  const { dealerId, settings } = location;
  const known = await contactsByPhone(deps.table, dealerId, inbound.from);
  if (known.length > 0) return known;
  const place = { dealerId, partnerId: 'kerbside', country: settings.country, language: settings.language };
  const contactId = contactIdFor(deps.idKey, place, { mobile: inbound.from });
  if (contactId === undefined) return [];
  const stranger: Contact = {
    contactId,
    dealerId,
    externalIds: [],
    language: settings.language,
    phone: inbound.from,
    phoneIsMobile: isMobile(inbound.from),
    sourceTimestamp: inbound.at,
  };
  await contacts.createOnce(deps.table, stranger, deps.now());
  return [stranger];
};

const addEntry = async (
  deps: ReceiveInboundDeps,
  account: ChannelAccount,
  locationId: string,
  conversationId: string,
  inbound: From,
  word: string | undefined,
): Promise<void> => {
  const base = {
    conversationId,
    dealerId: account.dealerId,
    locationId,
    at: inbound.at,
    channel: CHANNEL_OF[inbound.vendor],
  };
  const entryId = timedId(inbound.at, conversationId, inbound.vendor, inbound.providerId);
  const entry: ConversationEntry =
    word === undefined
      ? { kind: 'inbound', entryId, ...base, text: inbound.text, providerId: inbound.providerId }
      : {
          kind: 'consent',
          entryId,
          ...base,
          word,
          note: 'The customer said STOP. Nothing more is sent to this person.',
        };
  await entries.createOnce(deps.table, entry, deps.now());
};

/** Messages of the last conversations' page that have not left: more than a page is never waiting at once. */
const RECENT_ENTRIES = 50;

const stopUnsent = async (deps: ReceiveInboundDeps, conversationId: string): Promise<void> => {
  const page = await readThread(deps.table, conversationId, RECENT_ENTRIES);
  for (const entry of page.entries) {
    if (entry.kind !== 'message' || !stop(entry, 'opted_out')) continue;
    await messages.change(
      deps,
      messageKeyParts(entry.messageId),
      (current) => current && stop(current, 'opted_out'),
    );
  }
};

const tellTeam = async (
  deps: ReceiveInboundDeps,
  location: LocationInForce,
  account: ChannelAccount,
  conversationId: string,
  inbound: From,
): Promise<void> => {
  await notifyInbox(deps, {
    dealerId: account.dealerId,
    locationId: account.locationId,
    inbox: location.settings.defaultInbox,
    conversationId,
    subject: 'customer-wrote',
    at: inbound.at,
    causeId: inbound.providerId,
  });
};
