import middy from '@middy/core';
import httpRouter, { type Method } from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { AppError } from '../kernel/app-error.ts';
import { log, setLogContext } from '../platform/log.ts';
import { countMetric } from '../platform/metrics.ts';
import { problemOf, type Problem } from './problem.ts';

export type HttpRequest = {
  method: string;
  path: string;
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  query: Readonly<Record<string, string | undefined>>;
  params: Readonly<Record<string, string | undefined>>;
  cookies: Readonly<Record<string, string | undefined>>;
  /** The bytes as they came: what signatures are made over. */
  rawBody: Buffer;
  requestId: string;
  /** What the JWT authorizer of the API verified; absent on routes without it. */
  claims?: Readonly<Record<string, unknown>>;
};

export type HttpReply = {
  status: number;
  body?: string | Buffer;
  contentType?: string;
  headers?: Record<string, string>;
  cookies?: string[];
};

export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  handle: (request: HttpRequest) => Promise<HttpReply> | HttpReply;
};

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): HttpReply => ({
  status,
  body: JSON.stringify(value),
  contentType: 'application/json',
  headers,
});

const problemReply = (problem: Problem): HttpReply => ({
  status: problem.status,
  body: JSON.stringify(problem),
  contentType: 'application/problem+json',
});

/**
 * The one HTTP style: routes become a Lambda handler for API Gateway's HTTP API. Errors become problem documents, or what
 * `onError` makes of them (pages); every request logs one line with route, status and ids only: paths can hold link
 * tokens. A GET route also answers HEAD.
 */
export const httpHandler = (
  routes: readonly Route[],
  options: { onError?: (problem: Problem, request: HttpRequest) => HttpReply } = {},
) => {
  const routed = routes.flatMap((route) => {
    const handler = (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> =>
      answer(route, event, options.onError);
    const methods: Method[] = route.method === 'GET' ? ['GET', 'HEAD'] : [route.method];
    return methods.map((method) => ({ method, path: route.path, handler }));
  });
  const notFound: Route = {
    method: 'GET',
    path: '/{proxy+}',
    handle: () => {
      throw noRoute;
    },
  };
  const router = httpRouter<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({
    routes: routed,
    notFoundResponse: () => undefined,
  });
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>(
    async (event: APIGatewayProxyEventV2, context: Context) =>
      (await router(event, context)) ?? answer(notFound, event, options.onError),
  );
};

const noRoute = new AppError(
  'NotFound',
  'route.unknown',
  'There is no such address here, or not with this method. The addresses are listed at /docs.',
);

const answer = async (
  route: Route,
  event: APIGatewayProxyEventV2,
  onError: ((problem: Problem, request: HttpRequest) => HttpReply) | undefined,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const request = toRequest(event);
  const routeKey = `${route.method} ${route.path}`;
  setLogContext({ requestId: request.requestId, route: routeKey });
  let reply: HttpReply;
  try {
    reply = await route.handle(request);
  } catch (error) {
    const problem = problemOf(error, request.requestId);
    if (problem.status >= 500) {
      log.error('request failed', { code: problem.code }, error);
      countMetric('DefectAnswered');
    }
    reply = onError ? onError(problem, request) : problemReply(problem);
    log.info('request', { status: reply.status, code: problem.code });
    return toResult(reply, request.method);
  }
  log.info('request', { status: reply.status });
  return toResult(reply, request.method);
};

const toRequest = (event: APIGatewayProxyEventV2): HttpRequest => {
  const headers = Object.fromEntries(
    Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const claims = 'authorizer' in event.requestContext ? claimsOf(event.requestContext.authorizer) : undefined;
  return {
    method: event.requestContext.http.method,
    path: event.rawPath,
    headers,
    query: Object.fromEntries(new URLSearchParams(event.rawQueryString)),
    params: event.pathParameters ?? {},
    cookies: parseCookies(event.cookies ?? headers['cookie']?.split(';') ?? []),
    rawBody: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    requestId: event.requestContext.requestId,
    ...(claims ? { claims } : {}),
  };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const claimsOf = (authorizer: unknown): Record<string, unknown> | undefined => {
  const jwt = isRecord(authorizer) ? authorizer['jwt'] : undefined;
  const claims = isRecord(jwt) ? jwt['claims'] : undefined;
  return isRecord(claims) ? claims : undefined;
};

const parseCookies = (pairs: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name.trim(), value.join('=').trim()];
    }),
  );

const toResult = (reply: HttpReply, method: string): APIGatewayProxyStructuredResultV2 => {
  const isBinary = Buffer.isBuffer(reply.body);
  const text = Buffer.isBuffer(reply.body) ? reply.body.toString('base64') : (reply.body ?? '');
  return {
    statusCode: reply.status,
    headers: {
      'content-type': reply.contentType ?? 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...reply.headers,
    },
    ...(reply.cookies ? { cookies: reply.cookies } : {}),
    body: method === 'HEAD' ? '' : text,
    isBase64Encoded: isBinary && method !== 'HEAD',
  };
};
