import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { SocialMessagingClient } from '@aws-sdk/client-socialmessaging';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Scale } from '../../lib/quota-model.ts';
import type { StageConfig } from '../../lib/stage-config.ts';
import type { Now } from '../../shared/kernel/instant.ts';
import type { SendHttp } from '../../shared/platform/http-client.ts';
import type { ReadSecret } from '../../shared/platform/secrets.ts';
import type { Table } from '../../shared/table/table.ts';
import type { Stacks } from './stacks.ts';
import type { Tenants } from './tenants.ts';

/** `unknown`: it could not be checked. `note`: nothing to judge, something to know. */
export type Level = 'ok' | 'warning' | 'fault' | 'unknown' | 'note';

/** What a check found: ids and settings, never a secret, a number or an address of a person. */
export type Finding = { level: Level; says: string; todo?: string };

/** One thing that deployments die of. It reads and asks; it changes nothing. */
export type Check = {
  name: string;
  /** When it finds a fault, nothing after it is asked. */
  isGate?: boolean;
  run: (doctor: Doctor) => Promise<Finding[]>;
};

export type Doctor = {
  config: StageConfig;
  /** Where the quotas are measured at. */
  scale: Scale;
  clients: {
    cloudFormation: CloudFormationClient;
    alarms: CloudWatchClient;
    dynamo: DynamoDBClient;
    mail: SESv2Client;
    topics: SNSClient;
    sms: PinpointSMSVoiceV2Client;
    social: SocialMessagingClient;
    secrets: SecretsManagerClient;
    quotas: ServiceQuotasClient;
    scheduler: SchedulerClient;
    queues: SQSClient;
  };
  table: Table;
  readSecret: ReadSecret;
  secretPrefix: string;
  now: Now;
  sendHttp: SendHttp;
  /** The stacks as they are deployed; asked once. */
  stacks: () => Promise<Stacks>;
  /** The partners and dealers to look at; read once. */
  tenants: () => Promise<Tenants>;
  /** Where the stage is reached; undefined when nothing says so. */
  publicBaseUrl: () => Promise<string | undefined>;
};

export const ok = (says: string): Finding => ({ level: 'ok', says });
export const warning = (says: string, todo: string): Finding => ({ level: 'warning', says, todo });
export const fault = (says: string, todo: string): Finding => ({ level: 'fault', says, todo });
export const unknown = (says: string, todo?: string): Finding => ({
  level: 'unknown',
  says: `could not check: ${says}`,
  ...(todo === undefined ? {} : { todo }),
});
export const note = (says: string): Finding => ({ level: 'note', says });

/** `isGood` decides between what is fine and what is a fault. */
export const must = (isGood: boolean, good: string, bad: string, todo: string): Finding =>
  isGood ? ok(good) : fault(bad, todo);

/** `isGood` decides between what is fine and what should be looked at. */
export const should = (isGood: boolean, good: string, bad: string, todo: string): Finding =>
  isGood ? ok(good) : warning(bad, todo);
