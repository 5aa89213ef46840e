import { AccountSuspendedException, SendEmailCommand } from '@aws-sdk/client-sesv2';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { addressIdOf, addressStates } from '../../../shared/contacts/address-state-store.ts';
import { suppressionIdOf, suppressions } from '../../../shared/contacts/suppression-store.ts';
import { takeReceipt } from '../../../shared/conversations/take-receipt.ts';
import { readSesEvent } from '../../../shared/messaging/channels/ses-events.ts';
import { referenceOfTag, tagOfReference } from '../../../shared/messaging/channels/ses-reference.ts';
import { trialReference } from '../../../shared/messaging/trial.ts';
import { renderTrialMail } from '../../../shared/messaging/trial-mail.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { World } from '../../support/world.ts';
import { ChannelsWorld } from './channels-world.ts';

const BY_MAIL = 'POST /v1/channels/email/trial';
const BY_WHATSAPP = 'POST /v1/channels/whatsapp/trial';
const MAIL_TO = { locationId: '01', to: ' Jan@Muster.example ' };
const PHONE_TO = { locationId: '01', to: '0171 3920000' };
const APPROVED = { language: 'de', code: 'de', status: 'approved', category: 'utility' } as const;

let world: ChannelsWorld;
const setTemplates = (templates: readonly object[]) =>
  world.call('anna', 'PUT /v1/channels/whatsapp', {
    phoneNumberId: '106540352242922',
    token: 'token-of-meta',
    repliesTo: '01',
    templates,
  });
const listed = async (channel: string, sub = 'anna') =>
  (await world.call(sub, `GET /v1/channels/${channel}/trials`)).body['trials'] as Record<string, unknown>[];

beforeEach(async () => {
  world = await ChannelsWorld.make();
  await world.call('nina', 'PUT /v1/channels/email', { email: 'service@muster.example', name: 'Muster' });
});

describe('a trial email', () => {
  it('S1.7 leaves by the sender of the location, marked as a trial, with nothing to unsubscribe from', async () => {
    const { status, body } = await world.call('anna', BY_MAIL, MAIL_TO);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { channel: 'email', status: 'accepted', provider: 'ses', to: 'j…@m….example', by: 'anna' },
    });
    const [mail] = world.mails;
    expect(mail).toMatchObject({
      FromEmailAddress: expect.stringContaining('service@muster.example'),
      Destination: { ToAddresses: ['jan@muster.example'] },
      Content: { Simple: { Subject: { Data: expect.stringMatching(/^TEST: /) } } },
    });
    expect(mail?.Content?.Simple?.Headers).toBeUndefined();
    expect([...world.logs, world.admin.tableText].join('\n')).not.toMatch(/jan@/i);
  });

  it('S1.9 tells why SES did not take it, and the channel has that trouble until a trial is taken', async () => {
    world.ses
      .on(SendEmailCommand)
      .rejects(new AccountSuspendedException({ message: 'words', $metadata: { httpStatusCode: 400 } }));
    expect((await world.call('anna', BY_MAIL, MAIL_TO)).body).toMatchObject({
      status: 'rejected',
      reason: 'account_blocked',
      todo: expect.stringContaining('Ask the provider'),
    });
    expect(await world.stand('email', '01')).toMatchObject({ trouble: { reason: 'account_blocked' } });
    world.time += 61_000;
    world.ses.on(SendEmailCommand).resolves({ MessageId: 'ses-2' });
    await world.call('anna', BY_MAIL, MAIL_TO);
    expect(await world.stand('email', '01')).not.toHaveProperty('trouble');
  });

  it('S1.7 a double click sends one, and five an hour are the most over all channels', async () => {
    await Promise.all([world.call('anna', BY_MAIL, MAIL_TO), world.call('anna', BY_MAIL, MAIL_TO)]);
    expect(world.mails).toHaveLength(1);
    await setTemplates([{ ...APPROVED, purpose: 'asset-ready', name: 'ready' }]);
    for (let count = 1; count < 5; count += 1)
      await world.call('anna', BY_WHATSAPP, { ...PHONE_TO, to: `+49171392000${count}` });
    expect(world.whatsApps).toHaveLength(4);
    expect((await world.call('anna', BY_MAIL, { ...MAIL_TO, to: 'b@b.example' })).body.code).toBe(
      'trial.too_many',
    );
    expect(world.mails).toHaveLength(1);
  });

  it('B5 never goes to who said STOP, nor to an address that bounced, until that is lifted', async () => {
    const { table } = world.admin;
    const optOut = { at: world.now(), channel: 'email', word: 'STOP' };
    const stopped = addressIdOf('id-key', '00027', 'stop@muster.example');
    await addressStates.createOnce(table, { dealerId: '00027', addressId: stopped, optOut }, world.now());
    const to = (address: string) => world.call('anna', BY_MAIL, { ...MAIL_TO, to: address });
    expect((await to('stop@muster.example')).body.code).toBe('trial.opted_out');
    const dead = { networkId: 'bmw', addressId: suppressionIdOf('id-key', 'bmw', 'dead@muster.example') };
    const suppression = { ...dead, channel: 'email', reason: 'address_invalid', at: world.now() } as const;
    await suppressions.createOnce(table, suppression, world.now());
    expect((await to('dead@muster.example')).body.code).toBe('trial.address_given_up');
    expect(world.mails).toHaveLength(0);
    await suppressions.change({ table, now: world.now }, dead, (current) => ({
      ...(current ?? suppression),
      liftedAt: world.now(),
    }));
    expect((await to('dead@muster.example')).status).toBe(200);
  });

  it.each([
    ['what is no address', { ...MAIL_TO, to: 'Jürgen' }, 400, 'trial.invalid'],
    ['a number', { ...MAIL_TO, to: '+491713920000' }, 400, 'trial.invalid'],
    ['a location of somebody else', { ...MAIL_TO, locationId: '77' }, 404, 'location.unknown'],
  ])('is refused to %s', async (_, body, status, code) => {
    expect((await world.call('anna', BY_MAIL, body)).body).toMatchObject({ status, code });
    expect(await listed('email')).toEqual([]);
  });

  it('S1.7 needs a sender, a stage that sends, and an address on its allow-list', async () => {
    expect((await world.call('otto', BY_MAIL, MAIL_TO)).body.code).toBe('channel.not_set_up');
    world.sending = { mode: 'off' };
    expect((await world.call('anna', BY_MAIL, MAIL_TO)).body.code).toBe('sending.switched_off');
    world.sending = { mode: 'allow-list', recipients: ['jan@muster.example'] };
    expect((await world.call('anna', BY_MAIL, MAIL_TO)).status).toBe(200);
    expect((await world.call('anna', BY_MAIL, { ...MAIL_TO, to: 'b@b.example' })).body.code).toBe(
      'trial.not_on_allow_list',
    );
  });

  it('S1.7 what SES reports of it is shown, found by the tag of the mail', async () => {
    await world.call('anna', BY_MAIL, MAIL_TO);
    const tag = world.mails[0]?.EmailTags?.[0]?.Value ?? '';
    const event = {
      eventType: 'Bounce',
      mail: { messageId: 'ses-1', destination: ['jan@muster.example'], tags: { reference: [tag] } },
      bounce: { bounceType: 'Permanent', bounceSubType: 'General', timestamp: '2026-11-24T10:00:09Z' },
    };
    const read = readSesEvent(event, world.now());
    if (!('receipt' in read)) throw new Error(read.ignored);
    await takeReceipt({ ...new World().deps, table: world.admin.table }, read.receipt);
    expect(await listed('email')).toMatchObject([{ status: 'failed', reason: 'address_bounced' }]);
    expect(await listed('sms')).toEqual([]);
  });

  it('says TEST first in every language, and is no way to write HTML', () => {
    for (const language of LANGUAGES) {
      const { subject, text, html } = renderTrialMail({
        name: 'A <b>&\n"Söhne"',
        settings: { language, colour: '#0b57d0' },
      });
      expect(subject).toMatch(/^TEST/);
      expect(subject).not.toContain('\n');
      expect(text).toMatch(/^TEST/);
      expect(html).toContain('A &lt;b&gt;&amp; &#34;Söhne&#34;');
    }
  });

  it('its reference comes back from the tag of SES, as that of a message does', () => {
    const dealer = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);
    const trial = fc.stringMatching(/^[0-9A-Z]{26}$/);
    const message = fc.tuple(fc.stringMatching(/^[A-Za-z0-9-]{10,80}$/), fc.integer({ min: 1, max: 999 }));
    const reference = fc.oneof(
      fc.tuple(dealer, trial).map((parts) => trialReference(...parts)),
      message.map(([messageId, attempt]) => `${messageId}~${attempt}`),
    );
    fc.assert(
      fc.property(reference, (one) => {
        expect(tagOfReference(one)).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(referenceOfTag(tagOfReference(one))).toBe(one);
      }),
    );
  });
});

describe('a trial WhatsApp', () => {
  it('S1.7 S0.32 leaves by an approved template in the location’s language, filled with samples for a customer called TEST', async () => {
    await setTemplates([
      { ...APPROVED, purpose: 'check-in-invite', name: 'invite' },
      { ...APPROVED, purpose: 'reminder-start', name: 'offer', category: 'marketing' },
      { ...APPROVED, purpose: 'appointment-confirmed', name: 'in_review', status: 'pending' },
      { ...APPROVED, purpose: 'asset-ready', name: 'ready_en', language: 'en', code: 'en' },
      { ...APPROVED, purpose: 'asset-ready', name: 'ready' },
    ]);
    const { status, body } = await world.call('anna', BY_WHATSAPP, PHONE_TO);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { channel: 'whatsapp', status: 'accepted', provider: 'meta', template: 'ready', to: '+49…00' },
    });
    expect(world.whatsApps).toEqual([
      expect.objectContaining({
        to: '+491713920000',
        type: 'template',
        biz_opaque_callback_data: trialReference('00027', String(body['trialId'])),
        template: {
          name: 'ready',
          language: { code: 'de' },
          components: [
            { type: 'body', parameters: expect.arrayContaining([{ type: 'text', text: 'TEST' }]) },
          ],
        },
      }),
    ]);
  });

  it('S1.7 takes one in another language, or one that leads to a page, where there is no better one', async () => {
    await setTemplates([
      { ...APPROVED, purpose: 'check-in-invite', name: 'invite_fr', language: 'fr', code: 'fr' },
    ]);
    const { body } = await world.call('anna', BY_WHATSAPP, PHONE_TO);
    expect(body).toMatchObject({ status: 'accepted', template: 'invite_fr' });
    expect(world.whatsApps[0]).toMatchObject({
      template: { components: [{ type: 'body' }, { type: 'button', sub_type: 'url' }] },
    });
  });

  it.each([
    ['none', []],
    ['none that is approved', [{ ...APPROVED, purpose: 'asset-ready', name: 'a', status: 'paused' }]],
    ['advertising alone', [{ ...APPROVED, purpose: 'asset-ready', name: 'a', category: 'marketing' }]],
  ])('S0.26 is refused with %s, since only an approved template may go out', async (_, templates) => {
    await setTemplates(templates);
    expect((await world.call('anna', BY_WHATSAPP, PHONE_TO)).body).toMatchObject({
      status: 409,
      code: 'trial.no_template',
    });
    expect(world.whatsApps).toHaveLength(0);
    expect(await listed('whatsapp')).toEqual([]);
  });

  it('S1.9 tells why Meta did not take it', async () => {
    await setTemplates([{ ...APPROVED, purpose: 'asset-ready', name: 'ready' }]);
    world.metaCode = 190;
    expect((await world.call('anna', BY_WHATSAPP, PHONE_TO)).body).toMatchObject({
      status: 'rejected',
      reason: 'credentials_rejected',
      providerCode: '190',
    });
    expect(await world.stand('whatsapp', '01')).toMatchObject({
      trouble: { reason: 'credentials_rejected' },
    });
  });

  it('S0.3 is refused without a number, to a landline, and is listed for nobody but its own', async () => {
    expect((await world.call('anna', BY_WHATSAPP, PHONE_TO)).body.code).toBe('channel.not_set_up');
    await setTemplates([{ ...APPROVED, purpose: 'asset-ready', name: 'ready' }]);
    const landline = { ...PHONE_TO, to: '+49 89 99998001' };
    expect((await world.call('anna', BY_WHATSAPP, landline)).body.code).toBe('trial.invalid');
    await world.call('anna', BY_WHATSAPP, PHONE_TO);
    expect(await listed('whatsapp')).toMatchObject([{ template: 'ready' }]);
    expect(await listed('whatsapp', 'zwei')).toEqual([]);
    expect(await listed('whatsapp', 'otto')).toEqual([]);
    expect((await world.call('anna', 'GET /v1/channels/fax/trials')).body.code).toBe('channel.unknown');
  });
});
