/** The one stack that most rows are measured on: functions, tables, queues, topic, rules, API and user pool. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { account, deploy, dynamo, region, role, stackName } from './measuring.ts';

const callAws = `const aws = (target, type, body) => fetch(process.env.AWS_ENDPOINT_URL, {method: 'POST', body: JSON.stringify(body), headers: {
  'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0',
  authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/' + process.env.AWS_REGION + '/' + type + '/aws4_request, SignedHeaders=host, Signature=0'}})
const record = (kind, event) => aws('DynamoDB_20120810.PutItem', 'dynamodb', {TableName: process.env.RECORDS, Item: {
  pk: {S: kind}, sk: {S: Date.now() + '-' + Math.random()}, event: {S: JSON.stringify(event)}}})
`;
const named = `const fail = name => Object.assign(new Error('told to throw'), {name})\n`;

/** Lambda sources of the fixture, by name. */
const sources = {
  silent: `exports.handler = async event => ({statusCode: 200, headers: {'content-type': 'application/json'}, body: JSON.stringify(event)})`,
  logging: `exports.handler = async event => { console.log('hello'); return {statusCode: 200, body: JSON.stringify({node: process.version})} }`,
  thrower: `${named}exports.handler = async event => { console.log('x'); throw fail(event.name ?? 'Rejected') }`,
  /** Ends a token task as its input says: succeed, reject, throttle twice, throw, or never. */
  worker: `${callAws}${named}const send = (end, body) => aws('AWSStepFunctions.SendTask' + end, 'states', body)
exports.handler = async ({token, action, attempt, ...rest}) => {
  console.log(action, attempt)
  await record('worker-' + rest.execution, {action, attempt, token, ...rest})
  if (action === 'throw') throw fail('Rejected')
  if (action === 'hang') return
  if (action === 'reject') return void await send('Failure', {taskToken: token, error: 'Rejected', cause: 'unknown number'})
  if (action === 'throttle' && attempt < 2) return void await send('Failure', {taskToken: token, error: 'Throttled', cause: 'slow down'})
  await send('Success', {taskToken: token, output: JSON.stringify({attempt})})
}`,
  /** Writes every event it gets to the records table, and fails those that say so. */
  recorder: `${callAws}${named}exports.handler = async event => {
  console.log('got one')
  await record(process.env.KIND, event)
  const text = JSON.stringify(event)
  if (text.includes('throw-me')) throw fail('Poison')
  const failed = (event.Records ?? []).filter(r => JSON.stringify(r).includes('fail-me'))
  return {batchItemFailures: failed.map(r => ({itemIdentifier: r.dynamodb?.SequenceNumber ?? r.messageId}))}
}`,
};

/** One inline Lambda function of the fixture. */
export function lambda(name: string, code: string, environment: Record<string, unknown> = {}) {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: `${stackName}-${name}`,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: role,
      Timeout: 30,
      MemorySize: 256,
      Code: { ZipFile: code },
      Environment: { Variables: { RECORDS: `${stackName}-records`, KIND: name, ...environment } },
    },
  };
}

/** A table with a string key pair and, when asked for, what the real one has. */
export function table(name: string, more: Record<string, unknown> = {}) {
  return {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: `${stackName}-${name}`,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      ...more,
    },
  };
}

const gsi = [
  {
    IndexName: 'gsi1',
    Projection: { ProjectionType: 'ALL' },
    KeySchema: [
      { AttributeName: 'gsi1pk', KeyType: 'HASH' },
      { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
    ],
  },
];
export const indexed = {
  AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  GlobalSecondaryIndexes: gsi,
};
export const streamOn = { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } };
export const ttlOn = { TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true } };
const pitrOn = { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } };
const globalTable = {
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: {
    TableName: `${stackName}-global`,
    BillingMode: 'PAY_PER_REQUEST',
    ...indexed,
    ...streamOn,
    ...ttlOn,
    KeySchema: table('x').Properties.KeySchema,
    Replicas: [{ Region: region, ...pitrOn }],
  },
};

/** Sends a stream's records to the recorder of that name. */
function streamTo(tableId: string, functionId: string, more: Record<string, unknown>) {
  return {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: { 'Fn::GetAtt': [tableId, 'StreamArn'] },
      FunctionName: { Ref: functionId },
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 10,
      ...more,
    },
  };
}

const outboxFilters = [
  { eventName: ['INSERT'], dynamodb: { NewImage: { entity: { S: ['event'] } } } },
  {
    eventName: ['MODIFY'],
    dynamodb: { OldImage: { status: { S: ['parked'] } }, NewImage: { status: { S: ['accepted'] } } },
  },
];

/** A route of the fixture's HTTP API to one of its functions. */
export function route(key: string, integrationId: string, more: Record<string, unknown> = {}) {
  return {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: { Ref: 'Api' },
      RouteKey: key,
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: integrationId }]] },
      ...more,
    },
  };
}

/** A proxy integration of the fixture's HTTP API with one of its functions. */
function integration(functionId: string) {
  return {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: { Ref: 'Api' },
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
      IntegrationUri: { 'Fn::GetAtt': [functionId, 'Arn'] },
    },
  };
}

/** A recorder that an event source of the same name feeds. */
export function recorder(name: string) {
  return lambda(name, sources.recorder);
}

export const fixture: Record<string, unknown> = {
  Records: table('records'),
  Silent: lambda('silent', sources.silent),
  Logging: lambda('logging', sources.logging),
  Thrower: lambda('thrower', sources.thrower),
  Worker: lambda('worker', sources.worker),
  StreamRecorder: recorder('stream'),
  PoisonRecorder: recorder('poison'),
  ImpatientRecorder: recorder('impatient'),
  QueueRecorder: recorder('queue'),
  TopicRecorder: recorder('topic'),
  StatusRecorder: recorder('status'),
  RateRecorder: recorder('rate'),
  ScheduleRecorder: recorder('schedule'),
  Global: globalTable,
  Plain: table('plain', { ...indexed, ...streamOn, ...ttlOn, ...pitrOn }),
  Poison: table('poison', streamOn),
  Impatient: table('impatient', streamOn),
  Outbox: streamTo('Global', 'StreamRecorder', {
    FilterCriteria: { Filters: outboxFilters.map((filter) => ({ Pattern: JSON.stringify(filter) })) },
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  }),
  PoisonMapping: streamTo('Poison', 'PoisonRecorder', { FunctionResponseTypes: ['ReportBatchItemFailures'] }),
  Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: `${stackName}-dead` } },
  ImpatientMapping: streamTo('Impatient', 'ImpatientRecorder', {
    MaximumRetryAttempts: 1,
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Dead', 'Arn'] } } },
  }),
  Work: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: `${stackName}-work`,
      VisibilityTimeout: 2,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 2 },
    },
  },
  WorkMapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: { 'Fn::GetAtt': ['Work', 'Arn'] },
      FunctionName: { Ref: 'QueueRecorder' },
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  },
  Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: `${stackName}-topic` } },
  Subscription: {
    Type: 'AWS::SNS::Subscription',
    Properties: {
      TopicArn: { Ref: 'Topic' },
      Protocol: 'lambda',
      Endpoint: { 'Fn::GetAtt': ['TopicRecorder', 'Arn'] },
    },
  },
  StatusRule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: {
        source: ['aws.states'],
        'detail-type': ['Step Functions Execution Status Change'],
        detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
      },
      Targets: [{ Id: 'one', Arn: { 'Fn::GetAtt': ['StatusRecorder', 'Arn'] } }],
    },
  },
  RateRule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      ScheduleExpression: 'rate(1 minute)',
      Targets: [{ Id: 'one', Arn: { 'Fn::GetAtt': ['RateRecorder', 'Arn'] } }],
    },
  },
  Generated: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: {
      GenerateSecretString: {
        SecretStringTemplate: '{"kind":"slug"}',
        GenerateStringKey: 'key',
        PasswordLength: 40,
        ExcludePunctuation: true,
      },
    },
  },
  GeneratedPlain: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: { GenerateSecretString: { PasswordLength: 40, ExcludePunctuation: true } },
  },
  Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: `${stackName}-pool` } },
  PoolClient: {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: {
      UserPoolId: { Ref: 'Pool' },
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      GenerateSecret: false,
    },
  },
  Api: {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: {
      Name: `${stackName}-api`,
      ProtocolType: 'HTTP',
      CorsConfiguration: {
        AllowOrigins: ['https://good.example'],
        AllowMethods: ['POST'],
        AllowHeaders: ['content-type'],
      },
    },
  },
  Stage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: {
      ApiId: { Ref: 'Api' },
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 5 },
    },
  },
  SilentIntegration: integration('Silent'),
  LoggingIntegration: integration('Logging'),
  ThrowerIntegration: integration('Thrower'),
  Authorizer: {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: {
      ApiId: { Ref: 'Api' },
      AuthorizerType: 'JWT',
      Name: 'pool',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Audience: [{ Ref: 'PoolClient' }],
        Issuer: { 'Fn::Join': ['', [`https://cognito-idp.${region}.amazonaws.com/`, { Ref: 'Pool' }]] },
      },
    },
  },
  RouteAny: route('ANY /any/{proxy+}', 'SilentIntegration'),
  RouteGet: route('GET /get/{id}', 'SilentIntegration'),
  RoutePost: route('POST /post/{id}', 'SilentIntegration'),
  RouteLogging: route('GET /logging', 'LoggingIntegration'),
  RouteThrower: route('GET /throw', 'ThrowerIntegration'),
  RouteJwt: route('GET /jwt', 'SilentIntegration', {
    AuthorizationType: 'JWT',
    AuthorizerId: { Ref: 'Authorizer' },
  }),
};
const fixtureOutputs = {
  api: { Ref: 'Api' },
  pool: { Ref: 'Pool' },
  poolClient: { Ref: 'PoolClient' },
  dead: { Ref: 'Dead' },
  work: { Ref: 'Work' },
  topic: { Ref: 'Topic' },
  secret: { Ref: 'Generated' },
  plainSecret: { Ref: 'GeneratedPlain' },
  apiEndpoint: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] },
};

export const functionArn = (name: string): string =>
  `arn:aws:lambda:${region}:${account}:function:${stackName}-${name}`;

/** What the recorder of that kind has seen since a moment, oldest first. */
export async function recorded(kind: string, since = 0): Promise<{ at: number; event: unknown }[]> {
  const found = await dynamo.send(
    new QueryCommand({
      TableName: `${stackName}-records`,
      KeyConditionExpression: 'pk = :kind AND sk >= :since',
      ConsistentRead: true,
      ExpressionAttributeValues: { ':kind': kind, ':since': String(since) },
    }),
  );
  return (found.Items ?? []).map((item) => ({
    at: Number(String(item['sk']).split('-')[0]),
    event: JSON.parse(String(item['event'])),
  }));
}

/** What the deployed fixture is called: filled by `deployFixture`, read by the rows. */
export const outputs: Record<string, string> = {};

/** Deploys the fixture and returns how that ended. */
export async function deployFixture(): Promise<string> {
  const deployed = await deploy(stackName, fixture, fixtureOutputs);
  Object.assign(outputs, deployed.outputs);
  return `${deployed.status} ${deployed.reason} ${JSON.stringify(outputs)}`;
}
