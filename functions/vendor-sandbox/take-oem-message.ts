import { digestId } from '../../shared/kernel/digest.ts';
import { parseReference } from '../../shared/messaging/channel.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import type { OemClient } from './accounts.ts';
import { type HandsetMessage, statusOf } from './handset.ts';
import { TOKEN_REFUSED } from './identify-oem-client.ts';
import { ownerOf, type VehicleBehaviour } from './magic-vehicles.ts';
import { messageSchema, oemProblem, oemReply } from './oem-api.ts';
import { oemStatusOf } from './oem-webhooks.ts';
import type { Sandbox } from './sandbox.ts';
import { findMessage, isFirstTry, oemThreads, placeMessage } from './sandbox-store.ts';

/** What an id of ours looks like; anything else is not worth a look into the table. */
const OURS = /^(th|om)[0-9A-F]{20}$/;

type Command = {
  client: OemClient;
  threadId: string;
  idempotencyKey: string | undefined;
  body: unknown;
};

/** Plays `POST /threads/{threadId}/messages`: checks as the gateway does, then does what the vehicle's last character says. */
export const takeOemMessage = async (
  deps: Sandbox,
  { client: { clientId }, threadId, idempotencyKey, body }: Command,
): Promise<HttpReply> => {
  const thread = OURS.test(threadId) ? await oemThreads.get(deps.table, { threadId }) : undefined;
  const owner = thread?.clientId === clientId ? ownerOf(thread.vin) : undefined;
  if (!thread || !owner) return oemProblem(404, 'There is no such thread.');
  const parsed = messageSchema.safeParse(body);
  if (!parsed.success || !idempotencyKey || idempotencyKey.length > 200)
    return oemProblem(
      400,
      'Expected the header Idempotency-Key, and clientMessageId, type TEXT, text, locale, actions, expiresAt.',
    );
  const { clientMessageId, text, actions } = parsed.data;
  const { number, behaviour } = owner;
  const refusal = await refuse(deps, number, behaviour, clientMessageId);
  if (refusal) return refusal;

  const messageId = `om${digestId(clientId, idempotencyKey)}`;
  if (await findMessage(deps.table, messageId)) return accepted(messageId);
  const message: HandsetMessage = {
    messageId,
    number,
    channel: 'oem',
    account: threadId,
    title: thread.subject,
    from: 'dealer',
    at: deps.now(),
    shown: { text, buttons: actions.map(({ label, url }) => ({ type: 'url', text: label, url })) },
    reference: clientMessageId,
    arrives: behaviour.arrives,
    planned: [...behaviour.receipts],
    reported: [],
  };
  await placeMessage(deps, message);
  await deps.queueReceipts(messageId, message.planned.length, behaviour.startsAfter);
  if (behaviour.answer === 'hangs') await deps.hang();
  return accepted(messageId);
};

const accepted = (messageId: string): HttpReply => oemReply(202, { messageId, status: 'ACCEPTED' });

const refuse = async (
  deps: Sandbox,
  number: string,
  { answer }: VehicleBehaviour,
  clientMessageId: string,
): Promise<HttpReply | undefined> => {
  if (answer === 'throttled always') return THROTTLED;
  if (answer !== 'throttled once' && answer !== 'token refused once') return undefined;
  // Of the message, not of the try: the next try has another reference.
  const about = parseReference(clientMessageId)?.messageId ?? clientMessageId;
  if (!(await isFirstTry(deps, { number, channel: 'oem', about }))) return undefined;
  return answer === 'throttled once' ? THROTTLED : TOKEN_REFUSED;
};

const THROTTLED = oemProblem(429, 'Too many messages; try again in a second.', {
  code: 'RATE_LIMITED',
  headers: { 'retry-after': '1' },
});

/** Plays `GET /messages/{messageId}`. */
export const tellOemStatus = async (
  deps: Sandbox,
  { client: { clientId }, messageId }: { client: OemClient; messageId: string },
): Promise<HttpReply> => {
  const message = OURS.test(messageId) ? await findMessage(deps.table, messageId) : undefined;
  const thread = message && (await oemThreads.get(deps.table, { threadId: message.account }));
  if (!message || thread?.clientId !== clientId) return oemProblem(404, 'There is no such message.');
  return oemReply(200, { messageId, status: oemStatusOf(statusOf(message)) });
};
