/** How a row is measured and printed, and how the emulator is called where Kerbside has no SDK client for it. */
import { SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { Agent, request } from 'node:http';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

export const endpoint = process.env['AWS_ENDPOINT_URL'] ?? 'http://127.0.0.1:4566';
export const region = process.env['AWS_REGION'] ?? 'eu-central-1';
export const account = '000000000000';
export const stackName = `bench${Date.now().toString(36)}`;
export const client = { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
export const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient(client));
export const states = new SFNClient(client);
export const scheduler = new SchedulerClient(client);
export const secrets = new SecretsManagerClient(client);
export const mail = new SESv2Client(client);
export const topics = new SNSClient(client);
export const queues = new SQSClient(client);
export const role = `arn:aws:iam::${account}:role/bench`;
export const keepAlive = new Agent({ keepAlive: true });

/** Prints one row; a failure to measure is a result too. */
export async function row(name: string, measure: () => Promise<unknown>): Promise<void> {
  try {
    const result = await measure();
    console.log(`${name} | ${typeof result === 'string' ? result : JSON.stringify(result)}`);
  } catch (error) {
    console.log(
      `${name} | NOT MEASURED: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
    );
  }
}

/** Waits for some milliseconds. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Asks again every 50 ms until there is an answer or the time is over. */
export async function until<T>(
  ask: () => Promise<T | undefined>,
  milliseconds: number,
): Promise<T | undefined> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || Date.now() > end) return answer;
    await sleep(50);
  }
}

/** Names the error that a call ends with, or says that it succeeded. */
export async function outcome(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

/** Reads a value deep inside parsed JSON, or undefined when the path ends early. */
export function dig(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

/** Median, 99th percentile and maximum of some durations, in words. */
export function spread(milliseconds: number[]): string {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`;
}

/** Calls a JSON-protocol AWS service that Kerbside itself has no client for. */
export async function awsJson(service: string, target: string, body: unknown): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'x-amz-target': target,
      'content-type': 'application/x-amz-json-1.1',
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** Calls CloudFormation's query protocol and returns the XML it answers. */
export async function cloudFormation(action: string, parameters: Record<string, string>): Promise<string> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/cloudformation/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: new URLSearchParams({ Action: action, Version: '2010-05-15', ...parameters }).toString(),
  });
  return response.text();
}

/** Creates or updates a stack, waits for it to settle, and returns its status, reason and outputs. */
export async function deploy(
  name: string,
  resources: Record<string, unknown>,
  outputs: Record<string, unknown> = {},
  action = 'CreateStack',
) {
  const template = {
    Resources: resources,
    Outputs: Object.fromEntries(Object.entries(outputs).map(([key, value]) => [key, { Value: value }])),
  };
  const answer = await cloudFormation(action, {
    StackName: name,
    TemplateBody: JSON.stringify(template),
    'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
  });
  if (answer.includes('<Error>'))
    return { status: 'REFUSED', reason: answer.replaceAll(/\s+/g, ' ').slice(0, 200), outputs: {} };
  const settled = await until(async () => {
    const xml = await cloudFormation('DescribeStacks', { StackName: name });
    const status = /<StackStatus>(.*?)<\/StackStatus>/.exec(xml)?.[1] ?? 'NONE';
    return status.endsWith('IN_PROGRESS') ? undefined : { status, xml };
  }, 60_000);
  const pairs = [
    ...(settled?.xml ?? '').matchAll(/<OutputKey>(.*?)<\/OutputKey>\s*<OutputValue>(.*?)<\/OutputValue>/gs),
  ];
  return {
    status: settled?.status ?? 'TIMED OUT',
    reason: /<StackStatusReason>(.*?)<\/StackStatusReason>/s.exec(settled?.xml ?? '')?.[1] ?? '',
    outputs: Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, value])),
  };
}

/** Makes one raw HTTP request, so that connections and bytes are under our control. */
export function http(
  method: string,
  url: string,
  options: { agent?: Agent | false; headers?: Record<string, string | string[]>; body?: Buffer } = {},
) {
  return new Promise<{
    status: number;
    headers: Record<string, unknown>;
    body: Buffer;
    milliseconds: number;
  }>((resolve, reject) => {
    const started = performance.now();
    const sent = request(
      url,
      { method, agent: options.agent ?? false, headers: options.headers ?? {} },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
            milliseconds: performance.now() - started,
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(options.body);
  });
}
