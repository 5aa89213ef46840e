import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { stepFunctions } from '../messaging/step-functions.ts';
import { partnerFinder } from '../partners/partner-store.ts';
import { removeSchedule } from '../planning/remove-schedule.ts';
import { awsClientOptions } from '../platform/aws-clients.ts';
import type { FunctionEnvironment } from '../platform/function-environments.ts';
import { log } from '../platform/log.ts';
import { platformKeys } from '../platform/platform-keys.ts';
import { secretsReader } from '../platform/secrets.ts';
import { now } from '../platform/system.ts';
import type { Table } from '../table/table.ts';
import type { PrivacyDeps } from './privacy-deps.ts';

/** The real ports of privacy: the door of staff, and the sweep. */
export const privacyWorker = (
  environment: Pick<FunctionEnvironment<'stream/sweep-privacy'>, 'SECRET_PREFIX' | 'SCHEDULE_GROUP'>,
  table: Table,
): (() => Promise<PrivacyDeps>) => {
  const readSecret = secretsReader(new SecretsManagerClient(awsClientOptions));
  const scheduler = new SchedulerClient(awsClientOptions);
  const ports = {
    table,
    now,
    log,
    findPartner: partnerFinder(table),
    workflow: stepFunctions(new SFNClient(awsClientOptions)),
    removeSchedule: (name: string) => removeSchedule(scheduler, environment.SCHEDULE_GROUP, name),
  };
  return async () => {
    const { idKey } = await platformKeys(readSecret, environment.SECRET_PREFIX);
    return { ...ports, idKey };
  };
};
