import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { findFunctions } from '../../bin/build.ts';
import { type Permission, permissionsOf, tableOf } from './iam-table.ts';
import { neededActions } from './needed-actions.ts';
import { synthesized } from './synthesized.ts';

const FIXTURE = 'test/fixtures/iam-table.txt';
const HEADER = `Who may do what on a stage with a vendor sandbox; prod is the same without the sandbox's own functions.
Every function may also write to its own log group and to X-Ray; those four lines are left out.
Made by: UPDATE_FIXTURES=1 npx vitest run --project infra test/infra/iam.test.ts. A changed line is a changed permission: review it as such.

`;

const isOfEveryFunction = ({ who, action, resource }: Permission): boolean =>
  (['logs:CreateLogStream', 'logs:PutLogEvents'].includes(action) &&
    resource === `log group /aws/lambda/kerbside-<stage>-${who}`) ||
  (['xray:PutTelemetryRecords', 'xray:PutTraceSegments'].includes(action) && FUNCTIONS.includes(who));

const FUNCTIONS = Object.keys(ENVIRONMENTS).map((name) => name.replace('/', '-'));

/** What reaches a customer. */
const SENDING = [
  'sns:Publish',
  'ses:SendEmail',
  'sms-voice:SendTextMessage',
  'social-messaging:SendWhatsAppMessage',
];

describe('permissions', () => {
  const onSandbox = permissionsOf(synthesized('sandbox'), 'sandbox');

  it('let every function write to its own log and to X-Ray', () => {
    for (const name of FUNCTIONS)
      expect(
        onSandbox.filter((permission) => permission.who === name && isOfEveryFunction(permission)),
        name,
      ).toHaveLength(4);
  });

  it('are what the reviewed table says', () => {
    const table = HEADER + tableOf(onSandbox.filter((permission) => !isOfEveryFunction(permission)));
    if (process.env['UPDATE_FIXTURES'] === '1') writeFileSync(FIXTURE, table);
    expect(table).toBe(readFileSync(FIXTURE, 'utf8'));
  });

  it('are the same on prod, but for the vendor sandbox', () => {
    const withoutSandbox = onSandbox.filter(({ who }) => !who.startsWith('vendor-sandbox'));
    expect(permissionsOf(synthesized('prod'), 'prod')).toEqual(withoutSandbox);
  });

  it('are the same locally, but for tracing and the log of SNS', () => {
    const untraced = onSandbox.filter(
      ({ who, action }) => !action.startsWith('xray:') && !who.endsWith('sns-sms-status'),
    );
    expect(permissionsOf(synthesized('local'), 'local')).toEqual(untraced);
  });

  it('name every action; none is a pattern', () => {
    expect(onSandbox.filter(({ action }) => action.includes('*'))).toEqual([]);
  });

  it('never let anybody scan or change the table itself', () => {
    const actions = new Set(
      onSandbox.map(({ action }) => action).filter((action) => action.startsWith('dynamodb:')),
    );
    expect([...actions].toSorted()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:DeleteItem',
      'dynamodb:DescribeStream',
      'dynamodb:GetItem',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
      'dynamodb:PutItem',
      'dynamodb:Query',
    ]);
  });

  it('let only those send who are there to send', () => {
    const senders = onSandbox
      .filter(({ action }) => SENDING.includes(action))
      .map(({ who, action }) => `${who} ${action}`);
    expect([...new Set(senders)]).toEqual([
      // Trial messages by a page, as by the API below.
      'console-channels ses:SendEmail',
      'console-channels sms-voice:SendTextMessage',
      'console-channels sns:Publish',
      'console-channels social-messaging:SendWhatsAppMessage',
      'delivery-workflow-send-by-email ses:SendEmail',
      'delivery-workflow-send-by-sms sms-voice:SendTextMessage',
      'delivery-workflow-send-by-sms sns:Publish',
      'delivery-workflow-send-by-whatsapp social-messaging:SendWhatsAppMessage',
      // Trial messages.
      'staff-console-channels-api ses:SendEmail',
      'staff-console-channels-api sms-voice:SendTextMessage',
      'staff-console-channels-api sns:Publish',
      'staff-console-channels-api social-messaging:SendWhatsAppMessage',
    ]);
  });

  it('S1.6 let only the page and the API of channels write secrets of dealers, and the API of partners theirs, which makes none', () => {
    const writers = onSandbox
      .filter(({ action }) => /^secretsmanager:(?!GetSecretValue$)/.test(action))
      .map(({ who, action, resource }) => `${who} ${action} ${resource}`);
    expect(writers.toSorted()).toEqual([
      'console-channels secretsmanager:CreateSecret secretsmanager secret:kerbside/<stage>/dealers/*',
      'console-channels secretsmanager:PutSecretValue secretsmanager secret:kerbside/<stage>/dealers/*',
      'console-partners secretsmanager:PutSecretValue secretsmanager secret:kerbside/<stage>/partners/*',
      'staff-console-channels-api secretsmanager:CreateSecret secretsmanager secret:kerbside/<stage>/dealers/*',
      'staff-console-channels-api secretsmanager:PutSecretValue secretsmanager secret:kerbside/<stage>/dealers/*',
      'staff-console-partners-api secretsmanager:PutSecretValue secretsmanager secret:kerbside/<stage>/partners/*',
    ]);
  });
});

/** What a function may do that its code does not say: being told of work, reading single items, and handing on a role. */
const NOT_IN_THE_CODE =
  /^(logs|xray):|^dynamodb:(GetItem|DescribeStream|GetRecords|GetShardIterator|ListStreams)$|^sqs:(ReceiveMessage|DeleteMessage|GetQueueAttributes)$|^iam:PassRole$/;

describe('permissions and code', () => {
  // The local AWS enforces no permissions: a missing one would show on AWS only, and one too many nowhere.
  it.each(Object.keys(ENVIRONMENTS))('%s may do what its code calls, and nothing more', async (name) => {
    const granted = permissionsOf(synthesized('sandbox'), 'sandbox')
      .filter(({ who, resource }) => who === name.replace('/', '-') && !resource.endsWith('-dead'))
      .map(
        ({ action, resource }) =>
          action.replace('NOT ', '') + (resource.includes('/index/') ? ' of the index' : ''),
      )
      .filter((action) => !NOT_IN_THE_CODE.test(action));
    const [source] = (await findFunctions()).filter(
      (file) => file.replace(/\.tsx?$/, '') === `functions/${name}`,
    );
    expect([...new Set(granted)].toSorted()).toEqual(await neededActions(source ?? ''));
  });
});
