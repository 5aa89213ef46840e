import { GetScheduleCommand, ResourceNotFoundException, SchedulerClient } from '@aws-sdk/client-scheduler';
import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { localAccount, localRegion } from '../../bin/local/emulator.ts';
import {
  scheduleDeadLetterName,
  scheduleGroupName,
  scheduleRoleName,
  workflowName,
} from '../../lib/names.ts';
import { addSeconds } from '../../shared/kernel/clock.ts';
import { eventBridgeScheduler } from '../../shared/planning/event-bridge-scheduler.ts';
import { now } from '../../shared/platform/system.ts';
import { localAws } from '../support/local-aws.ts';
import { unique } from '../support/stage.ts';

const arnOf = (workflow: 'message-delivery' | 'check-in-lifecycle') =>
  `arn:aws:states:${localRegion}:${localAccount}:stateMachine:${workflowName('local', workflow)}`;
const group = scheduleGroupName('local');

describe('one-time schedules', () => {
  it('S1.19 S1.31 start the machine at their time, can be moved and removed, and are gone afterwards', async () => {
    const client = new SchedulerClient(localAws());
    const states = new SFNClient(localAws());
    const scheduler = eventBridgeScheduler(client, {
      group,
      roleArn: `arn:aws:iam::${localAccount}:role/${scheduleRoleName('local')}`,
      deadLetterArn: `arn:aws:sqs:${localRegion}:${localAccount}:${scheduleDeadLetterName('local')}`,
      arns: {
        'message-delivery': arnOf('message-delivery'),
        'check-in-lifecycle': arnOf('check-in-lifecycle'),
      },
    });
    const name = unique('schedule');
    const input = {
      messageId: `${name}-none`,
      visitId: 'v',
      dueAt: now(),
      first: 'none' as const,
      checkInSeconds: 1,
    };
    const schedule = (at: string) =>
      scheduler.upsert({ name, at, workflow: 'message-delivery', input, maxAgeSeconds: 3600 });
    const exists = () =>
      client.send(new GetScheduleCommand({ Name: name, GroupName: group })).then(
        ({ ScheduleExpression }) => ScheduleExpression,
        (error) => (error instanceof ResourceNotFoundException ? 'gone' : String(error)),
      );

    const far = addSeconds(now(), 3600);
    await schedule(far);
    expect(await exists()).toBe(`at(${far.slice(0, 19)})`);
    await scheduler.remove(name);
    await scheduler.remove(name);
    expect(await exists()).toBe('gone');

    const count = async () =>
      (
        await states.send(
          new ListExecutionsCommand({ stateMachineArn: arnOf('message-delivery'), maxResults: 100 }),
        )
      ).executions?.length ?? 0;
    const before = await count();
    await schedule(far);
    await schedule(addSeconds(now(), 3));
    await expect.poll(count, { timeout: 30_000, interval: 500 }).toBeGreaterThan(before);
    await expect.poll(exists, { timeout: 30_000 }).toBe('gone');
  });
});
