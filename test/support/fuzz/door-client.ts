import { createHmac } from 'node:crypto';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { Webhook } from 'standardwebhooks';
import { ask, findDoors, handlerOf } from './doors.ts';
import { type Answer, readOperations } from './operations.ts';
import { BULKGATE, PARTNER, type SeededWorld, WHATSAPP } from './seeded-world.ts';

/** The doors as their callers use them, by name. */
export const openDoors = async () => {
  const doors = await findDoors(await readOperations());
  const call = async (
    key: string,
    params: Record<string, string>,
    more: { headers?: Record<string, string>; body?: string; query?: string; sub?: string } = {},
  ): Promise<Answer & { json: Record<string, unknown> }> => {
    const [method = '', path = ''] = key.split(' ');
    const answer = await ask(doors.get(key)!, {
      method,
      path,
      params,
      query: more.query ?? '',
      headers: more.headers ?? {},
      ...(more.body === undefined ? {} : { body: Buffer.from(more.body) }),
      ...(more.sub === undefined ? {} : { claims: { sub: more.sub } }),
      isBase64: false,
      isDecoded: true,
    });
    const json = answer.contentType.includes('json')
      ? (JSON.parse(answer.text) as Record<string, unknown>)
      : {};
    return { ...answer, json };
  };
  return {
    post: (id: string, body: string, secret = PARTNER.secret) => {
      const at = new Date();
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
      };
      return call('POST /v1/partners/{partnerId}/events', { partnerId: PARTNER.id }, { headers, body });
    },
    read: (id: string, partner: { id: string; apiKey: string } = PARTNER) =>
      call(
        'GET /v1/partners/{partnerId}/events/{eventId}',
        { partnerId: partner.id, eventId: id },
        { headers: { authorization: `Bearer ${partner.apiKey}` } },
      ),
    inbox: (sub: string, cursor?: string) =>
      call(
        'GET /v1/inbox/{inbox}',
        { inbox: 'service' },
        { sub, ...(cursor === undefined ? {} : { query: `cursor=${encodeURIComponent(cursor)}` }) },
      ),
    accept: (sub: string, id: string) => call('POST /v1/inbox/{id}/accept', { id }, { sub }),
    conversation: (sub: string, conversationId: string, cursor?: string) =>
      call(
        'GET /v1/conversations/{conversationId}',
        { conversationId },
        { sub, ...(cursor === undefined ? {} : { query: `cursor=${encodeURIComponent(cursor)}` }) },
      ),
    fromWhatsApp: (value: unknown) => {
      const body = JSON.stringify({
        object: 'whatsapp_business_account',
        entry: [
          {
            id: '1',
            changes: [
              {
                field: 'messages',
                value: { metadata: { phone_number_id: WHATSAPP.phoneNumberId }, ...Object(value) },
              },
            ],
          },
        ],
      });
      const signature = `sha256=${createHmac('sha256', WHATSAPP.appSecret).update(body).digest('hex')}`;
      return call('POST /v1/channels/whatsapp', {}, { headers: { 'x-hub-signature-256': signature }, body });
    },
    fromBulkGate: (reports: unknown, door = BULKGATE.door) =>
      call('POST /v1/channels/bulkgate/{secret}', { secret: door }, { body: JSON.stringify(reports) }),
  };
};
export type Doors = Awaited<ReturnType<typeof openDoors>>;

/** Lets the stream's consumer apply what was accepted, and tells what it said. */
export const applyAccepted = async (world: SeededWorld): Promise<unknown[]> => {
  const apply = (await handlerOf('stream/apply-events')) as (event: DynamoDBStreamEvent) => Promise<unknown>;
  const answers: unknown[] = [];
  for (const image of world.images('event')) {
    if (image['status']?.S !== 'accepted') continue;
    const record = { eventName: 'INSERT', dynamodb: { SequenceNumber: '1', NewImage: image } };
    answers.push(await apply({ Records: [record] } as DynamoDBStreamEvent));
    world.dynamo.forgetCalls();
  }
  return answers;
};
