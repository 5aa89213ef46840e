import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SocialMessagingClient } from '@aws-sdk/client-socialmessaging';
import { SQSClient } from '@aws-sdk/client-sqs';
import { secretPrefix, tableName } from '../../lib/names.ts';
import { stageConfig } from '../../lib/stage-config.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { sendHttp } from '../../shared/platform/http-client.ts';
import { secretStore } from '../../shared/platform/secret-store.ts';
import { now } from '../../shared/platform/system.ts';
import type { Doctor } from './check.ts';
import type { DoctorCall } from './doctor-arguments.ts';
import { outputOf, readStacks } from './stacks.ts';
import { readTenants } from './tenants.ts';

/** Services that only describe themselves are slow at times; nobody waits for a customer here. */
const PATIENT = { requestHandler: { connectionTimeout: 3000, requestTimeout: 15_000 } };

/** Runs once, and gives the same answer again, also when it is a failure. */
const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let answer: Promise<T> | undefined;
  return () => (answer ??= load());
};

/** What the checks work with, on whatever AWS the environment of this process leads to. The region is the stage's. */
export const doctorContext = (call: DoctorCall, localSite: string | undefined): Doctor => {
  const config = stageConfig({ stage: call.stage });
  process.env['AWS_REGION'] = config.region;
  const clients = {
    cloudFormation: new CloudFormationClient(PATIENT),
    alarms: new CloudWatchClient(PATIENT),
    dynamo: new DynamoDBClient(PATIENT),
    mail: new SESv2Client(PATIENT),
    topics: new SNSClient(PATIENT),
    sms: new PinpointSMSVoiceV2Client(PATIENT),
    social: new SocialMessagingClient(PATIENT),
    secrets: new SecretsManagerClient(PATIENT),
    quotas: new ServiceQuotasClient(PATIENT),
    scheduler: new SchedulerClient(PATIENT),
    // By the queue’s name at the service’s own address: the local AWS writes another host into its URLs.
    queues: new SQSClient({ ...PATIENT, useQueueUrlAsEndpoint: false }),
  };
  const table = dynamoTable(tableName(config.stage));
  const prefix = secretPrefix(config.stage);
  const stacks = once(() => readStacks(clients.cloudFormation, config));
  return {
    config,
    scale: call.scale,
    clients,
    table,
    readSecret: secretStore(clients.secrets).read,
    secretPrefix: prefix,
    now,
    sendHttp,
    stacks,
    tenants: once(() => readTenants({ table, secrets: clients.secrets, secretPrefix: prefix }, call.wanted)),
    publicBaseUrl: async () => call.baseUrl ?? localSite ?? outputOf(await stacks(), 'PublicBaseUrl'),
  };
};
