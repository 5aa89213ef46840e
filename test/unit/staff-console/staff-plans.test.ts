import { describe, expect, it } from 'vitest';
import { staffPlans } from '../../../functions/staff-console/staff-plans.ts';
import type { Automation } from '../../../shared/dealers/automation.ts';
import { staffFinder } from '../../../shared/dealers/staff-store.ts';
import { planPreviewSchema } from '../../../shared/planning/preview-plan.ts';
import { visitMessagesSchema } from '../../../shared/planning/describe-visit-messages.ts';
import { ALL, automated, owner, upserted, withInvites } from '../../support/orders.ts';
import { addAnna, askAs } from '../../support/staff-call.ts';
import { checkInStart, World } from '../../support/world.ts';

const BOOKED = '2026-11-24T10:00:00Z';
const handlerOf = (world: World) =>
  staffPlans({
    ...world.deps,
    table: world.memory,
    findStaff: staffFinder(world.memory),
    previewDeps: () => Promise.resolve({ ...world.deps, baseUrl: 'https://kerbside.example' }),
  });
const visitIdOf = (world: World): string =>
  String([...world.memory.items.values()].find(({ entity }) => entity === 'visit')?.['visitId']);
const read = async (world: World, visitId = visitIdOf(world)) => {
  const reply = await askAs(handlerOf(world), `GET /v1/visits/${encodeURIComponent(visitId)}/messages`);
  return { ...reply, view: () => visitMessagesSchema.parse(reply.body) };
};
const booked = async (automation: Automation = ALL): Promise<World> => {
  const world = automated(automation);
  await addAnna(world.memory);
  await world.send(upserted(BOOKED, {}, { contacts: [owner] }));
  return world;
};

describe('GET /v1/visits/{visitId}/messages', () => {
  it('S1.20 shows all messages with status, time, channel, who gets it, and what may be done with each', async () => {
    const world = await booked();
    const { status, body, view, text } = await read(world);
    expect(status, text).toBe(200);
    expect(view()).toEqual(body);
    expect(view().messages).toMatchObject([
      {
        purpose: 'reminder-start',
        status: 'planned',
        dueAt: '2026-11-30T08:30:00.000Z',
        dueLocal: '2026-11-30 09:30',
        recipient: { role: 'driver', firstName: 'Jürgen', lastName: 'Müller' },
        plannedBy: 'automation',
        can: { edit: true, withdraw: true, approve: false, retry: false },
      },
      { purpose: 'reminder-end', dueLocal: '2026-12-03 17:00' },
    ]);
    expect(view().messages[0]?.channels.filter(({ refused }) => refused === undefined)).toEqual([
      { channel: 'email' },
    ]);
    expect(view().messages[0]?.channels[0]).toEqual({
      channel: 'oem',
      refused: 'channel_not_offered',
      says: 'the location has not set up this channel',
    });
    expect(text).not.toMatch(/example\.com|4917|taskToken/);
  });

  it('S1.20 tells of what is sent, and that it can be neither edited nor withdrawn', async () => {
    const world = await booked();
    await world.advance(7 * 24 * 3600);
    const [first] = (await read(world)).view().messages;
    expect(first).toMatchObject({
      status: 'sent',
      channel: 'email',
      can: { edit: false, withdraw: false, approve: false, retry: false },
    });
  });

  it('S1.20 S1.24 offers to send a failed one again', async () => {
    const world = await booked();
    world.vendors.email = () => ({ result: 'rejected', reason: 'defect', providerCode: 'x' });
    await world.advance(7 * 24 * 3600);
    const [first] = (await read(world)).view().messages;
    expect(first).toMatchObject({ status: 'failed', can: { edit: false, withdraw: false, retry: true } });
  });

  it('S1.32 a held one can be approved until its hours are over', async () => {
    const world = await booked({ ...ALL, holdFirst: 5 });
    expect((await read(world)).view().messages[0]).toMatchObject({ status: 'held', can: { approve: true } });
    await world.advance(7 * 24 * 3600);
    expect((await read(world)).view().messages[0]).toMatchObject({
      status: 'held',
      can: { approve: false, withdraw: true },
    });
  });

  it('S2.14 says what is skipped, and why', async () => {
    const world = automated(ALL);
    await addAnna(world.memory);
    await world.send(upserted(BOOKED, {}, { contact: { externalId: '1', firstName: 'A', lastName: 'B' } }));
    const view = (await read(world)).view();
    expect(view.messages).toEqual([]);
    expect(view.skipped).toContainEqual({
      purpose: 'reminder-start',
      reason: 'no_channel',
      says: 'none of the people of the visit can be reached by any channel',
    });
  });

  it('S1.32 shows in the shadow what would be sent', async () => {
    const world = await booked({ ...ALL, mode: 'shadow' });
    const view = (await read(world)).view();
    expect(view).toMatchObject({ automation: 'shadow', messages: [] });
    expect(view.shadow.map(({ purpose, dueLocal }) => [purpose, dueLocal])).toEqual([
      ['reminder-start', '2026-11-30 09:30'],
      ['reminder-end', '2026-12-03 17:00'],
    ]);
  });

  it('S0.9 shows the invite of a rule as one, and nothing of another visit of the same person', async () => {
    const world = new World();
    await addAnna(world.memory);
    await world.send(checkInStart());
    await world.send(
      checkInStart({
        checkin: { id: 'c-2' },
        appointment: { id: 'a-2', startsAt: '2026-12-05T09:30:00+01:00' },
      }),
    );
    expect(world.messages()).toHaveLength(2);
    const { visitId, messageId } = world.messages()[1]!;
    expect((await read(world, visitId)).view().messages).toMatchObject([
      { id: messageId, purpose: 'check-in-invite', plannedBy: 'rule' },
    ]);
  });

  it.each([
    ['another dealer', { dealerId: '00028' }],
    ['another location', { locationIds: ['02'] }],
  ])('S0.3 is not there for %s', async (_, change) => {
    const world = automated(withInvites);
    await addAnna(world.memory, change);
    await world.send(upserted(BOOKED));
    expect(await read(world)).toMatchObject({ status: 404, body: { code: 'visit.unknown' } });
  });
});

const preview = async (world: World, what: string, body?: unknown) => {
  const before = structuredClone([...world.memory.items.entries()]);
  const reply = await askAs(handlerOf(world), `POST ${what}`, body);
  // A dry run writes nothing, starts nothing, sends nothing.
  expect([...world.memory.items.entries()]).toEqual(before);
  return { ...reply, view: () => planPreviewSchema.parse(reply.body) };
};
const previewVisit = (world: World) => preview(world, `/v1/visits/${visitIdOf(world)}/messages/preview`);

describe('POST /v1/visits/{visitId}/messages/preview', () => {
  it('S1.32 lists what is sent, when, to whom, by which channel and in which words', async () => {
    const world = await booked();
    const { status, view, body, text } = await previewVisit(world);
    expect(status, text).toBe(200);
    expect(view()).toEqual(body);
    const [start, end] = view().messages;
    expect(start).toMatchObject({
      change: 'unchanged',
      status: 'planned',
      id: world.messages().find(({ purpose }) => purpose === 'reminder-start')?.messageId,
      purpose: 'reminder-start',
      dueAt: '2026-11-30T08:30:00.000Z',
      dueLocal: '2026-11-30 09:30',
      language: 'de',
      recipient: { role: 'driver', firstName: 'Jürgen' },
    });
    expect(start?.channels.map(({ channel, refused }) => [channel, refused])).toEqual([
      ['oem', 'channel_not_offered'],
      ['whatsapp', 'channel_not_offered'],
      ['sms', 'channel_not_offered'],
      ['email', undefined],
    ]);
    expect(end?.purpose).toBe('reminder-end');
    // The very words that go out, but for the links.
    await world.advance(7 * 24 * 3600);
    const sent = world.sent[0]?.rendered;
    const said = start?.channels.at(-1)?.preview;
    if (sent?.form !== 'email' || !said) throw new Error('no mail');
    expect(said.subject).toBe(sent.subject);
    expect(said.text.split('https://')[0]).toBe(sent.text.split('https://')[0]);
    expect(said.text).toContain('link-of-this-customer-');
  });

  it('S0.26 S1.32 judges a channel for the time at which it is due: the window that is open now is closed by then', async () => {
    const world = automated();
    world.settings = { ...world.settings, whatsapp: { phoneNumberId: '106540352242922', templates: [] } };
    await addAnna(world.memory);
    await world.send(upserted(BOOKED));
    await world.inbound('Hallo');
    const [first] = (await previewVisit(world)).view().messages;
    expect(first?.channels.find(({ channel }) => channel === 'whatsapp')).toMatchObject({
      refused: 'no_approved_template',
    });
  });

  it('S1.26 S1.31 shows what a changed setting would move, add and withdraw', async () => {
    const world = await booked({
      ...ALL,
      purposes: [{ purpose: 'reminder-start' }, { purpose: 'reminder-end' }],
    });
    const purposes = [
      { purpose: 'reminder-start' as const, hoursBefore: 2 },
      { purpose: 'check-in-invite' as const },
    ];
    world.settings = { ...world.settings, automation: { ...ALL, mode: 'shadow', holdFirst: 1, purposes } };
    const view = (await previewVisit(world)).view();
    expect(view.automation).toBe('shadow');
    expect(
      view.messages.map(({ purpose, change, status, dueLocal }) => [purpose, change, status, dueLocal]),
    ).toEqual([
      ['check-in-invite', 'new', 'held', expect.stringMatching(/^2026-11-28 (19|20):/)],
      ['reminder-start', 'moved', 'planned', expect.stringMatching(/^2026-1/)],
    ]);
    expect(view.withdrawn).toMatchObject([{ purpose: 'reminder-end', reason: 'not_asked_for' }]);
  });

  it.each([
    ['another dealer', { dealerId: '00028' }],
    ['another location', { locationIds: ['02'] }],
  ])('S0.3 is not there for %s', async (_, change) => {
    const world = automated();
    await addAnna(world.memory, change);
    await world.send(upserted(BOOKED));
    expect(await previewVisit(world)).toMatchObject({ status: 404, body: { code: 'visit.unknown' } });
  });
});

describe('POST /v1/plans/preview', () => {
  const appointment = (change: Record<string, unknown> = {}) => ({
    locationId: '01',
    kind: 'rental',
    startsAt: '2026-12-01T09:30:00+01:00',
    endsAt: '2026-12-04T17:00:00+01:00',
    orderNumber: 'o-4711',
    vehicle: { vin: 'WBA11AA0005CH1234', licensePlate: 'M-KS 1234', brand: 'BMW', model: 'i4' },
    contact: {
      firstName: 'Jürgen',
      lastName: 'Müller',
      language: 'de',
      mobile: '+49 171 3920000',
      email: 'juergen@example.com',
    },
    ...change,
  });
  const ask = async (world: World, change?: Record<string, unknown>) =>
    preview(world, '/v1/plans/preview', appointment(change));
  const everything = (): World => {
    const world = automated({ ...ALL, purposes: [...ALL.purposes, { purpose: 'check-in-invite' }] });
    world.settings = { ...world.settings, sms: { provider: 'bulkgate', sender: 'Muster' } };
    return world;
  };

  it('S1.32 B4 of an appointment that nobody made says what a real one then gets', async () => {
    const world = automated();
    await addAnna(world.memory);
    const view = (await ask(world)).view();
    const real = automated();
    await real.send(upserted(BOOKED));
    await real.send({
      ...upserted(BOOKED),
      type: 'order.status',
      data: { ...upserted(BOOKED).data, status: 'confirmed' },
    });
    const said = view.messages.map(({ purpose, dueAt }) => [purpose, dueAt.slice(0, 16)]);
    expect(said.map(([purpose]) => purpose)).toEqual(['order-confirmed', 'reminder-start', 'reminder-end']);
    for (const each of said.slice(1))
      expect(real.messages().map(({ purpose, dueAt }) => [purpose, dueAt.slice(0, 16)])).toContainEqual(each);
  });

  it.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:00-12:00'])(
    'S1.32 takes any time that can be written: %s',
    async (startsAt) => {
      const world = everything();
      await addAnna(world.memory);
      expect(await ask(world, { startsAt, endsAt: startsAt })).toMatchObject({ status: 200 });
    },
  );

  it('S1.32 S1.17 shows the text of each channel, with the parts of an SMS and a link that leads nowhere', async () => {
    const world = everything();
    await addAnna(world.memory);
    const invite = (await ask(world)).view().messages.find(({ purpose }) => purpose === 'check-in-invite');
    const sms = invite?.channels.find(({ channel }) => channel === 'sms')?.preview;
    expect(sms?.text).toContain('https://kerbside.example/c/link-of-this-customer-');
    expect(sms?.sms).toMatchObject({ encoding: 'gsm7', parts: 2 });
    expect(invite?.channels.find(({ channel }) => channel === 'email')?.preview?.subject).toBeTruthy();
  });

  it('S2.11 S1.32 prefers nothing that cannot be: a landline gets no SMS', async () => {
    const world = everything();
    await addAnna(world.memory);
    const contact = { firstName: 'A', language: 'de', mobile: '+49 89 3820', email: 'a@example.com' };
    const [first] = (await ask(world, { contact })).view().messages;
    expect(first?.channels.find(({ channel }) => channel === 'sms')).toMatchObject({
      refused: 'no_mobile_number',
    });
  });

  it('S2.55 S1.32 knows a STOP that was said at the number', async () => {
    const world = everything();
    world.settings = { ...world.settings, email: null };
    await addAnna(world.memory);
    await world.send(upserted(BOOKED));
    await world.inbound('STOP', '+491713920000', 'bulkgate');
    const view = (await ask(world)).view();
    expect(view.messages).toEqual([]);
    expect(view.skipped).toContainEqual(
      expect.objectContaining({ purpose: 'reminder-start', reason: 'opted_out' }),
    );
  });

  it('S2.14 says what is skipped, and whether the team is told', async () => {
    const world = everything();
    await addAnna(world.memory);
    const view = (await ask(world, { contact: { firstName: 'A', language: 'de' } })).view();
    expect(view.messages).toEqual([]);
    expect(view.skipped).toContainEqual({
      purpose: 'check-in-invite',
      reason: 'no_channel',
      says: 'none of the people of the visit can be reached by any channel',
      tell: 'advisor',
    });
  });

  it.each([
    ['startsAt', { startsAt: 'tomorrow' }],
    ['contact.language', { contact: { firstName: 'A', language: 'xx' } }],
  ])('refuses a fault at %s', async (path, change) => {
    const world = everything();
    await addAnna(world.memory);
    expect(await ask(world, change)).toMatchObject({
      status: 400,
      body: { code: 'appointment.invalid', issues: [{ path }] },
    });
  });

  it('S0.3 knows only locations of the person', async () => {
    const world = everything();
    await addAnna(world.memory, { locationIds: ['02'] });
    expect(await ask(world)).toMatchObject({ status: 404, body: { code: 'location.unknown' } });
  });
});
