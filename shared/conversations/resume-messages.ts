import { type AddressState, addressStates, canResume } from '../contacts/address-state-store.ts';
import type { Channel } from '../dealers/settings.ts';
import { timedId } from '../kernel/digest.ts';
import type { Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { entries } from './conversation-store.ts';
import type { OwnConversation } from './opt-out.ts';

export type ResumeMessagesCommand = {
  dealerId: string;
  addressId: string;
  channel: Channel;
  findConversations: () => Promise<readonly OwnConversation[]>;
};

/**
 * Takes back an unsubscribing by link, for a wrong tap hurts: messages are sent again from the next one on. Only what
 * was said by that link can be taken back by it. Safe to call twice.
 */
export const resumeMessages = async (
  deps: { table: Table; now: Now; log: Log },
  { dealerId, addressId, channel, findConversations }: ResumeMessagesCommand,
): Promise<void> => {
  const state = await addressStates.change(
    deps,
    { dealerId, addressId },
    (current): AddressState | undefined =>
      current && canResume(current) ? { ...current, optOut: undefined, resumedAt: deps.now() } : undefined,
  );
  if (state?.resumedAt === undefined || state.optOut) return;
  const conversations = await findConversations();
  for (const { conversationId, locationId } of conversations) {
    const entry = {
      kind: 'consent' as const,
      entryId: timedId(state.resumedAt, conversationId, 'resumed'),
      conversationId,
      dealerId,
      locationId,
      at: state.resumedAt,
      channel,
      word: 'resume',
      note: 'The customer wants messages again, after unsubscribing.',
    };
    await entries.createOnce(deps.table, entry, deps.now());
  }
  deps.log.info('messages resumed', { dealerId, channel, conversations: conversations.length });
};
