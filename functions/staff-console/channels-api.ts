import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { creditReader } from '../../shared/conversations/sms-balance.ts';
import { presentLocation } from '../../shared/dealers/dealer-store.ts';
import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { smsGateways } from '../../shared/messaging/channels/sms-gateways.ts';
import { sendingPolicy } from '../../shared/messaging/verdict.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { sendHttp } from '../../shared/platform/http-client.ts';
import { log } from '../../shared/platform/log.ts';
import { platformKeys } from '../../shared/platform/platform-keys.ts';
import { secretStore } from '../../shared/platform/secret-store.ts';
import { newSecret, now } from '../../shared/platform/system.ts';
import { staffChannels } from './staff-channels.ts';

/* /v1/channels for staff: how channels stand, what is set, trials and balance. Secrets and settings are read anew each time: who has just saved them wants to try them. */

const environment = readEnvironment(ENVIRONMENTS['staff-console/channels-api']);
const table = dynamoTable(environment.TABLE_NAME);
const secrets = secretStore(new SecretsManagerClient(awsClientOptions));
const secretPrefix = environment.SECRET_PREFIX;
const bulkGate = {
  sendHttp,
  baseUrl: environment.BULKGATE_BASE_URL,
  timeoutMs: environment.VENDOR_TIMEOUT_MS,
};
const gateways = smsGateways({
  ...bulkGate,
  readSecret: secrets.read,
  secretPrefix,
  configurationSet: environment.SMS_CONFIGURATION_SET,
});

export const handler = staffChannels({
  table,
  now,
  log,
  secrets,
  secretPrefix,
  newSecret,
  readSecret: secrets.read,
  publicBaseUrl: environment.PUBLIC_BASE_URL,
  readCredit: creditReader(bulkGate),
  findStaff: staffFinder(table),
  trialDeps: async () => ({
    table,
    now,
    log,
    idKey: (await platformKeys(secrets.read, secretPrefix)).idKey,
    sending: sendingPolicy(environment.SENDING, environment.ALLOWED_RECIPIENTS),
    findLocation: presentLocation(table),
    transportFor: (provider) => gateways[provider],
  }),
});
