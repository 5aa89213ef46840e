import { describe, expect, it } from 'vitest';
import { conversationIdOf } from '../../../shared/messaging/message-store.ts';
import { writeInConversation } from '../../../shared/planning/write-in-conversation.ts';
import { ContactsWorld, JUERGEN, JURGEN } from '../../support/contacts-world.ts';

const arranged = async () => {
  const world = await new ContactsWorld().arrange();
  const { own, other } = await world.bothVisit();
  return { world, own, other };
};

describe('two contacts side by side', () => {
  it('S3.23 shows both, what each field takes, and the one that they would be', async () => {
    const { world, own, other } = await arranged();
    const { status, body } = await world.preview(own, other, { phone: 'other', language: 'other' });
    expect(status).toBe(200);
    expect(body.fields).toContainEqual({
      field: 'phone',
      own: '+491713920000',
      other: '+491713920002',
      takes: 'other',
    });
    expect(body.fields).toContainEqual({
      field: 'lastName',
      own: 'Müller',
      other: 'Mueller',
      takes: 'own',
    });
    expect(body.merged).toMatchObject({
      contactId: own,
      firstName: 'Jürgen',
      phone: '+491713920002',
      email: 'juergen@example.com',
      language: 'en',
    });
    expect(body.own.contactId).toBe(own);
    expect(body.other.contactId).toBe(other);
  });

  it('S3.24 says what may be sent before and after: what either declined, and a yes that only one gave, is no yes', async () => {
    const { world, own, other } = await arranged();
    await world.ask(`POST /v1/contacts/${other}/consent`, {
      channel: 'sms',
      purpose: 'service',
      decision: 'withdrawn',
      source: 'phone',
    });
    const yes = {
      channel: 'email',
      purpose: 'marketing',
      decision: 'granted',
      source: 'phone',
      wording: 'w1',
    };
    await world.ask(`POST /v1/contacts/${own}/consent`, yes);
    const { consent } = (await world.preview(own, other)).body;
    const of = (channel: string, purpose: string) =>
      consent.find((row) => row.channel === channel && row.purpose === purpose);
    expect(of('sms', 'service')).toMatchObject({
      own: { isAllowed: true },
      other: { isAllowed: false },
      merged: { isAllowed: false },
    });
    expect(of('email', 'marketing')).toMatchObject({
      own: { isAllowed: true },
      other: { isAllowed: false },
      merged: { isAllowed: false },
    });
    expect(of('whatsapp', 'service')).toMatchObject({ merged: { isAllowed: true } });
  });

  it('changes nothing', async () => {
    const { world, own, other } = await arranged();
    const before = JSON.stringify([...world.memory.items]);
    await world.preview(own, other);
    expect(JSON.stringify([...world.memory.items])).toBe(before);
  });
});

describe('what became one', () => {
  it('S3.24 keeps both histories: either conversation shows all, in one order, and each entry where it stands', async () => {
    const { world, own, other } = await arranged();
    world.time += 60_000;
    await world.inbound('Bin gleich da', '+491713920002');
    world.time += 60_000;
    await world.inbound('Komme später', '+491713920000');
    const before = [...(await world.conversation(own)), ...(await world.conversation(other))];
    expect((await world.merge(own, other)).status).toBe(200);
    const after = await world.conversation(own);
    expect(await world.conversation(other)).toEqual(after);
    const ids = after.map(({ entryId }) => entryId);
    expect(ids).toEqual(ids.toSorted().toReversed());
    for (const { entryId, conversationId } of before)
      expect(after).toContainEqual(expect.objectContaining({ entryId, conversationId }));
    expect(new Set(before.map(({ conversationId }) => conversationId)).size).toBe(2);
  });

  it('S3.24 is told in both conversations, in both histories of consent, and in the log', async () => {
    const { world, own, other } = await arranged();
    await world.merge(own, other);
    const told = (await world.conversation(own)).filter(({ kind }) => kind === 'contact-changed');
    expect(told).toHaveLength(2);
    for (const entry of told)
      expect(entry).toMatchObject({ did: 'merged', by: 'anna', contactId: own, otherId: other });
    expect(new Set(told.map(({ conversationId }) => conversationId)).size).toBe(2);
    const { history } = (await world.ask<{ history: object[] }>(`GET /v1/contacts/${own}/consent`)).body;
    expect(history).toMatchObject([
      { decision: 'merged', who: { kind: 'staff', id: 'anna' } },
      { decision: 'merged', who: { kind: 'staff', id: 'anna' } },
    ]);
    expect(world.logs).toContainEqual(
      expect.objectContaining({
        message: 'contacts merged',
        fields: expect.objectContaining({ contactId: own, otherId: other, by: 'anna' }),
      }),
    );
  });

  it('S3.24 the other’s id leads to it, and nobody finds the other one any more', async () => {
    const { world, own, other } = await arranged();
    await world.merge(own, other);
    expect((await world.ask(`GET /v1/contacts/${other}`)).body).toMatchObject({ contactId: own });
    const found = async (q: string) =>
      (await world.ask<{ contacts: { contactId: string }[] }>(`GET /v1/contacts?q=${encodeURIComponent(q)}`))
        .body.contacts;
    expect(await found('')).toMatchObject([{ contactId: own }]);
    expect(await found('mueller')).toEqual([]);
    // By each of the addresses: also those that it did not keep.
    for (const q of ['0171 3920000', '0171 3920002', JUERGEN.email, JURGEN.email])
      expect(await found(q), q).toMatchObject([{ contactId: own }]);
  });

  it('S3.24 a partner’s event about the other one reaches it, and neither it nor a repetition sends twice', async () => {
    const { world, own, other } = await arranged();
    await world.merge(own, other);
    const sent = world.sent.length;
    // A repetition by the stream of what was applied before the merge, as it was and as the sweep has it.
    for (const item of world.memory.items.values()) if (item.entity === 'event') item['status'] = 'accepted';
    await world.run();
    expect(world.sent).toHaveLength(sent);
    await world.visit(2, { ...JURGEN, lastName: 'Müller-Neu' }, 'msg_again');
    expect(world.sent).toHaveLength(sent);
    await world.visit(3, JURGEN, 'msg_new');
    expect(world.sent).toHaveLength(sent + 1);
    expect(world.contactsNow()).toHaveLength(2);
    expect(await world.contact(own)).toMatchObject({ lastName: 'Mueller', phone: '+491713920002' });
    expect(world.messages().at(-1)).toMatchObject({ contactId: own });
  });

  it('S3.24 what was planned for the other one goes to it, at the address that it kept', async () => {
    const world = await new ContactsWorld().arrange();
    world.rules = world.rules.map((rule) => ({ ...rule, event: 'appointment.upserted' as const }));
    const { checkin: _none, ...visit } = {
      checkin: undefined,
      dealerId: '00027',
      locationId: '01',
      appointment: { id: 'a-9', startsAt: '2026-11-30T09:30:00+01:00', services: [] },
      vehicle: { vin: 'WBA00000000000009', licensePlate: 'M-KS 9', brand: 'BMW', model: 'i4' },
      contact: JURGEN,
    };
    await world.send({ type: 'appointment.upserted', timestamp: '2026-11-24T10:00:00Z', data: visit });
    world.rules = world.rules.map((rule) => ({ ...rule, event: 'checkin.start' as const }));
    await world.visit(1, JUERGEN);
    await world.receipt('whatsapp', 'read');
    const own = world.contactOf('Jürgen').contactId;
    const other = world.contactOf('J.').contactId;
    expect(world.sentTo()).toEqual(['whatsapp +491713920000']);
    await world.merge(own, other);
    const [schedule] = [...world.schedules.values()];
    await world.advance((Date.parse(schedule!.at) - world.time) / 1000 + 1);
    expect(world.sentTo()).toEqual(['whatsapp +491713920000', 'whatsapp +491713920000']);
    // The reply belongs to the message that was sent from the other one's conversation; staff read one thread.
    await world.inbound('Danke', '+491713920000');
    expect((await world.conversation(own))[0]).toMatchObject({ kind: 'inbound', text: 'Danke' });
  });

  it('S3.24 S3.34 what comes from the other one’s number is in its conversation, and STOP there stops it', async () => {
    const { world, own, other } = await arranged();
    await world.merge(own, other);
    world.time += 1000;
    await world.inbound('Hallo', '+491713920002');
    expect((await world.conversation(own))[0]).toMatchObject({
      kind: 'inbound',
      text: 'Hallo',
      contactId: own,
    });
    world.time += 1000;
    await world.inbound('STOP', '+491713920002');
    expect((await world.contact(own))?.optOut).toBeDefined();
    expect(world.notices.map(({ to }) => to)).toEqual([]);
    world.time += 1000;
    await world.visit(3, JUERGEN, 'msg_after_stop');
    expect(world.messages().at(-1)).toMatchObject({ status: 'skipped' });
    world.time += 1000;
    await world.inbound('START', '+491713920002');
    expect((await world.contact(own))?.optOut).toBeUndefined();
  });

  it('S3.24 the strictest opt-out wins: a STOP of the other one stops what is planned for it, with the merge', async () => {
    const { world, own, other } = await arranged();
    await world.inbound('STOP', '+491713920002');
    world.settings = { ...world.settings, quietHours: { from: '08:00', to: '08:30' } };
    await world.visit(3, JUERGEN, 'msg_waiting');
    expect(world.messages().at(-1)).toMatchObject({ status: 'planned' });
    await world.merge(own, other);
    expect(world.messages().find(({ visitId, status }) => status === 'withdrawn' && visitId)).toMatchObject({
      contactId: own,
      statusReason: 'opted_out',
    });
    expect((await world.ask(`GET /v1/contacts/${own}`)).body.isOptedOut).toBe(true);
  });

  it('S2.55 a block of either blocks it', async () => {
    const { world, own, other } = await arranged();
    await world.ask(`POST /v1/contacts/${other}/block`);
    await world.merge(own, other);
    expect((await world.ask(`GET /v1/contacts/${own}`)).body.isBlocked).toBe(true);
  });

  it('S3.24 S1.28 the plans of the other one’s visits follow: what it could not be sent it is sent now', async () => {
    const world = await new ContactsWorld().arrange();
    world.rules = [];
    world.settings = {
      ...world.settings,
      automation: { mode: 'on', purposes: [{ purpose: 'reminder-start', hoursBefore: 24 }], holdFirst: 0 },
    };
    await world.visit(1, JUERGEN);
    const { mobile: _m, email: _e, ...nowhere } = JURGEN;
    await world.visit(2, nowhere);
    expect(world.messages()).toHaveLength(1);
    const own = world.contactOf('Jürgen').contactId;
    const other = world.contactOf('J.').contactId;
    await world.merge(own, other);
    await world.run();
    expect(world.messages()).toMatchObject([{ contactId: own }, { contactId: other, status: 'planned' }]);
    await world.advance(7 * 24 * 3600);
    const reminders = world.sent.filter(({ channel }) => channel === 'sms').map(({ to }) => to);
    expect(reminders).toEqual(['+491713920000', '+491713920000']);
  });

  it('S3.24 S1.18 an advisor who answers in the other one’s conversation answers the one that stayed', async () => {
    const { world, own, other } = await arranged();
    await world.merge(own, other);
    world.time += 1000;
    await world.inbound('Wann ist es fertig?', '+491713920000');
    const { message } = await writeInConversation(
      { ...world.deps, table: world.memory },
      {
        staff: world.staff,
        conversationId: conversationIdOf('00027', '01', other),
        command: { key: 'answer-0001', text: 'Um vier.' },
      },
    );
    await world.run();
    expect(message).toMatchObject({ contactId: own });
    expect(world.sentTo().at(-1)).toBe('whatsapp +491713920000');
    expect((await world.conversation(own)).map(({ conversationId }) => conversationId)[0]).toBe(
      conversationIdOf('00027', '01', own),
    );
  });
});
