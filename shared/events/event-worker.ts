import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { locationFinder } from '../dealers/dealer-store.ts';
import { linkSettings } from '../messaging/link.ts';
import { stepFunctions } from '../messaging/step-functions.ts';
import { sendingPolicy } from '../messaging/verdict.ts';
import { partnerFinder } from '../partners/partner-store.ts';
import { awsClientOptions, dynamoTable } from '../platform/aws-clients.ts';
import type { FunctionEnvironment } from '../platform/function-environments.ts';
import { log } from '../platform/log.ts';
import { countMetric } from '../platform/metrics.ts';
import { platformKeys } from '../platform/platform-keys.ts';
import { secretsReader } from '../platform/secrets.ts';
import { now } from '../platform/system.ts';
import { eventBridgeScheduler } from '../planning/event-bridge-scheduler.ts';
import type { ApplyEventDeps } from './apply-event.ts';
import { ruleFinder } from './routing-rule-store.ts';

/** The real ports of everything that applies events: the stream consumer, the sweep, *Post results*. */
export const eventWorker = (
  environment: FunctionEnvironment<'stream/apply-events'>,
): (() => Promise<ApplyEventDeps>) => {
  const table = dynamoTable(environment.TABLE_NAME);
  const arns = {
    'message-delivery': environment.MESSAGE_DELIVERY_ARN,
    'check-in-lifecycle': environment.CHECK_IN_LIFECYCLE_ARN,
  };
  const schedules = {
    group: environment.SCHEDULE_GROUP,
    roleArn: environment.SCHEDULE_ROLE_ARN,
    deadLetterArn: environment.SCHEDULE_DLQ_ARN,
    arns,
  };
  const readSecret = secretsReader(new SecretsManagerClient(awsClientOptions));
  const ports = {
    table,
    now,
    log,
    countMetric,
    findLocation: locationFinder(table),
    findPartner: partnerFinder(table),
    findRules: ruleFinder(table),
    workflow: stepFunctions(new SFNClient(awsClientOptions), arns),
    scheduler: eventBridgeScheduler(new SchedulerClient(awsClientOptions), schedules),
    sending: sendingPolicy(environment.SENDING, environment.ALLOWED_RECIPIENTS),
    ladderSeconds: environment.LADDER_SECONDS,
  };
  return async () => {
    const { linkKey, idKey } = await platformKeys(readSecret, environment.SECRET_PREFIX);
    return { ...ports, idKey, links: linkSettings(environment.PUBLIC_BASE_URL, linkKey) };
  };
};
