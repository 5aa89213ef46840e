import {
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startDueSchedules } from '../../../bin/local/due-schedules.ts';

const scheduler = mockClient(SchedulerClient);
const states = mockClient(SFNClient);
// The other files of this thread share the classes.
afterAll(() => {
  scheduler.restore();
  states.restore();
});
beforeEach(() => {
  scheduler.reset();
  states.reset();
  scheduler.on(DeleteScheduleCommand).resolves({});
  states.on(StartExecutionCommand).resolves({});
});

const group = 'kerbside-local';
const there = (...schedules: [name: string, expression: string][]) => {
  scheduler.on(ListSchedulesCommand).resolves({ Schedules: schedules.map(([Name]) => ({ Name })) });
  for (const [Name, ScheduleExpression] of schedules)
    scheduler.on(GetScheduleCommand, { Name, GroupName: group }).resolves({
      ScheduleExpression,
      Target: { Arn: 'arn:machine', RoleArn: 'arn:role', Input: `{"of":"${Name}"}` },
    });
};
const startDue = (now: string) =>
  startDueSchedules({ scheduler: new SchedulerClient({}), states: new SFNClient({}), group }, now);
const started = () => states.commandCalls(StartExecutionCommand).map(({ args }) => args[0].input);
const removed = () => scheduler.commandCalls(DeleteScheduleCommand).map(({ args }) => args[0].input.Name);

describe('B11 schedules by a clock that is ahead', () => {
  it('starts what is due with its own input, the earliest first, and removes it; what is later stays', async () => {
    there(
      ['later', 'at(2026-12-02T14:00:01)'],
      ['second', 'at(2026-12-02T14:00:00)'],
      ['first', 'at(2026-11-30T10:00:00)'],
    );
    expect(await startDue('2026-12-02T14:00:00.000Z')).toEqual([
      { name: 'first', at: '2026-11-30T10:00:00.000Z' },
      { name: 'second', at: '2026-12-02T14:00:00.000Z' },
    ]);
    expect(started()).toEqual([
      { stateMachineArn: 'arn:machine', input: '{"of":"first"}' },
      { stateMachineArn: 'arn:machine', input: '{"of":"second"}' },
    ]);
    expect(removed()).toEqual(['first', 'second']);
  });

  it('leaves what is repeated to AWS, and minds nothing that is gone meanwhile', async () => {
    there(['due', 'at(2026-11-30T10:00:00)'], ['repeated', 'rate(5 minutes)']);
    const gone = new ResourceNotFoundException({ Message: 'gone', message: 'gone', $metadata: {} });
    scheduler.on(DeleteScheduleCommand).rejects(gone);
    expect(await startDue('2026-12-01T10:00:00.000Z')).toHaveLength(1);
    scheduler.on(GetScheduleCommand).rejects(gone);
    expect(await startDue('2026-12-01T10:00:00.000Z')).toEqual([]);
    expect(started()).toHaveLength(1);
  });
});
