import { addressIdOf, addressStates } from '../contacts/address-state-store.ts';
import type { ThreadInbound, VendorInbound } from '../messaging/inbound.ts';
import { confirmKeyword, type ConfirmKeywordDeps } from './confirm-keyword.ts';
import { findWriters, type FindWritersDeps, type Writer, type Writers } from './find-writers.ts';
import type { Prompt } from './inbound-entry.ts';
import { type Keyword, keywordOf, mentionsStop } from './keywords.ts';
import { optOut } from './opt-out.ts';
import { resumeMessages } from './resume-messages.ts';
import { routeInbound } from './route-inbound.ts';
import { channelOfInbound, showInbound } from './show-inbound.ts';

export type ReceiveInboundDeps = FindWritersDeps & ConfirmKeywordDeps;

type Inbound = VendorInbound | ThreadInbound;

/**
 * Takes a message from a customer: into the conversation that it belongs to, and to the team's inbox. A message that is
 * exactly a stop word opts the people behind it out at this dealer, effective for the next claim, and withdraws what is
 * not sent yet; START takes that back; both are confirmed once (B5). A sentence that speaks of stopping is a message like
 * any other, with a prompt for the staff. Safe to call twice with the same message, in any order with others.
 */
export const receiveInbound = async (deps: ReceiveInboundDeps, inbound: Inbound): Promise<void> => {
  const writers = await findWriters(deps, inbound);
  if (!writers) return;
  await rememberWindow(deps, writers, inbound);
  const keyword = await findKeyword(writers, inbound.text);
  if (keyword?.means === 'stop') await takeStop(deps, writers, inbound, keyword);
  else if (keyword) await takeStart(deps, writers, inbound, keyword);
  else await show(deps, writers, inbound, mentionsStop(inbound.text) ? 'opt-out' : undefined);
  // A STOP below a picture is a STOP, and a picture.
  if (keyword && inbound.content?.type === 'media') await show(deps, writers, inbound, undefined);
  deps.log.info('message received', {
    vendor: inbound.vendor,
    dealerId: writers.location.dealerId,
    type: inbound.content?.type ?? 'text',
    stop: keyword?.means === 'stop',
  });
};

/** Words of everywhere and of the location's language need nobody to be found first; a customer's own language does. */
const findKeyword = async ({ location, findPeople }: Writers, text: string): Promise<Keyword | undefined> => {
  const { language } = location.settings;
  const known = keywordOf(text, [language]);
  if (known || text.length > LONGEST_KEYWORD) return known;
  const people = await findPeople();
  return keywordOf(
    text,
    people.map(({ contact }) => contact.language),
  );
};

/** No keyword is longer, whatever stands around it: most messages need no second look. */
const LONGEST_KEYWORD = 40;

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

/** Where a keyword was said: the number that wrote, or the person whose thread it is. */
const originOf = (
  deps: ReceiveInboundDeps,
  { location: { dealerId }, addresses }: Writers,
  inbound: Inbound,
  people: readonly Writer[],
): { addressId: string } | { contactId: string } => {
  const [number] = addresses;
  return 'threadId' in inbound || number === undefined
    ? { contactId: people[0]?.contact.contactId ?? '' }
    : { addressId: addressIdOf(deps.idKey, dealerId, number) };
};

const sayingOf = (
  { location: { dealerId }, findPeople }: Writers,
  { vendor, providerId, at }: Inbound,
  { means, word }: Keyword,
) => ({
  dealerId,
  channel: channelOfInbound(vendor),
  word,
  at,
  saidBy: [vendor, providerId, means],
  findPeople,
});

/** Somebody who writes in a thread is known already; whoever has a number is looked for once the word is kept. */
const knownPeople = async (inbound: Inbound, { findPeople }: Writers): Promise<readonly Writer[]> =>
  'threadId' in inbound ? findPeople() : [];

const takeStop = async (
  deps: ReceiveInboundDeps,
  writers: Writers,
  inbound: Inbound,
  keyword: Keyword,
): Promise<void> => {
  const origin = originOf(deps, writers, inbound, await knownPeople(inbound, writers));
  await optOut(deps, { ...sayingOf(writers, inbound, keyword), origin });
  // "Cancel" may mean the appointment.
  if (keyword.isOrdinary) await show(deps, writers, inbound, 'opt-out');
  await confirm(deps, writers, inbound, keyword);
};

const takeStart = async (
  deps: ReceiveInboundDeps,
  writers: Writers,
  inbound: Inbound,
  keyword: Keyword,
): Promise<void> => {
  const origin = originOf(deps, writers, inbound, await knownPeople(inbound, writers));
  const saying = sayingOf(writers, inbound, keyword);
  const { isTakenBack, stillStopped } = await resumeMessages(deps, { ...saying, origin, by: 'keyword' });
  // Said where nothing was stopped it is a message like any other; where it could not bring back all, the staff must see.
  if (stillStopped.length > 0) await show(deps, writers, inbound, 'opt-in');
  else if (!isTakenBack) await show(deps, writers, inbound, undefined);
  else await confirm(deps, writers, inbound, keyword);
};

const confirm = async (
  deps: ReceiveInboundDeps,
  { location, findPeople }: Writers,
  inbound: Inbound,
  { means }: Keyword,
): Promise<void> => {
  if ('threadId' in inbound || inbound.from === undefined) return;
  const { vendor, from } = inbound;
  const addressId = addressIdOf(deps.idKey, location.dealerId, from);
  const people = await findPeople();
  const channel = channelOfInbound(vendor);
  await confirmKeyword(deps, { means, location, addressId, from, vendor, channel, people });
};

/** Into the one conversation that the message belongs to. */
const show = async (
  deps: ReceiveInboundDeps,
  writers: Writers,
  inbound: Inbound,
  prompt: Prompt | undefined,
): Promise<void> => {
  const route = await routeInbound(deps, writers, inbound);
  if (route) await showInbound(deps, writers.location, route, inbound, prompt);
};
