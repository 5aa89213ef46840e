import * as z from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import { addSeconds } from '../../kernel/clock.ts';
import { LOCALES } from '../../kernel/language.ts';
import type { ChannelTransport, Outgoing, Rendered, SendAnswer } from '../channel.ts';
import { meaningOfEligibility } from './mybmw-codes.ts';
import { openSession, readRefusal, type Refusal, type Session } from './mybmw-session.ts';
import { tokenSource } from './mybmw-token.ts';
import { readNetworkSecret } from './network-secret.ts';
import type { OemGatewayDeps } from './oem-gateway.ts';

/**
 * The MyBMW app (S0.30, S0.31). ASSUMPTION: BMW has published no interface for dealers' messages. The addresses and
 * shapes here and in `mybmw-*.ts` are ours, after the usual form of such gateways; when the real one is known, only these
 * files change.
 *
 * 1. `POST /oauth2/token`: client credentials of the network.
 * 2. `POST /eligibility`: whether the vehicle's owner has the app and wants messages. If not, the next channel has its turn.
 * 3. `POST /threads`: the conversation's thread, made or found again (409).
 * 4. `POST /threads/{threadId}/messages`: the message, with our reference as `Idempotency-Key`, to expire with the channel's deadline.
 *
 * Up to the third call nothing has left, whatever happens. A thread belongs to a person, so that a second vehicle of theirs
 * may be answered with the thread of the first. The fourth is made once for each claim, as on every channel: the
 * key is for the gateway's own retries, a lost answer waits for a receipt.
 */
export const myBmwTransport = (deps: OemGatewayDeps): ChannelTransport => {
  const tokens = tokenSource(deps.ticks);
  return {
    channel: 'oem',
    settledBy: 'receipt',
    async send(outgoing) {
      const { rendered, networkId, reference } = outgoing;
      if (rendered.form !== 'chat') {
        throw new AppError(
          'Defect',
          'mybmw.form_unsupported',
          `A ${rendered.form} was handed to the transport of the manufacturer’s app; expected a chat message.`,
        );
      }
      const { oem } = await readNetworkSecret(deps.readSecret, deps.secretPrefix, networkId);
      if (!oem?.access)
        return { result: 'rejected', reason: 'credentials_rejected', providerCode: 'no_client' };
      const session = openSession(deps, tokens, { networkId, access: oem.access });
      const unreachable = await checkReachability(deps, session, outgoing);
      if (unreachable) return unreachable;
      const thread = await openThread(deps, session, outgoing, rendered.subject);
      if ('result' in thread) return thread;
      await deps.rememberThread({ networkId, reference, ...thread });
      return postMessage(deps, session, { outgoing, rendered, ...thread });
    },
  };
};

/** The gateway knows a vehicle by its VIN, without the blanks and small letters that people write. */
const vinOf = ({ to }: Outgoing): string => to.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();

const eligibilitySchema = z.looseObject({
  reachable: z.boolean(),
  reason: z.string().max(100).nullish().catch(undefined),
});

const checkReachability = async (
  deps: OemGatewayDeps,
  session: Session,
  outgoing: Outgoing,
): Promise<Refusal | undefined> => {
  const { dealerId, ttlSeconds } = outgoing;
  const answer = await session.post({ path: '/eligibility', body: { vin: vinOf(outgoing), dealerId } });
  if ('result' in answer) return answer;
  const said = answer.status < 300 ? eligibilitySchema.safeParse(answer.json).data : undefined;
  if (!said) return readRefusal(deps, answer, { isMessage: false, ttlSeconds });
  if (said.reachable) return undefined;
  const providerCode = said.reason ?? 'not_reachable';
  const reason = said.reason ? meaningOfEligibility(said.reason) : 'recipient_unreachable';
  return { result: 'rejected', reason: reason ?? 'unknown_vendor_code', providerCode };
};

const threadSchema = z.looseObject({ threadId: z.string().min(1).max(200) });

/** The thread of our conversation: 201 when it is new, 409 when it is there already; both name it. */
const openThread = async (
  deps: OemGatewayDeps,
  session: Session,
  outgoing: Outgoing,
  subject: string,
): Promise<{ threadId: string } | Refusal> => {
  const { dealerId, conversationId, ttlSeconds } = outgoing;
  const answer = await session.post({
    path: '/threads',
    body: { dealerId, vin: vinOf(outgoing), subject, externalThreadId: conversationId },
  });
  if ('result' in answer) return answer;
  const thread =
    answer.status < 300 || answer.status === 409 ? threadSchema.safeParse(answer.json).data : undefined;
  return thread ? { threadId: thread.threadId } : readRefusal(deps, answer, { isMessage: false, ttlSeconds });
};

const acceptedSchema = z.looseObject({ messageId: z.string().min(1).max(200) });

type Message = { outgoing: Outgoing; rendered: Extract<Rendered, { form: 'chat' }>; threadId: string };

const postMessage = async (
  deps: OemGatewayDeps,
  session: Session,
  { outgoing, rendered, threadId }: Message,
): Promise<SendAnswer> => {
  const { reference, language, ttlSeconds } = outgoing;
  const { text, button } = rendered;
  const answer = await session.post({
    path: `/threads/${encodeURIComponent(threadId)}/messages`,
    headers: { 'idempotency-key': reference },
    body: {
      clientMessageId: reference,
      type: 'TEXT',
      text,
      locale: LOCALES[language],
      actions: button ? [{ type: 'URL', ...button }] : [],
      attachments: [],
      expiresAt: addSeconds(deps.now(), ttlSeconds),
    },
    isMessage: true,
  });
  if ('result' in answer) return answer;
  const accepted = answer.status < 300 ? acceptedSchema.safeParse(answer.json).data : undefined;
  return accepted
    ? { result: 'accepted', providerId: accepted.messageId }
    : readRefusal(deps, answer, { isMessage: true, ttlSeconds });
};
