import { describe, expect, it } from 'vitest';
import { readBulkGateWebhook } from '../../../shared/messaging/channels/bulkgate-webhook.ts';
import {
  readWhatsAppWebhook,
  verifyWhatsAppSignature,
} from '../../../shared/messaging/channels/whatsapp-webhook.ts';
import { invite, outgoing } from '../channels/outgoing.ts';
import { APP_SECRET, sandboxWorld } from './sandbox-world.ts';

/* The real adapters talk to the sandbox, and the real readers read what it posts: for every magic recipient the verdict is what the table says. */

const verdictOf = async (answer: Promise<unknown>): Promise<unknown> => {
  try {
    return await answer;
  } catch (error) {
    return error;
  }
};

const registered = async () => {
  const world = sandboxWorld();
  await world.register();
  return world;
};

const accepted = { result: 'accepted', providerId: expect.stringMatching(/^(wamid\.|tmp)/) };
const sms = { form: 'text', text: 'Ihr Check-in: https://kerbside.example/c/abc' } as const;

describe('S0.23 B10 WhatsApp', () => {
  it.each([
    [0, accepted, ['sent', 'delivered', 'read']],
    [1, accepted, ['sent', 'delivered']],
    [2, { result: 'rejected', reason: 'recipient_unreachable', providerCode: '131026' }, []],
    [3, accepted, ['failed']],
    [4, accepted, []],
    [5, { kind: 'Throttled', code: 'whatsapp.throttled' }, []],
    [6, { kind: 'Unavailable', sent: true }, ['sent', 'delivered']],
    [7, { kind: 'Throttled', code: 'whatsapp.throttled' }, []],
    [8, accepted, ['read', 'read', 'delivered', 'delivered', 'sent', 'sent']],
    [9, { result: 'rejected', reason: 'template_rejected', providerCode: '132015' }, []],
  ])('does what the digit %i says', async (digit, verdict, statuses) => {
    const world = await registered();
    const to = `+4917139200${digit}0`;
    expect(await verdictOf(world.whatsapp.send(outgoing(invite, { to })))).toMatchObject(verdict);
    await world.deliver();
    const receipts = world.posted.flatMap(({ body }) => readWhatsAppWebhook(JSON.parse(body ?? '')).receipts);
    expect(receipts.map(({ status }) => status)).toEqual(statuses);
    // Even where the answer was lost, the receipt names our attempt.
    for (const receipt of receipts) expect(receipt.reference).toBe('cv0123456789-01KABC~1');
    for (const { body, headers } of world.posted)
      expect(
        verifyWhatsAppSignature(APP_SECRET, Buffer.from(body ?? ''), headers?.['x-hub-signature-256']),
      ).toBe(true);
    const { messages } = await world.messagesTo(to);
    expect(messages).toHaveLength([0, 1, 6, 8].includes(digit) ? 1 : 0);
  });

  it('digit 3 tells why', async () => {
    const world = await registered();
    await world.whatsapp.send(outgoing(invite, { to: '+491713920030' }));
    await world.deliver();
    expect(readWhatsAppWebhook(JSON.parse(world.posted[0]?.body ?? '')).receipts).toMatchObject([
      { status: 'failed', reason: 'recipient_unreachable', providerCode: '131026' },
    ]);
  });

  it('digit 5 takes the next try of the same message, and throttles the next message anew', async () => {
    const world = await registered();
    const send = (reference: string) =>
      verdictOf(world.whatsapp.send(outgoing(invite, { to: '+491713920050', reference })));
    expect(await send('cv0123456789-01KABC~1')).toMatchObject({ kind: 'Throttled' });
    expect(await send('cv0123456789-01KABC~2')).toMatchObject({ result: 'accepted' });
    expect(await send('cv0123456789-01KDEF~1')).toMatchObject({ kind: 'Throttled' });
    await world.deliver();
    expect((await world.messagesTo('+491713920050')).messages).toMatchObject([
      { status: 'read', reference: 'cv0123456789-01KABC~2' },
    ]);
  });

  it('S0.26 takes free text inside the 24-hour window only, to the second', async () => {
    const world = await registered();
    const to = '+491713920000';
    const free = () =>
      verdictOf(world.whatsapp.send(outgoing({ form: 'text', text: 'Ihr Auto ist fertig' }, { to })));
    expect(await free()).toMatchObject({
      result: 'rejected',
      reason: 'window_closed',
      providerCode: '131047',
    });
    await world.whatsapp.send(outgoing(invite, { to }));
    await world.call(
      'POST',
      '/sandbox/phone/491713920000/reply',
      'channel=whatsapp&account=106540352242922&text=Hallo',
    );
    world.later(24 * 3600);
    expect(await free()).toMatchObject({ result: 'accepted' });
    world.later(1);
    expect(await free()).toMatchObject({ result: 'rejected', reason: 'window_closed' });
  });

  it('S0.32 refuses an unknown template and a wrong number of parameters', async () => {
    const world = await registered();
    const template = { ...invite.template, name: 'unknown' };
    expect(await world.whatsapp.send(outgoing({ ...invite, template }))).toEqual({
      result: 'rejected',
      reason: 'template_rejected',
      providerCode: '132001',
      providerText: expect.any(String),
    });
    expect(await world.whatsapp.send(outgoing({ ...invite, body: ['one'] }))).toEqual({
      result: 'rejected',
      reason: 'template_rejected',
      providerCode: '132000',
      providerText: expect.any(String),
    });
    expect(
      await world.whatsapp.send(
        outgoing({ form: 'whatsapp-template', template: invite.template, header: 'x', body: ['a', 'b'] }),
      ),
    ).toMatchObject({ providerCode: '132000' });
    expect(await world.whatsapp.send(outgoing({ ...invite, body: ['', 'b'] }))).toMatchObject({
      reason: 'content_rejected',
      providerCode: '131008',
    });
    // The adapter flattens what Meta refuses in a parameter.
    expect(await world.whatsapp.send(outgoing({ ...invite, body: ['a\nb', 'c        d'] }))).toMatchObject({
      result: 'accepted',
    });
  });

  it('refuses a wrong token', async () => {
    const world = await registered();
    await world.call('POST', '/sandbox/graph/numbers', {
      phoneNumberId: '106540352242922',
      token: 'another',
      displayPhoneNumber: '+49 89 1',
    });
    expect(await world.whatsapp.send(outgoing(invite))).toEqual({
      result: 'rejected',
      reason: 'credentials_rejected',
      providerCode: '190',
      providerText: expect.any(String),
    });
  });
});

describe('S0.24 S1.3 B10 SMS', () => {
  it.each([
    [0, accepted, ['delivered']],
    [1, accepted, ['delivered']],
    [2, { result: 'rejected', reason: 'address_invalid', providerCode: 'invalid_phone_number' }, []],
    [3, accepted, ['failed']],
    [4, accepted, []],
    [5, { kind: 'Throttled', code: 'bulkgate.throttled' }, []],
    [6, { kind: 'Unavailable', sent: true }, ['delivered']],
    [7, { result: 'rejected', reason: 'no_credit', providerCode: 'low_credit' }, []],
    [8, accepted, ['delivered', 'delivered', 'delivered']],
    [9, { result: 'rejected', reason: 'credentials_rejected', providerCode: 'unknown_identity' }, []],
  ])('does what the digit %i says', async (digit, verdict, statuses) => {
    const world = await registered();
    const to = `+491713920020`.replace(/0$/, String(digit));
    const answer = await verdictOf(world.bulkgate.send(outgoing(sms, { to })));
    expect(answer).toMatchObject(verdict);
    await world.deliver();
    const reports = world.posted.map(({ body }) =>
      readBulkGateWebhook(JSON.parse(body ?? ''), 'door', '2026-12-01T09:30:09.000Z'),
    );
    const receipts = reports.flatMap((report) => report.receipts);
    expect(receipts.map(({ status }) => status)).toEqual(statuses);
    const { messages, lost } = await world.messagesTo(to);
    expect(messages).toHaveLength([0, 1, 6, 8].includes(digit) ? 1 : 0);
    // The id under which a receipt is looked up is the one that the send was told.
    const [placed] = [...messages, ...lost];
    for (const receipt of receipts) expect(receipt.providerId).toBe(placed.id);
    expect(answer).toMatchObject(verdict === accepted ? { providerId: placed.id } : {});
  });

  it('digit 1 is buffered first', async () => {
    const world = await registered();
    await world.bulkgate.send(outgoing(sms, { to: '+491713920021' }));
    await world.deliver();
    expect(world.posted.map(({ body }) => JSON.parse(body ?? '')[0].status)).toEqual(['2', '1']);
  });

  it('digit 5 takes the next try of the same message', async () => {
    const world = await registered();
    const send = (reference: string) =>
      verdictOf(world.bulkgate.send(outgoing(sms, { to: '+491713920025', reference })));
    expect(await send('cv0123456789-01KABC~1')).toMatchObject({ kind: 'Throttled' });
    expect(await send('cv0123456789-01KABC~2')).toMatchObject({ result: 'accepted' });
  });

  it('S1.9 an application whose id ends in -no-credit has none: the balance says so, and nothing is sent for it', async () => {
    const world = await registered();
    const empty = { applicationId: '1234-no-credit', applicationToken: 'token' };
    await world.call('POST', '/sandbox/bulkgate/portal', {
      ...empty,
      deliveryUrl: 'https://kerbside.example/x',
    });
    const asked = (path: string, body: object) =>
      world.call('POST', `/sandbox/bulkgate/api/1.0/simple/${path}`, {
        application_id: empty.applicationId,
        application_token: empty.applicationToken,
        ...body,
      });
    expect(JSON.stringify(await asked('info', {}))).toContain('"credit":0');
    const refused = JSON.stringify(await asked('transactional', { number: '491713920020', text: 'Hallo' }));
    expect(refused).toContain('low_credit');
    expect((await world.messagesTo('+491713920020')).messages).toHaveLength(0);
  });

  it('S1.5 refuses wrong access data', async () => {
    const world = await registered();
    await world.call('POST', '/sandbox/bulkgate/portal', {
      applicationId: '1234',
      applicationToken: 'another',
      deliveryUrl: 'https://kerbside.example/x',
    });
    expect(await world.bulkgate.send(outgoing(sms))).toMatchObject({ reason: 'credentials_rejected' });
  });

  it('counts the parts of a long text, and still reports under one id', async () => {
    const world = await registered();
    const send = world.network({
      method: 'POST',
      url: 'https://sandbox.example/sandbox/bulkgate/api/1.0/simple/transactional',
      timeoutMs: 1,
      body: JSON.stringify({
        application_id: '1234',
        application_token: 'bg-token',
        number: '491713920000',
        text: 'a'.repeat(200),
      }),
    });
    const { data } = JSON.parse((await send).text);
    expect(data.part_id).toEqual([`${data.sms_id}_1`, `${data.sms_id}_2`, data.sms_id]);
  });
});
