import { beforeEach, describe, expect, it } from 'vitest';
import { staffMessages } from '../../../functions/staff-console/staff-messages.ts';
import { entries } from '../../../shared/conversations/conversation-store.ts';
import type { Staff } from '../../../shared/dealers/staff.ts';
import { staffFinder, staffMembers } from '../../../shared/dealers/staff-store.ts';
import { messageStorySchema } from '../../../shared/events/describe-message.ts';
import { conversationOfMessage } from '../../../shared/messaging/message-store.ts';
import { apiEvent, context } from '../../support/api-event.ts';
import { checkInFinished, checkInStart, World } from '../../support/world.ts';

const NOW = '2026-11-24T10:00:00.000Z';
let world: World;
let messageId = '';

const person = (change: Partial<Staff>) =>
  staffMembers.createOnce(
    world.memory,
    {
      sub: 'anna',
      dealerId: '00027',
      name: 'Anna',
      locationIds: [],
      roles: ['advisor'],
      status: 'active',
      ...change,
    },
    NOW,
  );
const read = async (id: string) => {
  const handler = staffMessages({
    table: world.memory,
    findStaff: staffFinder(world.memory),
    changeDeps: () => Promise.resolve(world.deps),
  });
  const event = apiEvent({ path: `/v1/messages/${encodeURIComponent(id)}` });
  const signedIn = { authorizer: { jwt: { claims: { sub: 'anna' }, scopes: [] } } };
  const requestContext = { ...event.requestContext, ...signedIn };
  const reply = await handler({ ...event, requestContext }, context);
  const text = reply.body ?? '';
  return { status: reply.statusCode, text, body: JSON.parse(text) as Record<string, unknown> };
};

beforeEach(async () => {
  world = new World();
  await world.send(checkInStart(), 'msg_start');
  await world.advance(1201);
  await world.receipt('sms', 'delivered', { price: { amount: 0.71, currency: 'credits' } });
  await world.send(checkInFinished(), 'msg_finish');
  messageId = world.messages()[0]!.messageId;
});

describe('GET /v1/messages/{messageId}', () => {
  it('B2 B3 tells the whole story: who caused it, the vendors’ ids, the price, and what the answer proves', async () => {
    await person({});
    const { status, body, text } = await read(messageId);
    expect(status).toBe(200);
    const story = messageStorySchema.parse(body);
    expect(story).toEqual(body);
    expect(story).toMatchObject({
      status: 'delivered',
      channel: 'sms',
      conversationId: conversationOfMessage(messageId),
      cause: { partnerId: 'tjekvik', eventId: 'msg_start', type: 'checkin.start', ruleId: 'start' },
    });
    expect(story.trace.filter(({ providerId }) => providerId !== undefined)).toMatchObject([
      { channel: 'whatsapp', status: 'sent', providerId: `id-${messageId}~1` },
      { channel: 'sms', status: 'sent', providerId: `id-${messageId}~2` },
    ]);
    expect(story.trace.find(({ price }) => price)).toMatchObject({ channel: 'sms', status: 'delivered' });
    expect(story.trace.at(-1)).toMatchObject({ status: 'answered' });
    expect(text).not.toMatch(/Jürgen|Müller|4917|example\.com|taskToken/);
  });

  it('partners get the same without the vendors’ ids', async () => {
    const { messages } = await world.event('msg_start');
    expect(JSON.stringify(messages)).not.toMatch(/"providerId"/);
    await person({});
    const story = messageStorySchema.parse((await read(messageId)).body);
    expect(messages[0]?.trace).toEqual(story.trace.map(({ providerId: _id, ...line }) => line));
  });

  it('names the event that stopped it', async () => {
    await world.send(
      checkInStart({
        checkin: { id: 'c-2' },
        appointment: { id: 'a-2', startsAt: '2026-12-02T09:30:00+01:00' },
      }),
      'msg_2',
    );
    await world.send(checkInFinished({ checkin: { id: 'c-2' } }, '2026-11-24T12:00:00Z'), 'msg_stop');
    const stopped = world.messages().find(({ cause }) => cause.eventId === 'msg_2')!;
    await person({});
    const { body } = await read(stopped.messageId);
    expect(body).toMatchObject({
      stoppedBy: { partnerId: 'tjekvik', eventId: 'msg_stop' },
      statusReason: 'check_in_finished',
    });
    expect(messageStorySchema.parse(body).trace.map(({ says }) => says)).toContain(
      'no further channel is tried: the check-in was finished',
    );
  });

  it.each([
    ['another dealer', { dealerId: '00028' }],
    ['another location', { locationIds: ['02'] }],
  ])('S0.3 is not there for %s', async (_, change) => {
    await person(change);
    expect(await read(messageId)).toMatchObject({ status: 404, body: { code: 'message.unknown' } });
  });

  it.each(['', 'x', 'a-b', 'cv-01', '../..', 'ä-ö', `cvAA-${'9'.repeat(500)}`])(
    'is not there under the id "%s"',
    async (id) => {
      await person({});
      expect((await read(id)).status).toBe(404);
    },
  );

  it('is no other entry of the conversation', async () => {
    await person({});
    const conversationId = conversationOfMessage(messageId);
    const entry = {
      kind: 'inbound',
      conversationId,
      dealerId: '00027',
      locationId: '01',
      entryId: '01ENTRY',
      at: NOW,
    } as const;
    await entries.createOnce(world.memory, { ...entry, channel: 'sms', text: 'Hallo', providerId: 'p' }, NOW);
    expect((await read(`${conversationId}-01ENTRY`)).status).toBe(404);
  });
});
