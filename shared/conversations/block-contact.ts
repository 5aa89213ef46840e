import { proveConsent } from '../contacts/consent-record-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { findConversations } from './find-conversations.ts';
import { showConsent } from './show-consent.ts';
import { stopUnsent } from './stop-unsent.ts';

export type BlockContactDeps = { table: Table; now: Now; log: Log };
export type BlockContactCommand = {
  contact: Pick<Contact, 'dealerId' | 'contactId'>;
  /** The account of who does it. */
  by: string;
  /** The locations whose staff see it in the conversation. */
  shownAt: readonly string[];
};

const NOTE = 'Your staff blocked all messages to this customer. Nothing is sent until somebody lifts that.';

/**
 * "Block communication" (S2.55): nothing goes out to the person until it is lifted, not even what confirms a STOP; what is not
 * sent yet is stopped. Safe to call twice: the first who did it stays. Undefined when there is no such person.
 */
export const blockContact = async (
  deps: BlockContactDeps,
  { contact: key, by, shownAt }: BlockContactCommand,
): Promise<Contact | undefined> => {
  const { dealerId, contactId } = key;
  const contact = await contacts.change(
    deps,
    key,
    (current) => current && { ...current, blocked: current.blocked ?? { at: deps.now(), by } },
  );
  if (!contact?.blocked) return undefined;
  const { at, by: staffId } = contact.blocked;
  const known = shownAt.map((locationId) => ({
    locationId,
    conversationId: conversationIdOf(dealerId, locationId, contactId),
  }));
  const conversations = await findConversations(deps, { dealerId, contactIds: [contactId], known });
  for (const { conversationId } of conversations)
    await stopUnsent(deps, conversationId, 'communication_blocked');
  await recordBlock(deps, { contact: key, at, decision: 'blocked', note: NOTE, staffId, shownAt });
  deps.log.info('communication blocked', { dealerId, contactId });
  return contact;
};

type BlockRecord = Pick<BlockContactCommand, 'contact' | 'shownAt'> & {
  at: Instant;
  decision: 'blocked' | 'unblocked';
  note: string;
  staffId: string;
};

/** Shows in the conversations who blocked all messages or lifted that, and keeps the proof of it. */
export const recordBlock = async (
  deps: BlockContactDeps,
  { contact: { dealerId, contactId }, at, decision, note, staffId, shownAt }: BlockRecord,
): Promise<void> => {
  const place = { dealerId, contactId, locationIds: shownAt };
  await showConsent(deps, { ...place, at, word: decision, note, staffId });
  await proveConsent(deps, {
    dealerId,
    contactId,
    at,
    who: { kind: 'staff', id: staffId },
    channel: 'all',
    purpose: 'all',
    decision,
    source: 'console',
  });
};
