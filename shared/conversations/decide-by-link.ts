import { contacts } from '../contacts/contact-store.ts';
import { UNSUBSCRIBED } from '../contacts/opt-out-mark.ts';
import type { Message } from '../messaging/message.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { Table } from '../table/table.ts';
import type { OpenedUnsubscribeLink } from './open-unsubscribe-link.ts';
import { optOut, type OptOutDeps } from './opt-out.ts';
import type { PersonConcerned } from './find-conversations.ts';
import { resumeMessages } from './resume-messages.ts';

export type DecideByLinkDeps = OptOutDeps;

/** What the reader of a mail decided behind its link: no more messages of this dealer, or messages again. */
export const decideByLink = async (
  deps: DecideByLinkDeps,
  { message, addressId }: Pick<OpenedUnsubscribeLink, 'message' | 'addressId'>,
  wish: 'unsubscribe' | 'resume',
): Promise<void> => {
  const said = {
    dealerId: message.dealerId,
    origin: { addressId },
    channel: 'email' as const,
    at: deps.now(),
    findPeople: () => peopleOf(deps.table, message),
  };
  if (wish === 'resume') await resumeMessages(deps, { ...said, by: 'link', word: 'resume' });
  else await optOut(deps, { ...said, word: UNSUBSCRIBED });
};

/** The person in the conversation that the mail stands in, and in that with the location of their latest visit, where that is another. */
export const peopleOf = async (
  table: Table,
  { dealerId, locationId, contactId }: Pick<Message, 'dealerId' | 'locationId' | 'contactId'>,
): Promise<PersonConcerned[]> => {
  const contact = await contacts.get(table, { dealerId, contactId });
  const places = new Set([locationId, contact?.lastLocationId ?? locationId]);
  return [...places].map((place) => ({
    locationId: place,
    conversationId: conversationIdOf(dealerId, place, contactId),
    contact,
  }));
};
