import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { myBmwMedia } from '../../../shared/messaging/channels/mybmw-media.ts';
import { whatsAppMedia } from '../../../shared/messaging/channels/whatsapp-media.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';
import { NoAnswer } from '../../../shared/platform/http-client.ts';
import { type Download, downloadHttp, type DownloadRequest } from '../../../shared/platform/http-download.ts';

const BYTES = Buffer.from('a picture');
const FILE = { dealerId: '00027', account: '106540352242922', id: '1013859600285441' };

const setUp = (
  described: { status: number; body: unknown },
  download: Download = { status: 200, bytes: BYTES },
) => {
  const asked: { url: string; headers?: Record<string, string> }[] = [];
  const downloads: DownloadRequest[] = [];
  const common = {
    sendHttp: async (request: { url: string; headers?: Record<string, string> }) => {
      asked.push(request);
      return { status: described.status, headers: new Headers(), text: JSON.stringify(described.body) };
    },
    download: async (request: DownloadRequest) => {
      downloads.push(request);
      return download;
    },
    readSecret: (name: string): Promise<unknown> =>
      Promise.resolve(
        name.endsWith('/00028')
          ? {}
          : {
              whatsapp: { token: 'wa-token' },
              oem: {
                gateway: 'mybmw',
                access: { clientId: 'kerbside', clientSecret: 'secret' },
                webhookSecrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
              },
            },
      ),
    secretPrefix: 'kerbside/test',
    timeoutMs: 1000,
    maxBytes: 1000,
  };
  const whatsapp = whatsAppMedia({ ...common, baseUrl: 'https://graph.facebook.com/', apiVersion: 'v25.0' });
  const oem = myBmwMedia({ ...common, baseUrl: 'https://gateway.example', ticks: () => 0 });
  return { asked, downloads, common, whatsapp, oem };
};

const at = (url: string, more: object = {}) => ({ status: 200, body: { url, id: FILE.id, ...more } });
const META = 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1';

describe('a file from Meta', () => {
  it('is asked for by its id, then fetched from the address that Meta tells, with the dealer’s token both times', async () => {
    const { whatsapp, asked, downloads } = setUp(at(META));
    expect(await whatsapp(FILE)).toEqual({ bytes: BYTES });
    const headers = { authorization: 'Bearer wa-token' };
    expect(asked).toMatchObject([{ url: `https://graph.facebook.com/v25.0/${FILE.id}`, headers }]);
    expect(downloads).toMatchObject([{ url: META, headers, maxBytes: 1000 }]);
  });

  it.each([
    'https://evil.example/file',
    'http://lookaside.fbsbx.com/file',
    'https://fbsbx.com.evil.example/file',
    'https://evilfbsbx.com/file',
    'http://169.254.169.254/latest/meta-data',
  ])('never shows the token to %s', async (url) => {
    const { whatsapp, downloads } = setUp(at(url));
    expect(await whatsapp(FILE)).toEqual({ fault: 'no_access' });
    expect(downloads).toEqual([]);
  });

  it('that is announced as too large is not fetched at all', async () => {
    const { whatsapp, downloads } = setUp(at(META, { file_size: 1001 }));
    expect(await whatsapp(FILE)).toEqual({ fault: 'too_large' });
    expect(downloads).toEqual([]);
  });

  it.each([
    [401, { fault: 'no_access' }],
    [403, { fault: 'no_access' }],
    [400, { fault: 'gone' }],
    [404, { fault: 'gone' }],
  ])('answered with %s is that for good', async (status, fault) => {
    expect(await setUp({ status, body: {} }).whatsapp(FILE)).toEqual(fault);
    expect(await setUp(at(META), { status, bytes: BYTES }).whatsapp(FILE)).toEqual(fault);
  });

  it.each([429, 500, 503, 302])('answered with %s is asked for again', async (status) => {
    for (const faulty of [setUp({ status, body: {} }), setUp(at(META), { status, bytes: BYTES })]) {
      const error = await faulty.whatsapp(FILE).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(AppError);
      expect(error).toMatchObject({ kind: status === 429 ? 'Throttled' : 'Unavailable' });
    }
  });

  it('of a number without a token at Meta is not offered', async () => {
    expect(await setUp(at(META)).whatsapp({ ...FILE, dealerId: '00028' })).toEqual({ fault: 'not_offered' });
  });

  it('cannot lead elsewhere by its id', async () => {
    const { whatsapp, asked } = setUp(at(META));
    await whatsapp({ ...FILE, id: '../../me?x=1' });
    expect(asked[0]?.url).toBe('https://graph.facebook.com/v25.0/..%2F..%2Fme%3Fx%3D1');
  });
});

describe('a file from the manufacturer’s app', () => {
  const token = { status: 200, body: { access_token: 'token', token_type: 'Bearer', expires_in: 3600 } };

  it('is fetched with the network’s token', async () => {
    const { oem, asked, downloads } = setUp(token);
    expect(await oem({ ...FILE, account: 'bmw', id: 'att 1' })).toEqual({ bytes: BYTES });
    expect(asked).toMatchObject([{ url: 'https://gateway.example/oauth2/token' }]);
    expect(downloads).toMatchObject([
      { url: 'https://gateway.example/attachments/att%201', headers: { authorization: 'Bearer token' } },
    ]);
  });

  it('is not to be had without access, nor where no gateway is known', async () => {
    const refused = setUp({ status: 401, body: { error: 'invalid_client' } });
    expect(await refused.oem({ ...FILE, account: 'bmw' })).toEqual({ fault: 'no_access' });
    const nowhere = myBmwMedia({ ...setUp(token).common, baseUrl: undefined, ticks: () => 0 });
    expect(await nowhere({ ...FILE, account: 'bmw' })).toEqual({ fault: 'not_offered' });
  });
});

describe('a download', () => {
  const server = createServer((request, response) => {
    if (request.url === '/file') response.end(BYTES);
    else if (request.url === '/large')
      response.writeHead(200, { 'content-length': '5000' }).end(Buffer.alloc(5000));
    else if (request.url === '/endless') {
      const timer = setInterval(() => response.write(Buffer.alloc(400)), 1);
      response.once('close', () => clearInterval(timer));
    } else if (request.url === '/elsewhere') response.writeHead(302, { location: '/file' }).end();
  });
  let base = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const get = (path: string, timeoutMs = 2000) =>
    downloadHttp({ url: `${base}${path}`, headers: {}, timeoutMs, maxBytes: 1000 });

  it('gives the bytes, follows nobody elsewhere, and stops where it becomes too large', async () => {
    expect(await get('/file')).toEqual({ status: 200, bytes: BYTES });
    expect(await get('/elsewhere')).toMatchObject({ status: 302 });
    expect(await get('/large')).toEqual({ status: 200, tooLarge: true });
    expect(await get('/endless')).toEqual({ status: 200, tooLarge: true });
  });

  it('that gets no answer in time may be repeated', async () => {
    const error = await get('/silent', 100).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoAnswer);
    expect(error).toMatchObject({ kind: 'Unavailable', sent: false });
  });
});
