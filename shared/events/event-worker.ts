import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { locationFinder } from '../dealers/dealer-store.ts';
import { linkSettings } from '../messaging/link.ts';
import { templateFinder } from '../messaging/templates/template-store.ts';
import { sendingPolicy } from '../messaging/verdict.ts';
import { partnerFinder } from '../partners/partner-store.ts';
import { awsClientOptions, dynamoTable } from '../platform/aws-clients.ts';
import type { FunctionEnvironment } from '../platform/function-environments.ts';
import { log } from '../platform/log.ts';
import { countMetric } from '../platform/metrics.ts';
import { platformKeys } from '../platform/platform-keys.ts';
import { secretsReader } from '../platform/secrets.ts';
import { now } from '../platform/system.ts';
import { startPorts } from '../planning/start-ports.ts';
import type { ApplyEventDeps } from './apply-event.ts';
import { ruleFinder } from './routing-rule-store.ts';

/** The real ports of everything that applies events: the stream consumer, the sweep, *Post results*. */
export const eventWorker = (
  environment: FunctionEnvironment<'stream/apply-events'>,
): (() => Promise<ApplyEventDeps>) => {
  const table = dynamoTable(environment.TABLE_NAME);
  const readSecret = secretsReader(new SecretsManagerClient(awsClientOptions));
  const ports = {
    table,
    now,
    log,
    countMetric,
    findLocation: locationFinder(table),
    findPartner: partnerFinder(table),
    findRules: ruleFinder(table),
    findTemplates: templateFinder(table),
    sending: sendingPolicy(environment.SENDING, environment.ALLOWED_RECIPIENTS),
    ...startPorts(environment),
  };
  return async () => {
    const { linkKey, idKey } = await platformKeys(readSecret, environment.SECRET_PREFIX);
    return { ...ports, idKey, links: linkSettings(environment.PUBLIC_BASE_URL, linkKey) };
  };
};
