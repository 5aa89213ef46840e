import {
  DeleteScheduleCommand,
  GetScheduleCommand,
  type GetScheduleCommandOutput,
  paginateListSchedules,
  ResourceNotFoundException,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Instant } from '../../shared/kernel/instant.ts';

export type DueSchedulesDeps = { scheduler: SchedulerClient; states: SFNClient; group: string };

/** A one-time schedule that was started: its name, and the time for which it was made. */
export type StartedSchedule = { name: string; at: Instant };

/** `at(2026-12-01T09:30:00)`: one-time and in UTC, as `event-bridge-scheduler.ts` makes them. */
const ONE_TIME = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/;

/**
 * Does what EventBridge Scheduler does, by a clock that is ahead of the machine's: starts the execution of each one-time schedule of the
 * group that is due, with its own input, and removes it. The local AWS knows the machine's clock only. Should it be quicker with one,
 * that is a double start, which the claim of the message makes harmless.
 */
export const startDueSchedules = async (deps: DueSchedulesDeps, now: Instant): Promise<StartedSchedule[]> => {
  const due: (StartedSchedule & { found: GetScheduleCommandOutput })[] = [];
  for await (const page of paginateListSchedules({ client: deps.scheduler }, { GroupName: deps.group }))
    for (const { Name: name = '' } of page.Schedules ?? []) {
      const found = await read(deps, name);
      const at = found && timeOf(found);
      if (found && at !== undefined && at <= now) due.push({ name, at, found });
    }
  const inOrder = due.toSorted((a, b) => (a.at + a.name < b.at + b.name ? -1 : 1));
  for (const { name, found } of inOrder) {
    await deps.states.send(
      new StartExecutionCommand({ stateMachineArn: found.Target?.Arn, input: found.Target?.Input }),
    );
    await orGone(deps.scheduler.send(new DeleteScheduleCommand({ Name: name, GroupName: deps.group })));
  }
  return inOrder.map(({ name, at }) => ({ name, at }));
};

const timeOf = ({ ScheduleExpression = '' }: GetScheduleCommandOutput): Instant | undefined => {
  const [, time] = ONE_TIME.exec(ScheduleExpression) ?? [];
  return time === undefined ? undefined : `${time}.000Z`;
};

const read = ({ scheduler, group }: DueSchedulesDeps, name: string) =>
  orGone(scheduler.send(new GetScheduleCommand({ Name: name, GroupName: group })));

/** Somebody may have taken it back, or the local AWS started it, since it was listed. */
const orGone = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};
