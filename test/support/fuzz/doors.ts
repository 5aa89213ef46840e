import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod';
import { ENVIRONMENTS } from '../../../shared/platform/function-environments.ts';
import { apiEvent, context } from '../api-event.ts';
import type { Answer, Operation } from './operations.ts';

/* The real handlers of `functions/`, in this process. */

type Handler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** A call as API Gateway hands it over, before it is one. */
export type Call = {
  method: string;
  /** `/v1/partners/{partnerId}/events`. */
  path: string;
  params: Record<string, string>;
  /** As it stands behind the question mark. */
  query: string;
  headers: Record<string, string>;
  body?: Buffer;
  /** API Gateway gives text as text and the rest as base64; a handler must not care. */
  isBase64: boolean;
  /** What the JWT authorizer found in the token; undefined where a route has none. */
  claims?: Record<string, unknown>;
  /** API Gateway decodes path and parameters; other hosts hand over the path as it came, and no parameters. */
  isDecoded: boolean;
};

const functionsFolder = resolve(import.meta.dirname, '../../../functions');

/** Every variable of every function, with the values of the seeded world. */
const ENVIRONMENT = {
  TABLE_NAME: 'table',
  SECRET_PREFIX: 'kerbside/test',
  PUBLIC_BASE_URL: 'https://kerbside.example',
  MESSAGE_DELIVERY_ARN: 'arn:aws:states:eu-central-1:0:stateMachine:message-delivery',
  CHECK_IN_LIFECYCLE_ARN: 'arn:aws:states:eu-central-1:0:stateMachine:check-in-lifecycle',
  SCHEDULE_GROUP: 'kerbside-test',
  SCHEDULE_ROLE_ARN: 'arn:aws:iam::0:role/schedules',
  SCHEDULE_DLQ_ARN: 'arn:aws:sqs:eu-central-1:0:schedules-dead',
  LADDER_SECONDS: '2700',
  SENDING: 'on',
  STAFF_POOL_ID: 'eu-central-1_fuzzer',
  MEDIA_BUCKET: 'kerbside-test-media',
  // Nobody listens there: what a vendor would be asked is refused at once.
  BULKGATE_BASE_URL: 'http://127.0.0.1:9',
  WHATSAPP_BASE_URL: 'http://127.0.0.1:9',
  WHATSAPP_API_VERSION: 'v25.0',
  SES_CONFIGURATION_SET: 'kerbside-test',
  VENDOR_TIMEOUT_MS: '2000',
  SIGN_IN_URL: 'http://127.0.0.1:9',
  SIGN_IN_CLIENT_ID: 'console',
  SIGN_IN_ISSUER: 'https://issuer.example',
};

/** The handler of a function; fails with the names of the variables that it lacks. */
export const handlerOf = async (name: string): Promise<unknown> => {
  Object.assign(process.env, ENVIRONMENT);
  const file = ['.ts', '.tsx']
    .map((end) => join(functionsFolder, `${name}${end}`))
    .find((path) => existsSync(path));
  if (file === undefined) throw new Error(`functions/${name} does not exist, though ENVIRONMENTS names it.`);
  const { handler } = z
    .object({ handler: z.custom<Handler>((value) => typeof value === 'function') })
    .parse(await import(pathToFileURL(file).href));
  return handler;
};

/** Neither called over HTTP by anybody outside, nor part of what is deployed to customers. */
const NOT_A_DOOR = /^(stream|vendor-sandbox|[a-z]+-workflow)\//;

/** Finds the function behind each operation by asking all of them: the one that knows the route is it. */
export const findDoors = async (operations: readonly Operation[]): Promise<Map<string, Handler>> => {
  const names = Object.keys(ENVIRONMENTS).filter((name) => !NOT_A_DOOR.test(name));
  const handlers = await Promise.all(names.map(async (name) => (await handlerOf(name)) as Handler));
  const doors = new Map<string, Handler>();
  for (const { key, method, path } of operations) {
    for (const handler of handlers) {
      if (doors.has(key) || !(await knows(handler, method, path))) continue;
      doors.set(key, handler);
    }
  }
  return doors;
};

/** What is invoked by SNS or SQS knows no route: it refuses an event of API Gateway. */
const knows = async (handler: Handler, method: string, path: string): Promise<boolean> => {
  const answer = await ask(handler, {
    method,
    path,
    params: Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'probe'])),
    query: '',
    headers: {},
    isBase64: false,
    isDecoded: true,
  }).catch(() => undefined);
  if (!answer) return false;
  const { status, text } = answer;
  return status !== 404 || (text.startsWith('{') && !text.includes('"route.unknown"'));
};

/** Calls a handler as API Gateway does. */
export const ask = async (handler: Handler, call: Call): Promise<Answer> => {
  const { statusCode, headers, body, isBase64Encoded } = await handler(toEvent(call), context);
  return {
    status: statusCode ?? 0,
    contentType: String(headers?.['content-type'] ?? ''),
    text: isBase64Encoded === true ? Buffer.from(body ?? '', 'base64').toString() : (body ?? ''),
  };
};

const toEvent = (call: Call): APIGatewayProxyEventV2 => {
  const path = call.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = call.params[name] ?? '';
    return call.isDecoded ? value : encodeURIComponent(value.toWellFormed());
  });
  const event = apiEvent({
    method: call.method,
    path,
    headers: call.headers,
    query: call.query,
    ...(call.body === undefined ? {} : { body: call.isBase64 ? call.body : call.body.toString('utf8') }),
    ...(call.isDecoded ? { params: call.params } : {}),
  });
  if (call.claims === undefined) return event;
  const authorizer = { jwt: { claims: call.claims, scopes: [] } };
  return { ...event, requestContext: { ...event.requestContext, authorizer } } as APIGatewayProxyEventV2;
};
