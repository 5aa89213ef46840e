import { describe, expect, it } from 'vitest';
import { openLink } from '../../../shared/checkin/open-link.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';
import { checkInFinished, checkInStart, World } from '../../support/world.ts';

/* The manufacturer's app before all other channels. */

const MINI_AND_BMW = { gateway: 'mybmw', brands: ['BMW', 'MINI'] } as const;

const withApp = (change: { ownCheckIn?: boolean; brands?: string[] } = {}): World => {
  const world = new World();
  world.settings = {
    ...world.settings,
    oem: { ...MINI_AND_BMW, brands: [...MINI_AND_BMW.brands], ...change },
  };
  return world;
};
const channels = (world: World) => world.sent.map(({ channel }) => channel);
const nextVisit = {
  checkin: { id: 'c-9', slug: 'x' },
  appointment: { id: 'a-9', startsAt: '2026-12-05T09:30:00+01:00' },
};

describe('a check-in by the manufacturer’s app', () => {
  it('S0.20 S0.21 S0.30 the invite goes to the app first, as a chat message with the link behind a button', async () => {
    const world = withApp();
    const eventId = await world.send(checkInStart());
    expect(world.sent).toMatchObject([
      {
        channel: 'oem',
        networkId: 'bmw',
        to: 'WBA11AA0005CH1234',
        language: 'de',
        rendered: {
          form: 'chat',
          subject: 'Checken Sie für Ihren Termin bei BMW Muster ein',
          text: expect.stringContaining('Hallo Jürgen'),
          button: { label: 'Jetzt einchecken', url: expect.stringMatching(/\/c\/[A-Za-z0-9_-]{22}$/) },
        },
      },
    ]);
    const { rendered } = world.sent[0]!;
    const url = rendered.form === 'chat' ? (rendered.button?.url ?? '') : '';
    expect((await openLink(world.deps, url.split('/').at(-1)!))?.forwardTo).toBe(
      'https://app.tjekvik.example/c/abc123',
    );
    await world.receipt('oem', 'sent');
    await world.receipt('oem', 'delivered');
    await world.advance(3600);
    await world.receipt('oem', 'read');
    expect(channels(world)).toEqual(['oem']);
    expect((await world.event(eventId)).messages).toMatchObject([
      { status: 'read', channel: 'oem', attempts: [{ channel: 'oem', status: 'read' }] },
    ]);
    await world.send(checkInFinished());
    expect([...world.engine.executions.values()].map(({ entered }) => entered)).toEqual([
      ['Choose first channel', 'send:oem', 'wait', 'post-results'],
    ]);
  });

  it('S0.30 where the app runs the check-in itself, the invite has no button', async () => {
    const world = withApp({ ownCheckIn: true });
    await world.send(checkInStart());
    expect(world.sent[0]).toMatchObject({ channel: 'oem', rendered: { form: 'chat' } });
    expect(world.sent[0]!.rendered).not.toHaveProperty('button');
  });

  it.each([
    ['a brand without an app', { vehicle: { vin: 'WVWZZZ1JZXW000001', brand: 'VW' } }, 'brand_without_app'],
    ['a visit without a brand', { vehicle: { vin: 'WBA11AA0005CH1234' } }, 'brand_without_app'],
    ['a vehicle without a VIN', { vehicle: { licensePlate: 'M-KS 1', brand: 'bmw' } }, 'no_vin'],
  ])('S0.22 B2 %s: WhatsApp, and the trace says why', async (_, change, reason) => {
    const world = withApp();
    const { messages } = await world.event(await world.send(checkInStart(change)));
    expect(channels(world)).toEqual(['whatsapp']);
    expect(messages[0]!.trace[1]).toMatchObject({ channel: 'oem', status: 'refused', reason });
    expect(messages[0]!.attempts.map(({ channel }) => channel)).toEqual(['whatsapp']);
  });

  it('S0.22 the customer has no app: WhatsApp at once', async () => {
    const world = withApp();
    world.vendors.oem = () => ({ result: 'rejected', reason: 'no_oem_account', providerCode: 'NO_APP' });
    const view = await world.event(await world.send(checkInStart()));
    expect(channels(world)).toEqual(['oem', 'whatsapp']);
    expect(view.messages[0]!.attempts).toMatchObject([
      { channel: 'oem', status: 'rejected', reason: 'no_oem_account' },
      { channel: 'whatsapp', status: 'sent' },
    ]);
  });

  it('B3 a stage that knows no gateway skips the app and says so', async () => {
    const world = withApp();
    const { transportFor } = world.deps;
    world.deps.transportFor = (channel, location) =>
      channel === 'oem' ? undefined : transportFor(channel, location);
    const view = await world.event(await world.send(checkInStart()));
    expect(channels(world)).toEqual(['whatsapp']);
    expect(view.messages[0]!.attempts[0]).toMatchObject({
      channel: 'oem',
      status: 'skipped',
      reason: 'channel_not_offered',
    });
  });

  it('S0.28 S0.29 nobody can be reached: the app is among the channels that the error names', async () => {
    const world = withApp();
    world.vendors.oem = () => ({ result: 'rejected', reason: 'no_oem_account', providerCode: 'NO_APP' });
    const contact = { externalId: '1', firstName: 'A', language: 'de' };
    await world.send(checkInStart({ contact }));
    expect((await world.thread()).find(({ kind }) => kind === 'delivery-error')).toMatchObject({
      channels: [
        { channel: 'oem', reason: 'no_oem_account' },
        { channel: 'whatsapp', reason: 'no_mobile_number' },
        { channel: 'sms', reason: 'no_mobile_number' },
        { channel: 'email', reason: 'no_email_address' },
      ],
    });
  });
});

describe('the app falls silent', () => {
  it('B3 after its deadline WhatsApp has its turn; a late READ in the app ends that wait and counts', async () => {
    const world = withApp();
    const eventId = await world.send(checkInStart());
    await world.advance(599);
    expect(channels(world)).toEqual(['oem']);
    await world.advance(2);
    expect(channels(world)).toEqual(['oem', 'whatsapp']);
    await world.receipt('oem', 'read');
    await world.advance(7200);
    expect(channels(world)).toEqual(['oem', 'whatsapp']);
    expect((await world.event(eventId)).messages).toMatchObject([
      { status: 'read', attempts: [{ channel: 'oem', status: 'read' }, { channel: 'whatsapp' }] },
    ]);
    const [execution] = world.engine.executions.values();
    expect(execution).toMatchObject({ state: 'wait' });
  });

  it('B3 a failure that is reported later is followed by WhatsApp at once; one after the deadline changes nothing', async () => {
    const world = withApp();
    await world.send(checkInStart());
    await world.receipt('oem', 'failed', { reason: 'expired', providerCode: 'EXPIRED' });
    expect(channels(world)).toEqual(['oem', 'whatsapp']);
    const late = withApp();
    await late.send(checkInStart());
    await late.advance(601);
    await late.receipt('oem', 'failed', { reason: 'expired', providerCode: 'EXPIRED' });
    expect(channels(late)).toEqual(['oem', 'whatsapp']);
  });

  it('B3 an ambiguous answer is never posted again; a throttle is', async () => {
    const world = withApp();
    world.vendors.oem = () => Promise.reject(new TypeError('socket hang up'));
    await world.send(checkInStart());
    await world.advance(601);
    expect(channels(world)).toEqual(['oem', 'whatsapp']);
    const throttled = withApp();
    throttled.vendors.oem = ({ reference }, attempt) => {
      if (attempt === 1) throw new AppError('Throttled', 'mybmw.throttled', 'RATE_LIMITED');
      return { result: 'accepted', providerId: `id-${reference}` };
    };
    await throttled.send(checkInStart());
    expect(channels(throttled)).toEqual(['oem', 'oem']);
    expect(throttled.sent.map(({ reference }) => reference.split('~')[1])).toEqual(['1', '2']);
  });
});

describe('the customer answers in the app', () => {
  it('the answer stands in the conversation of the invite, and the team is told, once', async () => {
    const world = withApp();
    await world.send(checkInStart());
    const answer = { providerId: 'im-1', at: world.now() };
    await world.appInbound('Kann ich früher kommen?', answer);
    await world.appInbound('Kann ich früher kommen?', answer);
    expect((await world.thread()).filter(({ kind }) => kind === 'inbound')).toMatchObject([
      { channel: 'oem', text: 'Kann ich früher kommen?', providerId: 'im-1' },
    ]);
    expect(await world.inbox()).toMatchObject([{ subject: 'customer-wrote', locationId: '01' }]);
    expect(world.messages()).toHaveLength(1);
  });

  it('opens no 24-hour window: that is WhatsApp’s', async () => {
    const world = withApp();
    world.settings = { ...world.settings, whatsapp: { phoneNumberId: '106540352242922', templates: [] } };
    await world.send(checkInStart());
    await world.appInbound('Hallo');
    await world.advance(601);
    expect(channels(world)).toEqual(['oem', 'sms']);
  });

  it('S0.3 a thread of another network, or one that is not ours, is nobody’s', async () => {
    const world = withApp();
    await world.send(checkInStart());
    await world.appInbound('Hallo', { networkId: 'another' });
    await world.appInbound('Hallo', { threadId: 'th-made-up' });
    await world.appInbound('STOP', { networkId: 'another' });
    expect((await world.thread()).map(({ kind }) => kind)).toEqual(['message']);
    expect(await world.inbox()).toEqual([]);
    await world.advance(601);
    expect(channels(world)).toEqual(['oem', 'whatsapp']);
  });

  it('B5 STOP in the app ends all channels, at both addresses of the person', async () => {
    const world = withApp();
    await world.send(checkInStart());
    await world.appInbound('Stopp!');
    await world.appInbound('Stopp!');
    await world.advance(7200);
    expect(channels(world)).toEqual(['oem']);
    expect((await world.thread()).map(({ kind }) => kind).toSorted()).toEqual(['consent', 'message']);
    const { contact } = checkInStart().data;
    for (const other of [
      { ...contact, externalId: 'other-1', email: 'other@example.com' },
      { ...contact, externalId: 'other-2', mobile: '+49 171 3920077' },
    ]) {
      const view = await world.event(
        await world.send(
          checkInStart({
            contact: other,
            checkin: { id: other.externalId },
            appointment: { id: other.externalId, startsAt: '2026-12-05T09:30:00+01:00' },
            vehicle: { vin: `WBA00000${other.externalId}`, brand: 'BMW' },
          }),
        ),
      );
      expect(view.messages, other.externalId).toMatchObject([
        { status: 'skipped', statusReason: 'opted_out' },
      ]);
    }
    expect(channels(world)).toEqual(['oem']);
  });

  it('B5 STOP of a person whom only the app reaches is kept, also when an address becomes known later', async () => {
    const world = withApp();
    const contact = { externalId: '000815', firstName: 'Jürgen', language: 'de' };
    await world.send(checkInStart({ contact }));
    expect(channels(world)).toEqual(['oem']);
    await world.appInbound('STOP');
    const view = await world.event(await world.send(checkInStart(nextVisit, '2026-11-24T12:00:00Z')));
    expect(view.messages).toMatchObject([{ status: 'skipped', statusReason: 'opted_out' }]);
    expect(channels(world)).toEqual(['oem']);
  });

  it('B5 STOP by SMS counts for the app as well', async () => {
    const world = withApp();
    await world.inbound('STOP', '+491713920000', 'bulkgate');
    const view = await world.event(await world.send(checkInStart()));
    expect(view.messages).toMatchObject([{ status: 'skipped', statusReason: 'opted_out' }]);
    expect(world.sent).toEqual([]);
  });

  it('no VIN and no words of the customer reach a log or an execution', async () => {
    const world = withApp();
    await world.send(checkInStart());
    await world.appInbound('Meine Adresse: Hauptstraße');
    await world.advance(601);
    const written = JSON.stringify([
      world.logs,
      [...world.engine.executions.values()].map(({ input }) => input),
    ]);
    for (const secret of ['WBA11', 'Hauptstraße', 'Jürgen', '3920000']) expect(written).not.toContain(secret);
  });
});
