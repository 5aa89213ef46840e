import { newId } from '../../shared/platform/system.ts';
import { newJourney } from '../client/new-journey.ts';
import { postEvent } from '../client/partner-client.ts';
import { watchArrivals } from '../client/received.ts';
import type { Sandbox } from '../client/sandbox-file.ts';
import { timelineText } from '../client/timeline.ts';
import { watchEvent } from '../client/watch-event.ts';
import { SEED_DEALERS } from './seed-data.ts';

/** Longer than all channels together may take locally, with functions that start for the first time. */
const JOURNEY_SECONDS = 60;

export type PlayedJourney = { mobile: string; link: string | undefined };

/** Plays the first journey: the partner of the London dealer starts a check-in, the customer gets it on WhatsApp. Answers the customer's number and link. */
export const playJourney = async (
  sandbox: Sandbox,
  options: { tell: (line: string) => void; signal: AbortSignal },
): Promise<PlayedJourney> => {
  const dealer = SEED_DEALERS.find(({ settings }) => settings.checkInPage === 'own');
  const partner = sandbox.partners.find(({ dealerId }) => dealerId === dealer?.dealerId);
  if (!dealer || !partner)
    throw new Error('The seed has no dealer with a check-in page of our own, or no partner for it.');
  const access = {
    baseUrl: sandbox.baseUrl,
    partnerId: partner.id,
    secret: partner.secret,
    apiKey: partner.apiKey,
  };
  // The last two digits say how the simulated vendors behave: delivered and read.
  const mobile = `${dealer.phonePrefix}00`;
  const journey = newJourney(partner, {
    firstName: 'Jane',
    lastName: 'Sample',
    language: 'en',
    mobile,
    email: 'jane@customer.example',
  });
  const look = await watchArrivals(sandbox.baseUrl, { mobile });
  const id = newId('msg');
  const event = journey.start();
  const posted = await postEvent(access, { id, body: JSON.stringify(event) });
  if (posted.status !== 202)
    throw new Error(`POST …/events answered ${posted.status} instead of 202: ${posted.body.slice(0, 500)}`);
  const view = await watchEvent(access, id, {
    seconds: JOURNEY_SECONDS,
    tell: (line) => options.tell(timelineText(line, event.timestamp)),
    until: ({ status, messages }) =>
      status === 'parked' ||
      (status === 'applied' &&
        messages.every((message) => ['delivered', 'read', 'failed', 'skipped'].includes(message.status))),
    signal: options.signal,
  });
  const [invite] = view.messages;
  if (invite?.status === 'delivered' || invite?.status === 'read') {
    return { mobile, link: (await look()).at(-1)?.link };
  }
  throw new Error(
    `The invite was not delivered within ${JOURNEY_SECONDS} s: the event is ${view.status}${view.fault === undefined ? '' : ` (${view.fault})`}, the invite ${invite?.status ?? 'was not planned'}. ${view.note ?? ''}`,
  );
};
