import { addressStates, canResume } from '../contacts/address-state-store.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Message } from '../messaging/message.ts';
import { getMessage } from '../messaging/message-store.ts';
import type { UnsubscribeLinks } from '../messaging/unsubscribe-link.ts';
import type { Table } from '../table/table.ts';

export type OpenUnsubscribeLinkDeps = { table: Table; findLocation: FindLocation; links: UnsubscribeLinks };

/** What the link of a mail leads to: the mail, the address that it went to, and what holds for that address now. */
export type OpenedUnsubscribeLink = {
  message: Message;
  addressId: string;
  location: LocationInForce;
  isOptedOut: boolean;
  /** Whether this link can take that back. */
  canResume: boolean;
};

/** Follows the link of a mail and changes nothing. Undefined for one that is not ours or was changed (S0.17). */
export const openUnsubscribeLink = async (
  { table, findLocation, links }: OpenUnsubscribeLinkDeps,
  token: string,
): Promise<OpenedUnsubscribeLink | undefined> => {
  const mailed = links.read(token);
  const message = mailed && (await getMessage(table, mailed.messageId));
  if (!mailed || !message) return undefined;
  const { addressId } = mailed;
  const location = await requireLocation(findLocation, message);
  const state = await addressStates.get(table, { dealerId: message.dealerId, addressId });
  return {
    message,
    addressId,
    location,
    isOptedOut: state?.optOut !== undefined,
    canResume: state !== undefined && canResume(state),
  };
};
