import { describe, expect, it } from 'vitest';
import {
  call,
  eventually,
  linkOn,
  phone,
  postEvent,
  signed,
  staffToken,
  story,
  unique,
} from '../support/stage.ts';
import { sandbox } from '../support/sandbox.ts';

/* The manufacturer's app on the running system, by HTTP only. The last character of a MINI's VIN says what its app does. */

const start = async (visit: ReturnType<typeof story>): Promise<string> => {
  const id = unique('msg');
  expect((await postEvent(visit.partner, visit.start, id)).status).toBe(202);
  return id;
};

/** The customer writes in the app, in the newest thread of the phone. */
const answerInApp = async (number: string, text: string): Promise<void> => {
  const account = String((await phone(number)).findLast(({ channel }) => channel === 'oem')?.['account']);
  const reply = await call(`/sandbox/phone/${number.slice(1)}/reply`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ channel: 'oem', account, text }).toString(),
  });
  expect(reply.status).toBe(303);
  const written = (await phone(number)).findLast(
    ({ channel, from }) => channel === 'oem' && from === 'customer',
  );
  expect(written).toMatchObject({ text, doorStatus: 200 });
};

describe('the manufacturer’s app', () => {
  it('S0.18 S0.20 S0.21 S0.30 brings the invite before all other channels; its button leads to the check-in', async () => {
    const visit = story('11', { app: '0' });
    const id = await start(visit);
    await eventually(visit.partner, id, {
      status: 'applied',
      messages: [{ status: 'read', channel: 'oem', attempts: [{ channel: 'oem', status: 'read' }] }],
    });
    expect(await phone(visit.number)).toMatchObject([
      {
        channel: 'oem',
        text: expect.stringContaining('Hallo Jürgen'),
        buttons: [{ type: 'url', text: 'Jetzt einchecken' }],
      },
    ]);
    const opened = await call(`/c/${await linkOn(visit.number)}`);
    expect(opened.headers.get('location')).toMatch(new RegExp(`s-${visit.checkIn}$`));

    await answerInApp(visit.number, 'Kann ich früher kommen?');
    const member = sandbox().staff.find(({ dealerId }) => dealerId === visit.partner.dealerId)!;
    const bearer = { authorization: `Bearer ${await staffToken(member.email)}` };
    const { json } = await call('/v1/inbox/service', { headers: bearer });
    expect(json['notifications']).toEqual(
      expect.arrayContaining([expect.objectContaining({ subject: 'customer-wrote' })]),
    );
  });

  it('S0.22 B3 silent: WhatsApp after its deadline; read late in the app, that counts and nothing follows', async () => {
    const silent = story('02', { app: '3' });
    const late = story('13', { app: '4' });
    const [silentId, lateId] = await Promise.all([start(silent), start(late)]);
    await eventually(silent.partner, silentId, {
      messages: [
        {
          status: 'read',
          channel: 'whatsapp',
          attempts: [
            { channel: 'oem', status: 'timed_out', reason: 'no_receipt' },
            { channel: 'whatsapp', status: 'read' },
          ],
        },
      ],
    });
    await eventually(late.partner, lateId, {
      messages: [{ status: 'read', attempts: [{ channel: 'oem', status: 'read' }, { channel: 'whatsapp' }] }],
    });
  });

  it.each([
    ['1', 'no_oem_account'],
    ['2', 'recipient_opted_out'],
    ['5', 'recipient_unreachable'],
    ['B', 'expired'],
    ['7', 'throttled'],
  ])('S0.22 S0.29 VIN …%s: WhatsApp has its turn, and the attempt says why', async (app, reason) => {
    const visit = story('03', { app });
    await eventually(visit.partner, await start(visit), {
      messages: [
        {
          channel: 'whatsapp',
          status: expect.stringMatching(/read|delivered/),
          attempts: expect.arrayContaining([expect.objectContaining({ channel: 'oem', reason })]),
        },
      ],
    });
    expect((await phone(visit.number)).some(({ channel }) => channel === 'oem')).toBe(false);
  });

  it('B3 shuffled and repeated webhooks, a throttle, an expired token, an ambiguous answer: one copy, in the app', async () => {
    for (const app of ['9', '6', 'A', '8']) {
      const visit = story('15', { app });
      const before = (await phone(visit.number)).length;
      await eventually(visit.partner, await start(visit), {
        messages: [{ channel: 'oem', status: expect.stringMatching(/read|delivered/) }],
      });
      expect(
        (await phone(visit.number)).slice(before).map(({ channel }) => channel),
        app,
      ).toEqual(['oem']);
    }
  });

  it('B5 STOP in the app ends what comes after, on every channel', async () => {
    const visit = story('16', { app: '0' });
    await eventually(visit.partner, await start(visit), { messages: [{ status: 'read', channel: 'oem' }] });
    await answerInApp(visit.number, 'STOP');
    const next = story('16');
    await eventually(next.partner, await start(next), {
      messages: [{ status: 'skipped', statusReason: 'opted_out' }],
    });
  });

  it('S0.3 its door takes nothing that the network’s gateway did not sign', async () => {
    const body = JSON.stringify({ type: 'message.received', threadId: 'th', messageId: 'm', text: 'STOP' });
    const post = (network: string, headers: Record<string, string>) =>
      call(`/v1/channels/oem/${network}`, { method: 'POST', headers, body });
    expect(await post('demo', signed(sandbox().partners[0]!, body, unique('ev')))).toMatchObject({
      status: 401,
      json: { code: 'webhook.signature_invalid' },
    });
    expect(await post('demo', {})).toMatchObject({ status: 401 });
    expect(await post('nowhere', {})).toMatchObject({ status: 401 });
  });
});
