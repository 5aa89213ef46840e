import {
  ActionAfterCompletion,
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  FlexibleTimeWindowMode,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { awsFault } from '../kernel/aws-fault.ts';
import type { Workflow } from '../messaging/workflow.ts';
import type { SchedulerPort } from './arrange-start.ts';
import { removeSchedule } from './remove-schedule.ts';

export type SchedulerSettings = {
  group: string;
  roleArn: string;
  deadLetterArn: string;
  arns: Record<Workflow, string>;
};

/** EventBridge Scheduler behind the port: one-time schedules in UTC (we do the clock changes), gone after they fired. */
export const eventBridgeScheduler = (
  client: SchedulerClient,
  settings: SchedulerSettings,
): SchedulerPort => ({
  async upsert({ name, at, workflow, input, maxAgeSeconds }) {
    const schedule: CreateScheduleCommandInput = {
      Name: name,
      GroupName: settings.group,
      ScheduleExpression: `at(${at.slice(0, 19)})`,
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: FlexibleTimeWindowMode.OFF },
      ActionAfterCompletion: ActionAfterCompletion.DELETE,
      Target: {
        Arn: settings.arns[workflow],
        RoleArn: settings.roleArn,
        Input: JSON.stringify(input),
        RetryPolicy: { MaximumEventAgeInSeconds: maxAgeSeconds },
        DeadLetterConfig: { Arn: settings.deadLetterArn },
      },
    };
    try {
      await client.send(new CreateScheduleCommand(schedule));
    } catch (error) {
      if (!(error instanceof ConflictException)) throw awsFault('EventBridge Scheduler', error);
      try {
        await client.send(new UpdateScheduleCommand(schedule));
      } catch (updateError) {
        throw awsFault('EventBridge Scheduler', updateError);
      }
    }
  },
  remove: (name) => removeSchedule(client, settings.group, name),
});
