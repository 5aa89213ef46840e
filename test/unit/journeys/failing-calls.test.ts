import { describe, expect, it } from 'vitest';
import { events } from '../../../shared/events/event-store.ts';
import { processEvent } from '../../../shared/events/process-event.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';
import type { Item, Write } from '../../../shared/table/table.ts';
import { checkInFinished, checkInStart, World } from '../../support/world.ts';

/* One call fails at a bad moment. The simulation (test/simulation) tries all of them; here stand those that did harm. */

const REFUSED = { result: 'rejected', reason: 'recipient_unreachable', providerCode: '131026' } as const;

/** The next write of such an item fails as in an outage, and has no effect. */
const failNextWrite = (world: World, isMeant: (item: Item) => boolean): void => {
  const { table } = world;
  const write = table.write.bind(table);
  let hasFailed = false;
  table.write = (wanted: Write) => {
    if (hasFailed || !('put' in wanted) || !isMeant(wanted.put)) return write(wanted);
    hasFailed = true;
    return Promise.reject(new AppError('Unavailable', 'aws.unavailable', 'DynamoDB did not answer.'));
  };
};

describe('an execution', () => {
  const waiting = (world: World) => [...world.engine.executions.values()].map(({ state }) => state);

  it('S2.17 waits for the check-in when only the news of the accepted mail was lost', async () => {
    const world = new World();
    world.vendors.whatsapp = () => REFUSED;
    world.vendors.sms = () => REFUSED;
    const succeed = world.engine.succeed.bind(world.engine);
    world.engine.succeed = () => {
      world.engine.succeed = succeed;
      return Promise.reject(new AppError('Throttled', 'aws.throttled', 'Step Functions throttled a call.'));
    };
    await world.send(checkInStart());
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms', 'email']);
    expect(waiting(world)).toEqual(['wait']);
    await world.advance(8 * 24 * 3600);
    expect(await world.inbox()).toMatchObject([{ subject: 'check-in-unanswered' }]);
  });

  it('B3 S2.17 is followed by one that waits when the receipt comes as the ladder ends', async () => {
    const world = new World();
    world.settings = { ...world.settings, sms: null, email: null };
    await world.send(checkInStart());
    world.time += 1200 * 1000;
    const fail = world.engine.fail.bind(world.engine);
    let skipped = 0;
    world.engine.fail = async (token, error) => {
      skipped += 1;
      // SMS and email have said that they are not offered; the last state has not looked yet.
      if (skipped === 2) await world.receipt('whatsapp', 'delivered');
      return fail(token, error);
    };
    world.engine.expire();
    await world.advance(60);
    expect(world.messages()).toMatchObject([{ status: 'delivered' }]);
    expect(waiting(world)).toEqual(['done', 'wait']);
  });

  it('B3 S2.17 waits for the check-in when the receipt comes between two channels', async () => {
    const world = new World();
    await world.send(checkInStart());
    world.time += 1200 * 1000;
    // The state's time is over, and the next one has not looked yet.
    world.engine.expire();
    await world.receipt('whatsapp', 'delivered');
    await world.advance(60);
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp']);
    expect(waiting(world)).toEqual(['wait']);
  });
});

describe('answers', () => {
  it('S0.38 that come while the invite is being planned stop it all the same', async () => {
    const world = new World();
    await world.post(checkInStart(), 'msg_start');
    const { table } = world;
    const write = table.write.bind(table);
    table.write = async (wanted: Write) => {
      if ('put' in wanted && wanted.put.entity === 'message') {
        table.write = write;
        // The visit knows its invite already; the message is not written yet.
        await world.post(checkInFinished(), 'msg_finished');
        const finished = await events.get(world.memory, { partnerId: 'tjekvik', eventId: 'msg_finished' });
        await processEvent(world.deps, finished!);
      }
      return write(wanted);
    };
    await world.run();
    await world.advance(7200);
    expect(world.sent).toEqual([]);
    expect(world.messages()).toMatchObject([{ status: 'withdrawn', statusReason: 'check_in_finished' }]);
    expect((await world.event('msg_start')).rules[0]?.result).toContain('invite withdrawn');
  });
});

describe('an invite', () => {
  it('S2.12 that was planned, and not started before its check-in closed: the team is told', async () => {
    const world = new World();
    await world.post(checkInStart(), 'msg_start');
    const { start } = world.engine;
    world.engine.start = () =>
      Promise.reject(new AppError('Unavailable', 'aws.unavailable', 'Step Functions did not answer.'));
    await expect(world.run()).rejects.toMatchObject({ kind: 'Unavailable' });
    world.engine.start = start;
    world.time = Date.parse('2026-12-01T08:30:00.000Z');
    await world.run();
    expect(world.sent).toEqual([]);
    const reasons = world.messages().map(({ attempts }) => attempts.map(({ reason }) => reason));
    expect(reasons).toEqual([['outside_hours', 'outside_hours', 'outside_hours']]);
    expect(await world.inbox()).toMatchObject([{ subject: 'no-channel' }]);
    expect((await world.event('msg_start')).messages).toHaveLength(1);
  });
});

describe('a schedule', () => {
  it('S0.9 that is made late does not put the time of an older plan into the place of the new one', async () => {
    const world = new World();
    world.settings = { ...world.settings, quietHours: { from: '12:00', to: '21:00' } };
    const [start] = world.rules;
    world.rules = [...world.rules, { ...start!, ruleId: 'remind', event: 'appointment.upserted' }];
    const { data } = checkInStart();
    const appointment = { type: 'appointment.upserted', timestamp: '2026-11-24T09:00:00Z', data };
    await world.post(appointment, 'msg_appointment');
    const { scheduler } = world.deps;
    const { upsert } = scheduler;
    scheduler.upsert = async (schedule) => {
      scheduler.upsert = upsert;
      await world.post(checkInStart(), 'msg_start');
      const event = await events.get(world.memory, { partnerId: 'tjekvik', eventId: 'msg_start' });
      await processEvent(world.deps, event!);
      return upsert(schedule);
    };
    await world.run();
    expect(world.messages()).toMatchObject([{ dueAt: '2026-11-24T11:00:00.000Z' }]);
    await world.advance(3600 + 60);
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp']);
    await world.receipt('whatsapp', 'delivered');
    // The older one fires in vain.
    await world.advance(5 * 24 * 3600);
    expect(world.sent).toHaveLength(1);
  });
});

describe('a cancellation', () => {
  it('S2.16 that comes again when the visit was booked anew stops the invite of the booking that it cancelled', async () => {
    const world = new World();
    world.settings = { ...world.settings, quietHours: { from: '12:00', to: '21:00' } };
    await world.send(checkInStart());
    const { appointment } = checkInStart().data;
    const data = { dealerId: '00027', locationId: '01', appointment };
    failNextWrite(world, ({ entity }) => entity === 'message');
    const cancelled = { type: 'appointment.cancelled', timestamp: '2026-11-24T12:00:00Z', data };
    await expect(world.send(cancelled, 'msg_cancelled')).rejects.toMatchObject({ kind: 'Unavailable' });
    // The new booking has changed the visit, and breaks before it comes to the invite of the one before.
    failNextWrite(world, ({ entity }) => entity === 'message');
    await world.post(checkInStart({}, '2026-11-24T13:00:00Z'), 'msg_again');
    const process = async (eventId: string) => {
      const event = await events.get(world.memory, { partnerId: 'tjekvik', eventId });
      return processEvent(world.deps, event!);
    };
    await expect(process('msg_again')).rejects.toMatchObject({ kind: 'Unavailable' });
    await process('msg_cancelled');
    expect(world.messages()).toMatchObject([{ status: 'withdrawn', statusReason: 'visit_cancelled' }]);
  });

  it('S2.16 whose effects were lost stops its invite all the same, also when the visit was booked anew in between', async () => {
    const world = new World();
    world.time = Date.parse('2026-11-24T22:00:00.000Z');
    world.settings = { ...world.settings, quietHours: { from: '08:00', to: '21:00' } };
    await world.send(checkInStart());
    failNextWrite(world, ({ entity }) => entity === 'message');
    const { appointment } = checkInStart().data;
    const data = { dealerId: '00027', locationId: '01', appointment };
    const cancelled = { type: 'appointment.cancelled', timestamp: '2026-11-24T12:00:00Z', data };
    await expect(world.send(cancelled, 'msg_cancelled')).rejects.toMatchObject({ kind: 'Unavailable' });
    const event = [...world.memory.items.values()].find(({ eventId }) => eventId === 'msg_cancelled');
    event!['status'] = 'parked';
    await world.send(checkInStart({}, '2026-11-24T13:00:00Z'));
    event!['status'] = 'accepted';
    await world.advance(24 * 3600);
    expect(world.messages().map(({ status }) => status)).toEqual(['withdrawn', expect.any(String)]);
    expect(new Set(world.sent.map(({ reference }) => reference.split('~')[0])).size).toBe(1);
  });
});
