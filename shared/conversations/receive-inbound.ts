import { addressIdOf, addressStates } from '../contacts/address-state-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import { keepUntil, laterOf } from '../dealers/retention.ts';
import { timedId } from '../kernel/digest.ts';
import type { ThreadInbound, VendorInbound } from '../messaging/channel.ts';
import { entries } from './conversation-store.ts';
import { findWriters, type FindWritersDeps, type Writer, type Writers } from './find-writers.ts';
import { notifyInbox } from './notify-inbox.ts';
import { optOut, showOptOut } from './opt-out.ts';
import { stopWordOf } from './stop-words.ts';

export type ReceiveInboundDeps = FindWritersDeps;

type Inbound = VendorInbound | ThreadInbound;

const CHANNEL_OF = { whatsapp: 'whatsapp', bulkgate: 'sms', 'aws-sms': 'sms', mybmw: 'oem' } as const;

/**
 * Takes a message from a customer: into the conversation, and to the team's inbox. A message that is exactly a stop
 * word opts the people behind it out at this dealer, effective for the next claim, and withdraws what is not sent yet
 * (B5). Safe to call twice with the same message.
 */
export const receiveInbound = async (deps: ReceiveInboundDeps, inbound: Inbound): Promise<void> => {
  const writers = await findWriters(deps, inbound);
  if (!writers) return;
  const word = stopWordOf(inbound.text);
  await rememberWindow(deps, writers, inbound);
  if (word === undefined) {
    for (const writer of await writers.findPeople()) await showMessage(deps, writers, writer, inbound);
  } else await takeStop(deps, writers, inbound, word);
  deps.log.info('message received', {
    vendor: inbound.vendor,
    dealerId: writers.location.dealerId,
    stop: word !== undefined,
  });
};

/** A WhatsApp message opens the 24 hours in which free text may be sent. */
const rememberWindow = async (
  deps: ReceiveInboundDeps,
  { location: { dealerId }, addresses }: Writers,
  { vendor, at }: Inbound,
): Promise<void> => {
  if (vendor !== 'whatsapp') return;
  for (const address of addresses) {
    const key = { dealerId, addressId: addressIdOf(deps.idKey, dealerId, address) };
    await addressStates.change(deps, key, (current) => {
      const last = current?.lastWhatsAppInboundAt;
      return last !== undefined && last >= at
        ? undefined
        : { ...(current ?? key), lastWhatsAppInboundAt: at };
    });
  }
};

const takeStop = async (
  deps: ReceiveInboundDeps,
  { location: { dealerId }, addresses, findPeople }: Writers,
  { vendor, providerId, at }: Inbound,
  word: string,
): Promise<void> => {
  const said = { dealerId, channel: CHANNEL_OF[vendor], word, at, saidBy: [vendor, providerId] };
  for (const address of addresses) {
    const addressId = addressIdOf(deps.idKey, dealerId, address);
    await optOut(deps, { ...said, addressId, findConversations: findPeople });
  }
  if (addresses.length > 0) return;
  // Whom only the manufacturer's app reaches has no address at which a STOP could be kept.
  const people = await findPeople();
  for (const { contact } of people)
    await contacts.change(deps, contact, (current) =>
      current?.optOut ? undefined : current && { ...current, optOut: { at, channel: said.channel, word } },
    );
  await showOptOut(deps, said, people);
};

const showMessage = async (
  deps: ReceiveInboundDeps,
  { location: { dealerId, settings, retention } }: Writers,
  { conversationId, locationId, contact }: Writer,
  { at, vendor, providerId, text }: Inbound,
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
    expiresAt: keepUntil(retention.conversationDays, laterOf(contact.lastDay, at)),
  };
  const isNew = await entries.createOnce(deps.table, entry, deps.now());
  await notifyInbox(deps, {
    dealerId,
    locationId,
    inbox: settings.defaultInbox,
    conversationId,
    subject: 'customer-wrote',
    at,
    causeId: providerId,
    mayBeRepeated: !isNew,
  });
};
