import { AppError } from '../../shared/kernel/app-error.ts';
import type { HandsetMessage } from './handset.ts';
import type { PlannedReceipt } from './magic-recipients.ts';
import type { ReceiptOrder } from './queue-receipts.ts';
import { DOOR_TIMEOUT_MS, type Sandbox } from './sandbox.ts';
import { oemStatus } from './oem-webhooks.ts';
import { applications, apps, findMessage, findOemClient, noteOnMessage, phones } from './sandbox-store.ts';
import { bulkGateReport, metaStatus, type Webhook } from './vendor-webhooks.ts';

export type PostReceiptDeps = Pick<Sandbox, 'table' | 'now' | 'machineNow' | 'sendHttp' | 'log'>;

/**
 * Posts one planned receipt of a message to our door, as its vendor does, and notes it on the message. A door that does
 * not take it is a fault: the queue tries again, as the vendors do.
 */
export const postReceipt = async (
  deps: PostReceiptDeps,
  { messageId, step }: ReceiptOrder,
): Promise<void> => {
  const message = await findMessage(deps.table, messageId);
  const receipt = message?.planned[step];
  const target = message && receipt && (await findDoor(deps, message, receipt));
  if (!message || !receipt || !target) {
    deps.log.warn('receipt has nowhere to go', { messageId, step });
    return;
  }
  const { status } = await deps.sendHttp({
    method: 'POST',
    url: target.url,
    ...target.webhook,
    timeoutMs: DOOR_TIMEOUT_MS,
  });
  deps.log.info('receipt posted', { messageId, step, receipt: receipt.status, status });
  if (status < 200 || status >= 300) {
    throw new AppError(
      'Unavailable',
      'sandbox.receipt_refused',
      `Our door answered ${status} to a receipt; expected 2xx. It is posted again.`,
    );
  }
  const report = { status: receipt.status, at: deps.now() };
  await noteOnMessage(deps, message, (current) => ({ ...current, reported: [...current.reported, report] }));
};

/** Where the receipts of a message go, and in which form; undefined when nobody registered a door. */
const findDoor = async (
  deps: PostReceiptDeps,
  message: HandsetMessage,
  receipt: PlannedReceipt,
): Promise<{ url: string; webhook: Webhook } | undefined> => {
  if (message.channel === 'whatsapp') {
    const app = await apps.get(deps.table, {});
    const phone = await phones.get(deps.table, message);
    return (
      app && {
        url: app.callbackUrl,
        webhook: metaStatus(app, message, receipt, deps.now(), phone?.hidesNumber),
      }
    );
  }
  if (message.channel === 'oem') {
    const client = await findOemClient(deps.table, message.account);
    const times = { at: deps.now(), signedAt: deps.machineNow() };
    return client && { url: client.webhookUrl, webhook: oemStatus(client, message, receipt, times) };
  }
  const application = await applications.get(deps.table, { applicationId: message.account });
  return (
    application && { url: application.deliveryUrl, webhook: bulkGateReport(message, receipt, deps.now()) }
  );
};
