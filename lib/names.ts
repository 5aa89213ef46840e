import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { FunctionName } from '../shared/platform/function-environments.ts';
import type { Workflow } from '../shared/messaging/workflow.ts';

/*
 * Names of what other stacks, commands and people refer to. They are fixed and ARNs are built from them: functions,
 * machines and permissions can refer to each other in a circle, and no stack holds another one's exports fast.
 */

/** `kerbside-prod-…` */
export const resourceName = (stage: string, ...parts: string[]): string =>
  ['kerbside', stage, ...parts].join('-');

export const tableName = (stage: string): string => resourceName(stage);
/** Bucket names are taken by whoever in the world is first: the account and the region make it ours. */
export const mediaBucketName = (scope: Construct, stage: string): string => {
  const { account, region } = Stack.of(scope);
  return resourceName(stage, 'media', account, region);
};
export const scheduleGroupName = (stage: string): string => resourceName(stage);
export const scheduleRoleName = (stage: string): string => resourceName(stage, 'schedules');
export const scheduleDeadLetterName = (stage: string): string => resourceName(stage, 'schedules-dead');
/** The configuration set of our texts at AWS End User Messaging. */
export const smsConfigurationSetName = (stage: string): string => resourceName(stage);
/** Topics on which vendors tell what became of messages, and what customers write. */
export const smsEventsTopicName = (stage: string): string => resourceName(stage, 'sms-events');
export const smsInboundTopicName = (stage: string): string => resourceName(stage, 'sms-inbound');
export const whatsAppEventsTopicName = (stage: string): string => resourceName(stage, 'whatsapp-events');
export const workflowName = (stage: string, workflow: Workflow): string => resourceName(stage, workflow);

/** SES's configuration set: what every mail of the stage names. */
export const configurationSetName = (stage: string): string => resourceName(stage);

/** The prefix of every secret, as `shared/platform/secret-names.ts` takes it. */
export const secretPrefix = (stage: string): string => `kerbside/${stage}`;

/** `partner-api/accept-event` becomes `kerbside-prod-partner-api-accept-event`. */
export const functionName = (stage: string, name: FunctionName): string =>
  resourceName(stage, ...name.split('/'));
export const functionLogGroupName = (stage: string, name: FunctionName): string =>
  `/aws/lambda/${functionName(stage, name)}`;

const arn = (
  scope: Construct,
  service: string,
  resource: string,
  name: string,
  arnFormat = ArnFormat.SLASH_RESOURCE_NAME,
): string => Stack.of(scope).formatArn({ service, resource, resourceName: name, arnFormat });

export const tableArn = (scope: Construct, stage: string): string =>
  arn(scope, 'dynamodb', 'table', tableName(stage));

/** The files of customers. */
export const mediaFilesArn = (scope: Construct, stage: string): string =>
  Stack.of(scope).formatArn({
    service: 's3',
    region: '',
    account: '',
    resource: mediaBucketName(scope, stage),
    resourceName: 'media/*',
  });

export const workflowArn = (scope: Construct, stage: string, workflow: Workflow): string =>
  arn(scope, 'states', 'stateMachine', workflowName(stage, workflow), ArnFormat.COLON_RESOURCE_NAME);

/** Every execution of a state machine. */
export const executionsArn = (scope: Construct, stage: string, workflow: Workflow): string =>
  arn(scope, 'states', 'execution', `${workflowName(stage, workflow)}:*`, ArnFormat.COLON_RESOURCE_NAME);

export const scheduleGroupArn = (scope: Construct, stage: string): string =>
  arn(scope, 'scheduler', 'schedule-group', scheduleGroupName(stage));

/** Every schedule of the group. */
export const schedulesArn = (scope: Construct, stage: string): string =>
  arn(scope, 'scheduler', 'schedule', `${scheduleGroupName(stage)}/*`);

export const scheduleRoleArn = (scope: Construct, stage: string): string =>
  Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: scheduleRoleName(stage),
  });

export const queueArn = (scope: Construct, name: string): string =>
  Stack.of(scope).formatArn({ service: 'sqs', resource: name, arnFormat: ArnFormat.NO_RESOURCE_NAME });

/** A secret by its name; Secrets Manager adds a hyphen and six characters to the name in the ARN. A name that ends in `*` stays. */
export const secretArn = (scope: Construct, name: string): string =>
  arn(
    scope,
    'secretsmanager',
    'secret',
    name.endsWith('*') ? name : `${name}-??????`,
    ArnFormat.COLON_RESOURCE_NAME,
  );

/** Whatever of the account can send a text: each dealer has a number, a sender id or a pool of its own, added at run time. */
export const originationIdentityArns = (scope: Construct): string[] =>
  ['phone-number', 'pool', 'sender-id'].map((kind) => arn(scope, 'sms-voice', kind, '*'));

export const smsConfigurationSetArn = (scope: Construct, stage: string): string =>
  arn(scope, 'sms-voice', 'configuration-set', smsConfigurationSetName(stage));

/** Every WhatsApp number that the account has at AWS End User Messaging Social. */
export const socialPhoneNumbersArn = (scope: Construct): string =>
  arn(scope, 'social-messaging', 'phone-number-id', '*');

/** Every email identity of the account: each dealer sends from an address of its own. */
export const emailIdentitiesArn = (scope: Construct): string => arn(scope, 'ses', 'identity', '*');

export const configurationSetArn = (scope: Construct, stage: string): string =>
  arn(scope, 'ses', 'configuration-set', configurationSetName(stage));

/** The pool with the accounts of dealer staff, by the id that AWS gave it. */
export const userPoolArn = (scope: Construct, userPoolId: string): string =>
  arn(scope, 'cognito-idp', 'userpool', userPoolId);
