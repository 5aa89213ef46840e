import { describe, expect, it } from 'vitest';
import { REASONS } from '../../../shared/messaging/reasons.ts';
import { checkInStart, World } from '../../support/world.ts';

/** Another customer on another visit, so that a second message is sent. */
const another = (number: number) =>
  checkInStart({
    checkin: { id: `c-${number}`, slug: `s-${number}` },
    appointment: { id: `a-${number}`, startsAt: '2026-12-01T09:30:00+01:00', services: [] },
    vehicle: { vin: `WBA11AA0005CH${1000 + number}`, brand: 'BMW', model: 'i4' },
    contact: { externalId: String(number), language: 'de', mobile: `+49171392000${number}` },
  });

describe('the table of reasons', () => {
  it('B2 says each in words, and ends the ladder only where no channel would do better', () => {
    for (const [reason, { says, nextChannel, suppress }] of Object.entries(REASONS)) {
      expect(says, reason).toMatch(/^[a-z].{10,}[^.]$/i);
      expect(nextChannel, reason).toBe(
        !['opted_out', 'communication_blocked', 'notice_outdated'].includes(reason),
      );
      expect(suppress, reason).toBe(reason === 'address_bounced' || reason === 'complained');
    }
  });

  it('the dealer is told of what a dealer can mend: once a day for each channel and reason', async () => {
    const world = new World();
    world.vendors.whatsapp = () => ({
      result: 'rejected',
      reason: 'template_rejected',
      providerCode: '132015',
    });
    for (const number of [1, 2, 3]) await world.send(another(number));
    expect(await world.inbox()).toMatchObject([{ subject: 'channel-trouble', reason: 'template_rejected' }]);
    await world.advance(24 * 3600);
    await world.send(another(4));
    const subjects = (await world.inbox()).filter(({ subject }) => subject === 'channel-trouble');
    expect(subjects).toHaveLength(2);
    expect(world.metrics).not.toContain('ChannelTrouble');
  });

  it('the operator is told of what only an operator can mend, also when the vendor says it later', async () => {
    const world = new World();
    world.vendors.whatsapp = () => ({
      result: 'rejected',
      reason: 'credentials_rejected',
      providerCode: '190',
    });
    await world.send(another(1));
    expect(world.metrics.filter((name) => name === 'ChannelTrouble')).toHaveLength(1);
    await world.receipt('sms', 'failed', { reason: 'carrier_blocked', providerCode: 'x' });
    expect(world.metrics.filter((name) => name === 'ChannelTrouble')).toHaveLength(2);
    expect((await world.inbox()).map(({ subject }) => subject)).not.toContain('channel-trouble');
  });

  it('nobody is told of what is nobody’s fault', async () => {
    const world = new World();
    world.vendors.whatsapp = () => ({
      result: 'rejected',
      reason: 'recipient_unreachable',
      providerCode: '131026',
    });
    await world.send(another(1));
    expect(world.metrics).toEqual([]);
    expect(await world.inbox()).toEqual([]);
  });

  it('B5 a STOP between plan and send ends the ladder at the first channel: no further state is entered', async () => {
    const world = new World();
    await world.post(another(1));
    const { settle } = world.engine;
    world.engine.settle = () => Promise.resolve();
    await world.run();
    await world.inbound('STOP', '+491713920001');
    world.engine.settle = settle;
    await world.run();
    expect(world.sent).toEqual([]);
    for (const { entered } of world.engine.executions.values()) expect(entered.length).toBeLessThanOrEqual(3);
  });
});
