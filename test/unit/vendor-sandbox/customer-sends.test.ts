import { describe, expect, it } from 'vitest';
import { userIdOf } from '../../../functions/vendor-sandbox/graph-user.ts';
import { SAMPLE_PICTURE } from '../../../functions/vendor-sandbox/sample-picture.ts';
import { readWhatsAppWebhook } from '../../../shared/messaging/channels/whatsapp-webhook.ts';
import { sha256Hex } from '../../../shared/kernel/digest.ts';
import { outgoing } from '../channels/outgoing.ts';
import { PHONE_NUMBER_ID, sandboxWorld } from './sandbox-world.ts';

const NUMBER = '+491713920000';
const PHONE = '/sandbox/phone/491713920000';

const phoneWithInvite = async () => {
  const world = sandboxWorld();
  await world.register();
  await world.sendInvite(world.whatsapp, NUMBER);
  world.later(60);
  const reply = (form: Record<string, string>) =>
    world.call(
      'POST',
      `${PHONE}/reply`,
      new URLSearchParams({ channel: 'whatsapp', account: PHONE_NUMBER_ID, ...form }).toString(),
    );
  const hide = (hides: 'yes' | 'no') => world.call('POST', `${PHONE}/number`, `hides=${hides}`);
  const inbound = () => readWhatsAppWebhook(JSON.parse(world.posted.at(-1)?.body ?? '')).inbound[0];
  return { world, reply, hide, inbound };
};

describe('a picture from the phone', () => {
  it('B11 is announced as Meta does, and handed out to the dealer’s token only', async () => {
    const { world, reply, inbound } = await phoneWithInvite();
    expect(await reply({ sends: 'picture', text: 'Der Kratzer' })).toMatchObject({ status: 303 });
    expect(inbound()).toMatchObject({
      text: 'Der Kratzer',
      content: {
        type: 'media',
        media: [{ kind: 'image', mimeType: 'image/png', sha256: sha256Hex(SAMPLE_PICTURE) }],
      },
    });
    const content = inbound()?.content;
    const id = content?.type === 'media' ? content.media[0]?.sourceId : undefined;
    const token = { authorization: 'Bearer wa-token' };
    const { json } = await world.call('GET', `/sandbox/graph/v25.0/${id}`, '', token);
    expect(json).toMatchObject({ file_size: SAMPLE_PICTURE.byteLength, mime_type: 'image/png' });
    const { pathname, origin } = new URL(json.url);
    expect(origin).toBe('https://kerbside.example');
    const file = await world.call('GET', pathname, '', token);
    expect(Buffer.from(file.text, 'base64')).toEqual(SAMPLE_PICTURE);

    for (const headers of [{}, { authorization: 'Bearer another' }] as Record<string, string>[]) {
      expect(await world.call('GET', `/sandbox/graph/v25.0/${id}`, '', headers)).toMatchObject({
        status: 401,
      });
      expect(await world.call('GET', pathname, '', headers)).toMatchObject({ status: 404 });
    }
    expect(await world.call('GET', '/sandbox/graph/v25.0/17', '', token)).toMatchObject({ status: 400 });
    const page = (await world.call('GET', PHONE)).text;
    expect(page).toContain('<img src="/sandbox/sample-picture.png" alt="A scratch in blue paint"');
    expect(page).toContain('Der Kratzer');
  });

  it('needs no caption, and goes by WhatsApp only', async () => {
    const { reply, inbound } = await phoneWithInvite();
    await reply({ sends: 'picture', text: '' });
    expect(inbound()).toMatchObject({ text: '', content: { type: 'media' } });
    expect(await reply({ sends: 'picture', text: 'x', channel: 'sms', account: '1234' })).toMatchObject({
      status: 400,
    });
  });
});

describe('a reaction from the phone', () => {
  it('B11 belongs to a message, and can be taken back', async () => {
    const { world, reply, inbound } = await phoneWithInvite();
    const about = (await world.messagesTo(NUMBER)).messages[0].id;
    await reply({ sends: 'reaction', text: '👍', about });
    expect(inbound()).toMatchObject({ about, content: { type: 'reaction', emoji: '👍' } });
    expect((await world.call('GET', PHONE)).text).toContain('Reacted with 👍');
    world.later(1);
    await reply({ sends: 'reaction', text: '', about });
    expect(inbound()).toMatchObject({ about, content: { type: 'reaction' } });
    expect(inbound()?.content).not.toHaveProperty('emoji');
    expect((await world.call('GET', PHONE)).text).toContain('The reaction was taken back.');
    expect(await reply({ sends: 'reaction', text: '👍' })).toMatchObject({ status: 400 });
  });
});

describe('a hidden number', () => {
  it('B11 is told neither in messages nor in receipts; the person can still be answered', async () => {
    const { world, reply, hide, inbound } = await phoneWithInvite();
    expect(await hide('yes')).toMatchObject({ status: 303, headers: { location: PHONE } });
    await reply({ text: 'Hallo' });
    expect(inbound()).toMatchObject({ userId: userIdOf(NUMBER), text: 'Hallo' });
    expect(inbound()).not.toHaveProperty('from');
    expect(world.posted.at(-1)?.body).not.toContain(NUMBER.slice(1));
    await world.deliver();
    const { receipts } = readWhatsAppWebhook(JSON.parse(world.posted.at(-1)?.body ?? ''));
    expect(receipts).toMatchObject([{ userId: userIdOf(NUMBER) }]);
    expect(world.posted.at(-1)?.body).not.toContain(NUMBER.slice(1));

    const text = { form: 'text' as const, text: 'Gern' };
    expect(await world.whatsapp.send(outgoing(text, { to: userIdOf(NUMBER) }))).toMatchObject({
      result: 'accepted',
    });
    expect((await world.messagesTo(NUMBER)).messages.at(-1)).toMatchObject({ text: 'Gern', from: 'dealer' });
    expect(await world.whatsapp.send(outgoing(text, { to: 'DE.NOBODY' }))).toMatchObject({
      result: 'rejected',
      reason: 'recipient_unreachable',
    });

    expect((await world.call('GET', PHONE)).text).toContain('Show the number');
    await hide('no');
    world.later(1);
    await reply({ text: 'Hallo' });
    expect(inbound()).toMatchObject({ from: NUMBER, userId: userIdOf(NUMBER) });
    expect(
      await world.call('POST', `${PHONE}/number`, 'hides=yes', { 'sec-fetch-site': 'cross-site' }),
    ).toMatchObject({ status: 403 });
  });
});
