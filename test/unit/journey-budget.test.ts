import { describe, expect, it } from 'vitest';
import { completeCheckIn } from '../../shared/events/complete-check-in.ts';
import { openLink, recordOpening } from '../../shared/checkin/open-link.ts';
import { USD, WARM } from '../support/aws-prices.ts';
import { checkInFinished, checkInStart, World } from '../support/world.ts';

/* What one journey costs, counted on wrapped ports while the real use cases run (all caches warm). Transitions and
   dollars are hard caps. For the rest the second number is the design's wish and the first what we hold ourselves to. */

type Counted = {
  transitions: number;
  http: number;
  lambda: number;
  sends: number;
  writes: number;
  reads: number;
};

const count = (world: World): Counted => ({
  transitions: [...world.engine.executions.values()].reduce((sum, { entered }) => sum + entered.length, 0),
  http: world.counts.http,
  lambda: world.counts.lambda,
  sends: world.sent.length,
  writes: world.table.writeUnits,
  reads: world.table.readUnits,
});

/** USD for a thousand journeys. */
const price = (counted: Counted): number => {
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

const report = (name: string, counted: Counted): void =>
  console.log(`${name}: ${JSON.stringify({ ...counted, usdPer1000: price(counted) })}`);

describe('B2 budget of a journey', () => {
  it('by WhatsApp into the partner’s app', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'sent');
    await world.receipt('whatsapp', 'delivered');
    await world.receipt('whatsapp', 'read');
    await open(world);
    await world.send(checkInFinished());
    const counted = count(world);
    report('WhatsApp, partner’s app', counted);
    expect(counted.transitions).toBeLessThanOrEqual(4);
    expect(price(counted)).toBeLessThanOrEqual(0.13);
    expect(counted.http).toBeLessThanOrEqual(6);
    expect(counted.lambda).toBeLessThanOrEqual(12);
    expect(counted.writes).toBeLessThanOrEqual(26); // wish: 20
    expect(counted.reads).toBeLessThanOrEqual(21.5); // wish: 8
  });

  it('by WhatsApp with our own page', async () => {
    const world = new World();
    world.settings = { ...world.settings, checkInPage: 'own' };
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'sent');
    await world.receipt('whatsapp', 'delivered');
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
    const counted = count(world);
    report('WhatsApp, own page', counted);
    expect(world.messages()[0]).toMatchObject({ status: 'read' });
    expect(await world.inbox()).toMatchObject([{ subject: 'check-in-results' }]);
    expect(counted.transitions).toBeLessThanOrEqual(4);
    expect(price(counted)).toBeLessThanOrEqual(0.14);
    expect(counted.http).toBeLessThanOrEqual(8);
    expect(counted.lambda).toBeLessThanOrEqual(14);
    expect(counted.writes).toBeLessThanOrEqual(28); // wish: 24
    expect(counted.reads).toBeLessThanOrEqual(23.5); // wish: 10
  });

  it('down the whole ladder to email', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.receipt('whatsapp', 'sent');
    await world.advance(1201);
    await world.receipt('sms', 'failed', { reason: 'recipient_unreachable', providerCode: '3' });
    await open(world);
    await world.send(checkInFinished());
    const counted = count(world);
    report('full fallback to email', counted);
    expect(counted.sends).toBe(3);
    expect(counted.transitions).toBeLessThanOrEqual(7);
    expect(price(counted)).toBeLessThanOrEqual(0.22);
    expect(counted.http).toBeLessThanOrEqual(7);
    expect(counted.lambda).toBeLessThanOrEqual(17);
    expect(counted.writes).toBeLessThanOrEqual(35); // wish: 30
    expect(counted.reads).toBeLessThanOrEqual(30.5); // wish: 10; one of them asks whether the address is suppressed
  });

  it('one AWS call for an accepted event, one for a duplicate', async () => {
    const world = new World();
    await world.post(checkInStart(), 'msg_1');
    expect(world.table.calls).toHaveLength(1);
    await world.post(checkInStart(), 'msg_1');
    expect(world.table.calls).toHaveLength(2);
  });
});
