import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { locationFinder } from '../dealers/dealer-store.ts';
import { channelSchema, type Channel } from '../dealers/settings.ts';
import { awsClientOptions, dynamoTable } from '../platform/aws-clients.ts';
import type { SendEnvironment } from '../platform/function-environments.ts';
import { log } from '../platform/log.ts';
import { countMetric } from '../platform/metrics.ts';
import { platformKeys } from '../platform/platform-keys.ts';
import { type ReadSecret, secretsReader } from '../platform/secrets.ts';
import { now } from '../platform/system.ts';
import { reasonTeller } from './tell-reason.ts';
import { linkSettings } from '../messaging/link.ts';
import { tokenBuckets } from '../messaging/pace.ts';
import { sendMessage, type SendMessageDeps } from '../messaging/send-message.ts';
import { stepFunctions } from '../messaging/step-functions.ts';
import { templateFinder } from '../messaging/templates/template-store.ts';
import { tokenTask } from '../messaging/token-task.ts';
import { sendingPolicy } from '../messaging/verdict.ts';
import type { Table } from '../table/table.ts';

const inputSchema = z.object({
  messageId: z.string(),
  channel: channelSchema,
  execution: z.string(),
  dueAt: z.string(),
  taskToken: z.string(),
});

type TransportFor = SendMessageDeps['transportFor'];

/** The handler of one send state: the real ports, and the transports that this function may speak to. */
export const deliveryWorker = (
  environment: SendEnvironment,
  channel: Channel,
  transports: (readSecret: ReadSecret, table: Table) => TransportFor,
) => {
  const table = dynamoTable(environment.TABLE_NAME);
  const workflow = stepFunctions(new SFNClient(awsClientOptions));
  const readSecret = secretsReader(new SecretsManagerClient(awsClientOptions));
  const ports = {
    table,
    now,
    log,
    countMetric,
    workflow,
    findLocation: locationFinder(table),
    findTemplates: templateFinder(table),
    ttlSeconds: environment.DEADLINE_SECONDS,
    takeTurn: tokenBuckets(environment.SENDS_PER_SECOND),
    sending: sendingPolicy(environment.SENDING, environment.ALLOWED_RECIPIENTS),
    transportFor: transports(readSecret, table),
    tellReason: reasonTeller({ table, now, log, countMetric, findLocation: locationFinder(table) }),
  };
  return tokenTask({ workflow, log }, inputSchema, async (input) => {
    const { linkKey, idKey } = await platformKeys(readSecret, environment.SECRET_PREFIX);
    await sendMessage(
      { ...ports, idKey, links: linkSettings(environment.PUBLIC_BASE_URL, linkKey) },
      { ...input, channel },
    );
  });
};
