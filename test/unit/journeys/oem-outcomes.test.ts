import { describe, expect, it } from 'vitest';
import { vinFor } from '../../../functions/vendor-sandbox/magic-vehicles.ts';
import { sandboxedWorld } from '../../support/sandboxed-world.ts';

/* A journey for each thing that the manufacturer's app can do, with the real adapter and the real webhooks; on WhatsApp the number is delivered and read. */

const NUMBER = '+491713920000';

const invited = async (key: string) => {
  const sandboxed = await sandboxedWorld();
  const { world, invite } = sandboxed;
  world.settings = { ...world.settings, oem: { gateway: 'mybmw', brands: ['MINI'] } };
  const vehicle = {
    vin: vinFor(NUMBER, key) ?? 'none',
    licensePlate: 'M-KS 1234',
    brand: 'MINI',
    model: 'Cooper SE',
  };
  const view = await invite(NUMBER, {}, vehicle);
  const arrived = await sandboxed.arrivedOn(NUMBER);
  return { ...sandboxed, message: view.messages[0]!, phone: arrived.map(({ channel }) => channel) };
};

const OUTCOMES: [key: string, phone: string[], trace: string[]][] = [
  ['0', ['oem'], ['oem read']],
  ['1', ['whatsapp'], ['oem rejected no_oem_account NO_APP', 'whatsapp read']],
  ['2', ['whatsapp'], ['oem rejected recipient_opted_out NO_CONSENT', 'whatsapp read']],
  ['3', ['whatsapp'], ['oem timed_out no_receipt', 'whatsapp read']],
  ['5', ['whatsapp'], ['oem rejected recipient_unreachable CUSTOMER_NOT_REACHABLE', 'whatsapp read']],
  ['6', ['oem'], ['oem released throttled RATE_LIMITED', 'oem read']],
  ['7', ['whatsapp'], [...Array<string>(6).fill('oem released throttled RATE_LIMITED'), 'whatsapp read']],
  ['8', ['oem'], ['oem delivered']],
  ['9', ['oem'], ['oem read']],
  ['A', ['oem'], ['oem read']],
  ['B', ['whatsapp'], ['oem rejected expired EXPIRED', 'whatsapp read']],
];

describe('B2 B3 B10 how a message ends, whatever the manufacturer’s app does', () => {
  it.each(OUTCOMES)('S0.21 S0.22 a VIN that ends in %s', async (key, phone, trace) => {
    const { message, phone: arrived, world } = await invited(key);
    expect(arrived).toEqual(phone);
    // What each attempt came to, by the last line of the trace about it.
    const last = message.attempts.map((_, index) =>
      message.trace.findLast(({ attempt }) => attempt === index + 1),
    );
    expect(
      last.map((line) =>
        [line?.channel, line?.status, line?.reason, line?.providerCode].filter(Boolean).join(' '),
      ),
    ).toEqual(trace);
    expect(message.channel).toBe(phone[0]);
    expect(await world.inbox()).toEqual([]);
  });

  it('B5 an answer in the app stands in the conversation; STOP there ends what comes after', async () => {
    const { world, answer } = await invited('0');
    await answer(NUMBER, 'oem', 'Bis morgen!');
    expect((await world.thread()).find(({ kind }) => kind === 'inbound')).toMatchObject({
      channel: 'oem',
      text: 'Bis morgen!',
    });
    expect(await world.inbox()).toMatchObject([{ subject: 'customer-wrote' }]);
    await answer(NUMBER, 'oem', 'STOP');
    expect((await world.thread()).find(({ kind }) => kind === 'consent')).toMatchObject({ channel: 'oem' });
    expect(
      [...world.memory.items.values()].filter((item) => item['optOut']).map(({ entity }) => entity),
    ).toEqual(expect.arrayContaining(['contact', 'address']));
  });
});
