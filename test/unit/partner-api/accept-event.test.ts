import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { apiEvent, context } from '../../support/api-event.ts';
import { checkInStart, World } from '../../support/world.ts';

process.env['TABLE_NAME'] = 'table';
process.env['SECRET_PREFIX'] = 'kerbside/test';
const { handler } = await import('../../../functions/partner-api/accept-event.ts');

const OLD = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const NEW = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD3Ee2Si1yRxQ=';
const dynamo = mockClient(DynamoDBDocumentClient);
const plain = mockClient(DynamoDBClient);
const secrets = mockClient(SecretsManagerClient);
// The other files of this thread share the classes.
afterAll(() => {
  dynamo.restore();
  plain.restore();
  secrets.restore();
});
const stored = new Map<string, Record<string, unknown>>();

beforeEach(() => {
  dynamo.reset();
  plain.reset();
  secrets.reset();
  stored.clear();
  const { partner } = new World();
  const envelope = { entity: 'partner', schema: 1, version: 1, updatedAt: '2026-11-21T10:00:00.000Z' };
  dynamo.on(GetCommand).callsFake(({ Key }) => ({
    Item: Key.pk === 'PARTNER#tjekvik' ? { ...Key, ...envelope, ...partner } : undefined,
  }));
  dynamo.on(PutCommand).callsFake(({ Item }) => {
    const existing = stored.get(Item.pk);
    if (existing)
      throw new ConditionalCheckFailedException({
        message: 'exists',
        $metadata: {},
        Item: marshall(existing),
      });
    stored.set(Item.pk, Item);
    return {};
  });
  secrets.on(GetSecretValueCommand).callsFake(({ SecretId }) => {
    if (SecretId === 'kerbside/test/partners/tjekvik')
      return { SecretString: JSON.stringify({ signing: [NEW, OLD] }) };
    throw new ResourceNotFoundException({ message: 'none', $metadata: {} });
  });
});

type Post = { secret?: string; id?: string; at?: Date; partner?: string; headers?: Record<string, string> };
const post = async (
  body: string | Buffer,
  { secret = NEW, id = 'msg_1', at = new Date(), partner = 'tjekvik', headers = {} }: Post = {},
) => {
  const signed = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  const reply = await handler(
    apiEvent({
      method: 'POST',
      path: `/v1/partners/${partner}/events`,
      headers: { ...signed, ...headers },
      body,
    }),
    context,
  );
  return {
    status: reply.statusCode,
    type: reply.headers?.['content-type'],
    body: JSON.parse(reply.body ?? 'null'),
  };
};
const start = (change: Record<string, unknown> = {}) => JSON.stringify(checkInStart(change));
const MINUTE = 60_000;

describe('POST /v1/partners/{partnerId}/events', () => {
  it('S0.1 answers 202 with the event id', async () => {
    expect(await post(start())).toEqual({
      status: 202,
      type: 'application/json',
      body: { eventId: 'msg_1', status: 'accepted' },
    });
  });

  it('S0.1 makes exactly one AWS call for an accepted event when warm', async () => {
    await post(start());
    dynamo.resetHistory();
    secrets.resetHistory();
    await post(start(), { id: 'msg_2' });
    expect(dynamo.calls().length + secrets.calls().length + plain.calls().length).toBe(1);
  });

  it('S0.10 answers 200 to the same id and body, 409 to the same id and another body', async () => {
    await post(start());
    expect(await post(start())).toMatchObject({ status: 200, body: { status: 'duplicate' } });
    expect(await post(start({ checkin: { id: 'other' } }))).toMatchObject({
      status: 409,
      body: { code: 'event.id_reused' },
    });
  });

  it('S0.3 accepts both active secrets, refuses any other, an unknown partner, a missing header', async () => {
    expect(await post(start(), { secret: OLD })).toMatchObject({ status: 202 });
    expect(await post(start(), { secret: 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' })).toMatchObject({
      status: 401,
      type: 'application/problem+json',
      body: { code: 'webhook.signature_invalid' },
    });
    expect(await post(start(), { partner: 'nobody' })).toMatchObject({ status: 401 });
    expect(await post(start(), { headers: { 'webhook-signature': '' } })).toMatchObject({
      status: 401,
      body: { detail: expect.stringContaining('Missing required headers') },
    });
  });

  it('accepts five minutes of clock skew both ways, not more', async () => {
    for (const skew of [-4.9 * MINUTE, 4.9 * MINUTE])
      expect(
        (await post(start(), { at: new Date(Date.now() + skew), id: `msg_${skew}`.replace('.', '_') }))
          .status,
      ).toBe(202);
    for (const skew of [-5.1 * MINUTE, 5.1 * MINUTE])
      expect((await post(start(), { at: new Date(Date.now() + skew) })).status).toBe(401);
  });

  it('S0.11 says which location is not granted', async () => {
    expect(await post(start({ locationId: '02' }))).toMatchObject({
      status: 400,
      body: { code: 'location.unknown', detail: expect.stringContaining('00027/02') },
    });
  });

  it('says where each fault of a body is, and never repeats the values', async () => {
    const { status, body } = await post(
      start({
        checkin: { id: 7, slug: 'a b' },
        contact: { email: ['x'] },
        appointment: { startsAt: 'tomorrow' },
      }),
    );
    expect(status).toBe(400);
    expect(body.issues.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'data.appointment.startsAt',
      'data.checkin.id',
      'data.checkin.slug',
      'data.contact.email',
    ]);
    expect(JSON.stringify(body)).not.toContain('tomorrow');
  });

  it('names the known types for one that is unknown', async () => {
    expect(
      await post(JSON.stringify({ type: 'checkin.begin', timestamp: '2026-11-21T10:00:00Z', data: {} })),
    ).toMatchObject({
      status: 400,
      body: { code: 'event.type_unknown', detail: expect.stringContaining('checkin.start') },
    });
  });

  it('S0.12 understands the partner’s own names', async () => {
    expect(await post(JSON.stringify({ ...checkInStart(), type: 'tjekvik.checkin.invite' }))).toMatchObject({
      status: 202,
    });
    expect([...stored.values()]).toMatchObject([{ type: 'checkin.start' }]);
  });

  it('refuses more than 64 KB with 413, takes 64 KB', async () => {
    const padded = (bytes: number) => {
      const event = checkInStart();
      const body = JSON.stringify({ ...event, padding: '' });
      return JSON.stringify({ ...event, padding: 'x'.repeat(bytes - body.length) });
    };
    const fit = 64 * 1024 - (Buffer.byteLength(padded(1000)) - padded(1000).length);
    expect((await post(padded(fit))).status).toBe(202);
    expect(await post(padded(64 * 1024 + 1))).toMatchObject({
      status: 413,
      body: { code: 'body.too_large' },
    });
  });

  it.each([
    ['lists', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['objects', `${'{"data":'.repeat(7000)}1${'}'.repeat(7000)}`],
  ])('refuses %s in each other without end, takes what partners add of their own', async (_what, body) => {
    expect(await post(body)).toMatchObject({ status: 400, body: { code: 'body.too_deep' } });
    expect((await post(start({ theirs: { a: [{ b: [{ c: [['d']] }] }] } }))).status).toBe(202);
  });

  it('verifies over the raw bytes, also when they come as base64', async () => {
    expect((await post(Buffer.from(start()))).status).toBe(202);
    expect((await post(Buffer.from([0xff, 0xfe, 0x7b]))).status).toBe(400);
  });

  it('refuses an id that is none', async () => {
    expect(await post(start(), { id: 'a b/c' })).toMatchObject({
      status: 400,
      body: { code: 'webhook.id_invalid' },
    });
  });

  it('never answers a 5xx, whatever the signed body is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string({ unit: 'binary' }),
          fc.constant('{"type":"checkin.start","data":{"__proto__":null}}'),
          fc
            .object()
            .map((data) =>
              JSON.stringify({ type: 'checkin.start', timestamp: '2026-11-21T10:00:00Z', data }),
            ),
        ),
        async (body) => {
          const { status } = await post(body);
          expect([200, 202, 400, 401, 409]).toContain(status);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never answers a 5xx, whatever headers and bytes come unsigned', async () => {
    const text = fc.string({ maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        text,
        text,
        text,
        text,
        async (bytes, partner, id, timestamp, signature) => {
          const reply = await handler(
            apiEvent({
              method: 'POST',
              path: '/v1/partners/x/events',
              params: { partnerId: partner },
              headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature },
              body: Buffer.from(bytes),
            }),
            context,
          );
          expect(reply.statusCode).toBe(401);
        },
      ),
      { numRuns: 300 },
    );
  });
});
