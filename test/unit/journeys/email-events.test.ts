import { describe, expect, it } from 'vitest';
import { liftSuppression } from '../../../shared/contacts/lift-suppression.ts';
import type { VendorReceipt } from '../../../shared/messaging/channel.ts';
import { checkInStart, World } from '../../support/world.ts';

const EMAIL = 'juergen@example.com';
const BOUNCE = {
  reason: 'address_bounced',
  providerCode: 'Bounce/Permanent/General 5.1.1',
} as const satisfies Partial<VendorReceipt>;

/** The invite of a person who can be reached by email only; `visit` tells one visit from the next. */
const byEmail = (visit = '1', contact: Record<string, unknown> = {}) =>
  checkInStart({
    checkin: { id: `c-${visit}`, slug: `s-${visit}` },
    appointment: { id: `a-${visit}`, startsAt: `2026-12-0${visit}T09:30:00+01:00` },
    vehicle: { vin: `WBA11AA0005CH123${visit}`, brand: 'BMW' },
    contact: { externalId: '000815', firstName: 'Jürgen', language: 'de', email: EMAIL, ...contact },
  });

const bounced = async (): Promise<{ world: World; eventId: string }> => {
  const world = new World();
  const eventId = await world.send(byEmail());
  expect(world.messages()).toMatchObject([{ status: 'sent' }]);
  await world.receipt('email', 'failed', BOUNCE);
  return { world, eventId };
};
/** What waits for the staff, in whatever order it was written. */
const toldOf = async (world: World): Promise<string[]> =>
  (await world.inbox()).map(({ subject, reason }) => [subject, reason].filter(Boolean).join(' ')).toSorted();
const itemsOf = (world: World, entity: string) =>
  [...world.memory.items.values()].filter((item) => item.entity === entity);

it('a mail shows the logo that holds at its location, from our own site', async () => {
  const world = new World();
  const logo = `logo-${'5'.repeat(32)}.png`;
  world.settings = { ...world.settings, logo };
  await world.send(byEmail());
  const rendered = world.sent.at(-1)?.rendered;
  const html = rendered?.form === 'email' ? rendered.html : '';
  expect(html).toContain(`<img src="${new URL(`/assets/${logo}`, world.deps.links.baseUrl).href}"`);
});

describe('a mail that bounces', () => {
  it('S0.28 S0.29 B2 the message fails after all, the trace says why, and the staff are told once', async () => {
    const { world, eventId } = await bounced();
    expect((await world.event(eventId)).messages).toMatchObject([
      {
        status: 'failed',
        attempts: [{ channel: 'email', status: 'rejected', reason: 'address_bounced' }],
        trace: expect.arrayContaining([
          expect.objectContaining({
            channel: 'email',
            says: 'not delivered: the address does not exist',
            providerCode: BOUNCE.providerCode,
          }),
        ]),
      },
    ]);
    const told = [
      {
        kind: 'delivery-error',
        channels: expect.arrayContaining([
          { channel: 'email', reason: 'address_bounced', says: 'the address does not exist' },
        ]),
      },
    ];
    const errors = async () => (await world.thread()).filter(({ kind }) => kind === 'delivery-error');
    expect(await errors()).toMatchObject(told);
    expect(await toldOf(world)).toEqual(['channel-trouble address_bounced', 'no-channel']);
    await world.receipt('email', 'failed', BOUNCE);
    expect(await errors()).toHaveLength(1);
    expect(await world.inbox()).toHaveLength(2);
    expect(world.metrics).toEqual(['MessageFailed']);
  });

  it('before SES’s answer is recorded: the ladder itself ends, and tells the staff', async () => {
    const world = new World();
    world.vendors.email = async (outgoing) => {
      await world.receipt('email', 'failed', BOUNCE);
      return { result: 'accepted', providerId: `id-${outgoing.reference}` };
    };
    await world.send(byEmail());
    expect(world.messages()).toMatchObject([
      { status: 'failed', attempts: [{ status: 'rejected', providerId: expect.any(String) }] },
    ]);
    expect(await toldOf(world)).toEqual(['channel-trouble address_bounced', 'no-channel']);
    expect(world.metrics).toEqual(['MessageFailed']);
  });

  it('B3 a delivery that is reported after the bounce wins, in either order', async () => {
    const { world } = await bounced();
    await world.receipt('email', 'delivered');
    expect(world.messages()).toMatchObject([{ status: 'delivered' }]);
    const other = new World();
    await other.send(byEmail());
    await other.receipt('email', 'delivered');
    await other.receipt('email', 'failed', BOUNCE);
    expect(other.messages()).toMatchObject([{ status: 'delivered' }]);
    expect(await other.inbox()).toEqual([]);
  });

  it('an unknown code fails the message and tells an operator', async () => {
    const world = new World();
    await world.send(byEmail());
    await world.receipt('email', 'failed', {
      reason: 'unknown_vendor_code',
      providerCode: 'Bounce/New/Kind',
    });
    expect(world.messages()).toMatchObject([{ status: 'failed' }]);
    expect(world.metrics).toEqual(['UnknownVendorCode', 'ChannelTrouble', 'MessageFailed']);
    expect(itemsOf(world, 'suppression')).toEqual([]);
  });
});

describe('a suppressed address', () => {
  it('S0.29 is not written to again: the next message says so before anything is sent', async () => {
    const { world } = await bounced();
    const next = await world.event(await world.send(byEmail('2')));
    expect(world.sent).toHaveLength(1);
    expect(next.messages).toMatchObject([
      {
        status: 'failed',
        trace: expect.arrayContaining([
          expect.objectContaining({ channel: 'email', status: 'refused', reason: 'address_suppressed' }),
        ]),
      },
    ]);
  });

  it('counts at the claim too: a message that was planned before is skipped when its turn comes', async () => {
    const world = new World();
    await world.send(checkInStart());
    const other = world.now();
    await world.advance(60);
    await world.send(byEmail('2', { externalId: '000816' }));
    await world.receipt('email', 'failed', BOUNCE);
    await world.receipt('whatsapp', 'failed', { reason: 'recipient_unreachable' });
    await world.receipt('sms', 'failed', { reason: 'recipient_unreachable' });
    const invite = world.messages().find(({ createdAt }) => createdAt === other);
    expect(invite).toMatchObject({
      status: 'failed',
      attempts: [
        { channel: 'whatsapp', status: 'rejected' },
        { channel: 'sms', status: 'rejected' },
        { channel: 'email', status: 'skipped', reason: 'address_suppressed' },
      ],
    });
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'email', 'sms']);
  });

  it('stops nobody from WhatsApp, and nobody of another network', async () => {
    const { world } = await bounced();
    await world.send(byEmail('2', { mobile: '+49 171 3920000' }));
    expect(world.sent.at(-1)).toMatchObject({ channel: 'whatsapp' });
    world.networkId = 'vw';
    await world.send(byEmail('3', { externalId: '000817', mobile: '' }));
    expect(world.sent.at(-1)).toMatchObject({ channel: 'email', to: EMAIL });
  });

  it('is the one that the mail went to, not the one that the person has by now', async () => {
    const world = new World();
    await world.send(byEmail());
    await world.send({ ...byEmail('2', { email: 'new@example.com' }), timestamp: '2026-11-24T10:00:01Z' });
    expect(world.sent.map(({ to }) => to)).toEqual([EMAIL, 'new@example.com']);
    const [first] = world.sent;
    await world.receipt('email', 'failed', { ...BOUNCE, reference: first!.reference, to: EMAIL });
    await world.send({ ...byEmail('3', { email: 'new@example.com' }), timestamp: '2026-11-24T10:00:02Z' });
    expect(world.sent.map(({ to }) => to)).toEqual([EMAIL, 'new@example.com', 'new@example.com']);
  });

  it('is used again once an operator lifted it, and not suppressed anew by the old bounce', async () => {
    const { world } = await bounced();
    world.time += 60_000;
    const lifted = await liftSuppression(world.deps, { networkId: 'bmw', address: EMAIL });
    expect(lifted).toMatchObject({ reason: 'address_bounced', liftedAt: world.now() });
    expect(await liftSuppression(world.deps, { networkId: 'bmw', address: EMAIL })).toBeUndefined();
    await world.receipt('email', 'failed', { ...BOUNCE, at: '2026-11-24T10:00:30.000Z' });
    await world.send(byEmail('2'));
    expect(world.sent).toHaveLength(2);
    world.time += 60_000;
    await world.receipt('email', 'failed', BOUNCE);
    await world.send(byEmail('3'));
    expect(world.sent).toHaveLength(2);
  });

  it('is kept without the address, in the table and in every log', async () => {
    const { world } = await bounced();
    await liftSuppression(world.deps, { networkId: 'bmw', address: EMAIL });
    const kept = JSON.stringify([itemsOf(world, 'suppression'), itemsOf(world, 'address'), world.logs]);
    expect(itemsOf(world, 'suppression')).toHaveLength(1);
    expect(kept).toContain('suppression lifted');
    expect(kept).not.toContain('juergen');
  });

  it('is not made by a mailbox that is full', async () => {
    const world = new World();
    await world.send(byEmail());
    await world.receipt('email', 'failed', { reason: 'recipient_unreachable' });
    await world.send(byEmail('2'));
    expect(world.sent).toHaveLength(2);
  });
});

describe('a complaint', () => {
  it('B5 leaves the message delivered, and is a STOP of the person at this dealer and of the address in the network', async () => {
    const world = new World();
    await world.send(byEmail());
    await world.receipt('email', 'delivered');
    for (const _ of ['once', 'twice'])
      await world.receipt('email', 'delivered', { reason: 'complained', at: '2026-11-24T10:05:00.000Z' });
    expect(world.messages()).toMatchObject([{ status: 'delivered', attempts: [{ status: 'delivered' }] }]);
    expect((await world.thread()).filter(({ kind }) => kind === 'consent')).toMatchObject([
      { channel: 'email', word: 'complaint', note: expect.stringContaining('reported an email as spam') },
    ]);
    expect(itemsOf(world, 'suppression')).toMatchObject([{ reason: 'complained' }]);
    expect(await toldOf(world)).toEqual(['channel-trouble complained']);
    const next = await world.event(await world.send(byEmail('2', { mobile: '+49 171 3920000' })));
    expect(next.messages).toMatchObject([{ status: 'skipped', statusReason: 'opted_out' }]);
    expect(world.sent).toHaveLength(1);
  });
});
