import { type AddressState, addressStates } from '../contacts/address-state-store.ts';
import { kindOf } from '../contacts/opt-out-mark.ts';
import type { Channel } from '../dealers/settings.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { addSeconds } from '../kernel/clock.ts';
import { digestId, timedId } from '../kernel/digest.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import type { VendorInbound } from '../messaging/inbound.ts';
import { messageIdOf, messages } from '../messaging/message-store.ts';
import type { Message } from '../messaging/message.ts';
import { NOTICE_CHANNELS } from '../messaging/notice.ts';
import type { WorkflowPort } from '../messaging/workflow.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import type { Writer } from './find-writers.ts';

export type ConfirmKeywordDeps = {
  table: Table;
  now: Now;
  log: Log;
  workflow: Pick<WorkflowPort, 'start'>;
};

export type ConfirmKeywordCommand = {
  means: 'stop' | 'start';
  location: LocationInForce;
  /** The digest of the number that wrote. */
  addressId: string;
  from: string;
  vendor: VendorInbound['vendor'];
  channel: Channel;
  people: readonly Writer[];
};

/** A confirmation that comes later than this only confuses. */
const USEFUL_SECONDS = 3600;

/**
 * Confirms a STOP or a START to whoever wrote it, once, by the channel on which it came. Which message does it is claimed at the
 * address first; then it goes the way of every message: one claim, one send, nothing again when the answer is unclear. Safe
 * to call any number of times: a second saying of the same thing finds the message of the first.
 */
export const confirmKeyword = async (
  deps: ConfirmKeywordDeps,
  command: ConfirmKeywordCommand,
): Promise<void> => {
  const { means, location, addressId, channel, people, from } = command;
  if (!NOTICE_CHANNELS.has(channel) || confirmsItself(command)) return;
  // Nobody is written to at another number than the one that wrote.
  const [writer] = people
    .filter(({ contact }) => contact.phone === from)
    .toSorted((a, b) => (a.contact.contactId < b.contact.contactId ? -1 : 1));
  if (!writer) return;
  const { dealerId } = location;
  let claimed: { messageId: string; at: Instant } | undefined;
  await addressStates.change(deps, { dealerId, addressId }, (current) => {
    const at = current && wordAt(current, means, channel);
    claimed = undefined;
    if (!current || at === undefined) return undefined;
    const messageId = messageIdOf(writer.conversationId, timedId(at, addressId, means));
    const known = means === 'stop' ? current.optOut?.notice : current.resumeNotice;
    if (known !== undefined && known !== messageId) return undefined;
    claimed = { messageId, at };
    return withNotice(current, means, messageId);
  });
  if (!claimed) return;
  const message = noticeMessage(command, writer, claimed);
  await messages.createOnce(deps.table, message, deps.now());
  const { messageId, dueAt, visitId } = message;
  const input = { messageId, visitId, dueAt, first: channel, checkInSeconds: 1 };
  await deps.workflow.start('message-delivery', `${messageId}-${Date.parse(dueAt)}`, input);
  deps.log.info('keyword confirmed', { messageId, means });
};

/** Numbers of North America: carriers there answer STOP and START themselves, at toll-free numbers in any case. */
const confirmsItself = ({ vendor, from }: ConfirmKeywordCommand): boolean =>
  vendor === 'aws-sms' && from.startsWith('+1');

/** When what is to be confirmed was said at this address, by this channel; undefined where it does not hold, or was said in another way. */
const wordAt = (
  { optOut, resumedAt }: AddressState,
  means: ConfirmKeywordCommand['means'],
  channel: Channel,
): Instant | undefined => {
  if (means === 'start') return optOut ? undefined : resumedAt;
  const isKeyword = optOut && kindOf(optOut) === 'keyword' && optOut.from === undefined;
  return isKeyword && optOut.channel === channel ? optOut.at : undefined;
};

const withNotice = (
  state: AddressState,
  means: ConfirmKeywordCommand['means'],
  messageId: string,
): AddressState =>
  means === 'start'
    ? { ...state, resumeNotice: messageId }
    : { ...state, optOut: state.optOut && { ...state.optOut, notice: messageId } };

const noticeMessage = (
  { means, location, vendor, channel }: ConfirmKeywordCommand,
  { contact, locationId }: Writer,
  { messageId, at }: { messageId: string; at: Instant },
): Message => ({
  messageId,
  dealerId: location.dealerId,
  locationId,
  contactId: contact.contactId,
  // It belongs to no visit.
  visitId: '',
  purpose: means === 'stop' ? 'stop-confirmation' : 'start-confirmation',
  language: contact.language,
  variables: { dealerName: location.dealerName },
  onlyChannel: channel,
  cause: { partnerId: 'kerbside', eventId: `keyword-${digestId(vendor, messageId)}` },
  status: 'planned',
  createdAt: at,
  dueAt: at,
  sendUntil: addSeconds(at, USEFUL_SECONDS),
  candidates: [{ channel }],
  attempts: [],
});
