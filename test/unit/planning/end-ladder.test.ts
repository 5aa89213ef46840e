import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/kernel/app-error.ts';
import { endLadder } from '../../../shared/planning/end-ladder.ts';
import { checkInFinished, checkInStart, World } from '../../support/world.ts';

/** Berlin is an hour ahead of UTC: these hours end at 20:00 UTC. */
const HOURS = { from: '08:00', to: '21:00' };

/** An SMS is refused so near the end of the hours that email comes too late; no copy is anywhere. */
const lateEvening = (): World => {
  const world = new World();
  world.settings = { ...world.settings, quietHours: HOURS, whatsapp: null };
  world.time = Date.parse('2026-11-24T19:59:38.000Z');
  world.vendors.sms = () => {
    world.time += 5000;
    return { result: 'rejected', reason: 'recipient_unreachable', providerCode: '3' };
  };
  return world;
};

describe('a message whose hours end before it could leave', () => {
  it('S2.12 moves to the next hours, and is sent then', async () => {
    const world = lateEvening();
    await world.send(checkInStart());
    expect(world.messages()).toMatchObject([
      {
        status: 'planned',
        dueAt: '2026-11-25T07:00:00.000Z',
        sendUntil: '2026-11-25T20:00:00.000Z',
        moves: 1,
        attempts: [{ reason: 'recipient_unreachable' }, { channel: 'email', reason: 'outside_hours' }],
      },
    ]);
    expect(world.metrics).toContain('MessageMoved');
    expect(await world.inbox()).toEqual([]);
    await world.advance(10 * 3600);
    expect(world.sent).toHaveLength(1);
    await world.advance(2 * 3600);
    expect(world.sent.map(({ channel }) => channel)).toEqual(['sms', 'email']);
    expect(world.messages()).toMatchObject([{ status: 'sent' }]);
  });

  it('is told to the team where the location wants that', async () => {
    const world = lateEvening();
    world.settings = { ...world.settings, atWindowEnd: 'tell-team' };
    await world.send(checkInStart());
    expect(world.messages()).toMatchObject([{ status: 'failed' }]);
    expect(await world.inbox()).toMatchObject([{ subject: 'no-channel' }]);
    expect(world.schedules.size).toBe(0);
  });

  it('is told to the team when the check-in closes before the next hours', async () => {
    const world = lateEvening();
    const appointment = { id: 'a-1', startsAt: '2026-11-25T07:30:00+01:00', services: [] };
    await world.send(checkInStart({ appointment }));
    expect(world.messages()).toMatchObject([{ status: 'failed' }]);
    expect(await world.inbox()).toMatchObject([{ subject: 'no-channel' }]);
  });

  it('is not sent anew when a copy may be on the way', async () => {
    const world = lateEvening();
    world.vendors.sms = (outgoing) => ({ result: 'accepted', providerId: `id-${outgoing.reference}` });
    await world.send(checkInStart());
    await world.advance(16 * 60);
    expect(world.messages()).toMatchObject([
      { status: 'failed', attempts: [{ status: 'timed_out' }, { reason: 'outside_hours' }] },
    ]);
  });

  it('B3 moves as well when a vendor was out, since nothing has left', async () => {
    const world = lateEvening();
    world.time = Date.parse('2026-11-24T12:00:00.000Z');
    world.settings = { ...world.settings, email: null };
    world.vendors.sms = () => {
      throw new AppError('Throttled', 'sms.throttled', 'Too many calls.');
    };
    await world.send(checkInStart());
    expect(world.messages()).toMatchObject([{ status: 'planned', dueAt: '2026-11-25T07:00:00.000Z' }]);
    world.vendors.sms = (outgoing) => ({ result: 'accepted', providerId: `id-${outgoing.reference}` });
    await world.advance(24 * 3600);
    expect(world.messages()[0]?.attempts.at(-1)).toMatchObject({ channel: 'sms' });
  });

  it('is not moved for other reasons', async () => {
    const world = lateEvening();
    world.settings = { ...world.settings, email: null };
    await world.send(checkInStart());
    expect(world.messages()).toMatchObject([{ status: 'failed' }]);
  });

  it('S0.39 is withdrawn from its new hours when the customer has checked in', async () => {
    const world = lateEvening();
    await world.send(checkInStart());
    await world.send(checkInFinished());
    await world.advance(24 * 3600);
    expect(world.messages()).toMatchObject([{ status: 'withdrawn' }]);
    expect(world.sent).toHaveLength(1);
  });

  it('is arranged again when the state runs a second time', async () => {
    const world = lateEvening();
    await world.send(checkInStart());
    const [execution] = world.engine.executions.values();
    const [before] = world.messages();
    world.schedules.clear();
    await endLadder(world.deps, { ...execution!.input, execution: execution!.name });
    expect([...world.schedules.values()]).toMatchObject([{ at: '2026-11-25T07:00:00.000Z' }]);
    expect(world.messages()).toEqual([before]);
  });
});
