import { PolicyStatement, Effect } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Channel } from '../shared/dealers/settings.ts';
import { WORKFLOWS } from '../shared/messaging/workflow.ts';
import {
  dealerSecretName,
  networkSecretName,
  partnerSecretName,
  platformSecretName,
  whatsAppAppSecretName,
} from '../shared/platform/secret-names.ts';
import { Grant } from './grant.ts';
import {
  configurationSetArn,
  configurationSetName,
  emailIdentitiesArn,
  mediaBucketName,
  mediaFilesArn,
  originationIdentityArns,
  queueArn,
  scheduleDeadLetterName,
  scheduleGroupName,
  scheduleRoleArn,
  schedulesArn,
  secretArn,
  secretPrefix,
  smsConfigurationSetName,
  socialPhoneNumbersArn,
  tableArn,
  tableName,
  workflowArn,
} from './names.ts';
import { ladderSeconds, type StageConfig } from './stage-config.ts';

/** What a function may do with items. A transaction needs the actions of its parts; nothing may scan. */
export type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'DeleteItem';

const SECRETS = {
  /** The key behind link tokens and keyed ids. */
  platform: platformSecretName,
  /** Checks that a webhook comes from Meta. */
  whatsAppApp: whatsAppAppSecretName,
  /** The signing secrets of every partner. */
  partners: (prefix: string) => partnerSecretName(prefix, '*'),
  /** The access data of every network's manufacturer. */
  networks: (prefix: string) => networkSecretName(prefix, '*'),
  /** The vendors' access data of every dealer. */
  dealers: (prefix: string) => dealerSecretName(prefix, '*'),
} as const;
export type SecretKind = keyof typeof SECRETS;

/** Every permission that functions get, each with its configuration. What stands here is all that a function can ever do. */
export class StageGrants {
  readonly #scope: Construct;
  readonly #config: StageConfig;
  readonly #publicBaseUrl: string;

  constructor(scope: Construct, config: StageConfig, publicBaseUrl: string) {
    this.#scope = scope;
    this.#config = config;
    this.#publicBaseUrl = publicBaseUrl;
  }

  /** Reads and writes items of the one table; its indexes only where that is said. */
  table(actions: readonly TableAction[], options: { index?: boolean } = {}) {
    const { stage } = this.#config;
    const arn = tableArn(this.#scope, stage);
    const statements = [
      new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [arn] }),
    ];
    if (options.index)
      statements.push(
        new PolicyStatement({
          actions: ['dynamodb:Query'],
          resources: ['gsi1', 'gsi2'].map((index) => `${arn}/index/${index}`),
        }),
      );
    return new Grant({ TABLE_NAME: tableName(stage) }, ...statements);
  }

  secrets(...kinds: readonly SecretKind[]) {
    const prefix = secretPrefix(this.#config.stage);
    const resources = kinds.map((kind) => secretArn(this.#scope, SECRETS[kind](prefix)));
    return new Grant(
      { SECRET_PREFIX: prefix },
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources }),
    );
  }

  /** Reads and replaces the signing secrets of partners. It makes none: a partner's first secret comes with the partner. */
  partnerSecrets() {
    const prefix = secretPrefix(this.#config.stage);
    return new Grant(
      { SECRET_PREFIX: prefix },
      new PolicyStatement({
        actions: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
        resources: [secretArn(this.#scope, SECRETS.partners(prefix))],
      }),
    );
  }

  /** Reads and replaces the access data of dealers' channels, and of nobody else. */
  dealerSecrets() {
    const prefix = secretPrefix(this.#config.stage);
    const actions = ['GetSecretValue', 'PutSecretValue', 'CreateSecret'];
    return new Grant(
      { SECRET_PREFIX: prefix },
      new PolicyStatement({
        actions: actions.map((action) => `secretsmanager:${action}`),
        resources: [secretArn(this.#scope, SECRETS.dealers(prefix))],
      }),
    );
  }

  /** Where links lead and webhooks come in. */
  site() {
    return new Grant({ PUBLIC_BASE_URL: this.#publicBaseUrl });
  }

  /** Tells a waiting state that it is done. The token names the execution, so there is nothing to configure. */
  answerWorkflows() {
    return new Grant(
      {},
      new PolicyStatement({
        actions: ['states:SendTaskSuccess', 'states:SendTaskFailure'],
        resources: this.#workflowArns(),
      }),
    );
  }

  /** Starts the delivery of a message, and nothing else. */
  startDeliveries() {
    const arn = workflowArn(this.#scope, this.#config.stage, 'message-delivery');
    return new Grant(
      { MESSAGE_DELIVERY_ARN: arn },
      new PolicyStatement({ actions: ['states:StartExecution'], resources: [arn] }),
    );
  }

  startWorkflows() {
    const { stage } = this.#config;
    return new Grant(
      {
        MESSAGE_DELIVERY_ARN: workflowArn(this.#scope, stage, 'message-delivery'),
        CHECK_IN_LIFECYCLE_ARN: workflowArn(this.#scope, stage, 'check-in-lifecycle'),
        LADDER_SECONDS: ladderSeconds(this.#config),
      },
      new PolicyStatement({ actions: ['states:StartExecution'], resources: this.#workflowArns() }),
    );
  }

  /** How long all channels have together: what start times are worked out by. */
  ladder() {
    return new Grant({ LADDER_SECONDS: ladderSeconds(this.#config) });
  }

  /** Plans starts for later: schedules of our group, which start executions by our one role and none else. */
  schedules() {
    const { stage } = this.#config;
    const roleArn = scheduleRoleArn(this.#scope, stage);
    return new Grant(
      {
        SCHEDULE_GROUP: scheduleGroupName(stage),
        SCHEDULE_ROLE_ARN: roleArn,
        SCHEDULE_DLQ_ARN: queueArn(this.#scope, scheduleDeadLetterName(stage)),
      },
      new PolicyStatement({
        actions: ['CreateSchedule', 'UpdateSchedule', 'DeleteSchedule'].map(
          (action) => `scheduler:${action}`,
        ),
        resources: [schedulesArn(this.#scope, stage)],
      }),
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    );
  }

  /** Takes planned starts back, and plans none. */
  removeSchedules() {
    const { stage } = this.#config;
    return new Grant(
      { SCHEDULE_GROUP: scheduleGroupName(stage) },
      new PolicyStatement({
        actions: ['scheduler:DeleteSchedule'],
        resources: [schedulesArn(this.#scope, stage)],
      }),
    );
  }

  /** Whom this stage may send to. Whoever decides a verdict needs it. */
  sendingPolicy() {
    const { mode, recipients } = this.#config.sending;
    return new Grant({ SENDING: mode, ALLOWED_RECIPIENTS: recipients });
  }

  /** How long a channel is given to deliver. */
  deadline(channel: Channel) {
    return new Grant({ DEADLINE_SECONDS: this.#config.deadlines[channel] });
  }

  /** The pace of a channel, shared evenly by the copies of its function. */
  pace(channel: Channel) {
    const { perSecond, copies = 1 } = this.#config.pace[channel];
    return new Grant({ SENDS_PER_SECOND: perSecond / copies });
  }

  /** Files of customers in the private bucket: some functions lay them there, one lets staff look at them. */
  media(...actions: readonly ('PutObject' | 'GetObject' | 'DeleteObject')[]) {
    const { stage } = this.#config;
    return new Grant(
      { MEDIA_BUCKET: mediaBucketName(this.#scope, stage) },
      new PolicyStatement({
        actions: actions.map((action) => `s3:${action}`),
        resources: [mediaFilesArn(this.#scope, stage)],
      }),
    );
  }

  /** How large a file of a customer may be. */
  mediaLimit() {
    return new Grant({ MEDIA_MAX_BYTES: this.#config.media.maxMegabytes * 1024 * 1024 });
  }

  /** Calls vendors over HTTP. */
  vendors() {
    return new Grant({ VENDOR_TIMEOUT_MS: this.#config.vendorTimeoutMs });
  }

  whatsAppVendor() {
    const { vendorSandbox, whatsAppApiVersion } = this.#config;
    return new Grant({
      WHATSAPP_BASE_URL: vendorSandbox
        ? `${this.#publicBaseUrl}/sandbox/graph`
        : 'https://graph.facebook.com',
      WHATSAPP_API_VERSION: whatsAppApiVersion,
    });
  }

  bulkGateVendor() {
    return new Grant({
      BULKGATE_BASE_URL: this.#config.vendorSandbox
        ? `${this.#publicBaseUrl}/sandbox/bulkgate`
        : 'https://portal.bulkgate.com',
    });
  }

  /** The manufacturer's gateway; where none is known, the channel is not offered. */
  oemVendor() {
    const { vendorSandbox, oemBaseUrl } = this.#config;
    const baseUrl = vendorSandbox ? `${this.#publicBaseUrl}/sandbox/oem` : oemBaseUrl;
    return new Grant(baseUrl === undefined ? {} : { OEM_BASE_URL: baseUrl });
  }

  /** SMS through SNS. A phone number is no ARN, so the permission must name everything; topics are taken out again. */
  smsBySns() {
    return new Grant(
      {},
      new PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }),
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['sns:Publish'],
        resources: ['arn:aws:sns:*:*:*'],
      }),
    );
  }

  /** SMS through AWS End User Messaging, from whatever the account has to send with. */
  smsByEndUserMessaging() {
    const { stage, hasEndUserMessaging } = this.#config;
    return new Grant(
      hasEndUserMessaging ? { SMS_CONFIGURATION_SET: smsConfigurationSetName(stage) } : {},
      new PolicyStatement({
        actions: ['sms-voice:SendTextMessage'],
        resources: originationIdentityArns(this.#scope),
      }),
    );
  }

  /** WhatsApp through AWS End User Messaging Social, from the numbers that are linked to the account. */
  whatsAppByAws() {
    const { hasEndUserMessaging, socialMetaApiVersion } = this.#config;
    return new Grant(
      hasEndUserMessaging ? { SOCIAL_META_API_VERSION: socialMetaApiVersion } : {},
      new PolicyStatement({
        actions: ['social-messaging:SendWhatsAppMessage'],
        resources: [socialPhoneNumbersArn(this.#scope)],
      }),
    );
  }

  /** Mails by SES, from any identity of the account, with the stage's configuration set. */
  emailBySes() {
    const { stage } = this.#config;
    return new Grant(
      { SES_CONFIGURATION_SET: configurationSetName(stage) },
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [emailIdentitiesArn(this.#scope), configurationSetArn(this.#scope, stage)],
      }),
    );
  }

  #workflowArns(): string[] {
    return WORKFLOWS.map((workflow) => workflowArn(this.#scope, this.#config.stage, workflow));
  }
}
