import {
  CloudFormationClient,
  DescribeStacksCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SocialMessagingClient } from '@aws-sdk/client-socialmessaging';
import { SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import type { Check, Doctor, Finding } from '../../../bin/doctor/check.ts';
import { type DeployedStack, readStacks } from '../../../bin/doctor/stacks.ts';
import { readTenants, type Wanted } from '../../../bin/doctor/tenants.ts';
import { LARGEST_DAY } from '../../../lib/quota-model.ts';
import { type Stage, stageConfig } from '../../../lib/stage-config.ts';
import { saveDealer } from '../../../shared/dealers/save-dealer.ts';
import { saveLocation } from '../../../shared/dealers/save-location.ts';
import { saveNetwork } from '../../../shared/dealers/save-network.ts';
import type { PartialSettings } from '../../../shared/dealers/settings.ts';
import { savePartner } from '../../../shared/partners/save-partner.ts';
import type { HttpRequest } from '../../../shared/platform/http-client.ts';
import { AdminWorld, GERMANY } from '../admin/admin-world.ts';

/** An error as the SDK throws it. */
export const awsError = (name: string, message = name, httpStatusCode = 400): Error =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });

const account = '123456789012';

/** Stacks as CloudFormation has them after a good deployment. */
export const deployed = (stage: Stage): DeployedStack[] =>
  (
    [
      [
        'data',
        { TableName: `kerbside-${stage}`, StaffPoolId: 'pool' },
        [['AWS::SQS::Queue', 'schedules-dead']],
      ],
      [
        'service',
        {
          PublicBaseUrl: 'https://checkin.example.com',
          SmsInboundTopicArn: 'arn:aws:sns:eu-central-1:123456789012:kerbside-sms-inbound',
          WhatsAppEventsTopicArn: 'arn:aws:sns:eu-central-1:123456789012:kerbside-whatsapp-events',
        },
        [
          ['AWS::SQS::Queue', 'events-dead'],
          ['AWS::SES::ConfigurationSet', 'mail'],
        ],
      ],
      [
        'ops',
        {},
        [
          ['AWS::SNS::Topic', 'alarms'],
          ['AWS::CloudWatch::Alarm', 'api-5xx'],
        ],
      ],
    ] as const
  ).map(([part, outputs, resources]) => ({
    name: `kerbside-${stage}-${part}`,
    status: 'CREATE_COMPLETE',
    account,
    region: 'eu-central-1',
    outputs,
    resources: resources.map(([type, id]) => ({ type, id: physicalId(stage, type, id) })),
  }));

const physicalId = (stage: Stage, type: string, id: string): string => {
  const name = `kerbside-${stage}-${id}`;
  if (type === 'AWS::SQS::Queue') return `https://sqs.eu-central-1.amazonaws.com/${account}/${name}`;
  return type === 'AWS::SNS::Topic' ? `arn:aws:sns:eu-central-1:${account}:${name}` : name;
};

type Reply = { status: number; body: unknown };

/** A stage on an AWS that answers as the test says, with dealers and secrets in memory. */
export class DoctorWorld {
  readonly admin = new AdminWorld();
  readonly config;
  readonly aws;
  stacks: DeployedStack[];
  scale = LARGEST_DAY;
  wanted: Wanted = { dealers: [], partners: [] };
  time = '2026-11-24T10:00:00.000Z';
  readonly asked: HttpRequest[] = [];
  /** What vendors and the site answer, by the end of the URL before its query. */
  readonly replies = new Map<string, Reply>();
  readonly #clients;

  constructor(stage: Stage = 'prod') {
    this.config = stageConfig({ stage });
    this.stacks = deployed(stage);
    const options = { region: 'eu-central-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
    this.#clients = {
      cloudFormation: new CloudFormationClient(options),
      alarms: new CloudWatchClient(options),
      dynamo: new DynamoDBClient(options),
      mail: new SESv2Client(options),
      topics: new SNSClient(options),
      sms: new PinpointSMSVoiceV2Client(options),
      social: new SocialMessagingClient(options),
      secrets: new SecretsManagerClient(options),
      quotas: new ServiceQuotasClient(options),
      scheduler: new SchedulerClient(options),
      queues: new SQSClient(options),
    };
    const clients = this.#clients;
    this.aws = {
      cloudFormation: mockClient(clients.cloudFormation),
      alarms: mockClient(clients.alarms),
      dynamo: mockClient(clients.dynamo),
      mail: mockClient(clients.mail),
      topics: mockClient(clients.topics),
      sms: mockClient(clients.sms),
      social: mockClient(clients.social),
      secrets: mockClient(clients.secrets),
      quotas: mockClient(clients.quotas),
      scheduler: mockClient(clients.scheduler),
      queues: mockClient(clients.queues),
    };
    this.#answerStacks();
    this.aws.secrets.on(ListSecretsCommand).callsFake(({ Filters }) => ({
      SecretList: [...this.admin.stored.keys()]
        .filter((name) => name.startsWith(Filters[0].Values[0]))
        .map((Name) => ({ Name })),
    }));
  }

  #answerStacks(): void {
    const find = (name: string) => this.stacks.find((stack) => stack.name === name);
    this.aws.cloudFormation.on(DescribeStacksCommand).callsFake(({ StackName }) => {
      const stack = find(StackName);
      if (!stack?.status) throw awsError('ValidationError', `Stack with id ${StackName} does not exist`);
      return {
        Stacks: [
          {
            StackName,
            StackId: `arn:aws:cloudformation:${stack.region}:${stack.account}:stack/${StackName}/1`,
            StackStatus: stack.status,
            Outputs: Object.entries(stack.outputs).map(([OutputKey, OutputValue]) => ({
              OutputKey,
              OutputValue,
            })),
          },
        ],
      };
    });
    this.aws.cloudFormation.on(ListStackResourcesCommand).callsFake(({ StackName }) => ({
      StackResourceSummaries: find(StackName)?.resources.map(({ type, id }) => ({
        ResourceType: type,
        PhysicalResourceId: id,
      })),
    }));
  }

  /** Dealer 00027 of network bmw with one location, its settings, and partner tjekvik that may speak for it. */
  async setUp(settings: PartialSettings = {}): Promise<this> {
    const { deps } = this.admin;
    await saveNetwork(deps, { networkId: 'bmw', name: 'BMW', settings: GERMANY });
    await saveDealer(deps, { dealerId: '00027', networkId: 'bmw', name: 'Autohaus', settings });
    await saveLocation(deps, { dealerId: '00027', locationId: '01', name: 'Munich' });
    await savePartner(deps, {
      partnerId: 'tjekvik',
      name: 'Tjekvik',
      grant: [{ dealerId: '00027', locationId: '01' }],
    });
    return this;
  }

  get doctor(): Doctor {
    const { admin, config } = this;
    const stacks = readStacks(this.#clients.cloudFormation, config);
    stacks.catch(() => {});
    return {
      config,
      scale: this.scale,
      clients: this.#clients,
      table: admin.table,
      readSecret: admin.secrets.read,
      secretPrefix: admin.deps.secretPrefix,
      now: () => this.time,
      sendHttp: (request) => {
        this.asked.push(request);
        const [path = ''] = request.url.split('?');
        const reply = [...this.replies].find(([end]) => path.endsWith(end))?.[1];
        if (!reply) return Promise.reject(awsError('ECONNREFUSED'));
        const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
        return Promise.resolve({ status: reply.status, headers: new Headers(), text });
      },
      stacks: () => stacks,
      tenants: () =>
        readTenants(
          { table: admin.table, secrets: this.#clients.secrets, secretPrefix: admin.deps.secretPrefix },
          this.wanted,
        ),
      publicBaseUrl: async () =>
        (await stacks).find(({ outputs }) => outputs['PublicBaseUrl'])?.outputs['PublicBaseUrl'],
    };
  }

  /** What a check finds, as `level: text`. */
  async run(check: Check): Promise<string[]> {
    return (await this.findings(check)).map(({ level, says }) => `${level}: ${says}`);
  }

  findings(check: Check): Promise<Finding[]> {
    return check.run(this.doctor);
  }
}
