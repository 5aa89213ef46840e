import {
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { awsFault } from '../kernel/aws-fault.ts';

/** Takes a schedule out of its group; one that is gone already is no fault. */
export const removeSchedule = async (client: SchedulerClient, group: string, name: string): Promise<void> => {
  try {
    await client.send(new DeleteScheduleCommand({ Name: name, GroupName: group }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw awsFault('EventBridge Scheduler', error);
  }
};
