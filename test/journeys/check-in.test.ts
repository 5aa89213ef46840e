import { describe, expect, it } from 'vitest';
import {
  call,
  eventually,
  linkOn,
  phone,
  postEvent,
  readEvent,
  signed,
  staffToken,
  story,
  unique,
} from '../support/stage.ts';
import { sandbox } from '../support/sandbox.ts';

/* Against the running system, by HTTP only. The magic numbers of the vendor sandbox: NM = WhatsApp N, SMS M. */

const staffOf = (dealerId: string) =>
  sandbox()
    .staff.filter((member) => member.dealerId === dealerId)
    .map(({ email }) => email);

describe('a check-in', () => {
  it('S0.1 S0.14 S0.16 S0.35 S0.41 from one webhook to the team inbox', async () => {
    const visit = story('00');
    const id = unique('msg');
    expect(await postEvent(visit.partner, visit.start, id)).toMatchObject({
      status: 202,
      json: { eventId: id, status: 'accepted' },
    });
    await eventually(visit.partner, id, {
      status: 'applied',
      messages: [{ purpose: 'check-in-invite', status: 'read', channel: 'whatsapp' }],
    });

    const token = await linkOn(visit.number);
    const opened = await call(`/c/${token}`);
    expect(opened.status).toBe(302);
    expect(opened.headers.get('location')).toMatch(new RegExp(`s-${visit.checkIn}$`));

    const finished = unique('msg');
    await postEvent(visit.partner, visit.finished, finished);
    await eventually(visit.partner, finished, { status: 'applied' });
    expect((await call(`/c/${token}`)).status).toBe(200);

    const [first = '', second = ''] = staffOf(visit.partner.dealerId);
    const bearer = { authorization: `Bearer ${await staffToken(first)}` };
    const conversationId = (await readEvent(visit.partner, id)).messages[0]!.id.split('-')[0];
    type Notification = { id: string; subject: string; conversationId: string };
    const findNotification = async () => {
      const { json } = await call('/v1/inbox/service', { headers: bearer });
      return (json['notifications'] as Notification[]).find(
        (each) => each.conversationId === conversationId && each.subject === 'check-in-results',
      );
    };
    await expect.poll(findNotification, { timeout: 30_000, interval: 500 }).toBeDefined();
    const notification = (await findNotification())!;
    expect((await call(`/v1/conversations/${conversationId}`, { headers: bearer })).json).toMatchObject({
      entries: [
        { kind: 'results', results: { remarks: 'Bremsen' } },
        { kind: 'message', purpose: 'check-in-invite' },
      ],
    });

    const accept = (token_: string) =>
      call(`/v1/inbox/${notification.id}/accept`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token_}` },
      });
    const answers = await Promise.all([accept(await staffToken(first)), accept(await staffToken(second))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { json } = await call('/v1/inbox/service', { headers: bearer });
    expect((json['notifications'] as { id: string }[]).some((each) => each.id === notification.id)).toBe(
      false,
    );
  });

  it('S0.42 staff endpoints refuse a missing token and another dealer’s staff', async () => {
    expect((await call('/v1/inbox/service')).status).toBe(401);
    const other = sandbox().staff.find(({ dealerId }) => dealerId !== sandbox().partners[0]!.dealerId)!;
    const bearer = { authorization: `Bearer ${await staffToken(other.email)}` };
    expect((await call('/v1/inbox/service.0000/accept', { method: 'POST', headers: bearer })).status).toBe(
      404,
    );
  });
});

describe('the ladder', () => {
  it('S0.24 B3 WhatsApp silent: the SMS brings the link', async () => {
    const visit = story('40');
    const id = unique('msg');
    await postEvent(visit.partner, visit.start, id);
    await eventually(visit.partner, id, {
      messages: [
        {
          status: 'delivered',
          channel: 'sms',
          attempts: [
            { channel: 'whatsapp', status: 'timed_out', reason: 'no_receipt' },
            { channel: 'sms', status: 'delivered' },
          ],
        },
      ],
    });
    expect((await phone(visit.number)).some(({ channel }) => channel === 'sms')).toBe(true);
  });

  it('S0.27 all fail: email', async () => {
    const email = `${unique('customer')}@example.com`;
    const visit = story('22', { email });
    const id = unique('msg');
    await postEvent(visit.partner, visit.start, id);
    await eventually(visit.partner, id, {
      messages: [
        {
          status: 'sent',
          channel: 'email',
          attempts: [
            { channel: 'whatsapp', status: 'rejected', reason: 'recipient_unreachable' },
            { channel: 'sms', status: 'rejected', reason: 'address_invalid' },
            { channel: 'email', status: 'sent' },
          ],
        },
      ],
    });
    const mail = await call(`/sandbox/mail.json?to=${encodeURIComponent(email)}`);
    expect(mail.text).toContain('/c/');
  });

  it('S0.28 S0.29 nobody reachable: failed, with a reason for each channel', async () => {
    const visit = story('22');
    const id = unique('msg');
    await postEvent(visit.partner, visit.start, id);
    await eventually(visit.partner, id, { messages: [{ status: 'failed' }] });
    const { messages } = await readEvent(visit.partner, id);
    expect(messages[0]!.trace.map(({ channel, reason }) => `${channel}:${reason ?? ''}`)).toEqual(
      expect.arrayContaining([
        'oem:brand_without_app',
        'email:no_email_address',
        'whatsapp:recipient_unreachable',
        'sms:address_invalid',
      ]),
    );
  });

  it('B3 shuffled and repeated receipts, throttles and ambiguous answers: one copy on each channel at most', async () => {
    for (const magic of ['80', '50', '60']) {
      const visit = story(magic);
      const before = (await phone(visit.number)).length;
      const id = unique('msg');
      await postEvent(visit.partner, visit.start, id);
      await eventually(visit.partner, id, {
        messages: [{ status: expect.stringMatching(/read|delivered/), channel: 'whatsapp' }],
      });
      const copies = (await phone(visit.number))
        .slice(before)
        .filter((each) => JSON.stringify(each).includes('whatsapp'));
      expect(copies, magic).toHaveLength(1);
    }
  });

  it('B5 STOP by a reply on the phone page ends what comes after', async () => {
    const visit = story('01');
    const id = unique('msg');
    await postEvent(visit.partner, visit.start, id);
    await eventually(visit.partner, id, {
      messages: [{ channel: 'whatsapp', status: expect.stringMatching(/read|delivered/) }],
    });
    const page = await call(`/sandbox/phone/${visit.number.slice(1)}`);
    const account = /name="account" value="(\d+)"/.exec(page.text)?.[1] ?? '';
    const reply = await call(`/sandbox/phone/${visit.number.slice(1)}/reply`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ channel: 'whatsapp', account, text: 'STOP' }).toString(),
    });
    expect(reply.status).toBe(303);
    const next = story('01');
    const nextId = unique('msg');
    await postEvent(next.partner, next.start, nextId);
    await eventually(next.partner, nextId, { messages: [{ status: 'skipped', statusReason: 'opted_out' }] });
  });
});

describe('the doors', () => {
  it('S0.10 eight times the same event at once: one is accepted, seven are duplicates, one invite', async () => {
    const visit = story('10');
    const id = unique('msg');
    const body = JSON.stringify(visit.start);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        call(`/v1/partners/${visit.partner.id}/events`, {
          method: 'POST',
          headers: signed(visit.partner, body, id),
          body,
        }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 200, 200, 202]);
    await eventually(visit.partner, id, { messages: [{ status: 'delivered' }] });
  });

  it('S0.3 one partner’s key opens nothing of another partner', async () => {
    const [mine, other] = sandbox().partners;
    const answer = await call(`/v1/partners/${other!.id}/events/anything`, {
      headers: { authorization: `Bearer ${mine!.apiKey}` },
    });
    expect(answer).toMatchObject({ status: 401, json: { code: 'api_key.invalid' } });
    const visit = story('00', { partner: { ...other!, secret: mine!.secret } });
    expect((await postEvent(visit.partner, visit.start, unique('msg'))).status).toBe(401);
    const foreign = story('00', { partner: { ...mine!, dealerId: other!.dealerId } });
    expect(await postEvent(foreign.partner, foreign.start, unique('msg'))).toMatchObject({
      status: 400,
      json: { code: 'location.unknown' },
    });
  });

  it('answers problem documents for bad input at every door, never a 5xx', async () => {
    const bad: [string, RequestInit][] = [
      ['/v1/partners/tjekvik/events', { method: 'POST', body: '{' }],
      ['/v1/partners/tjekvik/events', { method: 'GET' }],
      ['/v1/partners/tjekvik/events/x', {}],
      ['/v1/channels/whatsapp', { method: 'POST', body: '{}' }],
      ['/v1/channels/whatsapp?hub.mode=subscribe&hub.verify_token=no&hub.challenge=1', {}],
      ['/v1/channels/bulkgate/wrong', { method: 'POST', body: '[]' }],
      ['/nowhere', {}],
      ['/c/%F0%9F%92%A9', {}],
      ['/docs/../secret', {}],
    ];
    for (const [path, init] of bad) {
      const answer = await call(path, init);
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      expect(answer.status, path).toBeLessThan(500);
    }
  });

  it('S0.17 B6 a changed link is unknown; HEAD and GET change nothing that a customer or a dealer sees', async () => {
    const visit = story('00');
    const id = unique('msg');
    await postEvent(visit.partner, visit.start, id);
    await eventually(visit.partner, id, { messages: [{ channel: 'whatsapp' }] });
    await expect
      .poll(() => phone(visit.number).then((all) => JSON.stringify(all.at(-1))), { timeout: 20_000 })
      .toContain('/c/');
    const token = await linkOn(visit.number);
    const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    const unknown = await call(`/c/${changed}`);
    expect(unknown.status).toBe(404);
    expect(unknown.text).not.toMatch(/Jürgen|Müller|BMW|München/);
    expect((await call(`/c/${token}`, { method: 'HEAD' })).status).toBe(302);
    expect((await call(`/c/${token}`)).status).toBe(302);
    expect((await call(`/c/${token}`)).status).toBe(302);
  });

  it('serves its documentation without any outside host', async () => {
    const docs = await call('/docs');
    expect(docs.status).toBe(200);
    expect(docs.text).not.toMatch(/https?:\/\/(?!localhost|127\.0\.0\.1)/);
    const openapi = await call('/openapi.json');
    expect(openapi.json).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\./),
      servers: [{ url: sandbox().baseUrl }],
    });
    expect((await call('/health')).status).toBe(200);
  });
});
