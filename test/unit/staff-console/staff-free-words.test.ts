import { describe, expect, it } from 'vitest';
import { staffMessages } from '../../../functions/staff-console/staff-messages.ts';
import { staffFinder } from '../../../shared/dealers/staff-store.ts';
import { arrangeUpcoming } from '../../../shared/planning/arrange-upcoming.ts';
import { reconcileMessages } from '../../../shared/planning/reconcile-messages.ts';
import { automated, cancelled, live, upserted } from '../../support/orders.ts';
import { addAnna, askAs } from '../../support/staff-call.ts';
import type { World } from '../../support/world.ts';

const BOOKED = '2026-11-24T10:00:00Z';
const WORDS = { key: 'click-0001', text: 'Bitte bringen Sie den zweiten Schlüssel mit.' };
const sms = { provider: 'bulkgate' as const, sender: 'Muster' };

const booked = async (settings: Partial<World['settings']> = {}): Promise<World> => {
  const world = automated();
  world.settings = { ...world.settings, ...settings };
  await addAnna(world.memory);
  await world.send(upserted(BOOKED));
  return world;
};
const visitIdOf = (world: World): string =>
  String([...world.memory.items.values()].find(({ entity }) => entity === 'visit')?.['visitId']);
const ask = (world: World, what: string, body?: unknown) =>
  askAs(
    staffMessages({
      table: world.memory,
      findStaff: staffFinder(world.memory),
      changeDeps: () => Promise.resolve(world.deps),
    }),
    what,
    body,
  );
const write = (world: World, body: unknown) =>
  ask(world, `POST /v1/visits/${visitIdOf(world)}/messages`, body);
const written = (world: World) => world.messages().filter(({ purpose }) => purpose === 'free-text');
const outlook = (reply: { body: Record<string, unknown> }) =>
  reply.body['outlook'] as Record<string, unknown>;

describe('free words to the customer of a visit', () => {
  it('S1.2 S1.18 go out without any preset, with the values of the visit, and are shown as written', async () => {
    const world = await booked();
    const text = '{{ customer.first_name }}, Ihr {{ car.title }} ({{ car.license_plate }}) steht im Hof.';
    expect(await write(world, { ...WORDS, text })).toMatchObject({
      status: 202,
      body: { purpose: 'free-text', outlook: { channel: 'email', recipient: { firstName: 'Jürgen' } } },
    });
    await world.run();
    const { rendered } = world.sent.at(-1)!;
    expect(rendered).toMatchObject({ form: 'email', subject: 'Nachricht von BMW Muster' });
    expect(rendered.form === 'email' && rendered.text).toMatch(
      /^Jürgen, Ihr BMW i4 \(M-KS 1234\) steht im Hof\./,
    );
    expect(written(world)).toMatchObject([{ status: 'sent', edited: { by: 'anna' } }]);
    expect((await world.thread()).filter(({ kind }) => kind === 'message-changed')).toMatchObject([
      { did: 'written', by: 'anna' },
    ]);
  });

  it('S1.17 the answer counts the SMS, and says why not by the channels before it', async () => {
    const world = await booked({ sms, email: null });
    const reply = await write(world, { ...WORDS, text: 'Zweiter Schlüssel – bitte. '.repeat(4).trim() });
    expect(outlook(reply)).toMatchObject({
      channel: 'sms',
      channels: [
        { channel: 'oem', refused: 'channel_not_offered' },
        { channel: 'whatsapp', refused: 'channel_not_offered' },
        { channel: 'sms', preview: { sms: { encoding: 'ucs2', characters: 107, parts: 2 } } },
        { channel: 'email', refused: 'channel_not_offered' },
      ],
    });
  });

  it('S0.26 by WhatsApp they need the open window, else the next channel has its turn', async () => {
    for (const isOpen of [true, false]) {
      const whatsapp = { phoneNumberId: '106540352242922', templates: [] };
      const world = await booked({ whatsapp });
      await world.inbound('Hallo');
      if (!isOpen) world.time += 24 * 3600_000 + 1000;
      const reply = await write(world, WORDS);
      expect(outlook(reply)['channel']).toBe(isOpen ? 'whatsapp' : 'email');
      await world.run();
      expect(world.sent.at(-1)).toMatchObject(
        isOpen ? { channel: 'whatsapp', rendered: { form: 'text', text: WORDS.text } } : { channel: 'email' },
      );
    }
  });

  it('B5 nobody is written to who said STOP; advertising goes to nobody who has not agreed to it', async () => {
    const world = await booked({ sms });
    expect(await write(world, { ...WORDS, promotional: true })).toMatchObject({
      status: 409,
      body: { code: 'message.no_channel' },
    });
    await world.inbound('STOP', '+491713920000', 'bulkgate');
    expect(await write(world, WORDS)).toMatchObject({ status: 409, body: { code: 'message.no_channel' } });
    expect(written(world)).toEqual([]);
  });

  it('S1.30 S1.33 the plan of the visit has nothing to do with them', async () => {
    const world = await booked();
    await write(world, { ...WORDS, sendAt: '2026-11-26T10:00:00+01:00' });
    const before = written(world);
    await reconcileMessages(world.deps, {
      visitId: visitIdOf(world),
      cause: { partnerId: 'x', eventId: 'again' },
    });
    await world.send(cancelled('2026-11-24T11:00:00Z'));
    expect(written(world)).toEqual(before);
  });

  it.each([
    ['nothing at all', { key: 'click-0001' }, ''],
    ['an empty text', { ...WORDS, text: '' }, 'text'],
    ['a variable that there is not', { ...WORDS, text: '{{ car.titel }}' }, 'text:1:4'],
    ['a variable that has no value here', { ...WORDS, text: '{{ video.url }}' }, 'text:1:4'],
    ['the link of a check-in', { ...WORDS, text: 'Hier: {{ link }}' }, 'text:1:10'],
    ['a broken placeholder', { ...WORDS, text: 'Hallo {{ car.title' }, 'text'],
    ['HTML', { ...WORDS, text: 'Hallo <b>Sie</b>' }, 'text'],
    ['eleven SMS', { ...WORDS, text: 'ä'.repeat(1999) }, 'text'],
    [
      'a preset that is called advertising',
      { ...WORDS, purpose: 'asset-ready', promotional: true },
      'promotional',
    ],
  ])('S1.16 refuses %s', async (_, body, path) => {
    const world = await booked();
    const reply = await write(world, body);
    expect(reply).toMatchObject({ status: 400, body: { code: 'message.invalid' } });
    const [issue] = reply.body['issues'] as { path: string }[];
    expect(issue?.path.startsWith(path)).toBe(true);
    expect(written(world)).toEqual([]);
  });

  it('S1.16 what may be missing needs a fallback only where it is missing', async () => {
    const world = await booked();
    const text = 'Video: {{ video.title | default: "folgt" }}, {{ order.number }}';
    expect((await write(world, { ...WORDS, text })).status).toBe(202);
    await world.run();
    const { rendered } = world.sent.at(-1)!;
    expect(rendered.form === 'email' && rendered.text).toMatch(/^Video: folgt, o-4711/);
  });
});

describe('a message for later', () => {
  const SEND_AT = '2026-11-26T14:30:00+01:00';
  const DUE = '2026-11-26T13:30:00.000Z';

  it('S1.19 goes out at its time, once, and until then it can be edited and taken back', async () => {
    const world = await booked();
    const reply = await write(world, { ...WORDS, sendAt: SEND_AT });
    expect(reply).toMatchObject({
      status: 202,
      body: { dueAt: DUE, timing: { why: 'later' }, outlook: { dueLocal: '2026-11-26 14:30' } },
    });
    expect(outlook(reply)).not.toHaveProperty('moved');
    const [message] = written(world);
    const path = `/v1/messages/${message!.messageId}`;
    expect((await ask(world, `PUT ${path}`, { text: 'Anders.' })).status).toBe(200);
    expect(await ask(world, `PUT ${path}`, { text: null })).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'text' }] },
    });
    expect((await ask(world, `PUT ${path}`, { dueAt: '2026-11-26T15:00:00+01:00' })).status).toBe(200);
    await live(world, 3);
    const mine = world.sent.filter(({ reference }) => reference.startsWith(message!.messageId));
    expect(mine).toHaveLength(1);
    expect(JSON.stringify(mine[0]?.rendered)).toContain('Anders.');
    expect(written(world)[0]?.attempts[0]?.at.slice(0, 16)).toBe('2026-11-26T14:00');
    expect(await ask(world, `DELETE ${path}`)).toMatchObject({ status: 409, body: { code: 'message.sent' } });
  });

  it('S1.21 taken back it does not go out', async () => {
    const world = await booked();
    await write(world, { ...WORDS, sendAt: SEND_AT });
    expect((await ask(world, `DELETE /v1/messages/${written(world)[0]!.messageId}`)).status).toBe(200);
    await live(world, 3);
    expect(world.sent).toEqual([]);
  });

  it('outside the hours it moves to when they begin, and the answer says so', async () => {
    const world = await booked();
    const reply = await write(world, { ...WORDS, sendAt: '2026-11-25T23:30:00+01:00' });
    expect(reply.body).toMatchObject({
      dueAt: '2026-11-26T07:00:00.000Z',
      outlook: {
        dueLocal: '2026-11-26 08:00',
        moved: {
          from: '2026-11-25T22:30:00.000Z',
          says: expect.stringContaining('08:00 to 21:00') as string,
        },
      },
    });
  });

  it('further away than a week it gets its schedule when it is near', async () => {
    const world = await booked();
    await write(world, { ...WORDS, sendAt: '2026-12-10T10:00:00+01:00' });
    const mine = () =>
      [...world.schedules.keys()].filter((name) => name.startsWith(written(world)[0]!.messageId));
    expect(mine()).toEqual([]);
    world.time = Date.parse('2026-12-03T09:05:00.000Z');
    await arrangeUpcoming(world.deps);
    expect(mine()).toHaveLength(1);
  });

  it.each([
    ['the past', '2026-11-24T10:50:00+01:00', 'has passed'],
    ['years ahead', '2028-11-24T10:50:00+01:00', '366 days'],
    ['a time without an offset', '2026-11-26T10:50:00', ''],
  ])('refuses %s', async (_, sendAt, says) => {
    const world = await booked();
    const reply = await write(world, { ...WORDS, sendAt });
    expect(reply).toMatchObject({
      status: 400,
      body: { code: 'message.invalid', issues: [{ path: 'sendAt' }] },
    });
    expect(reply.text).toContain(says);
  });

  it('S1.19 a second request is the same message, also when its time has passed since', async () => {
    const world = await booked();
    const first = await write(world, { ...WORDS, sendAt: SEND_AT });
    await live(world, 3);
    const second = await write(world, { ...WORDS, sendAt: SEND_AT });
    expect(second).toMatchObject({ status: 202, body: { id: first.body['id'], status: 'sent' } });
    expect(written(world)).toHaveLength(1);
  });
});
