import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { presentLocation } from '../dealers/dealer-store.ts';
import { sesEmailTransport } from '../messaging/channels/ses-email.ts';
import { smsGateways } from '../messaging/channels/sms-gateways.ts';
import { whatsAppGateways } from '../messaging/channels/whatsapp-gateways.ts';
import { sendingPolicy } from '../messaging/verdict.ts';
import { awsClientOptions, vendorClientOptions } from '../platform/aws-clients.ts';
import type { FunctionEnvironment } from '../platform/function-environments.ts';
import { sendHttp } from '../platform/http-client.ts';
import { log } from '../platform/log.ts';
import { platformKeys } from '../platform/platform-keys.ts';
import { secretStore } from '../platform/secret-store.ts';
import { newSecret, now } from '../platform/system.ts';
import type { Table } from '../table/table.ts';
import type { DescribeChannelsDeps } from './describe-channels.ts';
import type { SaveChannelForStaffDeps } from './save-channel-for-staff.ts';
import type { SendTrialDeps } from './send-trial.ts';
import { creditReader } from './sms-balance.ts';

/** What setting up, trying and looking at channels needs. */
export type ChannelsDeps = DescribeChannelsDeps &
  SaveChannelForStaffDeps & {
    /** Made when a trial is sent: the key of ids is read from a secret. */
    trialDeps: () => Promise<SendTrialDeps>;
  };

/** The same from a function's environment. Secrets and settings are read anew each time: who has just saved them wants to try them. */
export const channelsWorker = (
  environment: FunctionEnvironment<'staff-console/channels-api'>,
  table: Table,
): ChannelsDeps => {
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
  const byWhatsApp = whatsAppGateways({
    sendHttp,
    readSecret: secrets.read,
    secretPrefix,
    baseUrl: environment.WHATSAPP_BASE_URL,
    apiVersion: environment.WHATSAPP_API_VERSION,
    timeoutMs: environment.VENDOR_TIMEOUT_MS,
    metaApiVersion: environment.SOCIAL_META_API_VERSION,
  });
  const bySes = sesEmailTransport({
    client: new SESv2Client(vendorClientOptions(environment.VENDOR_TIMEOUT_MS)),
    configurationSet: environment.SES_CONFIGURATION_SET,
  });
  return {
    table,
    now,
    log,
    secrets,
    secretPrefix,
    newSecret,
    readSecret: secrets.read,
    publicBaseUrl: environment.PUBLIC_BASE_URL,
    readCredit: creditReader(bulkGate),
    trialDeps: async () => ({
      table,
      now,
      log,
      idKey: (await platformKeys(secrets.read, secretPrefix)).idKey,
      sending: sendingPolicy(environment.SENDING, environment.ALLOWED_RECIPIENTS),
      findLocation: presentLocation(table),
      transportFor: (channel, { settings }) => {
        if (channel === 'email') return bySes;
        if (channel === 'whatsapp') return byWhatsApp(settings);
        return settings.sms ? gateways[settings.sms.provider] : undefined;
      },
    }),
  };
};
