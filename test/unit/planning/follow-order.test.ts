import { describe, expect, it } from 'vitest';
import type { Staff } from '../../../shared/dealers/staff.ts';
import { describeConversation } from '../../../shared/events/describe-conversation.ts';
import { sweepMessages } from '../../../shared/events/sweep-messages.ts';
import { conversationOfMessage } from '../../../shared/messaging/message-store.ts';
import { arrangeUpcoming } from '../../../shared/planning/arrange-upcoming.ts';
import { approveMessage } from '../../../shared/planning/approve-message.ts';
import { reconcileMessages } from '../../../shared/planning/reconcile-messages.ts';
import {
  ALL,
  automated,
  cancelled,
  changes,
  live,
  orderStatus,
  overview,
  payment,
  upserted,
  video,
} from '../../support/orders.ts';
import { World } from '../../support/world.ts';

const DAY = 24 * 3600;
const anna: Staff = {
  sub: 'anna',
  dealerId: '00027',
  name: 'Anna',
  locationIds: [],
  roles: ['advisor'],
  status: 'active',
};
const night = (world: World) => (world.time = Date.parse('2026-11-24T22:00:00.000Z'));

describe('messages follow the order', () => {
  it('S1.10 S1.26 S1.28 an order lives through all six events', async () => {
    const world = automated();
    await world.send(upserted('2026-11-24T10:00:00Z'));
    expect(overview(world)).toEqual([
      'reminder-start planned 2026-11-30T08:30',
      'reminder-end planned 2026-12-03T16:00',
    ]);
    await world.send(orderStatus('confirmed', '2026-11-24T10:01:00Z'));
    await world.send(payment('payment.due', '2026-11-24T10:02:00Z'));
    await world.send(payment('payment.received', '2026-11-24T10:03:00Z'));
    await live(world, 7);
    await world.send(orderStatus('in_service', '2026-12-01T09:00:00Z'));
    await live(world, 4);
    expect(overview(world)).toEqual([
      'order-confirmed sent 2026-11-24T10:00',
      'payment-due sent 2026-11-24T10:00',
      'payment-received sent 2026-11-24T10:00',
      'reminder-start sent 2026-11-30T08:30',
      'service-status sent 2026-12-01T10:00',
      'reminder-end sent 2026-12-03T16:00',
    ]);
    await world.send(orderStatus('finished', '2026-12-05T10:00:00Z'));
    expect(world.messages()).toHaveLength(6);
  });

  it('a rejected order is told, and nothing else is sent', async () => {
    const world = automated();
    await world.send(upserted('2026-11-24T10:00:00Z'));
    await world.send(orderStatus('declined', '2026-11-24T10:01:00Z'));
    expect(overview(world)).toEqual([
      'order-rejected sent 2026-11-24T10:00',
      'reminder-start withdrawn 2026-11-30T08:30',
      'reminder-end withdrawn 2026-12-03T16:00',
    ]);
    expect(world.schedules.size).toBe(0);
  });

  it('S1.27 S1.29 "finished" removes the unsent confirmation and both reminders, and says so', async () => {
    const world = automated();
    night(world);
    await world.send(upserted('2026-11-24T22:00:00Z'));
    await world.send(orderStatus('confirmed', '2026-11-24T22:01:00Z'));
    expect(overview(world)[0]).toBe('order-confirmed planned 2026-11-25T07:00');
    await world.send(orderStatus('finished', '2026-11-24T22:02:00Z'));
    expect(
      world
        .messages()
        .map(({ purpose, status }) => `${purpose} ${status}`)
        .toSorted(),
    ).toEqual(['order-confirmed withdrawn', 'reminder-end withdrawn', 'reminder-start withdrawn']);
    expect(world.schedules.size).toBe(0);
    const last = (await changes(world)).at(-1);
    expect(last).toMatchObject({ shadow: false, cause: { partnerId: 'tjekvik', eventId: 'msg_3' } });
    expect(last?.withdrawn.map(({ purpose, reason }) => [purpose, reason]).toSorted()).toEqual([
      ['order-confirmed', 'visit_finished'],
      ['reminder-end', 'visit_finished'],
      ['reminder-start', 'visit_finished'],
    ]);
    await world.advance(20 * DAY);
    expect(world.sent).toEqual([]);
  });

  it('S1.31 a changed start or end moves the reminders, the old start sends nothing', async () => {
    const world = automated();
    await world.send(upserted('2026-11-24T10:00:00Z'));
    const stale = [...world.schedules.values()];
    await world.send(
      upserted('2026-11-24T10:05:00Z', {
        startsAt: '2026-12-02T11:00:00+01:00',
        endsAt: '2026-12-05T12:00:00+01:00',
      }),
    );
    expect(overview(world)).toEqual([
      'appointment-moved sent 2026-11-24T10:00',
      'reminder-start planned 2026-12-01T10:00',
      'reminder-end planned 2026-12-04T11:00',
    ]);
    const [, second] = await changes(world);
    expect(second?.moved).toMatchObject([
      { purpose: 'reminder-start', from: '2026-11-30T08:30:00.000Z', to: '2026-12-01T10:00:00.000Z' },
      { purpose: 'reminder-end', from: '2026-12-03T16:00:00.000Z', to: '2026-12-04T11:00:00.000Z' },
    ]);
    // A schedule of the old plan that fires all the same.
    await world.engine.start('message-delivery', 'stale', stale[0]!.input);
    await world.run();
    expect(world.sent).toHaveLength(1);
  });

  it('S1.30 the same again changes nothing: an event that is repeated, a plan that is made anew', async () => {
    const world = automated();
    await world.send(upserted('2026-11-24T10:00:00Z'), 'one');
    await world.send(orderStatus('confirmed', '2026-11-24T10:01:00Z'));
    const before = [...world.memory.items.values()].map(({ version, pk, sk }) => `${pk} ${sk} ${version}`);
    const { visitId } = world.messages()[0]!;
    world.time += 60_000;
    for (const eventId of ['one', 'another'])
      await reconcileMessages(world.deps, { visitId, cause: { partnerId: 'tjekvik', eventId } });
    expect([...world.memory.items.values()].map(({ version, pk, sk }) => `${pk} ${sk} ${version}`)).toEqual(
      before,
    );
  });

  it('S1.33 switched off: nothing is created or removed, and not one read or write is made', async () => {
    const world = automated();
    await world.send(upserted('2026-11-24T10:00:00Z'));
    world.settings = { ...world.settings, automation: { ...ALL, mode: 'off' } };
    await world.send(orderStatus('finished', '2026-11-24T10:01:00Z'));
    expect(world.messages().map(({ status }) => status)).toEqual(['planned', 'planned']);
    world.table.calls.length = 0;
    await world.send(orderStatus('ready', '2026-11-24T10:02:00Z'));
    const off = [...world.table.calls];
    const plain = automated({ mode: 'off', holdFirst: 0, purposes: [] });
    await plain.send(upserted('2026-11-24T10:00:00Z'));
    await plain.send(orderStatus('finished', '2026-11-24T10:01:00Z'));
    plain.table.calls.length = 0;
    await plain.send(orderStatus('ready', '2026-11-24T10:02:00Z'));
    expect(off).toEqual([...plain.table.calls]);
    expect(JSON.stringify(off)).not.toContain('PLAN');
  });

  it.each(['off', 'shadow'] as const)(
    'S2.16 S1.33 of what it planned before it was %s, nothing is sent for an appointment that is cancelled',
    async (mode) => {
      const world = automated();
      await world.send(upserted('2026-11-24T10:00:00Z'));
      world.settings = { ...world.settings, automation: { ...ALL, mode } };
      for (const at of ['2026-11-24T10:01:00Z', '2026-11-24T10:02:00Z']) await world.send(cancelled(at));
      expect(overview(world)).toEqual([
        'reminder-start withdrawn 2026-11-30T08:30',
        'reminder-end withdrawn 2026-12-03T16:00',
      ]);
      expect(world.messages()[0]?.statusReason).toBe('visit_cancelled');
      expect(world.schedules.size).toBe(0);
      await world.advance(20 * DAY);
      expect(world.sent).toEqual([]);
    },
  );

  it('B4 S1.32 the shadow plans and shows, and sends nothing', async () => {
    const world = automated({ ...ALL, mode: 'shadow' });
    await world.send(upserted('2026-11-24T10:00:00Z'));
    await world.send(orderStatus('finished', '2026-11-24T10:01:00Z'));
    await world.advance(20 * DAY);
    expect([world.messages(), world.sent, world.schedules.size]).toEqual([[], [], 0]);
    const [first, second] = await changes(world);
    expect(first).toMatchObject({
      shadow: true,
      added: [
        { purpose: 'reminder-start', dueAt: '2026-11-30T08:30:00.000Z' },
        { purpose: 'reminder-end', dueAt: '2026-12-03T16:00:00.000Z' },
      ],
    });
    expect(second?.withdrawn).toMatchObject([{ purpose: 'reminder-start' }, { purpose: 'reminder-end' }]);
    // From the shadow into the light: what the shadow planned was never made, so it is made now.
    world.settings = { ...world.settings, automation: ALL };
    await world.send(upserted('2026-12-14T11:00:00Z', { id: 'o-2', startsAt: '2026-12-24T10:00:00+01:00' }));
    expect(world.messages()).not.toEqual([]);
  });

  it('B4 staff see the difference in the conversation, a partner what its event planned', async () => {
    const world = automated();
    const eventId = await world.send(upserted('2026-11-24T10:00:00Z'));
    const view = await world.event(eventId);
    expect(view).toMatchObject({ status: 'applied', rules: [] });
    expect(view.note).toBeUndefined();
    expect(view.messages.map(({ purpose, status }) => [purpose, status])).toEqual([
      ['reminder-start', 'planned'],
      ['reminder-end', 'planned'],
    ]);
    const [message] = world.messages();
    const conversationId = conversationOfMessage(message!.messageId);
    const { entries } = await describeConversation(world.memory, { staff: anna, conversationId });
    const shown = entries.find(({ kind }) => kind === 'plan-changed');
    expect(shown).toMatchObject({ visitId: message!.visitId, cause: { eventId }, shadow: false });
    expect(shown).not.toHaveProperty('dealerId');
  });

  it('S1.32 the first messages wait for approval, whatever starts them', async () => {
    const world = automated({ ...ALL, holdFirst: 2 });
    await world.send(upserted('2026-11-24T10:00:00Z'));
    const held = world.messages().filter(({ status }) => status === 'held');
    expect(held.map(({ purpose }) => purpose)).toEqual(['reminder-start', 'reminder-end']);
    const [start] = held;
    const input = {
      messageId: start!.messageId,
      visitId: start!.visitId,
      dueAt: start!.dueAt,
      checkInSeconds: 1,
    };
    await world.engine.start('message-delivery', 'early', { ...input, first: 'email' });
    await world.engine.start('message-delivery', 'none', { ...input, first: 'none' });
    await world.run();
    expect(world.sent).toEqual([]);
    for (let click = 0; click < 2; click += 1)
      expect(await approveMessage(world.deps, { staff: anna, messageId: start!.messageId })).toMatchObject({
        status: 'planned',
      });
    await world.send(payment('payment.due', '2026-11-24T10:02:00Z'));
    await world.advance(12 * DAY);
    expect(overview(world)).toEqual([
      'payment-due sent 2026-11-24T10:00',
      'reminder-start sent 2026-11-30T08:30',
      'reminder-end held 2026-12-03T16:00',
    ]);
    const end = held[1]!.messageId;
    await expect(approveMessage(world.deps, { staff: anna, messageId: end })).rejects.toMatchObject({
      code: 'message.too_late',
    });
    await expect(
      approveMessage(world.deps, { staff: anna, messageId: start!.messageId }),
    ).rejects.toMatchObject({ code: 'message.not_held' });
  });

  it('S1.32 S1.19 one that is let out starts also when that broke off before its start', async () => {
    const world = automated({ ...ALL, holdFirst: 5 });
    await world.send(upserted('2026-11-24T10:00:00Z'));
    await world.send(payment('payment.due', '2026-11-24T10:02:00Z'));
    const due = () => world.messages().find(({ purpose }) => purpose === 'payment-due');
    const messageId = due()?.messageId ?? '';
    await world.advance(3600);
    const workflow = { ...world.deps.workflow, start: () => Promise.reject(new Error('switched off')) };
    await expect(approveMessage({ ...world.deps, workflow }, { staff: anna, messageId })).rejects.toThrow(
      'switched off',
    );
    expect(due()).toMatchObject({ status: 'planned' });
    const executions = { find: () => Promise.resolve(undefined), findBroken: () => Promise.resolve([]) };
    expect(await sweepMessages({ ...world.deps, executions })).toMatchObject({ overdue: 1 });
    await world.run();
    expect(due()).toMatchObject({ status: 'sent' });
  });

  it('S1.19 what is further away than a week gets its schedule when it is near', async () => {
    const world = automated();
    await world.send(
      upserted('2026-11-24T10:00:00Z', {
        startsAt: '2026-12-10T09:30:00+01:00',
        endsAt: '2026-12-11T09:30:00+01:00',
      }),
    );
    expect(overview(world)).toEqual([
      'reminder-start planned 2026-12-09T08:30',
      'reminder-end planned 2026-12-10T08:30',
    ]);
    expect(world.schedules.size).toBe(0);
    expect(await arrangeUpcoming(world.deps)).toEqual({ arranged: 0, failed: 0 });
    world.time = Date.parse('2026-12-02T08:35:00.000Z');
    expect(await arrangeUpcoming(world.deps)).toEqual({ arranged: 1, failed: 0 });
    await world.advance(7 * DAY);
    expect(overview(world)[0]).toBe('reminder-start sent 2026-12-09T08:30');
  });

  it('S0.10 an older event changes nothing', async () => {
    const world = automated();
    await world.send(upserted('2026-11-24T10:05:00Z'));
    await world.send(payment('payment.received', '2026-11-24T10:07:00Z'));
    const before = overview(world);
    await world.send(upserted('2026-11-24T10:00:00Z', { startsAt: '2026-12-09T09:30:00+01:00' }));
    await world.send(payment('payment.due', '2026-11-24T10:06:00Z'));
    await world.send(orderStatus('finished', '2026-11-24T10:01:00Z'));
    expect(overview(world)).toEqual(before);
  });

  it('each payment and each status is a message of its own, and the newer replaces the unsent one', async () => {
    const world = automated();
    night(world);
    await world.send(upserted('2026-11-24T22:00:00Z'));
    await world.send(payment('payment.due', '2026-11-24T22:01:00Z', 100));
    world.time += 60_000;
    await world.send(payment('payment.due', '2026-11-24T22:02:00Z', 120));
    const dues = world.messages().filter(({ purpose }) => purpose === 'payment-due');
    expect(dues.map(({ status, statusReason }) => [status, statusReason])).toEqual([
      ['withdrawn', 'replaced'],
      ['planned', undefined],
    ]);
    expect(Object.values(dues[1]!.variables)).toContain('120 EUR');
  });

  it('S0.2 a video and an appointment that is called off are told', async () => {
    const world = automated();
    await world.send(upserted('2026-11-24T10:00:00Z'));
    await world.send(video('2026-11-24T10:01:00Z'));
    await world.send(cancelled('2026-11-24T10:02:00Z'));
    expect(
      world
        .messages()
        .filter(({ status }) => status === 'sent')
        .map(({ purpose }) => purpose),
    ).toEqual(['video-published', 'appointment-cancelled']);
    // Booked anew: other reminders, no word of a move.
    world.time += 60_000;
    await world.send(upserted('2026-11-24T10:03:00Z', { startsAt: '2026-12-03T09:30:00+01:00' }));
    expect(
      world
        .messages()
        .filter(({ status }) => status === 'planned')
        .map(({ purpose }) => purpose),
    ).toEqual(['reminder-start', 'reminder-end']);
  });

  it('a reminder that has gone out is sent again for another time', async () => {
    const world = automated();
    await world.send(upserted('2026-11-24T10:00:00Z', { startsAt: '2026-11-25T15:00:00+01:00' }));
    await world.advance(DAY);
    await world.send(upserted('2026-11-25T10:00:00Z', { startsAt: '2026-11-28T15:00:00+01:00' }));
    expect(overview(world)).toEqual([
      'reminder-start sent 2026-11-24T14:00',
      'appointment-moved sent 2026-11-25T10:00',
      'reminder-start planned 2026-11-27T14:00',
      'reminder-end planned 2026-12-03T16:00',
    ]);
  });

  it('S2.14 booked after the time of its reminder: none is sent, and the conversation says why', async () => {
    const world = automated({ ...ALL, purposes: [{ purpose: 'reminder-start' }] });
    await world.send(upserted('2026-11-24T10:00:00Z', { startsAt: '2026-11-25T09:00:00+01:00' }));
    expect(world.messages()).toEqual([]);
    expect((await changes(world))[0]?.skipped).toMatchObject([{ reason: 'booked_too_late' }]);
    expect(await world.inbox()).toEqual([]);
  });

  it('a rule of the dealer keeps what it plans', async () => {
    const world = automated({ ...ALL, purposes: [{ purpose: 'reminder-start' }] });
    const rule = { dealerId: '00027', ruleId: 'r', when: {}, enabled: true };
    world.rules = [
      {
        ...rule,
        event: 'appointment.upserted',
        action: { do: 'send-template', purpose: 'order-confirmed' },
      },
    ];
    night(world);
    await world.send(upserted('2026-11-24T22:00:00Z'));
    await world.send(orderStatus('finished', '2026-11-24T22:01:00Z'));
    expect(overview(world)).toEqual([
      'order-confirmed planned 2026-11-25T07:00',
      'reminder-start withdrawn 2026-11-30T08:30',
    ]);
  });
});
