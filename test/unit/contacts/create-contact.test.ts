import { describe, expect, it } from 'vitest';
import { sweepPrivacy } from '../../../shared/privacy/sweep-privacy.ts';
import { eraseContact } from '../../../shared/privacy/erase-contact.ts';
import { idSchema } from '../../../shared/dealers/dealer.ts';
import { ContactsWorld, JUERGEN } from '../../support/contacts-world.ts';

const DAY = 24 * 3600 * 1000;
const ANNA = {
  key: 'form-0001',
  firstName: 'Anna',
  lastName: 'Berg',
  phone: '0171 3920003',
  email: 'Anna.Berg@Example.com',
  kind: 'ongoing',
  locationId: '01',
};

const found = async (world: ContactsWorld, q: string): Promise<string[]> => {
  const { body } = await world.ask<{ contacts: { contactId: string }[] }>(
    `GET /v1/contacts?q=${encodeURIComponent(q)}`,
  );
  return body.contacts.map(({ contactId }) => contactId);
};

describe('a contact that staff note', () => {
  it('S3.17 has addresses as they are used, the location’s language, and is found at once', async () => {
    const world = await new ContactsWorld().arrange();
    const { status, body } = await world.ask('POST /v1/contacts', ANNA);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      firstName: 'Anna',
      phone: '+491713920003',
      phoneIsMobile: true,
      email: 'anna.berg@example.com',
      language: 'de',
      kind: 'ongoing',
      lastLocationId: '01',
    });
    for (const q of ['berg', '+49 171 3920003', 'anna.berg@example.com'])
      expect(await found(world, q), q).toEqual([body.contactId]);
  });

  it('S3.17 is the same one when the request comes twice, and when a partner tells of the same person by number and name', async () => {
    const world = await new ContactsWorld().arrange();
    const first = await world.ask('POST /v1/contacts', ANNA);
    const second = await world.ask('POST /v1/contacts', ANNA);
    expect(second).toEqual(first);
    await world.visit(1, { firstName: 'Anna', lastName: 'Berg', mobile: '+49 171 3920003', language: 'de' });
    expect(world.contactsNow().map(({ contactId }) => contactId)).toEqual([first.body.contactId]);
    expect(world.sentTo()).toEqual(['whatsapp +491713920003']);
  });

  it('S3.18 is not made where somebody has the number or the email address; who it is, is shown, and staff decide', async () => {
    const world = await new ContactsWorld().arrange();
    const { own } = await world.bothVisit();
    for (const address of [{ phone: JUERGEN.mobile }, { email: JUERGEN.email.toUpperCase() }]) {
      const { phone: _p, email: _e, ...rest } = ANNA;
      const refused = await world.ask('POST /v1/contacts', { ...rest, ...address });
      expect(refused.status).toBe(409);
      expect(refused.body).toMatchObject({
        code: 'contact.exists',
        current: { candidates: [{ contactId: own, lastName: 'Müller' }] },
      });
    }
    expect(world.contactsNow()).toHaveLength(2);
    const anyway = { ...ANNA, phone: JUERGEN.mobile, createAnyway: true };
    const made = await world.ask('POST /v1/contacts', anyway);
    expect(made.status).toBe(201);
    expect((await world.ask('POST /v1/contacts', anyway)).body.contactId).toBe(made.body.contactId);
    expect(await found(world, JUERGEN.mobile)).toHaveLength(2);
    // The same name as well: still another person, if staff say so.
    const twin = { ...anyway, key: 'form-0002', firstName: 'Jürgen', lastName: 'Müller' };
    expect((await world.ask('POST /v1/contacts', twin)).status).toBe(201);
    const again = { ...anyway, key: 'form-0003' };
    const other = await world.ask('POST /v1/contacts', again);
    expect(other.status).toBe(201);
    expect(other.body.contactId).not.toBe(made.body.contactId);
    expect((await world.ask('POST /v1/contacts', again)).body.contactId).toBe(other.body.contactId);
  });

  it('S3.19 S3.20 for one occasion is found by its id only, not offered to the next one who has its number, and purged', async () => {
    const world = await new ContactsWorld().arrange();
    const { body } = await world.ask('POST /v1/contacts', { ...ANNA, kind: 'one-time' });
    expect(body.kind).toBe('one-time');
    for (const q of ['berg', 'anna.berg@example.com', ANNA.phone, ''])
      expect(await found(world, q), q).toEqual([]);
    expect((await world.ask(`GET /v1/contacts/${body.contactId}`)).body).toMatchObject({ lastName: 'Berg' });
    const next = { ...ANNA, key: 'form-0009', firstName: 'Otto', kind: 'ongoing' };
    const otto = await world.ask('POST /v1/contacts', next);
    expect(otto.status).toBe(201);
    world.time += 32 * DAY;
    await sweepPrivacy(world.privacy);
    expect((await world.ask(`GET /v1/contacts/${body.contactId}`)).status).toBe(404);
    expect((await world.ask(`GET /v1/contacts/${otto.body.contactId}`)).status).toBe(200);
  });

  it('S3.20 for one occasion who writes is known, and who comes to the workshop is a customer like any other', async () => {
    const world = await new ContactsWorld().arrange();
    const { body } = await world.ask('POST /v1/contacts', { ...ANNA, kind: 'one-time' });
    world.time += 1000;
    await world.inbound('Hallo', '+491713920003');
    expect(await world.conversation(body.contactId)).toMatchObject([{ kind: 'inbound', text: 'Hallo' }]);
    await world.visit(1, { firstName: 'Anna', lastName: 'Berg', mobile: '+49 171 3920003', language: 'de' });
    expect((await world.ask(`GET /v1/contacts/${body.contactId}`)).body.kind).toBe('regular');
    expect(await found(world, 'berg')).toEqual([body.contactId]);
  });

  it('S3.16 is enabled for SMS and email, each by itself', async () => {
    const world = await new ContactsWorld().arrange();
    world.settings = { ...world.settings, whatsapp: null };
    const { body } = await world.ask('POST /v1/contacts', ANNA);
    const decline = { channel: 'sms', purpose: 'service', decision: 'withdrawn', source: 'phone' };
    await world.ask(`POST /v1/contacts/${body.contactId}/consent`, decline);
    await world.visit(1, {
      firstName: 'Anna',
      lastName: 'Berg',
      mobile: '+49 171 3920003',
      email: ANNA.email,
    });
    expect(world.sentTo()).toEqual(['email anna.berg@example.com']);
  });

  it('B5 a STOP that was said at the number before holds; so does that of one who was erased', async () => {
    const world = await new ContactsWorld().arrange();
    await world.inbound('STOP', '+491713920003');
    const stranger = world.contactsNow()[0]!.contactId;
    await eraseContact(world.privacy, {
      dealerId: '00027',
      contactId: stranger,
      by: 'anna',
      reason: 'asked-by-person',
    });
    world.time += 1000;
    const { status, body } = await world.ask('POST /v1/contacts', ANNA);
    expect(status).toBe(201);
    expect(body.isOptedOut).toBe(true);
  });

  it('is refused with every fault at its place, and nothing is saved', async () => {
    const world = await new ContactsWorld().arrange();
    const wrong = { ...ANNA, phone: '0171', email: 'anna@' };
    expect(await world.ask('POST /v1/contacts', wrong)).toMatchObject({
      status: 400,
      body: { code: 'contact.invalid', issues: [{ path: 'phone' }, { path: 'email' }] },
    });
    const { phone: _p, email: _e, ...nowhere } = ANNA;
    expect(await world.ask('POST /v1/contacts', nowhere)).toMatchObject({
      status: 400,
      body: { issues: [{ path: 'phone' }] },
    });
    expect(await world.ask('POST /v1/contacts', { ...ANNA, locationId: '77' })).toMatchObject({
      status: 404,
      body: { code: 'location.unknown' },
    });
    expect(world.contactsNow()).toEqual([]);
  });

  it('S0.3 at the locations of whoever notes it', async () => {
    const world = await new ContactsWorld().arrange();
    world.staff = { ...world.staff, locationIds: [idSchema.parse('02')] };
    const { locationId: _here, ...somewhere } = ANNA;
    const { body } = await world.ask('POST /v1/contacts', somewhere);
    expect(body.lastLocationId).toBe('02');
    expect(await found(world, 'berg')).toEqual([body.contactId]);
    expect((await world.ask('POST /v1/contacts', { ...ANNA, key: 'form-0007' })).status).toBe(404);
  });

  it('S3.22 is deleted by an erasure, like every other one', async () => {
    const world = await new ContactsWorld().arrange();
    const { body } = await world.ask('POST /v1/contacts', ANNA);
    await eraseContact(world.privacy, {
      dealerId: '00027',
      contactId: body.contactId,
      by: 'anna',
      reason: 'no-longer-needed',
    });
    for (const q of ['berg', ANNA.email, ANNA.phone]) expect(await found(world, q), q).toEqual([]);
    expect((await world.ask(`GET /v1/contacts/${body.contactId}`)).status).toBe(404);
    expect(JSON.stringify([...world.memory.items])).not.toMatch(/Berg|berg@|3920003/);
  });
});
