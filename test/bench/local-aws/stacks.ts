/** Rows about CloudFormation: which resource types it takes, and what survives an update. */
import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { DescribeTimeToLiveCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import {
  account,
  cloudFormation,
  deploy,
  dynamo,
  endpoint,
  outcome,
  queues,
  region,
  role,
  row,
  stackName,
  until,
} from './measuring.ts';
import { functionArn, indexed, lambda, outputs, streamOn, table, ttlOn } from './fixture.ts';
import { run } from './step-functions.ts';
import { put } from './tables.ts';

const alarmBase = { ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, Threshold: 1 };
const metric = { Namespace: 'Kerbside', MetricName: 'Sent', Period: 60, Statistic: 'Sum' };

/** Resource types whose local support decides in which stack they may live. */
const candidates = (): Record<string, Record<string, unknown>> => ({
  'AWS::Logs::LogGroup': { LogGroupName: `${stackName}-logs`, RetentionInDays: 30 },
  'AWS::Logs::MetricFilter': {
    LogGroupName: `${stackName}-logs`,
    FilterPattern: '{ $.level = "ERROR" }',
    MetricTransformations: [{ MetricName: 'Errors', MetricNamespace: 'Kerbside', MetricValue: '1' }],
  },
  'AWS::CloudWatch::Alarm': { ...alarmBase, ...metric },
  'AWS::CloudWatch::Alarm (metric math)': {
    ...alarmBase,
    Metrics: [
      {
        Id: 'm1',
        ReturnData: false,
        MetricStat: { Metric: { Namespace: 'Kerbside', MetricName: 'Sent' }, Period: 60, Stat: 'Sum' },
      },
      { Id: 'e1', Expression: 'm1*2', ReturnData: true },
    ],
  },
  'AWS::CloudWatch::CompositeAlarm': { AlarmRule: 'ALARM("x")' },
  'AWS::CloudWatch::Dashboard': { DashboardName: `${stackName}-board`, DashboardBody: '{"widgets":[]}' },
  'AWS::ApiGatewayV2::DomainName': {
    DomainName: 'checkin.example.com',
    DomainNameConfigurations: [
      { CertificateArn: `arn:aws:acm:${region}:${account}:certificate/x`, EndpointType: 'REGIONAL' },
    ],
  },
  'AWS::SNS::TopicPolicy': {
    Topics: [`arn:aws:sns:${region}:${account}:t`],
    PolicyDocument: { Version: '2012-10-17', Statement: [] },
  },
  'AWS::SNS::TopicInlinePolicy': {
    TopicArn: `arn:aws:sns:${region}:${account}:t`,
    PolicyDocument: { Version: '2012-10-17', Statement: [] },
  },
  'AWS::SQS::QueuePolicy': {
    Queues: [`${endpoint}/${account}/${stackName}-dead`],
    PolicyDocument: { Version: '2012-10-17', Statement: [] },
  },
  'AWS::Cognito::UserPoolDomain': { Domain: `${stackName}-login`, UserPoolId: outputs['pool'] },
  'AWS::Scheduler::ScheduleGroup': { Name: `${stackName}-group` },
  'AWS::Scheduler::Schedule': {
    Name: `${stackName}-cfn`,
    FlexibleTimeWindow: { Mode: 'OFF' },
    ScheduleExpression: 'rate(1 hour)',
    Target: { Arn: functionArn('schedule'), RoleArn: role },
  },
  'AWS::SES::EmailIdentity': { EmailIdentity: 'dealer.example' },
  'AWS::SES::ConfigurationSet': { Name: `${stackName}-set` },
  'AWS::SES::ConfigurationSetEventDestination': {
    ConfigurationSetName: `${stackName}-set`,
    EventDestination: {
      Name: 'sns',
      Enabled: true,
      MatchingEventTypes: ['delivery'],
      SnsDestination: { TopicARN: `arn:aws:sns:${region}:${account}:${stackName}-topic` },
    },
  },
  'AWS::Events::Rule': { ScheduleExpression: 'rate(5 minutes)', State: 'ENABLED' },
  'AWS::Events::Archive': { SourceArn: `arn:aws:events:${region}:${account}:event-bus/default` },
  'AWS::Logs::QueryDefinition': { Name: 'q', QueryString: 'fields @message' },
  'AWS::Lambda::Permission': {
    FunctionName: functionArn('silent'),
    Action: 'lambda:InvokeFunction',
    Principal: 'sns.amazonaws.com',
  },
  'AWS::Lambda::EventInvokeConfig': {
    FunctionName: `${stackName}-silent`,
    Qualifier: '$LATEST',
    MaximumRetryAttempts: 0,
  },
  'AWS::S3::Bucket': { BucketName: `${stackName}-media` },
});

/** Deploys one small stack for every candidate type. */
export async function resourceTypes(): Promise<void> {
  let n = 0;
  for (const [label, Properties] of Object.entries(candidates())) {
    await row(`cfn ${label}`, async () => {
      const result = await deploy(`${stackName}-type${n++}`, {
        Thing: { Type: label.split(' ')[0], Properties },
      });
      if (result.status === 'CREATE_COMPLETE') return 'accepted';
      const events = await cloudFormation('DescribeStackEvents', { StackName: `${stackName}-type${n - 1}` });
      return `${result.status} ${result.reason || (/<ResourceStatusReason>(.*?)</s.exec(events)?.[1] ?? '')}`;
    });
  }
}

/** The stack that the update rows change piece by piece: a function, a state machine and a table. */
function resources(answer: string, colour: string, result: string, more: Record<string, unknown> = {}) {
  const code = `exports.handler = async () => { console.log('x'); return {answer: '${answer}', colour: process.env.COLOUR} }`;
  const definition = { StartAt: 'P', States: { P: { Type: 'Pass', Result: result, End: true } } };
  return {
    Function: lambda('updated', code, { COLOUR: colour }),
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: `${stackName}-updated`,
        RoleArn: role,
        DefinitionString: JSON.stringify(definition),
      },
    },
    Table: table('updated', more),
  };
}

/** What the updated function answers. */
async function invoke(): Promise<string> {
  const url = `${endpoint}/2015-03-31/functions/${stackName}-updated/invocations`;
  return (await fetch(url, { method: 'POST', body: '{}' })).text();
}

/** How many items the updated table still has. */
async function items(): Promise<number | undefined> {
  const query = new QueryCommand({
    TableName: `${stackName}-updated`,
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': 'a' },
  });
  return (await dynamo.send(query)).Count;
}

/** A stack whose updates must not change ids or lose messages: an API, a pool and a queue. */
function lasting(length: number) {
  const Policies = { PasswordPolicy: { MinimumLength: length } };
  return {
    Api: {
      Type: 'AWS::ApiGatewayV2::Api',
      Properties: { Name: `${stackName}-two`, ProtocolType: 'HTTP', Tags: { length: String(length) } },
    },
    Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: `${stackName}-two`, Policies } },
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: `${stackName}-two`, VisibilityTimeout: length },
    },
  };
}

/** Updates in place of code, environment, definition, index, API, pool and queue; and one update that fails. */
export async function updates(): Promise<void> {
  const name = `${stackName}-update`;
  const stateMachineArn = `arn:aws:states:${region}:${account}:stateMachine:${stackName}-updated`;
  await deploy(name, resources('one', 'red', 'old'));
  await put('updated', { pk: 'a', sk: '1' });
  await row('update before', async () => [
    await invoke(),
    (await run(stateMachineArn, {})).output,
    await items(),
  ]);
  await row('update Lambda code', async () => [
    (await deploy(name, resources('two', 'red', 'old'), {}, 'UpdateStack')).status,
    await invoke(),
  ]);
  await row('update Lambda environment', async () => [
    (await deploy(name, resources('two', 'blue', 'old'), {}, 'UpdateStack')).status,
    await invoke(),
  ]);
  await row('update state machine definition', async () => [
    (await deploy(name, resources('two', 'blue', 'new'), {}, 'UpdateStack')).status,
    (await run(stateMachineArn, {})).output,
  ]);
  await row('update table: new index, items before', async () => {
    await dynamo.send(
      new UpdateCommand({
        TableName: `${stackName}-updated`,
        Key: { pk: 'a', sk: '2' },
        UpdateExpression: 'SET gsi1pk = :x, gsi1sk = :x',
        ExpressionAttributeValues: { ':x': 'x' },
      }),
    );
    const result = await deploy(name, resources('two', 'blue', 'new', indexed), {}, 'UpdateStack');
    const found = await outcome(
      dynamo.send(
        new QueryCommand({
          TableName: `${stackName}-updated`,
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :x',
          ExpressionAttributeValues: { ':x': 'x' },
        }),
      ),
    );
    return [result.status, `${await items()} of 2 items left`, `query on the new index ${found}`];
  });
  await row('update table: TTL and stream added', async () => {
    const result = await deploy(
      name,
      resources('two', 'blue', 'new', { ...indexed, ...ttlOn, ...streamOn }),
      {},
      'UpdateStack',
    );
    const ttl = await dynamo.send(new DescribeTimeToLiveCommand({ TableName: `${stackName}-updated` }));
    return [result.status, `${await items()} of 2 items left`, ttl.TimeToLiveDescription?.TimeToLiveStatus];
  });
  await row('update HTTP API (a tag) and pool (password length): same ids', async () => {
    const ids = { api: { Ref: 'Api' }, pool: { Ref: 'Pool' }, queue: { Ref: 'Queue' } };
    const first = await deploy(`${name}-two`, lasting(8), ids);
    await queues.send(
      new SendMessageCommand({ QueueUrl: Reflect.get(first.outputs, 'queue'), MessageBody: 'kept?' }),
    );
    const second = await deploy(`${name}-two`, lasting(12), ids, 'UpdateStack');
    const { Messages } = await queues.send(
      new ReceiveMessageCommand({ QueueUrl: Reflect.get(second.outputs, 'queue') }),
    );
    return [second.status, first.outputs, second.outputs, `${Messages?.length ?? 0} of 1 messages left`];
  });
  await row('update that fails: are the old resources kept', async () => {
    const result = await deploy(
      name,
      {
        ...resources('two', 'blue', 'new', { ...indexed, ...ttlOn, ...streamOn }),
        Bad: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: candidates()['AWS::CloudWatch::Alarm (metric math)'],
        },
      },
      {},
      'UpdateStack',
    );
    return [result.status, await outcome(items()), await outcome(invoke())];
  });
  await row('ttl set by API: removed after', async () => {
    await outcome(
      dynamo.send(
        new UpdateTimeToLiveCommand({
          TableName: `${stackName}-records`,
          TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
        }),
      ),
    );
    await put('records', { pk: 'ttl', sk: '1', ttl: Math.floor(Date.now() / 1000) - 10 });
    const started = Date.now();
    const gone = await until(async () => {
      const { Item } = await dynamo.send(
        new GetCommand({ TableName: `${stackName}-records`, Key: { pk: 'ttl', sk: '1' } }),
      );
      return Item === undefined ? true : undefined;
    }, 75_000);
    return gone ? `${Math.round((Date.now() - started) / 1000)} s` : 'still there after 75 s';
  });
}
