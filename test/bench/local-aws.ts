/**
 * Measures how the local AWS emulator behaves where Kerbside relies on it, one printed `row | result` per question.
 * Run it again before the pinned emulator version changes, and bring docs/local-aws.md up to date with what it prints:
 * `AWS_ENDPOINT_URL=http://127.0.0.1:4566 npx -c 'node test/bench/local-aws.ts [part of a section name]'`.
 * It needs a fresh emulator, creates everything it needs with CloudFormation, and takes about four minutes.
 */
import { Agent, request } from 'node:http'
import {
	ConditionalCheckFailedException, DescribeContinuousBackupsCommand, DescribeTableCommand, DescribeTimeToLiveCommand,
	DynamoDBClient, TransactionCanceledException, UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import {
	CreateScheduleCommand, CreateScheduleGroupCommand, DeleteScheduleCommand, GetScheduleCommand, SchedulerClient, UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler'
import { CreateSecretCommand, GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { CreateEmailIdentityCommand, SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2'
import {
	CreateStateMachineCommand, DescribeExecutionCommand, GetExecutionHistoryCommand, SendTaskSuccessCommand, SFNClient,
	StartExecutionCommand, StopExecutionCommand, ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'

const endpoint = process.env['AWS_ENDPOINT_URL'] ?? 'http://127.0.0.1:4566'
const region = process.env['AWS_REGION'] ?? 'eu-central-1'
const account = '000000000000'
const stackName = `bench${Date.now().toString(36)}`
const client = { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }
const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(client))
const states = new SFNClient(client)
const scheduler = new SchedulerClient(client)
const secrets = new SecretsManagerClient(client)
const mail = new SESv2Client(client)
const topics = new SNSClient(client)
const queues = new SQSClient(client)
const role = `arn:aws:iam::${account}:role/bench`
const keepAlive = new Agent({ keepAlive: true })

// ---- printing and waiting -------------------------------------------------------------------------------------------

/** Prints one row; a failure to measure is a result too. */
async function row(name: string, measure: () => Promise<unknown>): Promise<void> {
	try {
		const result = await measure()
		console.log(`${name} | ${typeof result === 'string' ? result : JSON.stringify(result)}`)
	} catch (error) {
		console.log(`${name} | NOT MEASURED: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`)
	}
}

/** Waits for some milliseconds. */
function sleep(milliseconds: number): Promise<void> {
	return new Promise(resolve => setTimeout(resolve, milliseconds))
}

/** Asks again every 50 ms until there is an answer or the time is over. */
async function until<T>(ask: () => Promise<T | undefined>, milliseconds: number): Promise<T | undefined> {
	const end = Date.now() + milliseconds
	for (;;) {
		const answer = await ask()
		if (answer !== undefined || Date.now() > end) return answer
		await sleep(50)
	}
}

/** Names the error that a call ends with, or says that it succeeded. */
async function outcome(call: Promise<unknown>): Promise<string> {
	try {
		await call
		return 'accepted'
	} catch (error) {
		return error instanceof Error ? error.name : String(error)
	}
}

/** Reads a value deep inside parsed JSON, or undefined when the path ends early. */
function dig(value: unknown, ...path: (string | number)[]): unknown {
	return path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), value)
}

/** Median, 99th percentile and maximum of some durations, in words. */
function spread(milliseconds: number[]): string {
	const sorted = [...milliseconds].sort((a, b) => a - b)
	const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0)
	return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`
}

// ---- talking to the emulator without an SDK client -------------------------------------------------------------------

/** Calls a JSON-protocol AWS service that Kerbside itself has no client for. */
async function awsJson(service: string, target: string, body: unknown): Promise<unknown> {
	const response = await fetch(endpoint, {
		method: 'POST',
		headers: {
			'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1',
			authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
		},
		body: JSON.stringify(body),
	})
	return response.json()
}

/** Calls CloudFormation's query protocol and returns the XML it answers. */
async function cloudFormation(action: string, parameters: Record<string, string>): Promise<string> {
	const response = await fetch(endpoint, {
		method: 'POST',
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/cloudformation/aws4_request, SignedHeaders=host, Signature=0`,
		},
		body: new URLSearchParams({ Action: action, Version: '2010-05-15', ...parameters }).toString(),
	})
	return response.text()
}

/** Creates or updates a stack, waits for it to settle, and returns its status, reason and outputs. */
async function deploy(name: string, resources: Record<string, unknown>, outputs: Record<string, unknown> = {}, action = 'CreateStack') {
	const template = { Resources: resources, Outputs: Object.fromEntries(Object.entries(outputs).map(([key, value]) => [key, { Value: value }])) }
	const answer = await cloudFormation(action, {
		StackName: name, TemplateBody: JSON.stringify(template), 'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
	})
	if (answer.includes('<Error>')) return { status: 'REFUSED', reason: answer.replaceAll(/\s+/g, ' ').slice(0, 200), outputs: {} }
	const settled = await until(async () => {
		const xml = await cloudFormation('DescribeStacks', { StackName: name })
		const status = /<StackStatus>(.*?)<\/StackStatus>/.exec(xml)?.[1] ?? 'NONE'
		return status.endsWith('IN_PROGRESS') ? undefined : { status, xml }
	}, 60_000)
	const pairs = [...(settled?.xml ?? '').matchAll(/<OutputKey>(.*?)<\/OutputKey>\s*<OutputValue>(.*?)<\/OutputValue>/gs)]
	return {
		status: settled?.status ?? 'TIMED OUT',
		reason: /<StackStatusReason>(.*?)<\/StackStatusReason>/s.exec(settled?.xml ?? '')?.[1] ?? '',
		outputs: Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, value])),
	}
}

/** Makes one raw HTTP request, so that connections and bytes are under our control. */
function http(method: string, url: string, options: { agent?: Agent | false; headers?: Record<string, string | string[]>; body?: Buffer } = {}) {
	return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer; milliseconds: number }>((resolve, reject) => {
		const started = performance.now()
		const sent = request(url, { method, agent: options.agent ?? false, headers: options.headers ?? {} }, response => {
			const chunks: Buffer[] = []
			response.on('data', (chunk: Buffer) => chunks.push(chunk))
			response.on('error', reject)
			response.on('end', () => resolve({
				status: response.statusCode ?? 0, headers: response.headers,
				body: Buffer.concat(chunks), milliseconds: performance.now() - started,
			}))
		})
		sent.on('error', reject)
		sent.end(options.body)
	})
}

// ---- the fixture: functions, table, queues, topic, rules, API, pool ---------------------------------------------------

const callAws = `const aws = (target, type, body) => fetch(process.env.AWS_ENDPOINT_URL, {method: 'POST', body: JSON.stringify(body), headers: {
  'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0',
  authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/' + process.env.AWS_REGION + '/' + type + '/aws4_request, SignedHeaders=host, Signature=0'}})
const record = (kind, event) => aws('DynamoDB_20120810.PutItem', 'dynamodb', {TableName: process.env.RECORDS, Item: {
  pk: {S: kind}, sk: {S: Date.now() + '-' + Math.random()}, event: {S: JSON.stringify(event)}}})
`
const named = `const fail = name => Object.assign(new Error('told to throw'), {name})\n`

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
}

/** One inline Lambda function of the fixture. */
function lambda(name: string, code: string, environment: Record<string, unknown> = {}) {
	return {
		Type: 'AWS::Lambda::Function',
		Properties: {
			FunctionName: `${stackName}-${name}`, Runtime: 'nodejs24.x', Handler: 'index.handler', Role: role, Timeout: 30, MemorySize: 256,
			Code: { ZipFile: code }, Environment: { Variables: { RECORDS: `${stackName}-records`, KIND: name, ...environment } },
		},
	}
}

/** A table with a string key pair and, when asked for, what the real one has. */
function table(name: string, more: Record<string, unknown> = {}) {
	return {
		Type: 'AWS::DynamoDB::Table',
		Properties: {
			TableName: `${stackName}-${name}`, BillingMode: 'PAY_PER_REQUEST',
			AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }, { AttributeName: 'sk', AttributeType: 'S' }],
			KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }], ...more,
		},
	}
}

const gsi = [{
	IndexName: 'gsi1', Projection: { ProjectionType: 'ALL' },
	KeySchema: [{ AttributeName: 'gsi1pk', KeyType: 'HASH' }, { AttributeName: 'gsi1sk', KeyType: 'RANGE' }],
}]
const indexed = {
	AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map(AttributeName => ({ AttributeName, AttributeType: 'S' })),
	GlobalSecondaryIndexes: gsi,
}
const streamOn = { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } }
const ttlOn = { TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true } }
const pitrOn = { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }
const globalTable = {
	Type: 'AWS::DynamoDB::GlobalTable',
	Properties: {
		TableName: `${stackName}-global`, BillingMode: 'PAY_PER_REQUEST', ...indexed, ...streamOn, ...ttlOn,
		KeySchema: table('x').Properties.KeySchema, Replicas: [{ Region: region, ...pitrOn }],
	},
}

/** Sends a stream's records to the recorder of that name. */
function streamTo(tableId: string, functionId: string, more: Record<string, unknown>) {
	return {
		Type: 'AWS::Lambda::EventSourceMapping',
		Properties: {
			EventSourceArn: { 'Fn::GetAtt': [tableId, 'StreamArn'] }, FunctionName: { Ref: functionId },
			StartingPosition: 'TRIM_HORIZON', BatchSize: 10, ...more,
		},
	}
}

const outboxFilters = [
	{ eventName: ['INSERT'], dynamodb: { NewImage: { entity: { S: ['event'] } } } },
	{ eventName: ['MODIFY'], dynamodb: { OldImage: { status: { S: ['parked'] } }, NewImage: { status: { S: ['accepted'] } } } },
]

/** A route of the fixture's HTTP API to one of its functions. */
function route(key: string, integrationId: string, more: Record<string, unknown> = {}) {
	return {
		Type: 'AWS::ApiGatewayV2::Route',
		Properties: { ApiId: { Ref: 'Api' }, RouteKey: key, Target: { 'Fn::Join': ['', ['integrations/', { Ref: integrationId }]] }, ...more },
	}
}

/** A proxy integration of the fixture's HTTP API with one of its functions. */
function integration(functionId: string) {
	return {
		Type: 'AWS::ApiGatewayV2::Integration',
		Properties: {
			ApiId: { Ref: 'Api' }, IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0',
			IntegrationUri: { 'Fn::GetAtt': [functionId, 'Arn'] },
		},
	}
}

/** A recorder that an event source of the same name feeds. */
function recorder(name: string) {
	return lambda(name, sources.recorder)
}

const fixture: Record<string, unknown> = {
	Records: table('records'),
	Silent: lambda('silent', sources.silent), Logging: lambda('logging', sources.logging),
	Thrower: lambda('thrower', sources.thrower), Worker: lambda('worker', sources.worker),
	StreamRecorder: recorder('stream'), PoisonRecorder: recorder('poison'), ImpatientRecorder: recorder('impatient'),
	QueueRecorder: recorder('queue'), TopicRecorder: recorder('topic'), StatusRecorder: recorder('status'),
	RateRecorder: recorder('rate'), ScheduleRecorder: recorder('schedule'),
	Global: globalTable,
	Plain: table('plain', { ...indexed, ...streamOn, ...ttlOn, ...pitrOn }),
	Poison: table('poison', streamOn), Impatient: table('impatient', streamOn),
	Outbox: streamTo('Global', 'StreamRecorder', {
		FilterCriteria: { Filters: outboxFilters.map(filter => ({ Pattern: JSON.stringify(filter) })) },
		FunctionResponseTypes: ['ReportBatchItemFailures'],
	}),
	PoisonMapping: streamTo('Poison', 'PoisonRecorder', { FunctionResponseTypes: ['ReportBatchItemFailures'] }),
	Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: `${stackName}-dead` } },
	ImpatientMapping: streamTo('Impatient', 'ImpatientRecorder', {
		MaximumRetryAttempts: 1, BisectBatchOnFunctionError: true, FunctionResponseTypes: ['ReportBatchItemFailures'],
		DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Dead', 'Arn'] } } },
	}),
	Work: {
		Type: 'AWS::SQS::Queue',
		Properties: {
			QueueName: `${stackName}-work`, VisibilityTimeout: 2,
			RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 2 },
		},
	},
	WorkMapping: {
		Type: 'AWS::Lambda::EventSourceMapping',
		Properties: {
			EventSourceArn: { 'Fn::GetAtt': ['Work', 'Arn'] }, FunctionName: { Ref: 'QueueRecorder' }, BatchSize: 10,
			FunctionResponseTypes: ['ReportBatchItemFailures'],
		},
	},
	Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: `${stackName}-topic` } },
	Subscription: {
		Type: 'AWS::SNS::Subscription',
		Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'lambda', Endpoint: { 'Fn::GetAtt': ['TopicRecorder', 'Arn'] } },
	},
	StatusRule: {
		Type: 'AWS::Events::Rule',
		Properties: {
			EventPattern: { source: ['aws.states'], 'detail-type': ['Step Functions Execution Status Change'], detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'] } },
			Targets: [{ Id: 'one', Arn: { 'Fn::GetAtt': ['StatusRecorder', 'Arn'] } }],
		},
	},
	RateRule: {
		Type: 'AWS::Events::Rule',
		Properties: { ScheduleExpression: 'rate(1 minute)', Targets: [{ Id: 'one', Arn: { 'Fn::GetAtt': ['RateRecorder', 'Arn'] } }] },
	},
	Generated: {
		Type: 'AWS::SecretsManager::Secret',
		Properties: { GenerateSecretString: { SecretStringTemplate: '{"kind":"slug"}', GenerateStringKey: 'key', PasswordLength: 40, ExcludePunctuation: true } },
	},
	GeneratedPlain: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: { PasswordLength: 40, ExcludePunctuation: true } } },
	Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: `${stackName}-pool` } },
	PoolClient: {
		Type: 'AWS::Cognito::UserPoolClient',
		Properties: { UserPoolId: { Ref: 'Pool' }, ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], GenerateSecret: false },
	},
	Api: {
		Type: 'AWS::ApiGatewayV2::Api',
		Properties: {
			Name: `${stackName}-api`, ProtocolType: 'HTTP',
			CorsConfiguration: { AllowOrigins: ['https://good.example'], AllowMethods: ['POST'], AllowHeaders: ['content-type'] },
		},
	},
	Stage: {
		Type: 'AWS::ApiGatewayV2::Stage',
		Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', AutoDeploy: true, DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 5 } },
	},
	SilentIntegration: integration('Silent'), LoggingIntegration: integration('Logging'), ThrowerIntegration: integration('Thrower'),
	Authorizer: {
		Type: 'AWS::ApiGatewayV2::Authorizer',
		Properties: {
			ApiId: { Ref: 'Api' }, AuthorizerType: 'JWT', Name: 'pool', IdentitySource: ['$request.header.Authorization'],
			JwtConfiguration: {
				Audience: [{ Ref: 'PoolClient' }],
				Issuer: { 'Fn::Join': ['', [`https://cognito-idp.${region}.amazonaws.com/`, { Ref: 'Pool' }]] },
			},
		},
	},
	RouteAny: route('ANY /any/{proxy+}', 'SilentIntegration'), RouteGet: route('GET /get/{id}', 'SilentIntegration'),
	RoutePost: route('POST /post/{id}', 'SilentIntegration'), RouteLogging: route('GET /logging', 'LoggingIntegration'),
	RouteThrower: route('GET /throw', 'ThrowerIntegration'),
	RouteJwt: route('GET /jwt', 'SilentIntegration', { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Authorizer' } }),
}
const fixtureOutputs = {
	api: { Ref: 'Api' }, pool: { Ref: 'Pool' }, poolClient: { Ref: 'PoolClient' }, dead: { Ref: 'Dead' }, work: { Ref: 'Work' },
	topic: { Ref: 'Topic' }, secret: { Ref: 'Generated' }, plainSecret: { Ref: 'GeneratedPlain' },
	apiEndpoint: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] },
}

const functionArn = (name: string): string => `arn:aws:lambda:${region}:${account}:function:${stackName}-${name}`

/** What the recorder of that kind has seen since a moment, oldest first. */
async function recorded(kind: string, since = 0): Promise<{ at: number; event: unknown }[]> {
	const found = await dynamo.send(new QueryCommand({
		TableName: `${stackName}-records`, KeyConditionExpression: 'pk = :kind AND sk >= :since', ConsistentRead: true,
		ExpressionAttributeValues: { ':kind': kind, ':since': String(since) },
	}))
	return (found.Items ?? []).map(item => ({ at: Number(String(item['sk']).split('-')[0]), event: JSON.parse(String(item['event'])) }))
}

// ---- Step Functions ----------------------------------------------------------------------------------------------------

const caught = (name: string, next: string) => ({ ErrorEquals: [name], Next: next, ResultPath: '$.error' })

/** A token task with every way out that the delivery states use. */
function tokenStates(timeout: number) {
	return {
		StartAt: 'Choose', States: {
			Choose: {
				Type: 'Choice', Default: 'Nothing to do',
				Choices: [{ And: [{ Variable: '$.action', IsPresent: true }, { Not: { Variable: '$.action', StringEquals: 'nothing' } }], Next: 'Send' }],
			},
			Send: {
				Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', TimeoutSeconds: timeout,
				Parameters: {
					FunctionName: functionArn('worker'),
					Payload: {
						'token.$': '$$.Task.Token', 'action.$': '$.action', 'attempt.$': '$$.State.RetryCount',
						'execution.$': '$$.Execution.Name', 'started.$': '$$.Execution.StartTime', 'entered.$': '$$.State.EnteredTime',
					},
				},
				ResultPath: '$.result', Next: 'Done',
				Retry: [{ ErrorEquals: ['Throttled'], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 1 }],
				Catch: [caught('Rejected', 'By name'), caught('States.Timeout', 'Timed out'), caught('States.ALL', 'By States.ALL')],
			},
			'Nothing to do': { Type: 'Succeed' }, Done: { Type: 'Pass', End: true },
			'By name': { Type: 'Pass', End: true }, 'Timed out': { Type: 'Pass', End: true }, 'By States.ALL': { Type: 'Pass', End: true },
		},
	}
}

/** Creates a state machine and returns its ARN. */
async function machine(name: string, definition: unknown): Promise<string> {
	const made = await states.send(new CreateStateMachineCommand({ name: `${stackName}-${name}`, roleArn: role, definition: JSON.stringify(definition) }))
	return made.stateMachineArn ?? ''
}

/** Starts an execution and waits until it is over. */
async function run(stateMachineArn: string, input: unknown, wait = 20_000) {
	const started = Date.now()
	const { executionArn } = await states.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }))
	const ended = await until(async () => {
		const now = await states.send(new DescribeExecutionCommand({ executionArn }))
		return now.status === 'RUNNING' ? undefined : now
	}, wait)
	const { events } = await states.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }))
	return {
		status: ended?.status ?? 'RUNNING', error: ended?.error, cause: ended?.cause, output: ended?.output, milliseconds: Date.now() - started,
		path: (events ?? []).flatMap(event => event.stateEnteredEventDetails?.name ?? []), events: events ?? [], executionArn: executionArn ?? '',
	}
}

/** The end of a run in a few words. */
function ending(result: { status: string; path: string[]; milliseconds: number; error?: string | undefined }): string {
	return `${result.status}${result.error ? ` ${result.error}` : ''}, path ${result.path.join(' > ')}, ${result.milliseconds} ms`
}

/** A one-task machine around the thrower, with the ways out given. */
function oneTask(more: Record<string, unknown>, resource = functionArn('thrower')) {
	const end = (name: string) => [name, { Type: 'Pass', End: true }]
	return { StartAt: 'Task', States: { Task: { Type: 'Task', Resource: resource, End: true, ...more }, ...Object.fromEntries(['By name', 'By States.ALL', 'Timed out'].map(end)) } }
}

async function stepFunctions(): Promise<void> {
	const token = await machine('token', tokenStates(3))
	for (const action of ['succeed', 'reject', 'throttle', 'hang', 'throw', 'nothing']) {
		await row(`sfn token task: ${action}`, async () => ending(await run(token, { action })))
	}
	await row('sfn $$.State.RetryCount seen', async () => {
		const result = await run(token, { action: 'throttle' })
		const seen = await recorded(`worker-${result.executionArn.split(':').at(-1)}`)
		return seen.map(one => dig(one.event, 'attempt'))
	})
	await row('sfn $$ context seen', async () => {
		const result = await run(token, { action: 'succeed' })
		return (await recorded(`worker-${result.executionArn.split(':').at(-1)}`)).map(one => [dig(one.event, 'started'), dig(one.event, 'entered')])
	})
	await row('sfn error object of a caught Rejected', async () => (await run(token, { action: 'reject' })).output ?? '')
	await row('sfn choice on a missing variable', async () => ending(await run(token, {})))
	await row('sfn SendTaskSuccess: closed, timed out, invalid token', async () => {
		const done = await run(token, { action: 'succeed' })
		const late = await run(token, { action: 'hang' })
		const tokenOf = async (arn: string) => String(dig((await recorded(`worker-${arn.split(':').at(-1)}`))[0]?.event, 'token'))
		const answers = []
		for (const taskToken of [await tokenOf(done.executionArn), await tokenOf(late.executionArn), 'no-such-token']) {
			answers.push(await outcome(states.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }))))
		}
		return answers
	})
	await row('sfn name reuse: running same input, running other input, closed same input', async () => {
		const start = (name: string, input: string) => outcome(states.send(new StartExecutionCommand({ stateMachineArn: token, name, input })))
		await start('twice', '{"action":"hang"}')
		const running = [await start('twice', '{"action":"hang"}'), await start('twice', '{"action":"succeed"}')]
		await start('closed', '{"action":"nothing"}')
		await sleep(1500)
		return [...running, await start('closed', '{"action":"nothing"}')]
	})
	await row('sfn bad name / bad input / dangling StartAt', async () => [
		await outcome(states.send(new StartExecutionCommand({ stateMachineArn: token, name: 'bad name*' }))),
		await outcome(states.send(new StartExecutionCommand({ stateMachineArn: token, input: '{bad' }))),
		await outcome(machine('dangling', { StartAt: 'Nowhere', States: { Here: { Type: 'Succeed' } } })),
		await outcome(machine('broken', { StartAt: 'Here', States: { Here: { Type: 'Task', Resource: 'x', Next: 'Nowhere' } } })),
	])
	await row('sfn ValidateStateMachineDefinition of a broken one', async () => {
		const answer = await states.send(new ValidateStateMachineDefinitionCommand({ definition: '{"StartAt":"Nowhere","States":{}}' }))
		return [answer.result, answer.diagnostics?.length]
	})
	await row('sfn missing JSONPath in Parameters', async () => {
		const arn = await machine('missing', { StartAt: 'Pass', States: { Pass: { Type: 'Pass', Parameters: { 'x.$': '$.nowhere' }, End: true } } })
		const result = await run(arn, {})
		return `${ending(result)} ${result.output ?? ''}`
	})
	await row('sfn missing JSONPath in a Choice', async () => {
		const arn = await machine('missing-choice', { StartAt: 'C', States: { C: { Type: 'Choice', Choices: [{ Variable: '$.nowhere', StringEquals: 'x', Next: 'D' }], Default: 'D' }, D: { Type: 'Succeed' } } })
		return ending(await run(arn, {}))
	})
	await row('sfn thrown error caught by name', async () => ending(await run(await machine('thrown', oneTask({ Catch: [caught('Rejected', 'By name'), caught('States.ALL', 'By States.ALL')] })), {})))
	await row('sfn thrown error caught by States.TaskFailed', async () => ending(await run(await machine('taskfailed', oneTask({ Catch: [caught('States.TaskFailed', 'By name')] })), {})))
	await row('sfn thrown error retried by name, 2 attempts 1 s apart', async () => {
		const result = await run(await machine('retried', oneTask({ Retry: [{ ErrorEquals: ['Rejected'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 1 }] })), {})
		return `${ending(result)}, failures ${result.events.filter(event => event.type?.endsWith('Failed') && event.type !== 'ExecutionFailed').length}`
	})
	await row('sfn TimeoutSeconds 1 on a Lambda task of 3 s', async () => {
		const slow = await deploy(`${stackName}-slow`, { Slow: lambda('slow', 'exports.handler = () => new Promise(done => setTimeout(() => { console.log(1); done({}) }, 3000))') })
		return `${slow.status} ${ending(await run(await machine('task-timeout', oneTask({ TimeoutSeconds: 1, Catch: [caught('States.Timeout', 'Timed out')] }, functionArn('slow'))), {}))}`
	})
	await row('sfn Catch on Parallel', async () => {
		const parallel = { Type: 'Parallel', Branches: [oneTask({})], Catch: [caught('States.ALL', 'Caught')], End: true }
		return ending(await run(await machine('parallel', { StartAt: 'P', States: { P: parallel, Caught: { Type: 'Succeed' } } }), {}))
	})
	await row('sfn TimeoutSecondsPath on a token task', async () => {
		const definition = tokenStates(3)
		const { TimeoutSeconds: _dropped, ...send } = definition.States.Send
		return ending(await run(await machine('path', { ...definition, States: { ...definition.States, Send: { ...send, TimeoutSecondsPath: '$.wait' } } }), { action: 'hang', wait: 2 }, 8000))
	})
	await row('sfn HeartbeatSeconds 1 on a token task', async () => {
		const definition = tokenStates(6)
		return ending(await run(await machine('heartbeat', { ...definition, States: { ...definition.States, Send: { ...definition.States.Send, HeartbeatSeconds: 1 } } }), { action: 'hang' }, 9000))
	})
	await row('sfn machine TimeoutSeconds 2', async () => {
		const arn = await machine('machine-timeout', { TimeoutSeconds: 2, StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 6, End: true } } })
		return ending(await run(arn, {}, 9000))
	})
	await row('sfn Wait TimestampPath in 2 s', async () => {
		const arn = await machine('wait', { StartAt: 'W', States: { W: { Type: 'Wait', TimestampPath: '$.at', End: true } } })
		return ending(await run(arn, { at: new Date(Date.now() + 2000).toISOString() }))
	})
	await row('sfn StopExecution of a waiting token task', async () => {
		const { executionArn } = await states.send(new StartExecutionCommand({ stateMachineArn: token, input: '{"action":"hang"}' }))
		await sleep(500)
		await states.send(new StopExecutionCommand({ executionArn }))
		return (await states.send(new DescribeExecutionCommand({ executionArn }))).status
	})
	await row('sfn history event types of a token task', async () => (await run(token, { action: 'reject' })).events.map(event => event.type))
	await row('sfn status-change events to a rule', async () => {
		const since = Date.now()
		const fails = await machine('fails', { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'Told', Cause: 'to' } } })
		await run(fails, { visitId: 'v1' })
		const seen = await until(async () => (await recorded('status', since))[0], 5000)
		return seen ? { delay: seen.at - since, detail: dig(seen.event, 'detail') } : 'none within 5 s'
	})
	await row('sfn 200 token executions in a burst', burst)
}

/** Starts 200 token executions, eight at a time, and counts how they end. */
async function burst(): Promise<string> {
	const arn = await machine('burst', tokenStates(60))
	const started = Date.now()
	const waiting = Array.from({ length: 200 }, (_, index) => index)
	const arns: string[] = []
	await Promise.all(Array.from({ length: 8 }, async () => {
		while (waiting.pop() !== undefined) {
			const { executionArn } = await states.send(new StartExecutionCommand({ stateMachineArn: arn, input: '{"action":"succeed"}' }))
			arns.push(executionArn ?? '')
		}
	}))
	const startedIn = Date.now() - started
	const ends = new Map<string, number>()
	for (const executionArn of arns) {
		const result = await until(async () => {
			const now = await states.send(new DescribeExecutionCommand({ executionArn }))
			return now.status === 'RUNNING' ? undefined : `${now.status} ${now.error ?? ''} ${(now.output ?? '').includes('"error"') ? 'by an error path' : ''}`.trim()
		}, 70_000)
		ends.set(result ?? 'RUNNING', (ends.get(result ?? 'RUNNING') ?? 0) + 1)
	}
	return `${JSON.stringify(Object.fromEntries(ends))}, started in ${startedIn} ms, all over in ${Date.now() - started} ms`
}

// ---- DynamoDB and its streams ------------------------------------------------------------------------------------------

/** Puts one item. */
function put(name: string, item: Record<string, unknown>) {
	return dynamo.send(new PutCommand({ TableName: `${stackName}-${name}`, Item: item }))
}

async function dynamoDb(): Promise<void> {
	for (const name of ['plain', 'global']) {
		const TableName = `${stackName}-${name}`
		await row(`ddb ${name}: TTL, PITR, stream, indexes as CloudFormation left them`, async () => {
			const ttl = await dynamo.send(new DescribeTimeToLiveCommand({ TableName }))
			const backups = await dynamo.send(new DescribeContinuousBackupsCommand({ TableName }))
			const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }))
			return [
				ttl.TimeToLiveDescription, backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus,
				Table?.StreamSpecification, Table?.GlobalSecondaryIndexes?.map(index => index.IndexName),
			]
		})
	}
	await row('ddb ReturnValuesOnConditionCheckFailure on PutItem', async () => {
		await put('plain', { pk: 'a', sk: '1', hash: 'old' })
		try {
			await dynamo.send(new PutCommand({
				TableName: `${stackName}-plain`, Item: { pk: 'a', sk: '1', hash: 'new' },
				ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
			}))
			return 'accepted'
		} catch (error) {
			return error instanceof ConditionalCheckFailedException ? error.Item : error
		}
	})
	await row('ddb TransactWrite with one failed condition', async () => {
		try {
			await dynamo.send(new TransactWriteCommand({
				TransactItems: [
					{ Put: { TableName: `${stackName}-plain`, Item: { pk: 't', sk: '1' } } },
					{ Put: { TableName: `${stackName}-plain`, Item: { pk: 'a', sk: '1' }, ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
				],
			}))
			return 'accepted'
		} catch (error) {
			const rolledBack = (await dynamo.send(new GetCommand({ TableName: `${stackName}-plain`, Key: { pk: 't', sk: '1' }, ConsistentRead: true }))).Item === undefined
			return error instanceof TransactionCanceledException ? [error.CancellationReasons?.map(reason => [reason.Code, reason.Item]), { rolledBack }] : error
		}
	})
	await row('ddb GSI: sparse, begins_with, newest first, paged', async () => {
		for (const sk of ['1', '2', '3']) await put('plain', { pk: 'g', sk, ...(sk === '2' ? {} : { gsi1pk: 'open', gsi1sk: `2026#${sk}` }) })
		const found = await dynamo.send(new QueryCommand({
			TableName: `${stackName}-plain`, IndexName: 'gsi1', KeyConditionExpression: 'gsi1pk = :p AND begins_with(gsi1sk, :s)',
			ExpressionAttributeValues: { ':p': 'open', ':s': '2026' }, ScanIndexForward: false, Limit: 1,
		}))
		return [found.Items?.map(item => item['sk']), found.LastEvaluatedKey]
	})
	await row('ddb 1 MB page limit', async () => {
		for (let n = 0; n < 30; n++) await put('plain', { pk: 'big', sk: String(n), filler: 'x'.repeat(50_000) })
		const found = await dynamo.send(new QueryCommand({ TableName: `${stackName}-plain`, KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': 'big' } }))
		return `${found.Count} of 30 items, more: ${found.LastEvaluatedKey !== undefined}`
	})
	await row('ddb ReturnConsumedCapacity of a 2.6 KB put and a 200 KB query', async () => {
		const written = await dynamo.send(new PutCommand({ TableName: `${stackName}-plain`, Item: { pk: 'c', sk: '1', filler: 'x'.repeat(2600) }, ReturnConsumedCapacity: 'TOTAL' }))
		const read = await dynamo.send(new QueryCommand({
			TableName: `${stackName}-plain`, KeyConditionExpression: 'pk = :p', Limit: 4, ExpressionAttributeValues: { ':p': 'big' }, ReturnConsumedCapacity: 'TOTAL',
		}))
		return [written.ConsumedCapacity?.CapacityUnits, read.ConsumedCapacity?.CapacityUnits]
	})
	await row('ddb item over 400 KB', () => outcome(put('plain', { pk: 'huge', sk: '1', filler: 'x'.repeat(410_000) })))
	await row('ddb call latency on a kept connection', async () => {
		const times = []
		for (let n = 0; n < 50; n++) {
			const started = performance.now()
			await dynamo.send(new GetCommand({ TableName: `${stackName}-plain`, Key: { pk: 'a', sk: '1' } }))
			times.push(performance.now() - started)
		}
		return spread(times)
	})
}

/** The primary keys of the stream records in a recorded Lambda event. */
function keysOf(event: unknown): string[] {
	const records = dig(event, 'Records')
	return Array.isArray(records) ? records.map(one => `${dig(one, 'eventName')}:${dig(one, 'dynamodb', 'Keys', 'sk', 'S')}`) : []
}

async function streams(): Promise<void> {
	await row('stream two filters: INSERT of an event, MODIFY parked to accepted', async () => {
		const since = Date.now()
		await put('global', { pk: 'e', sk: 'event', entity: 'event', status: 'parked' })
		await put('global', { pk: 'e', sk: 'other', entity: 'visit' })
		await put('global', { pk: 'e', sk: 'event', entity: 'event', status: 'accepted' })
		await put('global', { pk: 'e', sk: 'event', entity: 'event', status: 'applied' })
		await sleep(4000)
		const seen = await recorded('stream', since)
		return seen.map(one => `${keysOf(one.event).join(',')} after ${one.at - since} ms`)
	})
	await row('stream delay over 20 single inserts', async () => {
		const times = []
		for (let n = 0; n < 20; n++) {
			const since = Date.now()
			await put('global', { pk: 'd', sk: String(n), entity: 'event' })
			const seen = await until(async () => (await recorded('stream', since)).find(one => keysOf(one.event).includes(`INSERT:${n}`)), 5000)
			times.push((seen?.at ?? NaN) - since)
		}
		return spread(times)
	})
	await row('stream partial batch failure, no retry limit', async () => {
		const since = Date.now()
		await put('poison', { pk: 'p', sk: 'good1' })
		await put('poison', { pk: 'p', sk: 'bad', order: 'fail-me' })
		await put('poison', { pk: 'p', sk: 'good2' })
		await sleep(8000)
		const seen = await recorded('poison', since)
		return `${seen.length} invocations: ${seen.slice(0, 6).map(one => `[${keysOf(one.event)}] ${one.at - since} ms`).join(' ')}`
	})
	await row('stream throwing batch, no retry limit: does a later record get through', async () => {
		const since = Date.now()
		await put('poison', { pk: 'p', sk: 'thrown', order: 'throw-me' })
		await sleep(3000)
		await put('poison', { pk: 'p', sk: 'later' })
		await sleep(5000)
		const seen = await recorded('poison', since)
		return `${seen.length} invocations: ${seen.slice(-4).map(one => `[${keysOf(one.event)}] ${one.at - since} ms`).join(' ')}`
	})
	await row('stream MaximumRetryAttempts 1 + bisect + OnFailure: partial failure', () => impatient('fail-me'))
	await row('stream MaximumRetryAttempts 1 + bisect + OnFailure: throwing', () => impatient('throw-me'))
}

/** Sends one bad record among good ones to the mapping that has a retry limit, and tells who saw what. */
async function impatient(order: string): Promise<string> {
	const since = Date.now()
	await put('impatient', { pk: order, sk: 'a' })
	await put('impatient', { pk: order, sk: 'bad', order })
	await put('impatient', { pk: order, sk: 'c' })
	await sleep(9000)
	await put('impatient', { pk: order, sk: 'later' })
	await sleep(4000)
	const seen = await recorded('impatient', since)
	const dead = await queues.send(new ReceiveMessageCommand({ QueueUrl: outputs['dead'], MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }))
	return `${seen.length} invocations: ${seen.slice(0, 8).map(one => `[${keysOf(one.event)}] ${one.at - since} ms`).join(' ')}; on-failure messages ${dead.Messages?.length ?? 0}`
}

// ---- EventBridge Scheduler -----------------------------------------------------------------------------------------------

/** The `at()` expression of a moment, as Kerbside writes it (UTC, no zone suffix). */
function atExpression(milliseconds: number): string {
	return `at(${new Date(milliseconds).toISOString().slice(0, 19)})`
}

/** The schedule that Kerbside would create, with what a row changes. */
function schedule(Name: string, when: number, target: Record<string, unknown>, more: Record<string, unknown> = {}) {
	return {
		Name, GroupName: stackName, ScheduleExpression: atExpression(when), ScheduleExpressionTimezone: 'UTC',
		FlexibleTimeWindow: { Mode: 'OFF' as const }, ActionAfterCompletion: 'DELETE' as const,
		Target: { Arn: functionArn('schedule'), RoleArn: role, ...target }, ...more,
	}
}

/** Waits for the schedule recorder to see an input, and says how late it came. */
async function late(marker: string, when: number, wait = 20_000): Promise<string> {
	const seen = await until(async () => (await recorded('schedule')).find(one => JSON.stringify(one.event).includes(marker)), wait)
	return seen ? `${seen.at - when} ms after its time, event ${JSON.stringify(seen.event)}` : `nothing within ${wait} ms`
}

async function schedules(): Promise<void> {
	await scheduler.send(new CreateScheduleGroupCommand({ Name: stackName }))
	const exists = (Name: string) => outcome(scheduler.send(new GetScheduleCommand({ Name, GroupName: stackName })))
	await row('scheduler at() to a Lambda, DELETE', async () => {
		const when = Date.now() + 3000
		await scheduler.send(new CreateScheduleCommand(schedule('one', when, { Input: '{"marker":"one","id":"<aws.scheduler.execution-id>"}' })))
		const result = await late('"one"', Math.floor(when / 1000) * 1000)
		return `${result}; afterwards GetSchedule: ${await exists('one')}`
	})
	await row('scheduler at() to a state machine with input', async () => {
		const stateMachineArn = await machine('scheduled', tokenStates(5))
		const when = Date.now() + 2000
		const target = { Arn: stateMachineArn, Input: '{"action":"succeed"}' }
		await scheduler.send(new CreateScheduleCommand(schedule('machine', when, target)))
		const seen = await until(async () => {
			const list = await awsJson('states', 'AWSStepFunctions.ListExecutions', { stateMachineArn })
			return dig(list, 'executions', 0)
		}, 20_000)
		await sleep(1500)
		return [seen ? 'started' : 'not started', dig(seen, 'name'), await exists('machine')]
	})
	await row('scheduler at() in the past', async () => {
		const created = await outcome(scheduler.send(new CreateScheduleCommand(schedule('past', Date.now() - 60_000, { Input: '{"marker":"past"}' }))))
		return `create ${created}; ${await late('"past"', Date.now(), 15_000)}`
	})
	await row('scheduler time zone America/New_York, now in UTC', async () => {
		const when = Date.now() + 1000
		await scheduler.send(new CreateScheduleCommand(schedule('zone', when, { Input: '{"marker":"zone"}' }, { ScheduleExpressionTimezone: 'America/New_York' })))
		return late('"zone"', when, 15_000)
	})
	await row('scheduler duplicate name, update, delete, delete again', async () => {
		const soon = schedule('dup', Date.now() + 3_600_000, { Input: '{"marker":"dup1"}' })
		await scheduler.send(new CreateScheduleCommand(soon))
		const again = await outcome(scheduler.send(new CreateScheduleCommand(soon)))
		const when = Date.now() + 1000
		await scheduler.send(new UpdateScheduleCommand(schedule('dup', when, { Input: '{"marker":"dup2"}' })))
		const fired = await late('"dup2"', when)
		await scheduler.send(new CreateScheduleCommand(soon))
		const remove = () => outcome(scheduler.send(new DeleteScheduleCommand({ Name: 'dup', GroupName: stackName })))
		return { again, fired, removed: await remove(), removedAgain: await remove() }
	})
	await row('scheduler same name again after it fired', async () => {
		const when = Date.now() + 1000
		await scheduler.send(new CreateScheduleCommand(schedule('one', when, { Input: '{"marker":"second"}' })))
		return late('"second"', when)
	})
	await row('scheduler same ClientToken twice', async () => {
		const twice = { ...schedule('client-token', Date.now() + 3_600_000, { Input: '{}' }), ClientToken: 'same' }
		await scheduler.send(new CreateScheduleCommand(twice))
		return outcome(scheduler.send(new CreateScheduleCommand(twice)))
	})
	await row('scheduler dead-letter queue for a missing target', async () => {
		const dead = `arn:aws:sqs:${region}:${account}:${stackName}-dead`
		await scheduler.send(new CreateScheduleCommand(schedule('dlq', Date.now(), {
			Arn: functionArn('missing'), Input: '{"marker":"dead"}', DeadLetterConfig: { Arn: dead }, RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
		})))
		const found = await until(async () => {
			const { Messages } = await queues.send(new ReceiveMessageCommand({ QueueUrl: outputs['dead'], MaxNumberOfMessages: 10 }))
			return Messages?.find(message => message.Body?.includes('dead'))
		}, 15_000)
		return found ? found.Body ?? '' : 'nothing within 15 s'
	})
	await row('scheduler validation: at(tomorrow), Mars/Base, unknown group', async () => [
		await outcome(scheduler.send(new CreateScheduleCommand({ ...schedule('bad', 0, {}), ScheduleExpression: 'at(tomorrow)' }))),
		await outcome(scheduler.send(new CreateScheduleCommand({ ...schedule('bad2', Date.now() + 1e6, {}), ScheduleExpressionTimezone: 'Mars/Base' }))),
		await outcome(scheduler.send(new CreateScheduleCommand({ ...schedule('bad3', Date.now() + 1e6, {}), GroupName: 'nowhere' }))),
	])
}

// ---- API Gateway -------------------------------------------------------------------------------------------------------

/** The URL of a path of the fixture's API. */
function apiUrl(path: string): string {
	return `${endpoint}/_aws/execute-api/${outputs['api']}/$default${path}`
}

/** Sends many requests, some in parallel, and sums up how long they took and how many failed. */
async function load(path: string, parallel: number, total: number, agent: Agent | false): Promise<string> {
	await Promise.all(Array.from({ length: parallel }, () => http('GET', apiUrl(path))))
	let left = total
	let failed = 0
	const times: number[] = []
	const started = Date.now()
	await Promise.all(Array.from({ length: parallel }, async () => {
		while (left-- > 0) {
			try {
				const answer = await http('GET', apiUrl(path), { agent })
				times.push(answer.milliseconds)
				if (answer.status !== 200) failed++
			} catch {
				failed++
			}
		}
	}))
	return `${spread(times)}, failed ${failed} of ${total}, ${Math.round(total / ((Date.now() - started) / 1000))} a second`
}

/** The proxy event that a route passed to its handler. */
async function proxied(method: string, path: string, options: Parameters<typeof http>[2] = {}): Promise<{ status: number; event: unknown }> {
	const answer = await http(method, apiUrl(path), options)
	try {
		return { status: answer.status, event: JSON.parse(answer.body.toString()) }
	} catch {
		return { status: answer.status, event: answer.body.toString().slice(0, 200) }
	}
}

async function httpApi(): Promise<void> {
	await row('api output ApiEndpoint', async () => outputs['apiEndpoint'])
	for (const path of ['/get/x', '/logging']) {
		const kind = path === '/logging' ? 'logging' : 'silent'
		await row(`api ${kind} handler, 1 client, kept connection`, () => load(path, 1, 40, keepAlive))
		await row(`api ${kind} handler, 1 client, new connections`, () => load(path, 1, 40, false))
		await row(`api ${kind} handler, 8 clients, kept connections`, () => load(path, 8, 200, keepAlive))
		await row(`api ${kind} handler, 8 clients, new connections`, () => load(path, 8, 200, false))
	}
	await row('api emulator health on kept connections', async () => {
		const answers = []
		for (let n = 0; n < 5; n++) answers.push(await outcome(http('GET', `${endpoint}/_ministack/health`, { agent: keepAlive })))
		return answers
	})
	await row('api node version of a handler', async () => (await http('GET', apiUrl('/logging'))).body.toString())
	await row('api raw body: UTF-8 JSON', async () => {
		const body = Buffer.from('{"name":"Žofia Müller ☎"}')
		const { event } = await proxied('POST', '/post/1', { headers: { 'content-type': 'application/json' }, body })
		return [dig(event, 'isBase64Encoded'), Buffer.from(String(dig(event, 'body')), dig(event, 'isBase64Encoded') === true ? 'base64' : 'utf8').equals(body)]
	})
	for (const type of ['application/json', 'application/octet-stream', 'application/x-www-form-urlencoded', 'text/plain']) {
		await row(`api raw body: invalid UTF-8 as ${type}`, async () => {
			const body = Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d])
			const { status, event } = await proxied('POST', '/post/1', { headers: { 'content-type': type }, body })
			const base64 = dig(event, 'isBase64Encoded') === true
			return [status, { base64 }, { same: Buffer.from(String(dig(event, 'body')), base64 ? 'base64' : 'utf8').equals(body) }]
		})
	}
	await row('api no body', async () => {
		const { event } = await proxied('POST', '/post/1')
		return [dig(event, 'body') ?? 'absent', dig(event, 'isBase64Encoded')]
	})
	await row('api cookies and repeated headers', async () => {
		const { event } = await proxied('GET', '/get/1', { headers: { cookie: 'a=1; b=2', 'x-many': ['one', 'two'] } })
		return [dig(event, 'cookies') ?? 'cookies absent', dig(event, 'headers', 'cookie') ?? 'no cookie header', dig(event, 'headers', 'x-many') ?? 'absent']
	})
	await row('api HEAD on ANY and on GET', async () => {
		const any = await http('HEAD', apiUrl('/any/x'))
		const get = await http('HEAD', apiUrl('/get/x'))
		return [any.status, any.headers['content-length'], get.status]
	})
	await row('api %2F in a path parameter', async () => {
		const { event } = await proxied('GET', '/get/a%2Fb%20c')
		const proxy = await proxied('GET', '/any/a%2Fb/c%20d')
		return [dig(event, 'pathParameters'), dig(event, 'rawPath'), dig(proxy.event, 'pathParameters'), dig(proxy.event, 'rawPath'), dig(proxy.event, 'requestContext', 'http', 'path')]
	})
	await row('api query', async () => {
		const { event } = await proxied('GET', '/get/1?q=1&q=2&r=a%20b')
		return [dig(event, 'queryStringParameters'), dig(event, 'rawQueryString')]
	})
	await row('api requestContext', async () => dig((await proxied('GET', '/get/1', { headers: { 'x-forwarded-for': '203.0.113.9' } })).event, 'requestContext'))
	await row('api stage variable path: event rawPath without $default', async () => dig((await proxied('GET', '/get/1')).event, 'rawPath'))
	await row('api unknown route, wrong method, thrown error', async () => {
		const answers = []
		for (const [method, path] of [['GET', '/nowhere'], ['DELETE', '/get/1'], ['GET', '/throw']] as const) {
			const answer = await http(method, apiUrl(path))
			answers.push(`${answer.status} ${answer.body.toString().slice(0, 160)}`)
		}
		return answers
	})
	await row('api CORS preflight: good and evil origin', async () => {
		const answers = []
		for (const origin of ['https://good.example', 'https://evil.example']) {
			const answer = await http('OPTIONS', apiUrl('/post/1'), { headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } })
			answers.push([answer.status, answer.headers['access-control-allow-origin'] ?? 'no header'])
		}
		return answers
	})
	await row('api throttle 5 a second: 30 at once', async () => {
		const answers = await Promise.all(Array.from({ length: 30 }, () => http('GET', apiUrl('/logging')).then(answer => answer.status, () => 0)))
		return Object.fromEntries([...new Set(answers)].map(status => [status, answers.filter(one => one === status).length]))
	})
	await row('api one header of 12 KB, of 70 KB', async () => {
		const statuses = []
		for (const size of [12_000, 70_000]) statuses.push(await http('GET', apiUrl('/logging'), { headers: { 'x-big': 'x'.repeat(size) } }).then(answer => answer.status, error => String(error)))
		return statuses
	})
	await row('api body of 11 MB', async () => (await http('POST', apiUrl('/post/1'), { headers: { 'content-type': 'text/plain' }, body: Buffer.alloc(11_000_000, 'x') }).then(answer => answer.status, error => String(error))))
	await row('api JWT authorizer with a Cognito pool', jwt)
}

/** Makes a staff user, signs in and calls the guarded route with good, no and broken tokens. */
async function jwt(): Promise<unknown> {
	const cognito = (action: string, body: unknown) => awsJson('cognito-idp', `AWSCognitoIdentityProviderService.${action}`, body)
	const UserPoolId = outputs['pool']
	await cognito('AdminCreateUser', { UserPoolId, Username: 'ann@dealer.example', MessageAction: 'SUPPRESS', UserAttributes: [{ Name: 'email', Value: 'ann@dealer.example' }, { Name: 'email_verified', Value: 'true' }] })
	await cognito('AdminSetUserPassword', { UserPoolId, Username: 'ann@dealer.example', Password: 'Correct-Horse-9', Permanent: true })
	const signedIn = await cognito('InitiateAuth', { ClientId: outputs['poolClient'], AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ann@dealer.example', PASSWORD: 'Correct-Horse-9' } })
	const token = String(dig(signedIn, 'AuthenticationResult', 'IdToken'))
	const call = (authorization?: string) => proxied('GET', '/jwt', { headers: authorization === undefined ? {} : { authorization } })
	const good = await call(`Bearer ${token}`)
	return {
		good: good.status, claims: dig(good.event, 'requestContext', 'authorizer', 'jwt'),
		none: await call(), tampered: (await call(`Bearer ${token.slice(0, -4)}AAAA`)).status,
		accessToken: (await call(`Bearer ${dig(signedIn, 'AuthenticationResult', 'AccessToken')}`)).status,
	}
}

// ---- queues, topics, mail, secrets, rules ---------------------------------------------------------------------------------

async function messaging(): Promise<void> {
	await row('sqs attributes that CloudFormation set', async () => {
		const { Attributes } = await queues.send(new GetQueueAttributesCommand({ QueueUrl: outputs['work'], AttributeNames: ['All'] }))
		return [Attributes?.['RedrivePolicy'] ?? 'no RedrivePolicy', Attributes?.['VisibilityTimeout']]
	})
	await row('sqs DelaySeconds 3 to a Lambda', async () => {
		const since = Date.now()
		await queues.send(new SendMessageCommand({ QueueUrl: outputs['work'], MessageBody: 'delayed', DelaySeconds: 3 }))
		const seen = await until(async () => (await recorded('queue', since))[0], 10_000)
		return seen ? `${seen.at - since} ms` : 'nothing within 10 s'
	})
	await row('sqs partial batch and redrive after 2 receives', async () => {
		const since = Date.now()
		for (const MessageBody of ['good', 'fail-me', 'good']) await queues.send(new SendMessageCommand({ QueueUrl: outputs['work'], MessageBody }))
		const dead = await until(async () => {
			const { Messages } = await queues.send(new ReceiveMessageCommand({ QueueUrl: outputs['dead'], MaxNumberOfMessages: 10 }))
			return Messages?.find(message => message.Body === 'fail-me')
		}, 15_000)
		const seen = (await recorded('queue', since)).map(one => `${dig(one.event, 'Records', 'length')} after ${one.at - since} ms`)
		return { invocations: seen, deadLetter: dead !== undefined }
	})
	await row('sns topic to a Lambda', async () => {
		const since = Date.now()
		await topics.send(new PublishCommand({ TopicArn: outputs['topic'], Message: '{"eventType":"Delivery"}' }))
		const seen = await until(async () => (await recorded('topic', since))[0], 5000)
		return seen ? { milliseconds: seen.at - since, record: dig(seen.event, 'Records', 0) } : 'nothing'
	})
	await row('sns SMS to a phone number, and where it is captured', async () => {
		await topics.send(new PublishCommand({
			PhoneNumber: '+420601555001', Message: 'Your car: https://x.example/c/abc',
			MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' }, 'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'Kerbside' } },
		}))
		return [await (await fetch(`${endpoint}/_ministack/sns/sms-messages`)).json(), await outcome(topics.send(new PublishCommand({ PhoneNumber: 'abc', Message: 'x' })))]
	})
	await row('ses SendEmail with headers, and its capture', async () => {
		const before = await outcome(mail.send(new SendEmailCommand({
			FromEmailAddress: 'noreply@stranger.example', Destination: { ToAddresses: ['eva@customer.example'] },
			Content: { Simple: { Subject: { Data: 's' }, Body: { Text: { Data: 'text' } } } },
		})))
		await outcome(mail.send(new CreateEmailIdentityCommand({ EmailIdentity: 'dealer.example' })))
		await mail.send(new SendEmailCommand({
			FromEmailAddress: 'Dealer <noreply@dealer.example>', Destination: { ToAddresses: ['eva@customer.example'] }, ReplyToAddresses: ['desk@dealer.example'],
			EmailTags: [{ Name: 'message', Value: 'msg1' }],
			Content: { Simple: { Subject: { Data: 'Žofia' }, Body: { Text: { Data: 'text' }, Html: { Data: '<p>html</p>' } }, Headers: [{ Name: 'List-Unsubscribe', Value: '<https://x.example/p/1>' }] } },
		}))
		return { unverifiedSender: before, captured: await (await fetch(`${endpoint}/_ministack/ses/messages`)).json() }
	})
	await row('secrets: generated by CloudFormation with and without a template', async () => {
		const values = []
		for (const SecretId of [outputs['secret'], outputs['plainSecret']]) values.push((await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString)
		return values
	})
	await row('secrets: create, put, read, stages, duplicate name', async () => {
		const SecretId = `${stackName}/partner`
		await secrets.send(new CreateSecretCommand({ Name: SecretId, SecretString: 'one' }))
		await secrets.send(new PutSecretValueCommand({ SecretId, SecretString: 'two' }))
		const read = await secrets.send(new GetSecretValueCommand({ SecretId }))
		const previous = await secrets.send(new GetSecretValueCommand({ SecretId, VersionStage: 'AWSPREVIOUS' }))
		return [read.SecretString, previous.SecretString, await outcome(secrets.send(new CreateSecretCommand({ Name: SecretId, SecretString: 'x' }))), await outcome(secrets.send(new GetSecretValueCommand({ SecretId: 'none' })))]
	})
	await row('rule rate(1 minute) to a Lambda', async () => {
		const seen = await until(async () => (await recorded('rate'))[0], 80_000)
		return seen ? dig(seen.event, 'detail-type') : 'nothing within 80 s'
	})
}

// ---- CloudFormation ------------------------------------------------------------------------------------------------------

const alarmBase = { ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, Threshold: 1 }
const metric = { Namespace: 'Kerbside', MetricName: 'Sent', Period: 60, Statistic: 'Sum' }

/** Resource types whose local support decides in which stack they may live. */
const candidates = (): Record<string, Record<string, unknown>> => ({
	'AWS::Logs::LogGroup': { LogGroupName: `${stackName}-logs`, RetentionInDays: 30 },
	'AWS::Logs::MetricFilter': { LogGroupName: `${stackName}-logs`, FilterPattern: '{ $.level = "ERROR" }', MetricTransformations: [{ MetricName: 'Errors', MetricNamespace: 'Kerbside', MetricValue: '1' }] },
	'AWS::CloudWatch::Alarm': { ...alarmBase, ...metric },
	'AWS::CloudWatch::Alarm (metric math)': {
		...alarmBase,
		Metrics: [{ Id: 'm1', ReturnData: false, MetricStat: { Metric: { Namespace: 'Kerbside', MetricName: 'Sent' }, Period: 60, Stat: 'Sum' } }, { Id: 'e1', Expression: 'm1*2', ReturnData: true }],
	},
	'AWS::CloudWatch::CompositeAlarm': { AlarmRule: 'ALARM("x")' },
	'AWS::CloudWatch::Dashboard': { DashboardName: `${stackName}-board`, DashboardBody: '{"widgets":[]}' },
	'AWS::ApiGatewayV2::DomainName': { DomainName: 'checkin.example.com', DomainNameConfigurations: [{ CertificateArn: `arn:aws:acm:${region}:${account}:certificate/x`, EndpointType: 'REGIONAL' }] },
	'AWS::SNS::TopicPolicy': { Topics: [`arn:aws:sns:${region}:${account}:t`], PolicyDocument: { Version: '2012-10-17', Statement: [] } },
	'AWS::SNS::TopicInlinePolicy': { TopicArn: `arn:aws:sns:${region}:${account}:t`, PolicyDocument: { Version: '2012-10-17', Statement: [] } },
	'AWS::SQS::QueuePolicy': { Queues: [`${endpoint}/${account}/${stackName}-dead`], PolicyDocument: { Version: '2012-10-17', Statement: [] } },
	'AWS::Cognito::UserPoolDomain': { Domain: `${stackName}-login`, UserPoolId: outputs['pool'] },
	'AWS::Cognito::UserPoolUser': { UserPoolId: 'pool', Username: 'ann' },
	'AWS::Cognito::ManagedLoginBranding': { UserPoolId: 'pool' },
	'AWS::Scheduler::ScheduleGroup': { Name: `${stackName}-group` },
	'AWS::Scheduler::Schedule': { Name: `${stackName}-cfn`, FlexibleTimeWindow: { Mode: 'OFF' }, ScheduleExpression: 'rate(1 hour)', Target: { Arn: functionArn('schedule'), RoleArn: role } },
	'AWS::SES::EmailIdentity': { EmailIdentity: 'dealer.example' },
	'AWS::SES::ConfigurationSet': { Name: `${stackName}-set` },
	'AWS::SES::ConfigurationSetEventDestination': { ConfigurationSetName: `${stackName}-set`, EventDestination: { Name: 'sns', Enabled: true, MatchingEventTypes: ['delivery'], SnsDestination: { TopicARN: `arn:aws:sns:${region}:${account}:${stackName}-topic` } } },
	'AWS::Events::Rule': { ScheduleExpression: 'rate(5 minutes)', State: 'ENABLED' },
	'AWS::Events::Archive': { SourceArn: `arn:aws:events:${region}:${account}:event-bus/default` },
	'AWS::Logs::QueryDefinition': { Name: 'q', QueryString: 'fields @message' },
	'AWS::Logs::ResourcePolicy': { PolicyName: 'p', PolicyDocument: '{}' },
	'AWS::Lambda::Permission': { FunctionName: functionArn('silent'), Action: 'lambda:InvokeFunction', Principal: 'sns.amazonaws.com' },
	'AWS::Lambda::EventInvokeConfig': { FunctionName: `${stackName}-silent`, Qualifier: '$LATEST', MaximumRetryAttempts: 0 },
	'AWS::KMS::Key': { KeyPolicy: { Version: '2012-10-17', Statement: [] } },
	'AWS::SSM::Parameter': { Type: 'String', Name: `/${stackName}/x`, Value: 'y' },
	'AWS::WAFv2::WebACLAssociation': { ResourceArn: 'x', WebACLArn: 'y' },
	'AWS::CloudFront::ResponseHeadersPolicy': { ResponseHeadersPolicyConfig: { Name: 'x' } },
	'AWS::Budgets::Budget': { Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY' } },
	'AWS::S3::Bucket': { BucketName: `${stackName}-media` },
	'AWS::PinpointSMSVoice::PhoneNumber': {},
	'AWS::SecretsManager::ResourcePolicy': { SecretId: 'x', ResourcePolicy: {} },
	'AWS::ApplicationInsights::Application': { ResourceGroupName: 'x' },
	'AWS::CloudFormation::WaitConditionHandle': {},
})

async function resourceTypes(): Promise<void> {
	let n = 0
	for (const [label, Properties] of Object.entries(candidates())) {
		await row(`cfn ${label}`, async () => {
			const result = await deploy(`${stackName}-type${n++}`, { Thing: { Type: label.split(' ')[0], Properties } })
			if (result.status === 'CREATE_COMPLETE') return 'accepted'
			const events = await cloudFormation('DescribeStackEvents', { StackName: `${stackName}-type${n - 1}` })
			return `${result.status} ${result.reason || (/<ResourceStatusReason>(.*?)</s.exec(events)?.[1] ?? '')}`
		})
	}
}

async function updates(): Promise<void> {
	const name = `${stackName}-update`
	const lambdaOf = (answer: string, colour: string) => lambda('updated', `exports.handler = async () => { console.log('x'); return {answer: '${answer}', colour: process.env.COLOUR} }`, { COLOUR: colour })
	const machineOf = (result: string) => ({
		Type: 'AWS::StepFunctions::StateMachine',
		Properties: { StateMachineName: `${stackName}-updated`, RoleArn: role, DefinitionString: JSON.stringify({ StartAt: 'P', States: { P: { Type: 'Pass', Result: result, End: true } } }) },
	})
	const resources = (answer: string, colour: string, result: string, more: Record<string, unknown> = {}) => ({ Function: lambdaOf(answer, colour), Machine: machineOf(result), Table: table('updated', more) })
	await deploy(name, resources('one', 'red', 'old'))
	const invoke = async () => (await fetch(`${endpoint}/2015-03-31/functions/${stackName}-updated/invocations`, { method: 'POST', body: '{}' })).text()
	const stateMachineArn = `arn:aws:states:${region}:${account}:stateMachine:${stackName}-updated`
	const items = async () => (await dynamo.send(new QueryCommand({ TableName: `${stackName}-updated`, KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': 'a' } }))).Count
	await put('updated', { pk: 'a', sk: '1' })
	await row('update before', async () => [await invoke(), (await run(stateMachineArn, {})).output, await items()])
	await row('update Lambda code', async () => [(await deploy(name, resources('two', 'red', 'old'), {}, 'UpdateStack')).status, await invoke()])
	await row('update Lambda environment', async () => [(await deploy(name, resources('two', 'blue', 'old'), {}, 'UpdateStack')).status, await invoke()])
	await row('update state machine definition', async () => [(await deploy(name, resources('two', 'blue', 'new'), {}, 'UpdateStack')).status, (await run(stateMachineArn, {})).output])
	await row('update table: new index, items before', async () => {
		await dynamo.send(new UpdateCommand({ TableName: `${stackName}-updated`, Key: { pk: 'a', sk: '2' }, UpdateExpression: 'SET gsi1pk = :x, gsi1sk = :x', ExpressionAttributeValues: { ':x': 'x' } }))
		const result = await deploy(name, resources('two', 'blue', 'new', indexed), {}, 'UpdateStack')
		const found = await outcome(dynamo.send(new QueryCommand({ TableName: `${stackName}-updated`, IndexName: 'gsi1', KeyConditionExpression: 'gsi1pk = :x', ExpressionAttributeValues: { ':x': 'x' } })))
		return [result.status, `${await items()} of 2 items left`, `query on the new index ${found}`]
	})
	await row('update table: TTL and stream added', async () => {
		const result = await deploy(name, resources('two', 'blue', 'new', { ...indexed, ...ttlOn, ...streamOn }), {}, 'UpdateStack')
		const ttl = await dynamo.send(new DescribeTimeToLiveCommand({ TableName: `${stackName}-updated` }))
		return [result.status, `${await items()} of 2 items left`, ttl.TimeToLiveDescription?.TimeToLiveStatus]
	})
	await row('update HTTP API (a tag) and pool (password length): same ids', async () => {
		const pair = (length: number) => ({
			Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: `${stackName}-two`, ProtocolType: 'HTTP', Tags: { length: String(length) } } },
			Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: `${stackName}-two`, Policies: { PasswordPolicy: { MinimumLength: length } } } },
			Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: `${stackName}-two`, VisibilityTimeout: length } },
		})
		const ids = { api: { Ref: 'Api' }, pool: { Ref: 'Pool' }, queue: { Ref: 'Queue' } }
		const first = await deploy(`${name}-two`, pair(8), ids)
		await queues.send(new SendMessageCommand({ QueueUrl: Reflect.get(first.outputs, 'queue'), MessageBody: 'kept?' }))
		const second = await deploy(`${name}-two`, pair(12), ids, 'UpdateStack')
		const { Messages } = await queues.send(new ReceiveMessageCommand({ QueueUrl: Reflect.get(second.outputs, 'queue') }))
		return [second.status, first.outputs, second.outputs, `${Messages?.length ?? 0} of 1 messages left`]
	})
	await row('update that fails: are the old resources kept', async () => {
		const result = await deploy(name, { ...resources('two', 'blue', 'new', { ...indexed, ...ttlOn, ...streamOn }), Bad: { Type: 'AWS::CloudWatch::Alarm', Properties: candidates()['AWS::CloudWatch::Alarm (metric math)'] } }, {}, 'UpdateStack')
		return [result.status, await outcome(items()), await outcome(invoke())]
	})
	await row('ttl set by API: removed after', async () => {
		await outcome(dynamo.send(new UpdateTimeToLiveCommand({ TableName: `${stackName}-records`, TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true } })))
		await put('records', { pk: 'ttl', sk: '1', ttl: Math.floor(Date.now() / 1000) - 10 })
		const started = Date.now()
		const gone = await until(async () => {
			const { Item } = await dynamo.send(new GetCommand({ TableName: `${stackName}-records`, Key: { pk: 'ttl', sk: '1' } }))
			return Item === undefined ? true : undefined
		}, 75_000)
		return gone ? `${Math.round((Date.now() - started) / 1000)} s` : 'still there after 75 s'
	})
}

// ---- all of it ------------------------------------------------------------------------------------------------------------

const deployed = await deploy(stackName, fixture, fixtureOutputs)
const outputs: Record<string, string> = deployed.outputs
console.log(`fixture | ${deployed.status} ${deployed.reason} ${JSON.stringify(outputs)}`)
const sections = { stepFunctions, dynamoDb, streams, schedules, httpApi, messaging, resourceTypes, updates }
const wanted = process.argv[2] ?? ''
for (const [name, measure] of Object.entries(sections)) {
	if (name.includes(wanted)) await row(`section ${name}`, async () => { await measure(); return 'done' })
}
keepAlive.destroy()
