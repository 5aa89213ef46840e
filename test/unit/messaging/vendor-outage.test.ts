import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/kernel/app-error.ts';
import { NoAnswer } from '../../../shared/platform/http-client.ts';
import { checkInStart, World } from '../../support/world.ts';

/* The drill: one vendor is out for the evening. Its messages move on by policy; nothing leaves after the hours, nothing is lost. */

const CUSTOMERS = 40;
const start = (number: number) =>
  checkInStart({
    checkin: { id: `c-${number}`, slug: `s-${number}` },
    appointment: { id: `a-${number}`, startsAt: '2026-12-01T09:30:00+01:00', services: [] },
    vehicle: { vin: `WBA11AA0005CH${1000 + number}`, brand: 'BMW', model: 'i4' },
    contact: {
      externalId: String(number),
      firstName: 'Jürgen',
      lastName: `Müller ${number}`,
      language: 'de',
      mobile: `+491713920${String(number).padStart(3, '0')}`,
      // Every other customer has no email address.
      ...(number % 2 === 0 ? { email: `customer${number}@example.com` } : {}),
    },
  });

const outages = {
  'answers 503': () => {
    throw new NoAnswer('https://vendor.example/', false, new Error('503'));
  },
  'throttles everything': () => {
    throw new AppError('Throttled', 'vendor.throttled', 'Too many calls.');
  },
};

describe.each(Object.entries(outages))('when WhatsApp %s in the last half hour of the day', (_, outage) => {
  it('B3 S2.12 its messages go on to the next channel, nothing leaves after nine, and what is left goes out next morning', async () => {
    const world = new World();
    world.settings = { ...world.settings, quietHours: { from: '08:00', to: '21:00' } };
    world.time = Date.parse('2026-11-24T19:30:00.000Z');
    const end = Date.parse('2026-11-24T20:00:00.000Z');
    world.vendors.whatsapp = outage;
    // SMS takes one message every two minutes: far too few for all who fall back to it.
    let free = world.time;
    world.vendors.sms = (outgoing) => {
      if (world.time < free) throw new AppError('Throttled', 'sms.throttled', 'Too many calls.');
      free = world.time + 120_000;
      return { result: 'accepted', providerId: `id-${outgoing.reference}` };
    };
    const sentAt: number[] = [];
    for (const channel of ['whatsapp', 'sms', 'email'] as const) {
      const behave = world.vendors[channel];
      world.vendors[channel] = async (outgoing, attempt) => {
        sentAt.push(world.time);
        const answer = await behave(outgoing, attempt);
        return answer;
      };
    }
    for (let number = 0; number < CUSTOMERS; number += 1) {
      await world.send(start(number));
      await world.advance(45);
    }
    await world.advance(3600);
    expect(sentAt.filter((at) => at >= end)).toEqual([]);
    const statuses = world.messages().map(({ status }) => status);
    expect(statuses.filter((status) => status === 'sending')).toEqual([]);
    expect(world.messages()).toHaveLength(CUSTOMERS);
    const failed = world.messages().filter(({ status }) => status === 'failed');
    expect(await world.inbox()).toHaveLength(failed.length);
    // Those that no copy has left for wait for the morning.
    const waiting = world.messages().filter(({ status }) => status === 'planned');
    for (const { dueAt, attempts } of waiting) {
      expect(dueAt).toBe('2026-11-25T07:00:00.000Z');
      expect(attempts.every(({ status }) => ['released', 'skipped'].includes(status))).toBe(true);
    }
    world.vendors.whatsapp = (outgoing) => ({ result: 'accepted', providerId: `id-${outgoing.reference}` });
    await world.advance(12 * 3600);
    for (const { messageId, dueAt } of waiting) {
      const message = world.messages().find((each) => each.messageId === messageId);
      expect(message?.attempts.find(({ at }) => at >= dueAt)).toMatchObject({ channel: 'whatsapp' });
    }
    expect(waiting.length).toBeGreaterThan(0);
  });
});

it('B3 a table that fails when an SMS has left does not cause a second one', async () => {
  const world = new World();
  world.vendors.whatsapp = () => ({
    result: 'rejected',
    reason: 'recipient_unreachable',
    providerCode: '131026',
  });
  const write = world.memory.write.bind(world.memory);
  world.memory.write = (what) =>
    'put' in what && what.put.entity === 'provider-message'
      ? Promise.reject(new AppError('Throttled', 'aws.throttled', 'DynamoDB throttled a call; try again.'))
      : write(what);
  const id = await world.send(checkInStart());
  await world.advance(60);
  expect(world.sent.filter(({ channel }) => channel === 'sms')).toHaveLength(1);
  expect((await world.event(id)).messages).toMatchObject([
    {
      attempts: [
        { channel: 'whatsapp', status: 'rejected' },
        { channel: 'sms', status: 'sent' },
      ],
    },
  ]);
});
