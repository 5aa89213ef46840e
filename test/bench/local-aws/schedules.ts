/** Rows about EventBridge Scheduler. */
import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import {
  account,
  awsJson,
  dig,
  outcome,
  queues,
  region,
  role,
  row,
  scheduler,
  sleep,
  stackName,
  until,
} from './measuring.ts';
import { functionArn, outputs, recorded } from './fixture.ts';
import { machine, tokenStates } from './step-functions.ts';

/** The `at()` expression of a moment, as Kerbside writes it (UTC, no zone suffix). */
function atExpression(milliseconds: number): string {
  return `at(${new Date(milliseconds).toISOString().slice(0, 19)})`;
}

/** The schedule that Kerbside would create, with what a row changes. */
export function schedule(
  Name: string,
  when: number,
  target: Record<string, unknown>,
  more: Record<string, unknown> = {},
) {
  return {
    Name,
    GroupName: stackName,
    ScheduleExpression: atExpression(when),
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' as const },
    ActionAfterCompletion: 'DELETE' as const,
    Target: { Arn: functionArn('schedule'), RoleArn: role, ...target },
    ...more,
  };
}

/** Waits for the schedule recorder to see an input, and says how late it came. */
async function late(marker: string, when: number, wait = 20_000): Promise<string> {
  const seen = await until(
    async () => (await recorded('schedule')).find((one) => JSON.stringify(one.event).includes(marker)),
    wait,
  );
  return seen
    ? `${seen.at - when} ms after its time, event ${JSON.stringify(seen.event)}`
    : `nothing within ${wait} ms`;
}

/** Whether a schedule is still there: "accepted", or the error's name. */
function exists(Name: string): Promise<string> {
  return outcome(scheduler.send(new GetScheduleCommand({ Name, GroupName: stackName })));
}

/** Deletes a schedule and tells how that ended. */
function remove(Name: string): Promise<string> {
  return outcome(scheduler.send(new DeleteScheduleCommand({ Name, GroupName: stackName })));
}

/** One-time schedules: delay, zones, names, updates, failures, validation. */
export async function schedules(): Promise<void> {
  await scheduler.send(new CreateScheduleGroupCommand({ Name: stackName }));
  await row('scheduler at() to a Lambda, DELETE', async () => {
    const when = Date.now() + 3000;
    await scheduler.send(
      new CreateScheduleCommand(
        schedule('one', when, { Input: '{"marker":"one","id":"<aws.scheduler.execution-id>"}' }),
      ),
    );
    const result = await late('"one"', Math.floor(when / 1000) * 1000);
    return `${result}; afterwards GetSchedule: ${await exists('one')}`;
  });
  await row('scheduler at() to a state machine with input', async () => {
    const stateMachineArn = await machine('scheduled', tokenStates(5));
    const when = Date.now() + 2000;
    const target = { Arn: stateMachineArn, Input: '{"action":"succeed"}' };
    await scheduler.send(new CreateScheduleCommand(schedule('machine', when, target)));
    const seen = await until(async () => {
      const list = await awsJson('states', 'AWSStepFunctions.ListExecutions', { stateMachineArn });
      return dig(list, 'executions', 0);
    }, 20_000);
    await sleep(1500);
    return [seen ? 'started' : 'not started', dig(seen, 'name'), await exists('machine')];
  });
  await row('scheduler at() in the past', async () => {
    const created = await outcome(
      scheduler.send(
        new CreateScheduleCommand(schedule('past', Date.now() - 60_000, { Input: '{"marker":"past"}' })),
      ),
    );
    return `create ${created}; ${await late('"past"', Date.now(), 15_000)}`;
  });
  await row('scheduler time zone America/New_York, now in UTC', async () => {
    const when = Date.now() + 1000;
    await scheduler.send(
      new CreateScheduleCommand(
        schedule(
          'zone',
          when,
          { Input: '{"marker":"zone"}' },
          { ScheduleExpressionTimezone: 'America/New_York' },
        ),
      ),
    );
    return late('"zone"', when, 15_000);
  });
  await row('scheduler duplicate name, update, delete, delete again', async () => {
    const soon = schedule('dup', Date.now() + 3_600_000, { Input: '{"marker":"dup1"}' });
    await scheduler.send(new CreateScheduleCommand(soon));
    const again = await outcome(scheduler.send(new CreateScheduleCommand(soon)));
    const when = Date.now() + 1000;
    await scheduler.send(new UpdateScheduleCommand(schedule('dup', when, { Input: '{"marker":"dup2"}' })));
    const fired = await late('"dup2"', when);
    await scheduler.send(new CreateScheduleCommand(soon));
    return { again, fired, removed: await remove('dup'), removedAgain: await remove('dup') };
  });
  await row('scheduler same name again after it fired', async () => {
    const when = Date.now() + 1000;
    await scheduler.send(new CreateScheduleCommand(schedule('one', when, { Input: '{"marker":"second"}' })));
    return late('"second"', when);
  });
  await row('scheduler same ClientToken twice', async () => {
    const twice = {
      ...schedule('client-token', Date.now() + 3_600_000, { Input: '{}' }),
      ClientToken: 'same',
    };
    await scheduler.send(new CreateScheduleCommand(twice));
    return outcome(scheduler.send(new CreateScheduleCommand(twice)));
  });
  await row('scheduler dead-letter queue for a missing target', async () => {
    const dead = `arn:aws:sqs:${region}:${account}:${stackName}-dead`;
    await scheduler.send(
      new CreateScheduleCommand(
        schedule('dlq', Date.now(), {
          Arn: functionArn('missing'),
          Input: '{"marker":"dead"}',
          DeadLetterConfig: { Arn: dead },
          RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
        }),
      ),
    );
    const found = await until(async () => {
      const { Messages } = await queues.send(
        new ReceiveMessageCommand({ QueueUrl: outputs['dead'], MaxNumberOfMessages: 10 }),
      );
      return Messages?.find((message) => message.Body?.includes('dead'));
    }, 15_000);
    return found ? (found.Body ?? '') : 'nothing within 15 s';
  });
  await row('scheduler validation: at(tomorrow), Mars/Base, unknown group', async () => [
    await outcome(
      scheduler.send(
        new CreateScheduleCommand({ ...schedule('bad', 0, {}), ScheduleExpression: 'at(tomorrow)' }),
      ),
    ),
    await outcome(
      scheduler.send(
        new CreateScheduleCommand({
          ...schedule('bad2', Date.now() + 1e6, {}),
          ScheduleExpressionTimezone: 'Mars/Base',
        }),
      ),
    ),
    await outcome(
      scheduler.send(
        new CreateScheduleCommand({ ...schedule('bad3', Date.now() + 1e6, {}), GroupName: 'nowhere' }),
      ),
    ),
  ]);
}
