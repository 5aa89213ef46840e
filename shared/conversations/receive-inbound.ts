import { addressIdOf, addressStates } from '../contacts/address-state-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import type { ThreadInbound, VendorInbound } from '../messaging/inbound.ts';
import { findWriters, type FindWritersDeps, type Writers } from './find-writers.ts';
import { optOut, showOptOut } from './opt-out.ts';
import { routeInbound } from './route-inbound.ts';
import { channelOfInbound, showInbound } from './show-inbound.ts';
import { stopWordOf } from './stop-words.ts';

export type ReceiveInboundDeps = FindWritersDeps;

type Inbound = VendorInbound | ThreadInbound;

/**
 * Takes a message from a customer: into the conversation that it belongs to, and to the team's inbox. A message that is
 * exactly a stop word opts the people behind it out at this dealer, effective for the next claim, and withdraws what is
 * not sent yet (B5). Safe to call twice with the same message, in any order with others.
 */
export const receiveInbound = async (deps: ReceiveInboundDeps, inbound: Inbound): Promise<void> => {
  const writers = await findWriters(deps, inbound);
  if (!writers) return;
  const word = stopWordOf(inbound.text);
  await rememberWindow(deps, writers, inbound);
  if (word !== undefined) await takeStop(deps, writers, inbound, word);
  // A STOP below a picture is a STOP, and a picture.
  if (word === undefined || inbound.content?.type === 'media') {
    const route = await routeInbound(deps, writers, inbound);
    if (route) await showInbound(deps, writers.location, route, inbound);
  }
  deps.log.info('message received', {
    vendor: inbound.vendor,
    dealerId: writers.location.dealerId,
    type: inbound.content?.type ?? 'text',
    stop: word !== undefined,
  });
};

/** Whatever the customer does by WhatsApp opens the 24 hours in which free text may be sent; what WhatsApp itself reports does not. */
const rememberWindow = async (
  deps: ReceiveInboundDeps,
  { location: { dealerId }, addresses }: Writers,
  { vendor, at, content }: Inbound,
): Promise<void> => {
  if (vendor !== 'whatsapp' || content?.type === 'number-changed') return;
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
  const said = {
    dealerId,
    channel: channelOfInbound(vendor),
    word,
    at,
    saidBy: [vendor, providerId, 'stop'],
  };
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
