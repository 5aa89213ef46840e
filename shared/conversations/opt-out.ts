import { type AddressState, addressStates } from '../contacts/address-state-store.ts';
import type { Channel } from '../dealers/settings.ts';
import { timedId } from '../kernel/digest.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { entries } from './conversation-store.ts';
import { stopUnsent } from './stop-unsent.ts';

/** A conversation of somebody behind the address, and the location whose staff read it. */
export type OwnConversation = { conversationId: string; locationId: string };

export type OptOutCommand = {
  dealerId: string;
  /** The address at which it was said (`contacts/address-state-store.ts`). */
  addressId: string;
  channel: Channel;
  /** The stop word as it was written, `unsubscribe` for the link of a mail, `complaint` for a report of spam. */
  word: string;
  at: Instant;
  /** The conversations of the people behind the address. Asked for once the word is kept, so that no fault of this search stands in its way. */
  findConversations: () => Promise<readonly OwnConversation[]>;
  /** What tells one saying from the next, where each one is a message of the customer's; else the same wish twice is one entry. */
  saidBy?: readonly string[];
};

const NOTES: Readonly<Record<string, string>> = {
  unsubscribe:
    'The customer unsubscribed by the link of an email. Nothing more is sent to this person, by any channel.',
  complaint: 'The customer reported an email as spam. Nothing more is sent to this person, by any channel.',
};
const STOP_NOTE = 'The customer said STOP. Nothing more is sent to this person.';

/**
 * A person wants no more messages of this dealer (B5): kept at the address, effective for the next claim, shown in the
 * conversations, and what is not sent yet is stopped. Safe to call twice with the same wish.
 */
export const optOut = async (
  deps: { table: Table; now: Now; log: Log },
  command: OptOutCommand,
): Promise<void> => {
  const { dealerId, addressId, channel, word, at, saidBy, findConversations } = command;
  const state = await addressStates.change(deps, { dealerId, addressId }, (current): AddressState => ({
    ...(current ?? { dealerId, addressId }),
    optOut: current?.optOut ?? { at, channel, word },
  }));
  const kept = state?.optOut;
  // Said before, in another way: it was shown then, and nothing has changed.
  if (!saidBy && kept && (kept.word !== word || kept.channel !== channel)) return;
  const said = { dealerId, channel, word, ...(saidBy ? { at, saidBy } : { at: kept?.at ?? at }) };
  await showOptOut(deps, said, await findConversations());
};

/** Shows in the conversations of a person that no more messages are wanted, and stops what is not sent yet. */
export const showOptOut = async (
  deps: { table: Table; now: Now; log: Log },
  { dealerId, channel, at, word, saidBy }: Omit<OptOutCommand, 'addressId' | 'findConversations'>,
  conversations: readonly OwnConversation[],
): Promise<void> => {
  for (const { conversationId, locationId } of conversations) {
    const entry = {
      kind: 'consent' as const,
      entryId: timedId(at, conversationId, ...(saidBy ?? ['opt-out', word])),
      conversationId,
      dealerId,
      locationId,
      at,
      channel,
      word,
      note: (saidBy ? undefined : NOTES[word]) ?? STOP_NOTE,
    };
    await entries.createOnce(deps.table, entry, deps.now());
    await stopUnsent(deps, conversationId);
  }
  deps.log.info('opted out', { dealerId, channel, conversations: conversations.length });
};
