import { addressIdsOf, type AddressState, addressStates } from '../contacts/address-state-store.ts';
import { type ConsentRecord, proveConsent, type Sayer } from '../contacts/consent-record-store.ts';
import { replanContact } from '../contacts/contact-item-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { type Resumption, withoutOptOut } from '../contacts/opt-out-mark.ts';
import type { Channel } from '../dealers/settings.ts';
import { timedId } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import { entries } from './conversation-store.ts';
import { eachOnce, type OptOutDeps } from './opt-out.ts';
import type { PersonConcerned } from './find-conversations.ts';

export type ResumeMessagesCommand = {
  dealerId: string;
  /** Where it was said, as for an opt-out. */
  origin: { addressId: string } | { contactId: string };
  by: Resumption['by'];
  channel: Channel;
  at: Instant;
  findPeople: () => Promise<readonly PersonConcerned[]>;
  /** The keyword as it was written, or what stands for it. */
  word: string;
  /** What tells one saying from the next, where each is a message of the customer's. */
  saidBy?: readonly string[];
  recordedBy?: { who: Sayer; source: ConsentRecord['source']; wording?: string | undefined };
};

export type Resumed = {
  /** Whether anything was taken back, now or by the same wish before. */
  isTakenBack: boolean;
  /** Whose messages are stopped all the same: by a complaint, a block, or a word said elsewhere. */
  stillStopped: readonly Contact[];
};

const NOTES = {
  link: 'The customer wants messages again, after unsubscribing.',
  keyword: 'The customer wants messages again, and said so by a keyword.',
  recorded: 'The customer wants messages again, as your staff recorded.',
} as const;
const IN_PART =
  ' Some are stopped all the same: they were declined in another way, or blocked by your staff.';

/**
 * Takes back a "no more messages" in the way in which it was said: messages are sent again from the next one on. What is
 * brought back is what held before; nothing is agreed to by it that was not agreed to then. Safe to call twice.
 */
export const resumeMessages = async (deps: OptOutDeps, command: ResumeMessagesCommand): Promise<Resumed> => {
  const { dealerId, origin, by, at } = command;
  const from = 'addressId' in origin ? origin.addressId : origin.contactId;
  const resumption: Resumption = { by, at, origin: from };
  const states = new Map<string, AddressState | undefined>();
  const lift = async (addressId: string): Promise<void> => {
    if (states.has(addressId)) return;
    const state = await addressStates.change(
      deps,
      { dealerId, addressId },
      (current): AddressState | undefined =>
        current && withoutOptOut<AddressState>(current, resumption, addressId),
    );
    states.set(addressId, state);
  };
  if ('addressId' in origin) await lift(origin.addressId);
  const people = await command.findPeople();
  const after: { contact: Contact; isStopped: boolean; isTakenBack: boolean }[] = [];
  for (const { contactId } of eachOnce(people)) {
    const contact = await contacts.change(
      deps,
      { dealerId, contactId },
      (current) => current && withoutOptOut<Contact>(current, resumption, contactId),
    );
    if (!contact) continue;
    const ids = addressIdsOf(deps.idKey, contact);
    for (const addressId of ids) await lift(addressId);
    const own = [contact, ...ids.flatMap((id) => states.get(id) ?? [])];
    after.push({
      contact,
      isStopped: contact.blocked !== undefined || own.some(({ optOut }) => optOut),
      isTakenBack: own.some(({ resumedAt }) => resumedAt === at),
    });
  }
  const here = 'addressId' in origin ? states.get(origin.addressId) : undefined;
  // A link can be pressed again: then it is shown as it was the first time, in case that broke off.
  const takenAt = by === 'link' && !here?.optOut ? here?.resumedAt : at;
  const isTakenBack =
    after.some((one) => one.isTakenBack) ||
    [...states.values()].some((state) => state?.resumedAt !== undefined && state.resumedAt === takenAt);
  // Once all addresses are free: whoever plans before that finds the person stopped still.
  for (const { contact, ...one } of after)
    if (one.isTakenBack) await replanContact(deps, contact, `resumed ${at}`);
  const stillStopped = after.filter(({ isStopped }) => isStopped).map(({ contact }) => contact);
  if (isTakenBack) await showResumed(deps, { ...command, at: takenAt ?? at }, people, stillStopped);
  return { isTakenBack, stillStopped };
};

const showResumed = async (
  deps: OptOutDeps,
  { dealerId, by, channel, at, word, saidBy, recordedBy }: ResumeMessagesCommand,
  people: readonly PersonConcerned[],
  stillStopped: readonly Contact[],
): Promise<void> => {
  for (const { conversationId, locationId, contact } of people) {
    const isInPart = stillStopped.some(({ contactId }) => contactId === contact?.contactId);
    const entry = {
      kind: 'consent' as const,
      entryId: timedId(at, conversationId, ...(saidBy ?? ['resumed'])),
      conversationId,
      dealerId,
      locationId,
      at,
      channel,
      word,
      note: `${NOTES[by]}${isInPart ? IN_PART : ''}`,
      ...(contact ? { contactId: contact.contactId } : {}),
      ...(recordedBy?.who.id === undefined ? {} : { staffId: recordedBy.who.id }),
    };
    await entries.createOnce(deps.table, entry, deps.now());
  }
  for (const { contactId } of eachOnce(people)) {
    const proof = {
      dealerId,
      contactId,
      at,
      channel: 'all' as const,
      purpose: 'all' as const,
      decision: 'resumed' as const,
      who: recordedBy?.who ?? { kind: 'customer' as const },
      source: recordedBy?.source ?? (by === 'keyword' ? ('keyword' as const) : ('unsubscribe-link' as const)),
      ...(recordedBy?.wording === undefined ? {} : { wording: recordedBy.wording }),
      saidOn: channel,
      ...(by === 'keyword' ? { words: word } : {}),
    };
    await proveConsent(deps, proof, ...(saidBy ?? ['resumed']));
  }
  deps.log.info('messages resumed', { dealerId, channel, conversations: people.length });
};
