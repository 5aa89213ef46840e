import { completeCheckIn } from '../../shared/events/complete-check-in.ts';
import { openLink, recordOpening } from '../../shared/checkin/open-link.ts';
import { USD, WARM } from './aws-prices.ts';
import { checkInFinished, checkInStart, World } from './world.ts';

/* One journey, played by the real use cases on wrapped ports with all caches warm, and what it costs at list prices. */

export type Counted = {
  transitions: number;
  http: number;
  lambda: number;
  sends: number;
  writes: number;
  reads: number;
};

export const count = (world: World): Counted => ({
  transitions: [...world.engine.executions.values()].reduce((sum, { entered }) => sum + entered.length, 0),
  http: world.counts.http,
  lambda: world.counts.lambda,
  sends: world.sent.length,
  writes: world.table.writeUnits,
  reads: world.table.readUnits,
});

/** USD for a thousand journeys. */
export const price = (counted: Counted): number => {
  const states = counted.transitions - 1 - counted.sends;
  const events = 2;
  const doors = counted.lambda - counted.sends - states - events;
  const running = (times: number, { milliseconds, gigabytes }: { milliseconds: number; gigabytes: number }) =>
    times * milliseconds * gigabytes;
  const gigabyteMilliseconds =
    running(doors, WARM.door) +
    running(counted.sends, WARM.send) +
    running(states, WARM.state) +
    running(events, WARM.event);
  const one =
    counted.transitions * USD.transition +
    counted.http * USD.httpRequest +
    counted.lambda * USD.lambdaRequest +
    gigabyteMilliseconds * USD.lambdaGbMillisecond +
    counted.writes * USD.writeUnit +
    counted.reads * USD.readUnit;
  return Math.round(one * 1000 * 10_000) / 10_000;
};

/** The customer follows the link: one page view. */
const open = async (world: World): Promise<string> => {
  const rendered = world.sent.at(-1)?.rendered;
  const text = JSON.stringify(rendered);
  const token =
    rendered?.form === 'whatsapp-template'
      ? (rendered.buttonSuffix ?? '')
      : (/\/c\/([A-Za-z0-9_-]{22})/.exec(text)?.[1] ?? '');
  world.counts.http += 1;
  world.counts.lambda += 1;
  const opened = await openLink(world.deps, token);
  if (!opened) throw new Error('the link of the message leads nowhere');
  await recordOpening(world.deps, opened.visit);
  return token;
};

/** How Meta bills an invite: it stands in one of the receipts of each message. */
const METAS_PRICE = { category: 'utility' };

/** A partner's `checkin.start`, the invite by WhatsApp, the partner's own app, `checkin.finished`. */
const byWhatsApp = async (): Promise<World> => {
  const world = new World();
  await world.send(checkInStart());
  await world.receipt('whatsapp', 'sent', { price: METAS_PRICE });
  await world.receipt('whatsapp', 'delivered', { price: METAS_PRICE });
  await world.receipt('whatsapp', 'read');
  await open(world);
  await world.send(checkInFinished());
  return world;
};

/** The same with our page instead of the partner's app. */
const withOwnPage = async (): Promise<World> => {
  const world = new World();
  world.settings = { ...world.settings, checkInPage: 'own' };
  await world.send(checkInStart());
  await world.receipt('whatsapp', 'sent', { price: METAS_PRICE });
  await world.receipt('whatsapp', 'delivered', { price: METAS_PRICE });
  await world.receipt('whatsapp', 'read');
  const token = await open(world);
  world.counts.http += 2;
  world.counts.lambda += 2;
  const opened = await openLink(world.deps, token);
  await completeCheckIn(world.deps, {
    visit: opened!.visit,
    results: { services: [], remarks: 'Bitte Reifen prüfen' },
  });
  await openLink(world.deps, token);
  await world.run();
  return world;
};

/** WhatsApp delivers nothing, the number takes no SMS, the email arrives. */
const downTheLadder = async (): Promise<World> => {
  const world = new World();
  await world.send(checkInStart());
  await world.receipt('whatsapp', 'sent', { price: METAS_PRICE });
  await world.advance(1201);
  await world.receipt('sms', 'failed', { reason: 'recipient_unreachable', providerCode: '3' });
  await open(world);
  await world.send(checkInFinished());
  return world;
};

/** The journeys of the budget, by the names that the README gives them. */
export const JOURNEYS = {
  'WhatsApp, partner’s app': byWhatsApp,
  'WhatsApp, own page': withOwnPage,
  'down the ladder to email': downTheLadder,
} as const;
