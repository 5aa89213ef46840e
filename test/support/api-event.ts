import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';

export type Call = {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  query?: string;
  body?: string | Buffer;
  params?: Record<string, string>;
  cookies?: string[];
};

/** An event as API Gateway's HTTP API gives it to a function; bodies that are not text come as base64, as there. */
export const apiEvent = ({
  method = 'GET',
  path,
  headers = {},
  query = '',
  body,
  params,
  cookies,
}: Call): APIGatewayProxyEventV2 => {
  const isBinary = Buffer.isBuffer(body);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    ...(cookies ? { cookies } : {}),
    ...(params ? { pathParameters: params } : {}),
    requestContext: {
      accountId: '0',
      apiId: 'api',
      domainName: 'localhost',
      domainPrefix: 'local',
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
    },
    ...(body === undefined ? {} : { body: isBinary ? body.toString('base64') : body }),
    isBase64Encoded: isBinary,
  };
};

export const context = {
  awsRequestId: 'aws-1',
  functionName: 'test',
  getRemainingTimeInMillis: () => 10_000,
} as Context;
