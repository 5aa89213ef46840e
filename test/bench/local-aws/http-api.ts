/** Rows about API Gateway: speed, raw bytes, paths, limits and the JWT authorizer. */
import { Agent } from 'node:http';
import { awsJson, dig, endpoint, http, keepAlive, outcome, row, spread } from './measuring.ts';
import { outputs } from './fixture.ts';

/** The URL of a path of the fixture's API. */
function apiUrl(path: string): string {
  return `${endpoint}/_aws/execute-api/${outputs['api']}/$default${path}`;
}

/** Sends many requests, some in parallel, and sums up how long they took and how many failed. */
async function load(path: string, parallel: number, total: number, agent: Agent | false): Promise<string> {
  await Promise.all(Array.from({ length: parallel }, () => http('GET', apiUrl(path))));
  let left = total;
  let failed = 0;
  const times: number[] = [];
  const started = Date.now();
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      while (left-- > 0) {
        try {
          const answer = await http('GET', apiUrl(path), { agent });
          times.push(answer.milliseconds);
          if (answer.status !== 200) failed++;
        } catch {
          failed++;
        }
      }
    }),
  );
  return `${spread(times)}, failed ${failed} of ${total}, ${Math.round(total / ((Date.now() - started) / 1000))} a second`;
}

/** The proxy event that a route passed to its handler. */
async function proxied(
  method: string,
  path: string,
  options: Parameters<typeof http>[2] = {},
): Promise<{ status: number; event: unknown }> {
  const answer = await http(method, apiUrl(path), options);
  try {
    return { status: answer.status, event: JSON.parse(answer.body.toString()) };
  } catch {
    return { status: answer.status, event: answer.body.toString().slice(0, 200) };
  }
}

/** Speed, raw bodies, paths, cookies, errors, limits, CORS and the JWT authorizer. */
export async function httpApi(): Promise<void> {
  await row('api output ApiEndpoint', async () => outputs['apiEndpoint']);
  for (const path of ['/get/x', '/logging']) {
    const kind = path === '/logging' ? 'logging' : 'silent';
    await row(`api ${kind} handler, 1 client, kept connection`, () => load(path, 1, 40, keepAlive));
    await row(`api ${kind} handler, 1 client, new connections`, () => load(path, 1, 40, false));
    await row(`api ${kind} handler, 8 clients, kept connections`, () => load(path, 8, 200, keepAlive));
    await row(`api ${kind} handler, 8 clients, new connections`, () => load(path, 8, 200, false));
  }
  await row('api emulator health on kept connections', async () => {
    const answers = [];
    for (let n = 0; n < 5; n++)
      answers.push(await outcome(http('GET', `${endpoint}/_ministack/health`, { agent: keepAlive })));
    return answers;
  });
  await row('api node version of a handler', async () =>
    (await http('GET', apiUrl('/logging'))).body.toString(),
  );
  await row('api raw body: UTF-8 JSON', async () => {
    const body = Buffer.from('{"name":"Žofia Müller ☎"}');
    const { event } = await proxied('POST', '/post/1', {
      headers: { 'content-type': 'application/json' },
      body,
    });
    return [
      dig(event, 'isBase64Encoded'),
      Buffer.from(
        String(dig(event, 'body')),
        dig(event, 'isBase64Encoded') === true ? 'base64' : 'utf8',
      ).equals(body),
    ];
  });
  for (const type of [
    'application/json',
    'application/octet-stream',
    'application/x-www-form-urlencoded',
    'text/plain',
  ]) {
    await row(`api raw body: invalid UTF-8 as ${type}`, async () => {
      const body = Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d]);
      const { status, event } = await proxied('POST', '/post/1', { headers: { 'content-type': type }, body });
      const base64 = dig(event, 'isBase64Encoded') === true;
      return [
        status,
        { base64 },
        { same: Buffer.from(String(dig(event, 'body')), base64 ? 'base64' : 'utf8').equals(body) },
      ];
    });
  }
  await row('api no body', async () => {
    const { event } = await proxied('POST', '/post/1');
    return [dig(event, 'body') ?? 'absent', dig(event, 'isBase64Encoded')];
  });
  await row('api cookies and repeated headers', async () => {
    const { event } = await proxied('GET', '/get/1', {
      headers: { cookie: 'a=1; b=2', 'x-many': ['one', 'two'] },
    });
    return [
      dig(event, 'cookies') ?? 'cookies absent',
      dig(event, 'headers', 'cookie') ?? 'no cookie header',
      dig(event, 'headers', 'x-many') ?? 'absent',
    ];
  });
  await row('api HEAD on ANY and on GET', async () => {
    const any = await http('HEAD', apiUrl('/any/x'));
    const get = await http('HEAD', apiUrl('/get/x'));
    return [any.status, any.headers['content-length'], get.status];
  });
  await row('api %2F in a path parameter', async () => {
    const { event } = await proxied('GET', '/get/a%2Fb%20c');
    const proxy = await proxied('GET', '/any/a%2Fb/c%20d');
    return [
      dig(event, 'pathParameters'),
      dig(event, 'rawPath'),
      dig(proxy.event, 'pathParameters'),
      dig(proxy.event, 'rawPath'),
      dig(proxy.event, 'requestContext', 'http', 'path'),
    ];
  });
  await row('api query', async () => {
    const { event } = await proxied('GET', '/get/1?q=1&q=2&r=a%20b');
    return [dig(event, 'queryStringParameters'), dig(event, 'rawQueryString')];
  });
  await row('api requestContext', async () =>
    dig(
      (await proxied('GET', '/get/1', { headers: { 'x-forwarded-for': '203.0.113.9' } })).event,
      'requestContext',
    ),
  );
  await row('api stage variable path: event rawPath without $default', async () =>
    dig((await proxied('GET', '/get/1')).event, 'rawPath'),
  );
  await row('api unknown route, wrong method, thrown error', async () => {
    const answers = [];
    for (const [method, path] of [
      ['GET', '/nowhere'],
      ['DELETE', '/get/1'],
      ['GET', '/throw'],
    ] as const) {
      const answer = await http(method, apiUrl(path));
      answers.push(`${answer.status} ${answer.body.toString().slice(0, 160)}`);
    }
    return answers;
  });
  await row('api CORS preflight: good and evil origin', async () => {
    const answers = [];
    for (const origin of ['https://good.example', 'https://evil.example']) {
      const answer = await http('OPTIONS', apiUrl('/post/1'), {
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
      answers.push([answer.status, answer.headers['access-control-allow-origin'] ?? 'no header']);
    }
    return answers;
  });
  await row('api throttle 5 a second: 30 at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        http('GET', apiUrl('/logging')).then(
          (answer) => answer.status,
          () => 0,
        ),
      ),
    );
    return Object.fromEntries(
      [...new Set(answers)].map((status) => [status, answers.filter((one) => one === status).length]),
    );
  });
  await row('api one header of 12 KB, of 70 KB', async () => {
    const statuses = [];
    for (const size of [12_000, 70_000])
      statuses.push(
        await http('GET', apiUrl('/logging'), { headers: { 'x-big': 'x'.repeat(size) } }).then(
          (answer) => answer.status,
          (error) => String(error),
        ),
      );
    return statuses;
  });
  await row(
    'api body of 11 MB',
    async () =>
      await http('POST', apiUrl('/post/1'), {
        headers: { 'content-type': 'text/plain' },
        body: Buffer.alloc(11_000_000, 'x'),
      }).then(
        (answer) => answer.status,
        (error) => String(error),
      ),
  );
  await row('api JWT authorizer with a Cognito pool', jwt);
}

/** Calls Cognito's user pool API. */
function cognito(action: string, body: unknown): Promise<unknown> {
  return awsJson('cognito-idp', `AWSCognitoIdentityProviderService.${action}`, body);
}

/** Calls the route that the JWT authorizer guards. */
function callGuarded(authorization?: string) {
  return proxied('GET', '/jwt', { headers: authorization === undefined ? {} : { authorization } });
}

/** Makes a staff user, signs in and calls the guarded route with good, no and broken tokens. */
async function jwt(): Promise<unknown> {
  const UserPoolId = outputs['pool'];
  await cognito('AdminCreateUser', {
    UserPoolId,
    Username: 'ann@dealer.example',
    MessageAction: 'SUPPRESS',
    UserAttributes: [
      { Name: 'email', Value: 'ann@dealer.example' },
      { Name: 'email_verified', Value: 'true' },
    ],
  });
  await cognito('AdminSetUserPassword', {
    UserPoolId,
    Username: 'ann@dealer.example',
    Password: 'Correct-Horse-9',
    Permanent: true,
  });
  const signedIn = await cognito('InitiateAuth', {
    ClientId: outputs['poolClient'],
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'ann@dealer.example', PASSWORD: 'Correct-Horse-9' },
  });
  const token = String(dig(signedIn, 'AuthenticationResult', 'IdToken'));
  const good = await callGuarded(`Bearer ${token}`);
  return {
    good: good.status,
    claims: dig(good.event, 'requestContext', 'authorizer', 'jwt'),
    none: await callGuarded(),
    tampered: (await callGuarded(`Bearer ${token.slice(0, -4)}AAAA`)).status,
    accessToken: (await callGuarded(`Bearer ${dig(signedIn, 'AuthenticationResult', 'AccessToken')}`)).status,
  };
}
