import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sweepMessages } from '../../../shared/events/sweep-messages.ts';
import { arrangeUpcoming } from '../../../shared/planning/arrange-upcoming.ts';
import { scheduleName } from '../../../shared/planning/arrange-start.ts';
import { eventBridgeScheduler } from '../../../shared/planning/event-bridge-scheduler.ts';
import { ALL, automated, orderStatus, upserted } from '../../support/orders.ts';
import type { World } from '../../support/world.ts';

/* One-time schedules: hints beside the table, made by whoever applies events, for a week ahead. */

const BOOKED = '2026-11-24T10:00:00Z';
const REMINDER = { ...ALL, purposes: [{ purpose: 'reminder-start' as const, hoursBefore: 24 }] };
const MOVED = { startsAt: '2026-12-01T15:00:00+01:00' };
const nobody = { findBroken: () => Promise.resolve([]), find: () => Promise.resolve(undefined) };
const reminders = (world: World) => world.messages().filter(({ purpose }) => purpose === 'reminder-start');

describe('the schedule of a message', () => {
  it('S0.10 S1.31 has a name that follows from message and time: repeated it is the same, moved it is another and the old one is gone', async () => {
    const world = automated(REMINDER);
    await world.send(upserted(BOOKED), 'one');
    const [before] = reminders(world);
    expect([...world.schedules.keys()]).toEqual([scheduleName(before!)]);
    await world.send(upserted(BOOKED), 'two');
    expect([...world.schedules.keys()]).toEqual([scheduleName(before!)]);
    await world.send(upserted('2026-11-24T10:05:00Z', MOVED));
    const [after] = reminders(world);
    expect(after?.messageId).toBe(before?.messageId);
    expect([...world.schedules.keys()]).toEqual([scheduleName(after!)]);
    expect(scheduleName(after!)).not.toBe(scheduleName(before!));
  });

  it('S1.29 S2.16 is taken back with its message', async () => {
    const world = automated(REMINDER);
    await world.send(upserted(BOOKED));
    await world.send(orderStatus('finished', '2026-11-24T10:01:00Z'));
    expect(world.schedules.size).toBe(0);
  });

  it('S1.19 is made for a week ahead at most, by the event or by a sweep that comes later', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 0, max: 45 * 24 }),
        async (days, hours) => {
          const world = automated(REMINDER);
          const startsAt = new Date(world.time + days * 86_400_000).toISOString();
          await world.send(upserted(BOOKED, { startsAt, endsAt: undefined }));
          const [message] = reminders(world);
          for (let hour = 0; hour < hours; hour += 1) {
            world.time += 3_600_000;
            if (world.now() >= message!.dueAt) break;
            // Four sweeps of each hour are enough: a slice is twenty minutes.
            for (let sweep = 0; sweep < 4; sweep += 1)
              await arrangeUpcoming({
                ...world.deps,
                now: () => new Date(world.time + sweep * 900_000).toISOString(),
              });
            const isNear = Date.parse(message!.dueAt) - world.time <= 7 * 86_400_000;
            if (isNear) expect(world.schedules.get(scheduleName(message!))?.at).toBe(message!.dueAt);
            for (const { at } of world.schedules.values())
              expect(Date.parse(at) - world.time).toBeLessThanOrEqual(7 * 86_400_000 + 3_600_000);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('S1.23 S2.16 B3 lost, twice, of an older plan or too late: the message goes out once, in its time', async () => {
    type Act = 'twice' | 'stale' | 'lost';
    const acts = fc.array(fc.constantFrom<Act>('twice', 'stale', 'lost'), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(acts, fc.boolean(), async (played, isMoved) => {
        const world = automated(REMINDER);
        await world.send(upserted(BOOKED));
        const old = [...world.schedules.values()][0]!;
        if (isMoved) await world.send(upserted('2026-11-24T10:05:00Z', MOVED));
        const current = [...world.schedules.values()][0]!;
        const fire = (schedule: typeof old, name: string) =>
          world.engine
            .start(schedule.workflow, `${name}-${played.length}`, schedule.input)
            .then(() => world.run());
        if (played.includes('lost')) world.schedules.clear();
        const { dueAt, sendUntil } = reminders(world)[0]!;
        await world.advance((Date.parse(dueAt) - world.time) / 1000 + 60);
        if (played.includes('stale')) await fire(old, 'stale');
        if (played.includes('twice')) await fire(current, 'twice');
        await world.advance(600);
        await sweepMessages({ ...world.deps, executions: nobody });
        await world.run();
        const [message] = reminders(world);
        const sent = world.sent.filter(({ reference }) => reference.startsWith(message!.messageId));
        expect(sent, played.join()).toHaveLength(1);
        const [{ at } = { at: '' }] = message!.attempts;
        expect(at >= dueAt && at < sendUntil!, played.join()).toBe(true);
        // Long after its window nothing more leaves.
        await world.advance(3 * 86_400);
        await fire(current, 'late');
        expect(world.sent.filter(({ reference }) => reference.startsWith(message!.messageId))).toHaveLength(
          1,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('S2.12 that fires only after the window has ended sends nothing any more', async () => {
    const world = automated(REMINDER);
    await world.send(upserted(BOOKED));
    const [schedule] = [...world.schedules.values()];
    world.schedules.clear();
    const { sendUntil, messageId } = reminders(world)[0]!;
    world.time = Date.parse(sendUntil!) + 1000;
    await world.engine.start(schedule!.workflow, 'late', schedule!.input);
    await world.run();
    expect(world.sent.filter(({ reference }) => reference.startsWith(messageId))).toEqual([]);
  });
});

describe('EventBridge Scheduler', () => {
  const settings = {
    group: 'kerbside-test',
    roleArn: 'arn:aws:iam::123456789012:role/schedules',
    deadLetterArn: 'arn:aws:sqs:eu-central-1:123456789012:schedules-dead',
    arns: { 'message-delivery': 'arn:delivery', 'check-in-lifecycle': 'arn:lifecycle' },
  };
  const schedule = {
    name: 'cv1-M1-abc',
    at: '2026-11-30T08:30:00.000Z',
    workflow: 'message-delivery' as const,
    input: {
      messageId: 'cv1-M1',
      visitId: 'vs1',
      dueAt: '2026-11-30T08:30:00.000Z',
      first: 'sms' as const,
      checkInSeconds: 1,
    },
    maxAgeSeconds: 45_000,
  };
  const meta = { message: '', $metadata: {} };

  it('S1.19 S2.12 fires once by the clock of the world, no later than the window’s end, and lays what it cannot start into a dead-letter queue', async () => {
    const client = new SchedulerClient({});
    const calls = mockClient(client);
    calls.on(CreateScheduleCommand).resolves({});
    await eventBridgeScheduler(client, settings).upsert(schedule);
    expect(calls.commandCalls(CreateScheduleCommand)[0]?.args[0].input).toMatchObject({
      Name: schedule.name,
      GroupName: settings.group,
      ScheduleExpression: 'at(2026-11-30T08:30:00)',
      ScheduleExpressionTimezone: 'UTC',
      ActionAfterCompletion: 'DELETE',
      Target: {
        RetryPolicy: { MaximumEventAgeInSeconds: 45_000 },
        DeadLetterConfig: { Arn: settings.deadLetterArn },
      },
    });
  });

  it('S0.10 S1.31 one that exists is set to what is wanted now, one that is gone is no fault', async () => {
    const client = new SchedulerClient({});
    const calls = mockClient(client);
    calls.on(CreateScheduleCommand).rejects(new ConflictException({ ...meta, Message: '' }));
    calls.on(UpdateScheduleCommand).resolves({});
    calls.on(DeleteScheduleCommand).rejects(new ResourceNotFoundException({ ...meta, Message: '' }));
    const scheduler = eventBridgeScheduler(client, settings);
    await scheduler.upsert(schedule);
    expect(calls.commandCalls(UpdateScheduleCommand)).toHaveLength(1);
    await scheduler.remove(schedule.name);
    expect(calls.commandCalls(DeleteScheduleCommand)[0]?.args[0].input).toEqual({
      Name: schedule.name,
      GroupName: settings.group,
    });
  });
});
