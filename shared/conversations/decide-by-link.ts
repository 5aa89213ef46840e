import { UNSUBSCRIBED } from '../contacts/address-state-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import type { Now } from '../kernel/instant.ts';
import type { Message } from '../messaging/message.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import type { OpenedUnsubscribeLink } from './open-unsubscribe-link.ts';
import { optOut, type OwnConversation } from './opt-out.ts';
import { resumeMessages } from './resume-messages.ts';

export type DecideByLinkDeps = { table: Table; now: Now; log: Log };

/** What the reader of a mail decided behind its link: no more messages of this dealer, or messages again. */
export const decideByLink = async (
  deps: DecideByLinkDeps,
  { message, addressId }: Pick<OpenedUnsubscribeLink, 'message' | 'addressId'>,
  wish: 'unsubscribe' | 'resume',
): Promise<void> => {
  const at = { dealerId: message.dealerId, addressId, channel: 'email' as const };
  const findConversations = () => conversationsOf(deps.table, message);
  if (wish === 'resume') await resumeMessages(deps, { ...at, findConversations });
  else await optOut(deps, { ...at, word: UNSUBSCRIBED, at: deps.now(), findConversations });
};

/** The one that the mail stands in, and that with the location of the person's latest visit, where that is another. */
const conversationsOf = async (
  table: Table,
  { dealerId, locationId, contactId }: Message,
): Promise<OwnConversation[]> => {
  const contact = await contacts.get(table, { dealerId, contactId });
  const places = new Set([locationId, contact?.lastLocationId ?? locationId]);
  return [...places].map((place) => ({
    locationId: place,
    conversationId: conversationIdOf(dealerId, place, contactId),
  }));
};
