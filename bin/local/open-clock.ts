import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SFNClient } from '@aws-sdk/client-sfn';
import { scheduleGroupName } from '../../lib/names.ts';
import { machineNow } from '../../shared/platform/system.ts';
import { localCredentials } from './deploy-stacks.ts';
import { startDueSchedules } from './due-schedules.ts';
import { localRegion } from './emulator.ts';
import { openStageClock, type StageClock } from './stage-clock.ts';

/** The clock of the stage that runs on a local AWS. */
export const openClock = (options: {
  file: string;
  endpoint: string;
  log: (line: string) => void;
}): Promise<StageClock> => {
  const { file, endpoint, log } = options;
  const access = { endpoint, region: localRegion, credentials: localCredentials };
  const scheduler = new SchedulerClient(access);
  const states = new SFNClient(access);
  const group = scheduleGroupName('local');
  const startDue = (now: string) => startDueSchedules({ scheduler, states, group }, now);
  return openStageClock({ file, machineNow, startDue, log });
};
