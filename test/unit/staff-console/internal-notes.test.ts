import { beforeEach, describe, expect, it } from 'vitest';
import { transferNotification } from '../../../shared/conversations/transfer-notification.ts';
import { writeNote } from '../../../shared/conversations/write-note.ts';
import { conversationIdOf } from '../../../shared/messaging/message-store.ts';
import { eraseContact } from '../../../shared/privacy/erase-contact.ts';
import { exportContact } from '../../../shared/privacy/export-contact.ts';
import { CANARY, DEALER, marksIn, PrivacyWorld } from '../../support/privacy-world.ts';
import { ANNA, BERT, openTeam, type Team } from '../../support/team.ts';

let team: Team;
beforeEach(async () => {
  team = await openTeam();
});

const KEY = 'note-0001';
const write = (body: unknown, who = ANNA, conversationId = team.conversationId) =>
  team.ask(who, `POST /v1/conversations/${conversationId}/notes`, body);
const notes = async () => (await team.world.thread()).filter(({ kind }) => kind === 'note');

describe('an internal note', () => {
  it('S3.33 stands in the conversation with who wrote it and when, and is sent to nobody', async () => {
    const sent = team.world.sent.length;
    const reply = await write({ key: KEY, text: '  Kunde hört schlecht,\nbitte laut sprechen. ' });
    expect(reply).toMatchObject({
      status: 201,
      body: { by: 'anna', at: team.world.now(), text: 'Kunde hört schlecht,\nbitte laut sprechen.' },
    });
    expect(await notes()).toMatchObject([{ by: 'anna', contactId: team.contactId }]);
    await team.world.advance(24 * 3600);
    expect(team.world.sent).toHaveLength(sent);
  });

  it('is one, however often its form is sent; another with the same key is refused', async () => {
    const note = { key: KEY, text: 'Leihwagen reserviert.' };
    const replies = await Promise.all([write(note), write(note), write(note)]);
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(await write({ ...note, text: 'Kein Leihwagen.' })).toMatchObject({
      status: 409,
      body: { code: 'note.key_used' },
    });
    // Keys are each person's own.
    expect((await write({ ...note, text: 'Kein Leihwagen.' }, BERT)).status).toBe(201);
    expect(await notes()).toHaveLength(2);
  });

  it.each([
    ['nothing', { key: KEY, text: ' \n ' }],
    ['2,001 characters', { key: KEY, text: 'x'.repeat(2001) }],
    ['no key', { text: 'Hallo' }],
    ['a short key', { key: '1', text: 'Hallo' }],
  ])('of %s is refused', async (_what, body) => {
    expect(await write(body)).toMatchObject({ status: 400 });
    expect(await notes()).toEqual([]);
  });

  it('2,000 characters are a note', async () => {
    expect((await write({ key: KEY, text: 'ß'.repeat(2000) })).status).toBe(201);
  });

  it('S0.3 cannot be written into a conversation of another dealer, or into none', async () => {
    for (const conversationId of ['cvNONE', 'x'.repeat(3000)])
      expect(await write({ key: KEY, text: 'Hallo' }, ANNA, conversationId)).toMatchObject({
        status: 404,
        body: { code: 'conversation.unknown' },
      });
  });
});

it('B9 notes are the customer’s data: an export shows them, an erasure leaves nothing of them, also of what was sent on', async () => {
  const world = await new PrivacyWorld().arrange();
  await world.playCanary();
  const { contactId } = world.contactOf(CANARY.firstName);
  const staff = {
    sub: 'anna',
    dealerId: DEALER,
    name: 'Anna',
    locationIds: [],
    roles: ['advisor' as const],
    status: 'active' as const,
  };
  const deps = {
    ...world.deps,
    findInboxes: () => Promise.resolve(['service', 'sales']),
    findStaff: () => Promise.resolve(staff),
  };
  const conversationId = conversationIdOf(DEALER, '01', contactId);
  const text = `${CANARY.firstName} ${CANARY.lastName} ruft an`;
  await writeNote(deps, { staff, conversationId, command: { key: 'note-0001', text } });
  world.time += 1000;
  const notificationId = (await world.inbox())[0]?.notificationId;
  await transferNotification(deps, {
    staff,
    id: `service.${notificationId}`,
    command: { toStaff: 'anna', note: CANARY.remarks },
  });
  const who = { dealerId: DEALER, contactId, by: 'anna' };
  const exported = await exportContact(world.privacy, who);
  const shown = exported.conversations
    .flatMap(({ entries }) => entries)
    .filter(({ kind }) => kind === 'note');
  expect(shown).toMatchObject([{ text }, { text: CANARY.remarks }]);
  await eraseContact(world.privacy, { ...who, reason: 'asked-by-person' });
  expect(world.entitiesWithMarks()).toEqual([]);
  expect(marksIn(world.besideTheTable())).toEqual([]);
  const left = [...world.memory.items.values()].map(({ entity }) => entity);
  expect(left.filter((entity) => /note|notification|entry/.test(entity))).toEqual([]);
});
