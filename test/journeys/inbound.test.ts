import { describe, expect, it } from 'vitest';
import { SAMPLE_PICTURE } from '../../functions/vendor-sandbox/sample-picture.ts';
import { call, eventually, phone, postEvent, staffToken, story, unique } from '../support/stage.ts';
import { sandbox } from '../support/sandbox.ts';

/* What customers send, on the running system, by HTTP only. */

const start = async (visit: ReturnType<typeof story>): Promise<void> => {
  const id = unique('msg');
  expect((await postEvent(visit.partner, visit.start, id)).status).toBe(202);
  await eventually(visit.partner, id, {
    status: 'applied',
    messages: [{ channel: 'whatsapp', status: expect.stringMatching(/read|delivered/) }],
  });
};

const onPhone = async (number: string, action: 'reply' | 'number', form: Record<string, string>) => {
  const account = String(
    (await phone(number)).findLast(({ channel }) => channel === 'whatsapp')?.['account'],
  );
  const answer = await call(`/sandbox/phone/${number.slice(1)}/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ channel: 'whatsapp', account, ...form }).toString(),
  });
  expect(answer.status).toBe(303);
  expect((await phone(number)).findLast(({ from }) => from === 'customer')?.['doorStatus'] ?? 200).toBe(200);
};

type Entry = { kind: string; entryId: string; text?: string; media?: { mediaId: string; status: string }[] };

/** The newest notification about a customer, and the conversation behind it. */
const staffSees = async (visit: ReturnType<typeof story>) => {
  const member = sandbox().staff.find(({ dealerId }) => dealerId === visit.partner.dealerId)!;
  const init = { headers: { authorization: `Bearer ${await staffToken(member.email)}` } };
  const { json } = await call('/v1/inbox/service', init);
  const conversations = (json['notifications'] as { conversationId: string }[]).map(
    (each) => each.conversationId,
  );
  return { init, conversations, read: (id: string) => call(`/v1/conversations/${id}`, init) };
};

const conversationWith = async (visit: ReturnType<typeof story>, text: string) => {
  const { init, conversations, read } = await staffSees(visit);
  for (const conversationId of new Set(conversations)) {
    const entries = (await read(conversationId)).json['entries'] as Entry[];
    if (entries.some((entry) => entry.text === text)) return { init, conversationId, entries };
  }
  throw new Error(`no conversation holds the text ${text}`);
};

describe('what a customer sends by WhatsApp', () => {
  it('S2.46 B11 a picture goes into the private bucket, and staff see it by an address that is signed for it', async () => {
    const visit = story('00');
    await start(visit);
    const caption = unique('Kratzer');
    await onPhone(visit.number, 'reply', { sends: 'picture', text: caption });
    await expect
      .poll(
        async () =>
          (await conversationWith(visit, caption)).entries.find(({ text }) => text === caption)?.media?.[0]
            ?.status,
        { timeout: 30_000, interval: 500 },
      )
      .toBe('stored');
    const { init, conversationId, entries } = await conversationWith(visit, caption);
    const mediaId = entries.find(({ text }) => text === caption)?.media?.[0]?.mediaId ?? '';
    const opened = await call(`/v1/conversations/${conversationId}/media/${mediaId}`, init);
    expect(opened).toMatchObject({
      status: 200,
      json: { mimeType: 'image/png', size: SAMPLE_PICTURE.byteLength, isShown: true },
    });
    const file = await fetch(String(opened.json['url']));
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(SAMPLE_PICTURE);
    expect((await call(`/v1/conversations/${conversationId}/media/${mediaId}`)).status).toBe(401);
  });

  it('S3.4 B5 somebody who hides the number is known from the receipt of our message; their STOP counts', async () => {
    const visit = story('17');
    await start(visit);
    const before = unique('vorher');
    await onPhone(visit.number, 'reply', { text: before });
    const known = (await conversationWith(visit, before)).conversationId;
    await onPhone(visit.number, 'number', { hides: 'yes' });
    const text = unique('versteckt');
    await onPhone(visit.number, 'reply', { text });
    expect((await conversationWith(visit, text)).conversationId).toBe(known);

    await onPhone(visit.number, 'reply', { text: 'STOP' });
    const next = story('17');
    const id = unique('msg');
    await postEvent(next.partner, next.start, id);
    await eventually(next.partner, id, { messages: [{ status: 'skipped', statusReason: 'opted_out' }] });
  });

  it('S1.2 S1.18 S0.26 an advisor sees by which channel an answer goes, answers freely, and it is on the phone', async () => {
    const visit = story('00');
    await start(visit);
    const question = unique('Frage');
    await onPhone(visit.number, 'reply', { text: question });
    const { init, conversationId } = await conversationWith(visit, question);
    const post = (path: string, body: object) =>
      call(`/v1/conversations/${conversationId}/messages${path}`, {
        method: 'POST',
        headers: { ...init.headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const text = unique('Gern, bis Dienstag');
    const outlook = await post('/preview', { text });
    expect(outlook).toMatchObject({ status: 200, json: { channel: 'whatsapp' } });
    const key = unique('answer');
    const answer = await post('', { key, text });
    expect(answer).toMatchObject({ status: 202, json: { outlook: { channel: 'whatsapp' } } });
    expect((await post('', { key, text })).json['id']).toBe(answer.json['id']);
    await expect
      .poll(async () => (await phone(visit.number)).filter((message) => message.text === text), {
        timeout: 30_000,
        interval: 500,
      })
      .toMatchObject([{ channel: 'whatsapp' }]);
  });
});
