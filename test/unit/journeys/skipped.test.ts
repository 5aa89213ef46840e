import { describe, expect, it } from 'vitest';
import { checkInStart, World } from '../../support/world.ts';

/* B2: skipped is not failed, wherever it is counted or told. */

describe('B2 a customer who wants no messages', () => {
  it.each([
    ['before the invite is planned', true],
    ['between the plan and the claim', false],
  ])(
    'said STOP %s: skipped or withdrawn, no failure is counted and nobody is alarmed',
    async (_, isBefore) => {
      const world = new World();
      world.settings = { ...world.settings, quietHours: { from: '12:00', to: '21:00' } };
      if (isBefore) await world.inbound('STOP');
      const eventId = await world.send(checkInStart());
      if (!isBefore) await world.inbound('STOP');
      world.metrics.length = 0;
      await world.advance(3 * 3600);
      expect(world.sent).toEqual([]);
      const [message] = (await world.event(eventId)).messages;
      expect(message).toMatchObject({
        status: isBefore ? 'skipped' : 'withdrawn',
        statusReason: 'opted_out',
      });
      expect(message?.trace.at(-1)).toMatchObject({ status: isBefore ? 'not_sent' : 'withdrawn' });
      expect(message?.trace.map(({ status }) => status)).not.toContain('failed');
      expect(message?.trace.at(-1)?.says).toMatch(/: the customer wants no messages at all \(STOP\)$/);
      expect(world.metrics).toEqual([]);
      expect((await world.inbox()).map(({ subject }) => subject)).not.toContain('no-channel');
      expect((await world.thread()).map(({ kind }) => kind)).not.toContain('delivery-error');
    },
  );

  it('a channel that is skipped at its turn is no trouble of the channel: the next one has its turn', async () => {
    const world = new World();
    world.settings = { ...world.settings, quietHours: { from: '12:00', to: '21:00' } };
    const eventId = await world.send(checkInStart());
    world.settings = { ...world.settings, whatsapp: null };
    await world.advance(3600);
    await world.receipt('sms', 'delivered');
    const [message] = (await world.event(eventId)).messages;
    expect(message).toMatchObject({ status: 'delivered', channel: 'sms' });
    expect(message?.trace.find(({ attempt }) => attempt === 1)).toMatchObject({
      channel: 'whatsapp',
      status: 'skipped',
      reason: 'channel_not_offered',
      says: 'skipped when its turn came: the location has not set up this channel; was possible when planned',
    });
    expect(world.metrics).toEqual([]);
  });
});
