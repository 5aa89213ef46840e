import { describe, expect, it } from 'vitest';
import { conversationIdOf } from '../../../shared/messaging/message-store.ts';
import { ContactsWorld, JUERGEN, JURGEN } from '../../support/contacts-world.ts';

const DAY = 24 * 3600 * 1000;

const merged = async (take = {}) => {
  const world = await new ContactsWorld().arrange();
  const { own, other } = await world.bothVisit();
  const before = { own: await world.contact(own), other: await world.contact(other) };
  const { body } = await world.merge(own, other, take);
  const mergeId = body.merges[0]?.mergeId ?? '';
  return { world, own, other, before, mergeId };
};

describe('an undone merge', () => {
  it('S3.24 leaves two contacts as they were, each with its own conversation', async () => {
    const { world, own, other, before, mergeId } = await merged({ phone: 'other', lastName: 'other' });
    const { status, body } = await world.undo(own, mergeId);
    expect(status).toBe(200);
    expect(body).toMatchObject({ contact: { contactId: own }, other: { contactId: other } });
    const person = ({
      firstName,
      lastName,
      language,
      phone,
      email,
      externalIds,
    }: NonNullable<(typeof before)['own']>) => ({ firstName, lastName, language, phone, email, externalIds });
    expect(person((await world.contact(own))!)).toEqual(person(before.own!));
    expect(person((await world.contact(other))!)).toEqual(person(before.other!));
    expect((await world.contact(own))?.mergedFrom).toBeUndefined();
    const invites = async (id: string) =>
      (await world.conversation(id)).flatMap((entry) => (entry.kind === 'message' ? [entry.contactId] : []));
    expect(await invites(own)).toEqual([own]);
    expect(await invites(other)).toEqual([other]);
    const found = await world.ask<{ contacts: object[] }>('GET /v1/contacts?q=mueller');
    expect(found.body.contacts).toMatchObject([{ contactId: other }]);
  });

  it('S3.24 leaves what came since with the contact that stayed', async () => {
    const { world, own, other, mergeId } = await merged();
    world.time += 1000;
    await world.inbound('Von der zweiten Nummer', '+491713920002');
    await world.visit(3, JURGEN, 'msg_since');
    const shown = (await world.ask(`GET /v1/contacts/${own}`)).body;
    await world.ask(`PUT /v1/contacts/${own}`, { version: shown.version, firstName: 'Jürgen Karl' });
    await world.undo(own, mergeId);
    expect(await world.contact(own)).toMatchObject({ firstName: 'Jürgen Karl' });
    expect(await world.contact(other)).toMatchObject({ firstName: 'J.', phone: '+491713920002' });
    const texts = (await world.conversation(own)).flatMap((entry) =>
      entry.kind === 'inbound' ? [entry.text] : [],
    );
    expect(texts).toEqual(['Von der zweiten Nummer']);
    expect(world.messages().at(-1)?.contactId).toBe(own);
  });

  it('S3.24 leaves refusals with both: what was said before or since, at whatever address', async () => {
    const { world, own, other, mergeId } = await merged();
    world.time += 1000;
    await world.inbound('STOP', '+491713920000');
    await world.ask(`POST /v1/contacts/${own}/block`);
    await world.undo(own, mergeId);
    for (const id of [own, other]) {
      expect((await world.contact(id))?.optOut, id).toBeDefined();
      expect((await world.contact(id))?.blocked, id).toBeDefined();
    }
  });

  it('S3.24 twice is once', async () => {
    const { world, own, mergeId } = await merged();
    const first = await world.undo(own, mergeId);
    const before = JSON.stringify([...world.memory.items]);
    const second = await world.undo(own, mergeId);
    expect(second.body).toEqual(first.body);
    expect(JSON.stringify([...world.memory.items])).toBe(before);
  });

  it('S3.24 can be merged again, and undone again', async () => {
    const { world, own, other, mergeId } = await merged();
    await world.undo(own, mergeId);
    world.time += 1000;
    const { body } = await world.merge(other, own);
    expect(body).toMatchObject({ contactId: other });
    world.time += 1000;
    expect((await world.undo(other, body.merges[0]!.mergeId)).status).toBe(200);
    expect(await world.contact(own)).toMatchObject({ firstName: 'Jürgen' });
  });

  it('S3.24 can be done for 30 days; then what would be needed is gone', async () => {
    const { world, own, other, mergeId } = await merged();
    world.time += 1000;
    await world.visit(4, JUERGEN, 'msg_so_that_it_is_kept');
    const shown = (await world.ask(`GET /v1/contacts/${own}`)).body;
    await world.ask(`PUT /v1/contacts/${own}`, { version: shown.version, kind: 'ongoing' });
    world.time += 30 * DAY;
    expect(await world.undo(own, mergeId)).toMatchObject({ status: 404, body: { code: 'merge.unknown' } });
    expect((await world.ask(`GET /v1/contacts/${own}`)).body.merges).toEqual([]);
    // The old id leads on all the same.
    expect(await world.contact(other)).toMatchObject({ contactId: own });
    expect(JSON.stringify(world.memory.items.get(`CONTACT#00027#${other}|CONTACT`))).not.toMatch(
      /Mueller|3920002/,
    );
  });

  it('S3.24 is done from the latest to the first', async () => {
    const { world, own, other, mergeId } = await merged();
    world.time += 1000;
    await world.visit(5, {
      ...JUERGEN,
      externalId: 'third',
      firstName: 'Dritter',
      mobile: '+49 171 3920005',
    });
    const third = world.contactOf('Dritter').contactId;
    world.time += 1000;
    const { body } = await world.merge(own, third);
    expect(body.merges).toHaveLength(2);
    expect(await world.undo(own, mergeId)).toMatchObject({
      status: 409,
      body: { code: 'merge.not_the_latest' },
    });
    expect((await world.undo(own, body.merges[0]!.mergeId)).status).toBe(200);
    expect((await world.undo(own, mergeId)).status).toBe(200);
    for (const id of [own, other, third]) expect((await world.contact(id))?.contactId).toBe(id);
  });

  it('S3.24 of one that was itself merged since: that one first', async () => {
    const { world, own, other, mergeId } = await merged();
    await world.visit(5, {
      ...JUERGEN,
      externalId: 'third',
      firstName: 'Dritter',
      mobile: '+49 171 3920005',
    });
    const third = world.contactOf('Dritter').contactId;
    const { body } = await world.merge(third, own);
    for (const id of [own, other]) expect(await world.contact(id)).toMatchObject({ contactId: third });
    const ids = (await world.conversation(other)).map(({ conversationId }) => conversationId);
    expect(new Set(ids)).toEqual(
      new Set([own, other, third].map((id) => conversationIdOf('00027', '01', id))),
    );
    expect(await world.undo(own, mergeId)).toMatchObject({ status: 409, body: { code: 'contact.merged' } });
    await world.undo(third, body.merges[0]!.mergeId);
    expect(await world.contact(other)).toMatchObject({ contactId: own });
    expect((await world.undo(own, mergeId)).status).toBe(200);
  });

  it('is nobody else’s to do, nor of another contact', async () => {
    const { world, own, other, mergeId } = await merged();
    expect(await world.undo(own, 'nonsense')).toMatchObject({ status: 404, body: { code: 'merge.unknown' } });
    expect(await world.undo(other, mergeId)).toMatchObject({ status: 409, body: { code: 'contact.merged' } });
    world.staff = { ...world.staff, dealerId: '00031' };
    expect(await world.undo(own, mergeId)).toMatchObject({ status: 404, body: { code: 'contact.unknown' } });
  });
});
