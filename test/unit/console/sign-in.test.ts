import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signInSite } from '../../../functions/console/sign-in-site.tsx';
import { staffFinder } from '../../../shared/dealers/staff-store.ts';
import { findSession, SESSION_HOURS } from '../../../shared/dealers/staff-session-store.ts';
import { sha256Hex } from '../../../shared/kernel/digest.ts';
import { cognitoSignIn } from '../../../shared/platform/sign-in.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';
import { apiEvent, type Call, context } from '../../support/api-event.ts';
import { addAnna } from '../../support/staff-call.ts';

/* The code flow with PKCE against a provider on a loopback port that answers as Cognito does (RFC 6749, RFC 7636, OpenID Connect Core). */

const ORIGIN = 'https://kerbside.example';
const ISSUER = 'https://cognito-idp.eu-central-1.amazonaws.com/pool';
const CLIENT = 'console-client';

type Asked = { authorization: string; body: URLSearchParams };
let provider: Server;
let signInUrl: string;
/** What the token endpoint answers next, and what it was asked. */
let answer: { status: number; body: (asked: Asked) => unknown };
let asked: Asked[];

beforeAll(async () => {
  provider = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = {
        authorization: request.headers.authorization ?? '',
        body: new URLSearchParams(Buffer.concat(chunks).toString()),
      };
      asked.push(one);
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body(one)));
    });
  });
  await new Promise<void>((resolve) => {
    provider.listen(0, '127.0.0.1', resolve);
  });
  const address = provider.address();
  signInUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => provider.close());

let table: MemoryTable;
let time: string;
let secrets: number;
let site: ReturnType<typeof signInSite>;
beforeEach(async () => {
  table = new MemoryTable(() => time);
  time = new Date().toISOString();
  secrets = 0;
  asked = [];
  await addAnna(table);
  site = signInSite({
    table,
    now: () => time,
    newSecret: () => `secret-${(secrets += 1)}-of-this-test-with-forty-three-letters`,
    findStaff: staffFinder(table),
    provider: cognitoSignIn({ signInUrl, clientId: CLIENT, issuer: ISSUER, timeoutMs: 2000 }),
    ownOrigin: ORIGIN,
    folder: new URL('../../../functions/console/', import.meta.url),
  });
});

const call = async (what: Call) => {
  const reply = await site(apiEvent(what), context);
  const cookies = Object.fromEntries(
    (reply.cookies ?? []).map((line) => [
      line.slice(0, line.indexOf('=')),
      line.slice(line.indexOf('=') + 1),
    ]),
  );
  return { status: reply.statusCode, to: String(reply.headers?.['location'] ?? ''), cookies, reply };
};
const valueOf = (cookie: string | undefined): string => (cookie ?? '').split(';')[0] ?? '';

/** An ID token as Cognito gives it; the code flow trusts the TLS to the token endpoint for it (OpenID Connect Core 3.1.3.7). */
const idToken = (claims: object): string => {
  const seconds = Math.floor(Date.parse(time) / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const all = { iss: ISSUER, aud: CLIENT, sub: 'anna', iat: seconds, exp: seconds + 3600, ...claims };
  return `${part({ alg: 'RS256', kid: 'k' })}.${part(all)}.${part({ not: 'verified' })}`;
};
const tokens = (claims: object) => ({
  access_token: 'a',
  token_type: 'Bearer',
  expires_in: 3600,
  id_token: idToken(claims),
});

/** Follows the link to the sign-in, as far as the provider's page. */
const begin = async (to?: string) => {
  const started = await call({
    path: '/console/sign-in',
    ...(to === undefined ? {} : { query: new URLSearchParams({ to }).toString() }),
  });
  const page = new URL(started.to);
  const { state = '', nonce = '', ...parameters } = Object.fromEntries(page.searchParams);
  return { page, state, nonce, parameters, cookie: valueOf(started.cookies['__Host-kerbside-sign-in']) };
};

/** Comes back from the provider's page. */
const comeBack = ({ state, cookie }: { state: string; cookie: string }, code = 'code-1') =>
  call({
    path: '/console/sign-in/done',
    query: new URLSearchParams({ code, state }).toString(),
    cookies: cookie === '' ? [] : [`__Host-kerbside-sign-in=${cookie}`],
  });

describe('signing in', () => {
  it('goes to the provider with a challenge, state and nonce, and keeps what they are recognised by in a cookie of this browser', async () => {
    const { page, parameters, cookie } = await begin();
    expect(page.origin + page.pathname).toBe(`${signInUrl}/oauth2/authorize`);
    const [, , verifier = ''] = cookie.split('.');
    expect(parameters).toEqual({
      response_type: 'code',
      client_id: CLIENT,
      redirect_uri: `${ORIGIN}/console/sign-in/done`,
      scope: 'openid',
      code_challenge: Buffer.from(sha256Hex(verifier), 'hex').toString('base64url'),
      code_challenge_method: 'S256',
    });
    const { reply } = await call({ path: '/console/sign-in' });
    expect(reply.cookies?.[0]).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=900$/);
  });

  it('opens a session of twelve hours for staff, and leads to the page that was asked for', async () => {
    const started = await begin('/console/dry-run?x=1');
    answer = { status: 200, body: () => tokens({ nonce: started.nonce }) };
    const done = await comeBack(started);
    expect(done).toMatchObject({ status: 303, to: '/console/dry-run?x=1' });
    const token = valueOf(done.cookies['__Host-kerbside']);
    expect(asked[0]?.body.get('code_verifier')).toBe(started.cookie.split('.')[2]);
    expect(asked[0]?.body.get('code')).toBe('code-1');
    expect(await findSession(table, token)).toMatchObject({ sub: 'anna' });
    expect([...table.items.values()].some((item) => JSON.stringify(item).includes(token))).toBe(false);
    time = new Date(Date.parse(time) + SESSION_HOURS * 3_600_000 + 1000).toISOString();
    expect(await findSession(table, token)).toBeUndefined();
  });

  it.each([
    ['another site', 'https://evil.example/console/x'],
    ['a host in disguise', '//evil.example/console'],
    ['a backslash', '/\\evil.example'],
    ['a page that is none of the console', '/v1/inbox/service'],
    ['a new line', '/console/x\r\nset-cookie: a=b'],
  ])('leads to the start of the console instead of to %s', async (_, to) => {
    const started = await begin(to);
    answer = { status: 200, body: () => tokens({ nonce: started.nonce }) };
    expect((await comeBack(started)).to).toBe('/console');
  });

  it.each([
    ['another state', { state: 'x' }, {}],
    ['no cookie, as in another browser', { cookie: '' }, {}],
    ['another nonce', {}, { nonce: 'x' }],
    ['a token for another client', {}, { aud: 'other' }],
    ['a token of another issuer', {}, { iss: 'https://evil.example' }],
    ['a token that is over', {}, { iat: 1_600_000_000, exp: 1_600_003_600 }],
  ])('is refused with %s', async (_, change, claims) => {
    const started = await begin();
    answer = { status: 200, body: () => tokens({ nonce: started.nonce, ...claims }) };
    const { status, cookies } = await comeBack({ ...started, ...change });
    expect(status).toBe(401);
    expect(cookies['__Host-kerbside']).toBeUndefined();
  });

  it('is refused with a code that was used before, and can be begun again after an outage', async () => {
    const started = await begin();
    answer = { status: 400, body: () => ({ error: 'invalid_grant' }) };
    expect((await comeBack(started)).status).toBe(401);
    answer = { status: 500, body: () => ({}) };
    expect((await comeBack(started)).status).toBe(503);
  });

  it.each([
    ['nobody of a dealer', 'stranger'],
    ['suspended', 'ben'],
  ])('lets nobody in who is %s', async (_, sub) => {
    await addAnna(table, { sub: 'ben', status: 'suspended' });
    const started = await begin();
    answer = { status: 200, body: () => tokens({ nonce: started.nonce, sub }) };
    const { status, cookies } = await comeBack(started);
    expect({ status, session: cookies['__Host-kerbside'] }).toEqual({ status: 403, session: undefined });
  });
});

describe('signing out', () => {
  const signedIn = async (): Promise<string> => {
    const started = await begin();
    answer = { status: 200, body: () => tokens({ nonce: started.nonce }) };
    return valueOf((await comeBack(started)).cookies['__Host-kerbside']);
  };

  it('ends the session here and at the provider, and does so twice without harm', async () => {
    const token = await signedIn();
    const leave = { method: 'POST', path: '/console/sign-out', headers: { origin: ORIGIN } };
    const out = await call({ ...leave, cookies: [`__Host-kerbside=${token}`] });
    expect(out.status).toBe(200);
    expect(out.reply.headers?.['refresh']).toBe(
      `0; url=${signInUrl}/logout?client_id=${CLIENT}&logout_uri=${encodeURIComponent(`${ORIGIN}/console/signed-out`)}`,
    );
    expect(out.cookies['__Host-kerbside']).toMatch(/^; .*Max-Age=0$/);
    expect(await findSession(table, token)).toBeUndefined();
    expect((await call({ ...leave, cookies: [`__Host-kerbside=${token}`] })).status).toBe(200);
  });

  it('is nothing that another site can do', async () => {
    const token = await signedIn();
    const leave = { method: 'POST', path: '/console/sign-out', headers: { origin: 'https://evil.example' } };
    expect((await call({ ...leave, cookies: [`__Host-kerbside=${token}`] })).status).toBe(403);
    expect(await findSession(table, token)).toBeDefined();
  });
});

describe('the start of the console', () => {
  it('is the sign-in for whoever is out', async () => {
    expect(await call({ path: '/console' })).toMatchObject({ status: 302, to: '/console/sign-in' });
  });

  it('says on a page that an address does not exist, in the language of whoever asks', async () => {
    const { status, reply } = await call({
      path: '/console/nowhere',
      cookies: ['__Host-kerbside-language=de'],
    });
    expect(status).toBe(404);
    expect(reply.headers?.['content-type']).toContain('text/html');
    expect(reply.body).toContain('Nicht gefunden');
  });

  it('keeps the language that somebody chose', async () => {
    const form = new URLSearchParams({ language: 'sk', back: '/console/dry-run' }).toString();
    const headers = { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' };
    const chosen = await call({ method: 'POST', path: '/console/language', headers, body: form });
    expect(chosen).toMatchObject({ status: 303, to: '/console/dry-run' });
    const cookies = [`__Host-kerbside-language=${valueOf(chosen.cookies['__Host-kerbside-language'])}`];
    expect((await call({ path: '/console/signed-out', cookies })).reply.body).toContain('Ste odhlásení');
  });

  it('serves its style for ever and its script for a while, and nothing else', async () => {
    const page = (await call({ path: '/console/signed-out' })).reply.body ?? '';
    const [, style = ''] = /href="([^"]+\.css)"/.exec(page) ?? [];
    const [, script = ''] = /src="([^"]+\.js)"/.exec(page) ?? [];
    const [sheet, code] = [await call({ path: style }), await call({ path: script })];
    expect(sheet.reply.headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(code.reply.headers).toMatchObject({ 'cache-control': 'public, max-age=300' });
    for (const file of ['console.ts', '..%2fsign-in.ts', 'console-0b57d0-0000000000.js'])
      expect((await call({ path: `/console/assets/${file}` })).status).toBe(404);
  });
});
