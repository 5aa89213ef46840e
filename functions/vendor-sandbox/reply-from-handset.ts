import { AppError } from '../../shared/kernel/app-error.ts';
import { NoAnswer } from '../../shared/platform/http-client.ts';
import type { HandsetMessage, Thread } from './handset.ts';
import { DOOR_TIMEOUT_MS, type Sandbox } from './sandbox.ts';
import { oemInbound } from './oem-webhooks.ts';
import {
  applications,
  apps,
  findOemClient,
  graphFiles,
  noteOnMessage,
  phones,
  placeMessage,
  threads,
} from './sandbox-store.ts';
import {
  bulkGateInbound,
  type CustomerInput,
  mediaIdOf,
  metaInbound,
  type Webhook,
} from './vendor-webhooks.ts';

export type ReplyCommand = CustomerInput & Pick<Thread, 'number' | 'channel' | 'account'>;

/**
 * The customer answers on the handset: the message is noted, and posted to our door as its vendor does. It is noted first,
 * because WhatsApp's 24-hour window opens with it; what the door answered is noted afterwards.
 */
export const replyFromHandset = async (
  deps: Sandbox,
  { number, channel, account, ...input }: ReplyCommand,
): Promise<void> => {
  const thread = await threads.get(deps.table, { number, channel, account });
  if (!thread)
    throw new AppError(
      'NotFound',
      'sandbox.thread_unknown',
      'This handset has no such conversation; nothing came from that account yet.',
    );
  const message: HandsetMessage = {
    messageId: channel === 'whatsapp' ? deps.newId('wamid').replace('_', '.') : deps.newId('in'),
    number,
    channel,
    account,
    title: thread.title,
    from: 'customer',
    at: deps.now(),
    shown: shownOf(input),
    arrives: true,
    planned: [],
    reported: [],
  };
  const door = await findDoor(deps, message, input);
  await placeMessage(deps, message);
  if (input.sends === 'picture') {
    const file = { mediaId: mediaIdOf(message.messageId), account, at: message.at };
    await graphFiles.createOnce(deps.table, file, message.at);
  }
  const doorStatus = await post(deps, door);
  deps.log.info('customer wrote', { messageId: message.messageId, channel, doorStatus });
  await noteOnMessage(deps, message, (current) => ({ ...current, doorStatus }));
};

const shownOf = ({ text, sends, about }: CustomerInput): HandsetMessage['shown'] => ({
  text: sends === 'reaction' ? '' : text,
  buttons: [],
  ...(sends === 'picture' ? { picture: true } : {}),
  ...(sends === 'reaction' && about !== undefined ? { reaction: { emoji: text, about } } : {}),
});

const findDoor = async (
  deps: Sandbox,
  message: HandsetMessage,
  input: CustomerInput,
): Promise<{ url: string; webhook: Webhook }> => {
  if (message.channel === 'whatsapp') {
    const app = await apps.get(deps.table, {});
    const phone = await phones.get(deps.table, message);
    if (app) {
      const webhook = metaInbound(app, message, input, phone?.hidesNumber);
      return { url: app.callbackUrl, webhook };
    }
  } else if (message.channel === 'oem') {
    const client = await findOemClient(deps.table, message.account);
    if (client) {
      const webhook = oemInbound(client, message, input.text, deps.machineNow());
      return { url: client.webhookUrl, webhook };
    }
  } else {
    const application = await applications.get(deps.table, { applicationId: message.account });
    if (application) return { url: application.deliveryUrl, webhook: bulkGateInbound(message, input) };
  }
  throw new AppError(
    'Conflict',
    'sandbox.no_door',
    'Nobody registered where messages of this account go; see POST /sandbox/graph/apps, /sandbox/bulkgate/portal and /sandbox/oem/portal.',
  );
};

/** The status that our door answered; 0 when it did not. */
const post = async (deps: Sandbox, { url, webhook }: { url: string; webhook: Webhook }): Promise<number> => {
  try {
    return (await deps.sendHttp({ method: 'POST', url, ...webhook, timeoutMs: DOOR_TIMEOUT_MS })).status;
  } catch (error) {
    if (error instanceof NoAnswer) return 0;
    throw error;
  }
};
