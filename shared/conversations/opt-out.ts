import { addressIdsOf, type AddressState, addressStates } from '../contacts/address-state-store.ts';
import { type ConsentRecord, proveConsent, type Sayer } from '../contacts/consent-record-store.ts';
import { replanContact } from '../contacts/contact-item-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import {
  kindOf,
  type OptOutKind,
  type OptOutMark,
  UNSUBSCRIBED,
  withOptOut,
} from '../contacts/opt-out-mark.ts';
import type { Channel } from '../dealers/settings.ts';
import { digestId, timedId } from '../kernel/digest.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { entries } from './conversation-store.ts';
import { findConversations, type PersonConcerned } from './find-conversations.ts';
import { stopUnsent } from './stop-unsent.ts';

export type OptOutDeps = { table: Table; now: Now; log: Log; idKey: string };

export type OptOutCommand = {
  dealerId: string;
  /** Where it was said: the digest of an address (`contacts/address-state-store.ts`), or a person by their id. */
  origin: { addressId: string } | { contactId: string };
  channel: Channel;
  /** The stop word as it was written, or one of the words of `contacts/opt-out-mark.ts`. */
  word: string;
  at: Instant;
  /** The people behind it. Asked for once the word is kept, so that no fault of this search stands in its way. */
  findPeople: () => Promise<readonly PersonConcerned[]>;
  /** What tells one saying from the next, where each one is a message of the customer's; else the same wish twice is one entry. */
  saidBy?: readonly string[];
  /** Who of the staff recorded it, where the person did not say it to us. */
  recordedBy?: { who: Sayer; source: ConsentRecord['source']; wording?: string | undefined };
};

const NOTES: Readonly<Record<OptOutKind, string>> = {
  keyword: 'The customer said STOP. Nothing more is sent to this person.',
  link: 'The customer unsubscribed by the link of an email. Nothing more is sent to this person, by any channel.',
  complaint: 'The customer reported an email as spam. Nothing more is sent to this person, by any channel.',
  recorded:
    'The customer wants no more messages, as your staff recorded. Nothing more is sent to this person.',
};
const PREFERENCE_NOTE =
  'The customer chose to get no messages at all. Nothing more is sent to this person, by any channel.';

const SOURCES: Readonly<Record<OptOutKind, ConsentRecord['source']>> = {
  keyword: 'keyword',
  link: 'unsubscribe-link',
  complaint: 'complaint',
  recorded: 'message',
};

/**
 * A person wants no more messages of this dealer (B5): kept where it was said, then at every address of theirs and with the
 * person, shown in the conversations, with the proof; and what is not sent yet is stopped, in every conversation with the dealer. Once this has
 * answered, no claim wins (see *A STOP and a claim* in the README). Safe to call twice with the same wish. Answers the
 * opt-out that holds where it was said; undefined when it was taken back since.
 */
export const optOut = async (deps: OptOutDeps, command: OptOutCommand): Promise<OptOutMark | undefined> => {
  const { dealerId, origin, channel, word, at, saidBy } = command;
  const said: OptOutMark = { at, channel, word, ...(saidBy ? { cause: digestId(...saidBy) } : {}) };
  const kept =
    'addressId' in origin
      ? await markAddress(deps, dealerId, origin.addressId, said)
      : await markContact(deps, { dealerId, contactId: origin.contactId }, said);
  if (!kept) return undefined;
  const people = await command.findPeople();
  // The link of a mail is about the address that the mail went to, whoever has it.
  if (word !== UNSUBSCRIBED || saidBy) await markPeople(deps, command, people, said);
  const contactIds = eachOnce(people).map(({ contactId }) => contactId);
  for (const { conversationId } of await findConversations(deps, { dealerId, contactIds, known: people }))
    await stopUnsent(deps, conversationId);
  const isTheFirst = kept.word === word && kept.channel === channel;
  // What only an address keeps is no change of the person, but one of their plans.
  if (isTheFirst && word === UNSUBSCRIBED && !saidBy)
    for (const contact of eachOnce(people)) await replanContact(deps, contact, `unsubscribed ${kept.at}`);
  // Said before, in another way: it was shown then, and nothing has changed.
  if (saidBy || isTheFirst) await showOptOut(deps, command, people, saidBy ? at : kept.at);
  return kept;
};

const markAddress = async (
  deps: OptOutDeps,
  dealerId: string,
  addressId: string,
  said: OptOutMark,
): Promise<OptOutMark | undefined> => {
  const state = await addressStates.change(deps, { dealerId, addressId }, (current): AddressState =>
    withOptOut<AddressState>(current ?? { dealerId, addressId }, said),
  );
  return state?.optOut;
};

const markContact = async (
  deps: OptOutDeps,
  key: Pick<Contact, 'dealerId' | 'contactId'>,
  said: OptOutMark,
): Promise<OptOutMark | undefined> => {
  const contact = await contacts.change(
    deps,
    key,
    (current) => current && withOptOut<Contact>(current, said),
  );
  return contact?.optOut;
};

/** At every address of the people, and with each of them: who gets another number later has said STOP all the same. */
const markPeople = async (
  deps: OptOutDeps,
  { dealerId, origin }: OptOutCommand,
  people: readonly PersonConcerned[],
  said: OptOutMark,
): Promise<void> => {
  const from = 'addressId' in origin ? origin.addressId : origin.contactId;
  for (const contact of eachOnce(people)) {
    if (contact.contactId !== from) await markContact(deps, contact, { ...said, from });
    for (const addressId of addressIdsOf(deps.idKey, contact))
      if (addressId !== from) await markAddress(deps, dealerId, addressId, { ...said, from });
  }
};

/** The people, each once: somebody may be shown in two conversations. */
export const eachOnce = (people: readonly PersonConcerned[]): Contact[] => [
  ...new Map(people.flatMap(({ contact }) => (contact ? [[contact.contactId, contact]] : []))).values(),
];

const showOptOut = async (
  deps: OptOutDeps,
  { dealerId, channel, word, saidBy, recordedBy }: OptOutCommand,
  people: readonly PersonConcerned[],
  at: Instant,
): Promise<void> => {
  const kind = saidBy ? 'keyword' : kindOf({ word, channel });
  const isPreference = word === 'preferences';
  for (const { conversationId, locationId, contact } of people) {
    const entry = {
      kind: 'consent' as const,
      entryId: timedId(at, conversationId, ...(saidBy ?? ['opt-out', word])),
      conversationId,
      dealerId,
      locationId,
      at,
      channel,
      word,
      note: isPreference ? PREFERENCE_NOTE : NOTES[kind],
      ...(contact ? { contactId: contact.contactId } : {}),
      ...(recordedBy?.who.id === undefined ? {} : { staffId: recordedBy.who.id }),
    };
    await entries.createOnce(deps.table, entry, deps.now());
  }
  const proof = {
    dealerId,
    at,
    channel: 'all' as const,
    purpose: 'all' as const,
    decision: 'withdrawn' as const,
    who: recordedBy?.who ?? { kind: kind === 'complaint' ? ('vendor' as const) : ('customer' as const) },
    source: recordedBy?.source ?? (isPreference ? ('preference-page' as const) : SOURCES[kind]),
    ...(recordedBy?.wording === undefined ? {} : { wording: recordedBy.wording }),
    saidOn: channel,
    ...(kind === 'keyword' ? { words: word } : {}),
  };
  for (const { contactId } of eachOnce(people))
    await proveConsent(deps, { ...proof, contactId }, ...(saidBy ?? [word]));
  deps.log.info('opted out', { dealerId, channel, conversations: people.length });
};
