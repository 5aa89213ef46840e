import { describe, expect, it } from 'vitest';
import { ContactsWorld, JUERGEN } from '../../support/contacts-world.ts';

const arranged = async () => {
  const world = await new ContactsWorld().arrange();
  const { own, other } = await world.bothVisit();
  const { body } = await world.ask(`GET /v1/contacts/${own}`);
  const edit = (change: object) => world.ask(`PUT /v1/contacts/${own}`, { version: body.version, ...change });
  return { world, own, other, shown: body, edit };
};

describe('a contact that staff edit', () => {
  it('S3.21 has the new values, keeps what was not named, and loses what is taken away', async () => {
    const { world, own, shown, edit } = await arranged();
    const { status, body } = await edit({
      firstName: 'Jürgen Karl',
      language: 'en',
      phone: '0151 23456789',
      email: null,
      preferredChannel: 'sms',
      kind: 'ongoing',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      firstName: 'Jürgen Karl',
      lastName: 'Müller',
      language: 'en',
      phone: '+4915123456789',
      preferredChannel: 'sms',
      kind: 'ongoing',
    });
    expect(body.email).toBeUndefined();
    expect(body.version).not.toBe(shown.version);
    expect((await world.contact(own))?.expiresAt).toBeUndefined();
    const found = await world.ask<{ contacts: object[] }>('GET /v1/contacts?q=0151+23456789');
    expect(found.body.contacts).toMatchObject([{ contactId: own }]);
    expect(
      (await world.ask<{ contacts: object[] }>(`GET /v1/contacts?q=${JUERGEN.email}`)).body.contacts,
    ).toEqual([]);
  });

  it('S3.21 gets its messages at the new address from the next claim on; what it declined stays declined', async () => {
    const { world, own, edit } = await arranged();
    await world.inbound('STOP', '+491713920000');
    await edit({ phone: '0151 23456789' });
    world.time += 1000;
    await world.visit(3, { ...JUERGEN, mobile: undefined }, 'msg_after');
    expect(world.messages().at(-1)).toMatchObject({ contactId: own, status: 'skipped' });
    world.time += 1000;
    const yes = { channel: 'all', purpose: 'service', decision: 'granted', source: 'phone', wording: 'w1' };
    await world.ask(`POST /v1/contacts/${own}/consent`, yes);
    await world.visit(4, { ...JUERGEN, mobile: undefined }, 'msg_later');
    expect(world.sentTo().at(-1)).toBe('whatsapp +4915123456789');
  });

  it('S3.21 a message that could not be planned for want of an address is planned once there is one', async () => {
    const world = await new ContactsWorld().arrange();
    world.rules = [];
    world.settings = {
      ...world.settings,
      automation: { mode: 'on', purposes: [{ purpose: 'reminder-start', hoursBefore: 24 }], holdFirst: 0 },
    };
    const { mobile: _m, email: _e, ...nowhere } = JUERGEN;
    const { checkin: _c, ...data } = {
      checkin: undefined,
      dealerId: '00027',
      locationId: '01',
      appointment: { id: 'a-1', startsAt: '2026-11-28T09:30:00+01:00', services: [] },
      vehicle: { vin: 'WBA1', licensePlate: 'M-KS 1', brand: 'BMW', model: 'i4' },
      contact: nowhere,
    };
    await world.send({ type: 'appointment.upserted', timestamp: '2026-11-24T10:00:00Z', data });
    expect(world.messages()).toEqual([]);
    const { contactId } = world.contactOf('Jürgen');
    const { body } = await world.ask(`GET /v1/contacts/${contactId}`);
    await world.ask(`PUT /v1/contacts/${contactId}`, { version: body.version, email: JUERGEN.email });
    await world.run();
    expect(world.messages()).toMatchObject([{ purpose: 'reminder-start', status: 'planned', contactId }]);
  });

  it('S3.21 of two who edit at once the second is shown what the first one saved; the same edit twice is one', async () => {
    const { world, edit } = await arranged();
    expect((await edit({ firstName: 'Jo' })).status).toBe(200);
    expect((await edit({ firstName: 'Jo' })).status).toBe(200);
    const second = await edit({ phone: '0151 23456789' });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ code: 'contact.changed', current: { firstName: 'Jo' } });
    const { version } = (second.body as unknown as { current: { version: string } }).current;
    expect((await edit({ phone: '0151 23456789', version })).body).toMatchObject({
      firstName: 'Jo',
      phone: '+4915123456789',
    });
    expect(world.logs.filter(({ message }) => message === 'contact edited')).toHaveLength(2);
  });

  it('S3.21 what happens by itself in between is no conflict', async () => {
    const { world, edit } = await arranged();
    world.time += 3 * 24 * 3600 * 1000;
    await world.inbound('Hallo', '+491713920000');
    expect((await edit({ firstName: 'Jo' })).status).toBe(200);
  });

  it('S3.21 is shown in the conversation by what was changed, not by the values', async () => {
    const { world, own, edit } = await arranged();
    world.time += 1000;
    await edit({ phone: '0151 23456789', preferredChannel: 'sms' });
    expect((await world.conversation(own))[0]).toMatchObject({
      kind: 'contact-changed',
      did: 'edited',
      by: 'anna',
      fields: ['phone', 'preferredChannel'],
    });
    expect(JSON.stringify(world.logs)).not.toMatch(/23456789/);
  });

  it('S3.21 an event that is older than the edit does not bring back what was; a newer one counts', async () => {
    const { world, own, edit } = await arranged();
    world.time += 60_000;
    await edit({ firstName: 'Jo' });
    await world.visit(1, { ...JUERGEN, lastName: 'Alt' }, 'msg_old');
    expect(await world.contact(own)).toMatchObject({ firstName: 'Jo', lastName: 'Müller' });
    await world.send(
      {
        type: 'appointment.upserted',
        timestamp: '2026-11-24T12:00:00Z',
        data: {
          dealerId: '00027',
          locationId: '01',
          appointment: { id: 'a-1', startsAt: '2026-12-01T09:30:00+01:00' },
          contact: { ...JUERGEN, lastName: 'Neu' },
        },
      },
      'msg_newer',
    );
    expect(await world.contact(own)).toMatchObject({ firstName: 'Jürgen', lastName: 'Neu' });
  });

  it('S3.21 is refused where an address is none, and where there is nobody', async () => {
    const { world, edit } = await arranged();
    expect(await edit({ phone: '12' })).toMatchObject({
      status: 400,
      body: { code: 'contact.invalid', issues: [{ path: 'phone' }] },
    });
    expect(await edit({ shoeSize: 43 })).toMatchObject({ status: 400 });
    expect(await world.ask('PUT /v1/contacts/ctNOBODY', { version: 'x' })).toMatchObject({ status: 404 });
  });
});
