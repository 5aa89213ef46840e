import { addressIdOf } from '../contacts/address-state-store.ts';
import { replanContact } from '../contacts/contact-item-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import { COMPLAINT } from '../contacts/opt-out-mark.ts';
import { whatsAppUsers } from '../contacts/whatsapp-user-store.ts';
import { suppressAddress } from '../contacts/suppress-address.ts';
import { locationFinder, requireLocation } from '../dealers/dealer-store.ts';
import type { VendorReceipt } from '../messaging/channel.ts';
import type { Message } from '../messaging/message.ts';
import { conversationOfMessage } from '../messaging/message-store.ts';
import { isNotice } from '../messaging/notice.ts';
import { REASONS } from '../messaging/reasons.ts';
import { recordReceipt, type RecordReceiptDeps } from '../messaging/record-receipt.ts';
import type { WorkflowPort } from '../messaging/workflow.ts';
import { log } from '../platform/log.ts';
import { countMetric } from '../platform/metrics.ts';
import { platformKeys } from '../platform/platform-keys.ts';
import type { ReadSecret } from '../platform/secrets.ts';
import { now } from '../platform/system.ts';
import type { Table } from '../table/table.ts';
import { learnWhatsAppUser } from './learn-whatsapp-user.ts';
import { optOut } from './opt-out.ts';
import { reasonTeller } from './tell-reason.ts';
import { tellNoChannel, type TellNoChannelDeps } from './tell-no-channel.ts';

export type TakeReceiptDeps = RecordReceiptDeps & TellNoChannelDeps & { idKey: string };

/**
 * Takes one receipt with all that follows from it: the message is brought up to date; where that ends it as failed after
 * its ladder was over, the staff are told; an address that bounced, or whose owner complained, is not used again.
 * Safe to call twice with the same receipt, which is how what a crash left undone is made good.
 */
export const takeReceipt = async (deps: TakeReceiptDeps, receipt: VendorReceipt): Promise<void> => {
  const recorded = await recordReceipt(deps, receipt);
  if (!recorded) return;
  const { message, attempt } = recorded;
  if (receipt.userId !== undefined && (receipt.status === 'delivered' || receipt.status === 'read'))
    await learnReader(deps, message, receipt.userId);
  const isFailed = message.status === 'failed' && receipt.status === 'failed';
  if (isFailed && !isNotice(message.purpose)) await tellNoChannel(deps, message);
  // The address of a mail only: what other vendors say of a number concerns a channel, not the number.
  if (attempt.channel === 'email' && receipt.reason !== undefined && REASONS[receipt.reason].suppress)
    await giveUpAddress(deps, message, { ...receipt, reason: receipt.reason });
};

/** Meta tells its own id of whoever has our message: should they hide the number one day, they are known by it. */
const learnReader = async (deps: TakeReceiptDeps, message: Message, userId: string): Promise<void> => {
  const { dealerId } = message;
  const userDigest = addressIdOf(deps.idKey, dealerId, userId);
  const link = await whatsAppUsers.get(deps.table, { dealerId, userDigest }, { consistent: false });
  if (link?.contactId === message.contactId) return;
  const contact = await contacts.get(deps.table, message);
  const known = link && (await contacts.get(deps.table, link));
  // Somebody else with the same number is the same account of WhatsApp.
  if (contact && (known === undefined || known.phone !== contact.phone))
    await learnWhatsAppUser(deps, { contact, userId });
};

const giveUpAddress = async (
  deps: TakeReceiptDeps,
  message: Message,
  receipt: VendorReceipt & Required<Pick<VendorReceipt, 'reason'>>,
): Promise<void> => {
  const { dealerId, locationId, messageId } = message;
  const { reason, at } = receipt;
  const address = receipt.to?.trim().toLowerCase() ?? (await contacts.get(deps.table, message))?.email;
  if (address === undefined) {
    deps.log.warn('an address that bounced is not known any more', { messageId, reason });
    return;
  }
  const { networkId } = await requireLocation(deps.findLocation, message);
  await suppressAddress(deps, { networkId, address, channel: 'email', reason, at });
  await replanContact(deps, message, `suppressed ${at}`);
  if (reason !== 'complained') return;
  await deps.tellReason({ message, channel: 'email', reason });
  await optOut(deps, {
    dealerId,
    origin: { addressId: addressIdOf(deps.idKey, dealerId, address) },
    channel: 'email',
    word: COMPLAINT,
    at,
    findPeople: async () => [
      {
        conversationId: conversationOfMessage(messageId),
        locationId,
        contact: await contacts.get(deps.table, message),
      },
    ],
  });
};

export type ReceiptPorts = {
  table: Table;
  workflow: WorkflowPort;
  readSecret: ReadSecret;
  secretPrefix: string;
};

/** The real ports of whatever takes receipts. */
export const takeReceiptDeps = ({
  table,
  workflow,
  readSecret,
  secretPrefix,
}: ReceiptPorts): (() => Promise<TakeReceiptDeps>) => {
  const ports = { table, now, log, countMetric, findLocation: locationFinder(table) };
  const tellReason = reasonTeller(ports);
  return async () => {
    const { idKey } = await platformKeys(readSecret, secretPrefix);
    return { ...ports, workflow, tellReason, idKey };
  };
};
