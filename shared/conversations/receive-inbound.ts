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
import { conversationIdOf } from '../messaging/message-store.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import type { FindChannelAccount } from './channel-account-store.ts';
import { entries } from './conversation-store.ts';
import { notifyInbox } from './notify-inbox.ts';
import { optOut, type OwnConversation } from './opt-out.ts';
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
  const { dealerId } = account;
  const addressId = addressIdOf(deps.idKey, dealerId, from.from);
  const word = stopWordOf(inbound.text);
  await rememberWindow(deps, { dealerId, addressId }, from);
  const findConversations = () => conversationsOf(deps, location, from);
  if (word !== undefined) {
    const channel = CHANNEL_OF[inbound.vendor];
    const saidBy = [inbound.vendor, inbound.providerId];
    await optOut(deps, { dealerId, addressId, channel, word, at: inbound.at, saidBy, findConversations });
  } else {
    for (const conversation of await findConversations())
      await showMessage(deps, location, conversation, from);
  }
  log.info('message received', { vendor: inbound.vendor, dealerId, stop: word !== undefined });
};

type From = VendorInbound & { from: string };

/** A WhatsApp message opens the 24 hours in which free text may be sent. */
const rememberWindow = async (
  deps: ReceiveInboundDeps,
  key: { dealerId: string; addressId: string },
  inbound: From,
): Promise<void> => {
  if (inbound.vendor !== 'whatsapp') return;
  await addressStates.change(deps, key, (current) => {
    const last = current?.lastWhatsAppInboundAt;
    return last !== undefined && last >= inbound.at
      ? undefined
      : { ...(current ?? key), lastWhatsAppInboundAt: inbound.at };
  });
};

/** A reply belongs to the location of the person's latest visit; a stranger's message to that of the account. */
const conversationsOf = async (
  deps: ReceiveInboundDeps,
  location: LocationInForce,
  inbound: From,
): Promise<OwnConversation[]> => {
  const { dealerId } = location;
  const people = await findPeople(deps, location, inbound);
  return people.map(({ contactId, lastLocationId }) => {
    const locationId = lastLocationId ?? location.locationId;
    return { locationId, conversationId: conversationIdOf(dealerId, locationId, contactId) };
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

const showMessage = async (
  deps: ReceiveInboundDeps,
  { dealerId, settings }: LocationInForce,
  { conversationId, locationId }: OwnConversation,
  { at, vendor, providerId, text }: From,
): Promise<void> => {
  const entry = {
    kind: 'inbound' as const,
    entryId: timedId(at, conversationId, vendor, providerId),
    conversationId,
    dealerId,
    locationId,
    at,
    channel: CHANNEL_OF[vendor],
    text,
    providerId,
  };
  await entries.createOnce(deps.table, entry, deps.now());
  await notifyInbox(deps, {
    dealerId,
    locationId,
    inbox: settings.defaultInbox,
    conversationId,
    subject: 'customer-wrote',
    at,
    causeId: providerId,
  });
};
