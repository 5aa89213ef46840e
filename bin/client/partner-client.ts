import { Webhook } from 'standardwebhooks';
import { type EventView, eventViewSchema } from '../../shared/events/describe-event.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { dateOf, machineNow } from '../../shared/platform/system.ts';

/** Who calls which installation, and with what. */
export type PartnerAccess = {
  baseUrl: string;
  partnerId: string;
  secret: string;
  apiKey: string | undefined;
};

export type PostedEvent = { status: number; body: string };

const TIMEOUT_MS = 15_000;

/** Posts an event as a partner does: signed over the very bytes that are sent (Standard Webhooks). */
export const postEvent = async (
  access: PartnerAccess,
  event: { id: string; body: string },
): Promise<PostedEvent> => {
  const at = dateOf(machineNow());
  const response = await reach(
    `${access.baseUrl}/v1/partners/${encodeURIComponent(access.partnerId)}/events`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': event.id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signatureOf(access.secret, event, at),
      },
      body: event.body,
    },
  );
  return { status: response.status, body: await response.text() };
};

const signatureOf = (secret: string, { id, body }: { id: string; body: string }, at: Date): string => {
  try {
    return new Webhook(secret).sign(id, at, body);
  } catch (error) {
    throw new AppError(
      'InvalidInput',
      'send.secret_invalid',
      'The signing secret is none: expected whsec_ and base64, as npm run admin -- partner save showed it.',
      { cause: error },
    );
  }
};

/** What became of an event of the partner. */
export const readEvent = async (access: PartnerAccess, eventId: string): Promise<EventView> => {
  const response = await reach(
    `${access.baseUrl}/v1/partners/${encodeURIComponent(access.partnerId)}/events/${encodeURIComponent(eventId)}`,
    {
      headers: { authorization: `Bearer ${access.apiKey ?? ''}` },
    },
  );
  const text = await response.text();
  if (response.ok) return eventViewSchema.parse(JSON.parse(text));
  throw new AppError(
    'Unavailable',
    'client.read_failed',
    `Reading event ${eventId} answered ${response.status}: ${text.slice(0, 500)}`,
  );
};

/** One HTTP call; an answer that never comes becomes an error that names the address. */
export const reach = async (url: string, options: RequestInit = {}): Promise<Response> => {
  try {
    return await fetch(url, { ...options, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new AppError(
      'Unavailable',
      'client.no_answer',
      `${new URL(url).origin} did not answer (${cause instanceof Error ? cause.message : String(cause)}). Is it running? Locally: npm start`,
      { cause: error },
    );
  }
};
