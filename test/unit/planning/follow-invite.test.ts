import { describe, expect, it } from 'vitest';
import {
  ALL,
  automated,
  cancelled,
  changes,
  driver,
  live,
  overview,
  owner,
  payment,
  upserted,
  withInvites,
} from '../../support/orders.ts';
import { checkInFinished, checkInStart, type World } from '../../support/world.ts';

const CONFIRMED = { startsAt: '2026-12-01T09:30:00+01:00', endsAt: undefined, kind: 'service' };
const booked = (timestamp: string, change: Record<string, unknown> = {}, appointment = {}) =>
  upserted(timestamp, { ...CONFIRMED, ...appointment }, change);
const starting = (world: World) =>
  (world.rules = [
    {
      dealerId: '00027',
      ruleId: 'start',
      event: 'checkin.start',
      when: {},
      action: { do: 'start-check-in' },
      enabled: true,
    },
  ]);
const invites = (world: World) => world.messages().filter(({ purpose }) => purpose === 'check-in-invite');
const people = (...contacts: unknown[]) => ({ contact: undefined, contacts });
const noAddress = { role: 'driver', externalId: '1', firstName: 'Otto', lastName: 'Ohne' };

describe('the invite of a visit', () => {
  it('S0.8 S2.8 S2.12 is planned three days before, in the evening, and leads to an open check-in', async () => {
    const world = automated(withInvites);
    await world.send(booked('2026-11-24T10:00:00Z'));
    expect(overview(world)).toEqual([expect.stringMatching(/^check-in-invite planned 2026-11-28T1[89]/)]);
    await live(world, 5);
    expect(invites(world)[0]).toMatchObject({ status: 'sent', hours: 'invite-window' });
    expect(JSON.stringify(world.sent[0]?.rendered)).toContain('https://kerbside.example/c/');
    await world.send(
      checkInFinished({ checkin: { id: 'x' }, appointment: { id: 'o-4711' } }, '2026-11-29T11:00:00Z'),
    );
    expect(await world.inbox()).toMatchObject([{ subject: 'check-in-results' }]);
  });

  it('S0.9 the automation and a partner’s event for the same visit mean one invite, whichever is first', async () => {
    for (const order of ['automation first', 'partner first']) {
      const world = automated(withInvites);
      starting(world);
      const mine = booked('2026-11-24T10:00:00Z');
      const theirs = checkInStart({ appointment: { ...mine.data.appointment, endsAt: '' } });
      for (const event of order === 'partner first' ? [theirs, mine] : [mine, theirs])
        await world.send(event);
      await world.send(payment('payment.due', '2026-11-24T10:05:00Z'));
      expect(invites(world)).toHaveLength(1);
      expect(world.sent).toHaveLength(1);
      expect(invites(world)[0]).toMatchObject({ status: 'sent', dueAt: '2026-11-24T10:00:00.000Z' });
    }
  });

  it('S0.9 S2.16 what a rule scheduled into the evening is taken over, and moves with the appointment', async () => {
    const world = automated(withInvites);
    starting(world);
    world.rules = world.rules.map((rule) => ({ ...rule, event: 'appointment.upserted' as const }));
    await world.send(booked('2026-11-24T10:00:00Z'));
    await world.send(booked('2026-11-24T10:05:00Z', {}, { startsAt: '2026-12-09T09:30:00+01:00' }));
    expect(overview(world)).toEqual([expect.stringMatching(/^check-in-invite planned 2026-12-06T1[89]/)]);
    await live(world, 14);
    expect(world.sent).toHaveLength(1);
  });

  it('S0.8 S0.6 an invite that a rule scheduled stays where the automation has none, and goes with its visit', async () => {
    const world = automated({ ...ALL, purposes: [{ purpose: 'reminder-start' }] });
    starting(world);
    world.rules = world.rules.map((rule) => ({ ...rule, event: 'appointment.upserted' as const }));
    await world.send(booked('2026-11-24T10:00:00Z'));
    await world.send(payment('payment.due', '2026-11-24T10:01:00Z'));
    expect(invites(world)).toMatchObject([{ status: 'planned' }]);
    await world.send(cancelled('2026-11-24T10:02:00Z'));
    expect(invites(world)).toMatchObject([{ status: 'withdrawn', statusReason: 'visit_cancelled' }]);
  });

  it('S2.16 a cancellation withdraws it, a new booking gets a new one', async () => {
    const world = automated(withInvites);
    await world.send(booked('2026-11-24T10:00:00Z'));
    await world.send(cancelled('2026-11-24T10:01:00Z'));
    expect(invites(world)).toMatchObject([{ status: 'withdrawn', statusReason: 'visit_cancelled' }]);
    expect((await changes(world))[1]?.withdrawn).toMatchObject([{ reason: 'visit_cancelled' }]);
    world.time += 60_000;
    await world.send(booked('2026-11-24T10:02:00Z'));
    expect(invites(world).map(({ status }) => status)).toEqual(['withdrawn', 'planned']);
    await live(world, 6);
    expect(world.sent).toHaveLength(1);
  });

  it('S2.14 booked too late: none, the advisor is told, and the conversation says why', async () => {
    const world = automated(withInvites);
    world.settings = { ...world.settings, checkInPage: 'own' };
    world.time = Date.parse('2026-11-30T20:30:00.000Z');
    await world.send(booked('2026-11-30T20:30:00Z'));
    expect(invites(world)).toEqual([]);
    expect(await world.inbox()).toMatchObject([{ subject: 'message-skipped' }]);
    expect((await changes(world))[0]?.skipped).toEqual([
      {
        purpose: 'check-in-invite',
        reason: 'booked_too_late',
        says: 'the visit was booked after its time',
      },
    ]);
    await world.send(payment('payment.due', '2026-11-30T20:31:00Z'));
    expect(await world.inbox()).toHaveLength(1);
  });

  it('S2.11 goes to the driver, else to the owner, and what stops it stops that one', async () => {
    const world = automated(withInvites);
    world.settings = { ...world.settings, sms: { provider: 'bulkgate', sender: 'Muster' } };
    await world.send(booked('2026-11-24T10:00:00Z', people({ ...driver, role: 'driver' }, owner)));
    const [first] = invites(world);
    await world.send(booked('2026-11-24T10:01:00Z', people({ ...noAddress }, owner)));
    expect(invites(world)).toMatchObject([
      { status: 'withdrawn', statusReason: 'recipient_changed', contactId: first!.contactId },
      { status: 'planned' },
    ]);
    const [, toOwner] = invites(world);
    expect(toOwner!.contactId).not.toBe(first!.contactId);
    await world.send(checkInFinished({ checkin: { id: 'x' }, appointment: { id: 'o-4711' } }));
    expect(invites(world)[1]).toMatchObject({ status: 'withdrawn', statusReason: 'check_in_finished' });
    await live(world, 6);
    expect(world.sent).toEqual([]);
  });

  it('S0.9 S2.11 a partner’s event brings forward the invite of whom the plan chose', async () => {
    const world = automated(withInvites);
    world.settings = { ...world.settings, sms: { provider: 'bulkgate', sender: 'Muster' } };
    starting(world);
    const event = booked('2026-11-24T10:00:00Z', people({ ...noAddress }, owner));
    await world.send(event);
    await world.send(
      checkInStart({ appointment: { ...event.data.appointment, endsAt: '' }, contact: noAddress }),
    );
    expect(world.sent.map(({ to }) => to)).toEqual(['+491713920010']);
    expect(invites(world)).toHaveLength(1);
  });

  it('nobody can be reached: nothing is planned, and the advisor is told', async () => {
    const world = automated(withInvites);
    await world.send(booked('2026-11-24T10:00:00Z', people({ ...noAddress })));
    expect(invites(world)).toEqual([]);
    expect((await changes(world))[0]?.skipped).toMatchObject([{ reason: 'no_channel' }]);
    expect(await world.inbox()).toMatchObject([{ subject: 'message-skipped' }]);
  });

  it('B5 who said STOP gets none; who takes it back is invited after all', async () => {
    const world = automated(withInvites);
    world.settings = { ...world.settings, sms: { provider: 'bulkgate', sender: 'Muster' } };
    await world.send(booked('2026-11-24T10:00:00Z'));
    await world.inbound('STOP', '+491713920000', 'bulkgate');
    expect(invites(world)).toMatchObject([{ status: 'withdrawn', statusReason: 'opted_out' }]);
    await world.send(payment('payment.due', '2026-11-24T10:05:00Z'));
    expect(invites(world)).toHaveLength(1);
    const plan = [...world.memory.items.values()].find(({ entity }) => entity === 'visit-plan');
    expect(plan).toMatchObject({
      entries: [
        { outcome: 'withdrawn', reason: 'opted_out' },
        { outcome: 'skipped', reason: 'opted_out' },
      ],
    });
    await live(world, 6);
    expect(world.sent).toEqual([]);
  });
});
