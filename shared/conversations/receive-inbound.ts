import { addressIdOf, addressStates } from '../contacts/address-state-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { timedId } from '../kernel/digest.ts';
import type { ThreadInbound, VendorInbound } from '../messaging/channel.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import { stop } from '../messaging/message.ts';
import type { ConversationEntry } from './conversation.ts';
import { entries, readThread } from './conversation-store.ts';
import { findWriters, type FindWritersDeps, type Writer, type Writers } from './find-writers.ts';
import { notifyInbox } from './notify-inbox.ts';
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
  await rememberAddresses(deps, writers, inbound, word);
  for (const writer of writers.people) {
    const isNew = await addEntry(deps, writer, inbound, word);
    if (word !== undefined) await stopUnsent(deps, writer.conversationId);
    else await tellTeam(deps, writers, writer, inbound, !isNew);
  }
  deps.log.info('message received', {
    vendor: inbound.vendor,
    dealerId: writers.location.dealerId,
    contacts: writers.people.length,
    stop: word !== undefined,
  });
};

/** What a STOP is kept as, wherever it is kept. */
const optOutOf = ({ vendor, at }: Inbound, word: string): NonNullable<Contact['optOut']> => ({
  at,
  channel: CHANNEL_OF[vendor],
  word,
});

const rememberAddresses = async (
  deps: ReceiveInboundDeps,
  { location: { dealerId }, addresses, people }: Writers,
  inbound: Inbound,
  word: string | undefined,
): Promise<void> => {
  for (const address of addresses) {
    const addressId = addressIdOf(deps.idKey, dealerId, address);
    await addressStates.change(deps, { dealerId, addressId }, (current) => {
      const last = current?.lastWhatsAppInboundAt;
      const isNewer = inbound.vendor === 'whatsapp' && (last === undefined || last < inbound.at);
      const optOut = current?.optOut ?? (word === undefined ? undefined : optOutOf(inbound, word));
      if (!isNewer && optOut === current?.optOut) return undefined;
      return { dealerId, addressId, lastWhatsAppInboundAt: isNewer ? inbound.at : last, optOut };
    });
  }
  if (word === undefined || addresses.length > 0) return;
  // Whom only the manufacturer's app reaches has no address at which a STOP could be kept.
  for (const { contact } of people)
    await contacts.change(deps, contact, (current) =>
      current?.optOut ? undefined : current && { ...current, optOut: optOutOf(inbound, word) },
    );
};

const addEntry = async (
  deps: ReceiveInboundDeps,
  { contact: { dealerId }, locationId, conversationId }: Writer,
  inbound: Inbound,
  word: string | undefined,
): Promise<boolean> => {
  const { at, vendor, text, providerId } = inbound;
  const base = { conversationId, dealerId, locationId, at, channel: CHANNEL_OF[vendor] };
  const entryId = timedId(at, conversationId, vendor, providerId);
  const entry: ConversationEntry =
    word === undefined
      ? { kind: 'inbound', entryId, ...base, text, providerId }
      : {
          kind: 'consent',
          entryId,
          ...base,
          word,
          note: 'The customer said STOP. Nothing more is sent to this person.',
        };
  return entries.createOnce(deps.table, entry, deps.now());
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
  { location }: Writers,
  { locationId, conversationId }: Writer,
  inbound: Inbound,
  mayBeRepeated: boolean,
): Promise<void> => {
  await notifyInbox(deps, {
    dealerId: location.dealerId,
    locationId,
    inbox: location.settings.defaultInbox,
    conversationId,
    subject: 'customer-wrote',
    at: inbound.at,
    causeId: inbound.providerId,
    mayBeRepeated,
  });
};
