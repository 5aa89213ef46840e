import { describe, expect, it } from 'vitest';
import { type Counted, count, JOURNEYS, price } from '../support/journey-cost.ts';
import { checkInStart, World } from '../support/world.ts';

/* What one journey costs, counted on wrapped ports while the real use cases run (all caches warm). Transitions and
   dollars are hard caps. For the rest the second number is the design's wish and the first what we hold ourselves to. */

const report = (name: string, counted: Counted): void =>
  console.log(`${name}: ${JSON.stringify({ ...counted, usdPer1000: price(counted) })}`);

describe('B2 budget of a journey', () => {
  it('by WhatsApp into the partner’s app', async () => {
    const world = await JOURNEYS['WhatsApp, partner’s app']();
    const counted = count(world);
    report('WhatsApp, partner’s app', counted);
    expect(counted.transitions).toBeLessThanOrEqual(4);
    expect(price(counted)).toBeLessThanOrEqual(0.133); // plan: 0.13, before staff could find visits by day, people by name and email address, and answers that wait
    expect(counted.http).toBeLessThanOrEqual(6);
    expect(counted.lambda).toBeLessThanOrEqual(12);
    expect(counted.writes).toBeLessThanOrEqual(30); // wish: 20
    expect(counted.reads).toBeLessThanOrEqual(21.5); // wish: 8
  });

  it('by WhatsApp with our own page', async () => {
    const world = await JOURNEYS['WhatsApp, own page']();
    const counted = count(world);
    report('WhatsApp, own page', counted);
    expect(world.messages()[0]).toMatchObject({ status: 'read' });
    expect(await world.inbox()).toMatchObject([{ subject: 'check-in-results' }]);
    expect(counted.transitions).toBeLessThanOrEqual(4);
    expect(price(counted)).toBeLessThanOrEqual(0.14);
    expect(counted.http).toBeLessThanOrEqual(8);
    expect(counted.lambda).toBeLessThanOrEqual(14);
    expect(counted.writes).toBeLessThanOrEqual(32); // wish: 24
    expect(counted.reads).toBeLessThanOrEqual(23.5); // wish: 10
  });

  it('down the whole ladder to email', async () => {
    const world = await JOURNEYS['down the ladder to email']();
    const counted = count(world);
    report('full fallback to email', counted);
    expect(counted.sends).toBe(3);
    expect(counted.transitions).toBeLessThanOrEqual(7);
    expect(price(counted)).toBeLessThanOrEqual(0.22);
    expect(counted.http).toBeLessThanOrEqual(7);
    expect(counted.lambda).toBeLessThanOrEqual(17);
    expect(counted.writes).toBeLessThanOrEqual(39); // wish: 30
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
