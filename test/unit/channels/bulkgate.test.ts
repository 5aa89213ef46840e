import { describe, expect, it } from 'vitest';
import { BULKGATE_CODES } from '../../../shared/messaging/channels/bulkgate-codes.ts';
import { bulkGateTransport } from '../../../shared/messaging/channels/bulkgate.ts';
import { NoAnswer, type SendHttp } from '../../../shared/platform/http-client.ts';
import { fakeVendor, invite, outgoing, settings, thrownBy, vendorFixture } from './outgoing.ts';

const transport = (
  sendHttp: SendHttp,
  secret: unknown = { bulkgate: { applicationId: '1234', applicationToken: 'bg-token' } },
) =>
  bulkGateTransport({
    sendHttp,
    readSecret: (name) => Promise.resolve(name === 'kerbside/test/dealers/00027' ? secret : undefined),
    secretPrefix: 'kerbside/test',
    baseUrl: 'https://portal.bulkgate.com',
    timeoutMs: 5000,
  });

const hello = { form: 'text', text: 'Hi' } as const;
const send = (status: number, text: string) =>
  transport(fakeVendor(status, text).sendHttp).send(outgoing(hello));
const bodyFor = async (text: string): Promise<Record<string, unknown>> => {
  const vendor = fakeVendor(200, vendorFixture('bulkgate/send-accepted.json'));
  await transport(vendor.sendHttp).send(outgoing({ form: 'text', text }));
  return JSON.parse(vendor.requests[0]?.body ?? '');
};

describe('what is sent to BulkGate', () => {
  it('S1.1 S1.3 S1.5 sends one SMS with the access data of the dealer', async () => {
    const vendor = fakeVendor(200, vendorFixture('bulkgate/send-accepted.json'));
    expect(await transport(vendor.sendHttp).send(outgoing(hello))).toEqual({
      result: 'accepted',
      providerId: 'tmpde1bcd4b1d1',
    });
    expect(vendor.requests).toEqual([
      {
        method: 'POST',
        url: 'https://portal.bulkgate.com/api/1.0/simple/transactional',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          application_id: '1234',
          application_token: 'bg-token',
          number: '4917139200001',
          text: 'Hi',
          unicode: false,
          sender_id: 'gText',
          sender_id_value: 'BMWMuster',
          tag: 'cv0123456789-01KABC~1',
        }),
        timeoutMs: 5000,
      },
    ]);
  });

  it('S1.9 never asks BulkGate to drop what it takes for a duplicate', async () => {
    expect(await bodyFor('the same words for two cars')).not.toHaveProperty('duplicates_check');
  });

  it('S1.17 asks for Unicode only where the text needs it', async () => {
    expect(await bodyFor('Grüße, Ihr Auto ist fertig: 100 €')).toMatchObject({ unicode: false });
    expect(await bodyFor('Ďakujeme')).toMatchObject({ unicode: true });
    expect(await bodyFor('Fertig 🚗')).toMatchObject({ unicode: true });
  });

  it('refuses a text that BulkGate would cut', async () => {
    const vendor = fakeVendor(200, vendorFixture('bulkgate/send-accepted.json'));
    const lengths = ['a'.repeat(612), 'a'.repeat(613), 'ď'.repeat(268), 'ď'.repeat(269)];
    const answers = await Promise.all(
      lengths.map((text) => transport(vendor.sendHttp).send(outgoing({ form: 'text', text }))),
    );
    expect(answers.map(({ result }) => result)).toEqual(['accepted', 'rejected', 'accepted', 'rejected']);
    expect(answers[1]).toEqual({
      result: 'rejected',
      reason: 'content_rejected',
      providerCode: 'text_too_long',
    });
  });

  it('does not call BulkGate without access data, or where the location sends by another provider', async () => {
    const vendor = fakeVendor(200, '{}');
    expect(await transport(vendor.sendHttp, {}).send(outgoing(hello))).toMatchObject({
      reason: 'credentials_rejected',
    });
    const byAws = outgoing(hello, {
      settings: { ...settings, sms: { provider: 'aws', sender: 'BMWMuster' } },
    });
    expect(await transport(vendor.sendHttp).send(byAws)).toMatchObject({ reason: 'channel_not_offered' });
    expect(await thrownBy(transport(vendor.sendHttp).send(outgoing(invite)))).toMatchObject({
      kind: 'Defect',
    });
    expect(vendor.requests).toEqual([]);
  });
});

describe('what BulkGate answers', () => {
  it.each(Object.entries(BULKGATE_CODES))('S0.29 S1.24 maps the type %s', async (type, reason) => {
    expect(await send(400, JSON.stringify({ type, code: 400, error: 'words', detail: null }))).toEqual({
      result: 'rejected',
      reason,
      providerCode: type,
      providerText: 'words',
    });
  });

  it('S1.9 tells that there is no credit', async () => {
    expect(
      await send(400, '{"type":"low_credit","code":400,"error":"Low credit","detail":null}'),
    ).toMatchObject({ reason: 'no_credit' });
  });

  it('reads the recorded refusals', async () => {
    expect(await send(400, vendorFixture('bulkgate/error-invalid-number.json'))).toEqual({
      result: 'rejected',
      reason: 'address_invalid',
      providerCode: 'invalid_phone_number',
      providerText: 'Invalid phone number',
    });
    expect(await send(401, vendorFixture('bulkgate/error-unknown-identity.json'))).toEqual({
      result: 'rejected',
      reason: 'credentials_rejected',
      providerCode: 'unknown_identity',
      providerText: 'Unknown identity / unauthorized / empty application_id',
    });
    expect(await send(401, vendorFixture('bulkgate/error-legacy.json'))).toEqual({
      result: 'rejected',
      reason: 'credentials_rejected',
      providerCode: 'authentication_failed',
    });
    expect(await send(401, '')).toMatchObject({ reason: 'credentials_rejected' });
    expect(await send(418, '{"type":"teapot","code":418,"error":"x"}')).toEqual({
      result: 'rejected',
      reason: 'unknown_vendor_code',
      providerCode: 'teapot',
      providerText: 'x',
    });
  });

  it('reads a refusal of the number inside a 200', async () => {
    expect(await send(200, '{"data":{"status":"blacklisted","number":"49"}}')).toEqual({
      result: 'rejected',
      reason: 'recipient_opted_out',
      providerCode: 'blacklisted',
    });
  });

  it('throws a throttle as definitely not sent', async () => {
    expect(await thrownBy(send(429, 'slow down'))).toMatchObject({
      kind: 'Throttled',
      code: 'bulkgate.throttled',
    });
  });

  it.each([
    ['a 500', 500, '{"type":"unknown","code":500,"error":"Unknown"}'],
    ['a 502 of a gateway', 502, '<html></html>'],
    ['a 200 without an id', 200, '{"data":{"status":"accepted"}}'],
    ['a 200 that is no JSON', 200, 'OK'],
  ])('B3 treats %s as ambiguous', async (_, status, text) => {
    const error = await thrownBy(send(status, text));
    expect(error).toBeInstanceOf(NoAnswer);
    expect(error).toMatchObject({ sent: true });
  });
});
