import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiDocs } from '../../../functions/partner-api/api-docs.tsx';
import { buildOpenApi } from '../../../shared/web/openapi.ts';
import { apiEvent, context } from '../../support/api-event.ts';

const folder = mkdtempSync(join(tmpdir(), 'kerbside-docs-'));
const docs = (at = folder) =>
  apiDocs({ publicBaseUrl: 'https://kerbside.example', folder: pathToFileURL(`${at}/`) });
const get = async (path: string, { method = 'GET', at = folder } = {}) => {
  const reply = await docs(at)(apiEvent({ method, path }), context);
  return { status: reply.statusCode ?? 0, body: reply.body ?? '', headers: reply.headers ?? {} };
};

beforeAll(() => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(buildOpenApi()));
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'docs.js', 'secret.txt'])
    writeFileSync(join(folder, 'assets', file), `/* ${file} */`);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the documentation of the API', () => {
  it('is healthy', async () => {
    expect(await get('/health')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
  });

  it('B10 the document says where it is served', async () => {
    const { status, body } = await get('/openapi.json');
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      openapi: '3.1.1',
      servers: [{ url: 'https://kerbside.example' }],
      paths: { '/v1/partners/{partnerId}/events': {} },
    });
  });

  it('the page loads three files of ours, and nothing inline or from elsewhere', async () => {
    const { status, body, headers } = await get('/docs');
    expect(status).toBe(200);
    expect([...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path)).toEqual([
      '/docs/swagger-ui.css',
      '/openapi.json',
      '/docs/swagger-ui-bundle.js',
      '/docs/docs.js',
    ]);
    expect(body).not.toMatch(/<script[^>]*>[^<]|style=|https?:/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['content-security-policy']).toContain("script-src 'self'; style-src 'self'");
  });

  it.each([
    ['swagger-ui.css', 'text/css; charset=utf-8'],
    ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
    ['docs.js', 'text/javascript; charset=utf-8'],
  ])('serves %s', async (file, type) => {
    expect(await get(`/docs/${file}`)).toMatchObject({
      status: 200,
      body: `/* ${file} */`,
      headers: { 'content-type': type },
    });
  });

  it('says so when the build has not put a file there', async () => {
    for (const path of ['/openapi.json', '/docs/swagger-ui.css']) {
      const { status, body } = await get(path, { at: join(folder, 'nowhere') });
      expect(status).toBe(404);
      expect(JSON.parse(body)).toMatchObject({
        code: 'docs.not_built',
        detail: expect.stringContaining('npm run build'),
      });
    }
  });

  it.each([
    '/',
    '/nothing',
    '/docs/secret.txt',
    '/docs/..%2Fopenapi.json',
    '/docs/../openapi.json',
    '/v1/none',
    '/docs/__proto__',
    '/c/x/y/z',
  ])('%s is a 404 problem document', async (path) => {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const { status, body, headers } = await get(path, { method });
      expect([status, headers['content-type']]).toEqual([404, 'application/problem+json']);
      expect(JSON.parse(body)).toMatchObject({
        status: 404,
        code: 'route.unknown',
        detail: expect.stringContaining('/docs'),
      });
    }
  });

  it('no path is answered with a 5xx', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.string({ unit: 'binary' })),
        fc.constantFrom('', '/docs/', '/openapi.json'),
        fc.constantFrom('GET', 'HEAD', 'POST', 'X'),
        async (text, start, method) => {
          expect((await get(`/${start}${text}`.replace('//', '/'), { method })).status).toBeLessThan(500);
        },
      ),
    );
  });
});
