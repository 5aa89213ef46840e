import { describe, expect, it } from 'vitest';
import { staffInbox } from '../../../functions/staff-console/staff-inbox.ts';
import { staffMessages } from '../../../functions/staff-console/staff-messages.ts';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import { findUnanswered, readInHand } from '../../../shared/conversations/inbox-store.ts';
import { staffFinder } from '../../../shared/dealers/staff-store.ts';
import { eraseContact } from '../../../shared/privacy/erase-contact.ts';
import { settled } from '../../support/settled-world.ts';
import { ALL, upserted } from '../../support/orders.ts';
import { addAnna, askAs } from '../../support/staff-call.ts';
import type { World } from '../../support/world.ts';

const whatsapp = { phoneNumberId: '106540352242922', templates: [] };
const sms = { provider: 'aws' as const, sender: 'Muster' };
const UNANSWERED = { dealerId: '00027', inbox: 'service', limit: 10 };
const REPLY = { key: 'answer-0001', text: 'Gern, Dienstag um 10 Uhr passt uns.' };

/** Somebody whom nobody knows writes by WhatsApp. */
const written = async (): Promise<World> => {
  const world = await settled(ALL, { whatsapp, sms });
  await addAnna(world.memory);
  await world.inbound('Haben Sie Dienstag Zeit?', '+491713920044');
  return world;
};
const conversationIn = (world: World): string => {
  const entry = [...world.memory.items.values()].find(({ pk }) => pk.startsWith('CONVERSATION#'));
  return entry!.pk.slice('CONVERSATION#'.length);
};
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
const reply = (world: World, body: unknown) =>
  ask(world, `POST /v1/conversations/${conversationIn(world)}/messages`, body);
const preview = (world: World, body: unknown) =>
  ask(world, `POST /v1/conversations/${conversationIn(world)}/messages/preview`, body);

describe('POST /v1/conversations/{conversationId}/messages', () => {
  it('S1.2 S0.26 answers a customer without any visit, by the channel whose window is open', async () => {
    const world = await written();
    expect(await reply(world, REPLY)).toMatchObject({
      status: 202,
      body: { purpose: 'free-text', outlook: { channel: 'whatsapp' } },
    });
    await world.run();
    expect(world.sent).toMatchObject([
      { channel: 'whatsapp', to: '+491713920044', rendered: { form: 'text', text: REPLY.text } },
    ]);
    await world.receipt('whatsapp', 'read');
    expect(world.messages()).toMatchObject([{ status: 'read', visitId: '' }]);
  });

  it('S1.18 stands in the conversation behind what it answers, in its words, with who wrote it', async () => {
    const world = await written();
    world.time += 60_000;
    await reply(world, REPLY);
    const handler = staffInbox({
      ...world.deps,
      findStaff: staffFinder(world.memory),
      findDealership: () => Promise.resolve(undefined),
    });
    const { body } = await askAs(handler, `GET /v1/conversations/${conversationIn(world)}`);
    const shown = body['entries'] as Record<string, unknown>[];
    expect(shown.map(({ kind }) => kind).toSorted()).toEqual(['inbound', 'message', 'message-changed']);
    expect(shown.at(-1)).toMatchObject({ kind: 'inbound' });
    expect(shown).toContainEqual(expect.objectContaining({ kind: 'message', ownText: REPLY.text }));
    expect(shown).toContainEqual(expect.objectContaining({ did: 'written', by: 'anna' }));
  });

  it('S0.42 whoever answers has it from then on, and the customer waits no more', async () => {
    const world = await written();
    expect(await world.inbox()).toHaveLength(1);
    expect(await findUnanswered(world.memory, UNANSWERED)).toHaveLength(1);
    await reply(world, REPLY);
    expect(await world.inbox()).toEqual([]);
    expect(await findUnanswered(world.memory, UNANSWERED)).toEqual([]);
    const { accepted } = await readInHand(world.memory, { dealerId: '00027', staffId: 'anna', limit: 10 });
    expect(accepted).toMatchObject([{ subject: 'unknown-sender' }]);
  });

  it('S1.19 two clicks with one key are one message, other words with it are refused', async () => {
    const world = await written();
    const [first, second] = await Promise.all([reply(world, REPLY), reply(world, REPLY)]);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body['id']).toBe(first.body['id']);
    expect(world.messages()).toHaveLength(1);
    expect(await reply(world, { ...REPLY, text: 'Anders.' })).toMatchObject({
      status: 409,
      body: { code: 'message.key_used' },
    });
  });

  it('S1.21 S1.22 for later it waits, and can be edited and taken back without any visit', async () => {
    const world = await written();
    const { body } = await reply(world, { ...REPLY, sendAt: '2026-11-25T10:00:00+01:00' });
    const path = `/v1/messages/${String(body['id'])}`;
    expect((await ask(world, `PUT ${path}`, { text: 'Doch lieber Mittwoch.' })).status).toBe(200);
    expect(world.messages()).toMatchObject([{ status: 'planned', ownText: 'Doch lieber Mittwoch.' }]);
    expect((await ask(world, `DELETE ${path}`)).status).toBe(200);
    await world.advance(2 * 24 * 3600);
    expect(world.sent).toEqual([]);
  });

  it('S1.24 one that failed can be sent again', async () => {
    const world = await written();
    for (const channel of ['whatsapp', 'sms', 'email'] as const)
      world.vendors[channel] = () => ({ result: 'rejected', reason: 'no_credit', providerCode: '1' });
    const { body } = await reply(world, REPLY);
    await world.advance(3600);
    expect(world.messages()).toMatchObject([{ status: 'failed' }]);
    expect(await world.inbox()).not.toEqual([]);
    world.vendors.whatsapp = ({ reference }) => ({ result: 'accepted', providerId: `id-${reference}` });
    expect((await ask(world, `POST /v1/messages/${String(body['id'])}/retry`)).status).toBe(202);
    await world.run();
    expect(world.messages()).toMatchObject([{ status: 'sending' }]);
  });

  it('S1.12 S1.14 by the template of a purpose for one of the customer’s visits', async () => {
    const world = await settled(ALL);
    await addAnna(world.memory);
    await world.send(upserted('2026-11-24T10:00:00Z'));
    const { visitId } = world.messages()[0]!;
    expect(await reply(world, { key: 'answer-0001', purpose: 'asset-ready' })).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'visitId' }] },
    });
    const { status, body } = await reply(world, { key: 'answer-0001', purpose: 'asset-ready', visitId });
    expect({ status, purpose: body['purpose'] }).toEqual({ status: 202, purpose: 'asset-ready' });
    await world.run();
    expect(JSON.stringify(world.sent.at(-1)?.rendered)).toContain('BMW i4');
    const other = await reply(world, { ...REPLY, key: 'answer-0002', visitId: 'vs-other' });
    expect(other).toMatchObject({ status: 404, body: { code: 'visit.unknown' } });
  });

  it('B5 S2.55 B9 not to whoever said STOP, is blocked, or was erased', async () => {
    const world = await written();
    const [item] = [...world.memory.items.values()].filter(({ entity }) => entity === 'contact');
    const contact = contacts.parse(item!);
    await contacts.change(
      world.deps,
      contact,
      (current) => current && { ...current, blocked: { at: '', by: '' } },
    );
    expect(await reply(world, REPLY)).toMatchObject({ status: 409, body: { code: 'message.no_channel' } });
    await contacts.change(world.deps, contact, (current) => current && { ...current, blocked: undefined });
    await world.inbound('STOP', '+491713920044');
    expect(await reply(world, REPLY)).toMatchObject({ status: 409, body: { code: 'message.no_channel' } });
    const privacy = { ...world.deps, removeSchedule: world.deps.scheduler.remove };
    const erasing = {
      dealerId: '00027',
      contactId: contact.contactId,
      by: 'anna',
      reason: 'asked-by-person' as const,
    };
    const conversationId = conversationIn(world);
    await eraseContact(privacy, erasing);
    expect(await ask(world, `POST /v1/conversations/${conversationId}/messages`, REPLY)).toMatchObject({
      status: 404,
      body: { code: 'conversation.unknown' },
    });
  });

  it.each([
    ['another dealer', { dealerId: '00028' }, 404, 'conversation.unknown'],
    ['another location', { locationIds: ['02'] }, 404, 'conversation.unknown'],
    ['a mechanic', { roles: ['mechanic' as const] }, 403, 'role.missing'],
  ])('S0.3 is not for %s', async (_, change, status, code) => {
    const world = await settled(ALL, { whatsapp });
    await addAnna(world.memory, change);
    await world.inbound('Hallo', '+491713920044');
    for (const door of [reply, preview])
      expect(await door(world, REPLY)).toMatchObject({ status, body: { code } });
    expect(world.messages()).toEqual([]);
  });
});

describe('POST /v1/conversations/{conversationId}/messages/preview', () => {
  it('B2 S1.17 says by which channel it goes and why not by others, the parts of an SMS and what is known of the cost; writes nothing', async () => {
    const world = await written();
    const before = world.memory.items.size;
    const { text } = REPLY;
    expect(await preview(world, { text })).toMatchObject({
      status: 200,
      body: {
        channel: 'whatsapp',
        dueAt: world.now(),
        channels: [
          { channel: 'oem', refused: 'channel_not_offered', says: expect.any(String) as string },
          { channel: 'whatsapp', preview: { text }, cost: { billable: false, category: 'service' } },
          { channel: 'sms', preview: { text, sms: { parts: 1 } }, cost: { amount: 0.07, currency: 'USD' } },
          { channel: 'email', refused: 'no_email_address' },
        ],
      },
    });
    world.time += 25 * 3600_000;
    expect(await preview(world, { text, sendAt: '2026-11-26T22:00:00+01:00' })).toMatchObject({
      status: 200,
      body: {
        channel: 'sms',
        moved: { from: '2026-11-26T21:00:00.000Z' },
        channels: [{}, { refused: 'window_closed' }, { channel: 'sms' }, {}],
      },
    });
    expect(await preview(world, { text: '{{ car.titel }}' })).toMatchObject({ status: 400 });
    expect(world.memory.items.size).toBe(before);
    expect(world.sent).toEqual([]);
  });
});
