import { describe, expect, it } from 'vitest';
import { channelAccountFinder } from '../../../shared/conversations/channel-account-store.ts';
import { saveBulkGateChannel } from '../../../shared/conversations/save-bulkgate-channel.ts';
import { saveEmailChannel } from '../../../shared/conversations/save-email-channel.ts';
import { saveSmsChannel } from '../../../shared/conversations/save-sms-channel.ts';
import { saveWhatsAppApp } from '../../../shared/conversations/save-whatsapp-app.ts';
import { saveWhatsAppChannel } from '../../../shared/conversations/save-whatsapp-channel.ts';
import { locationFinder } from '../../../shared/dealers/dealer-store.ts';
import { saveLocation } from '../../../shared/dealers/save-location.ts';
import { sha256Hex } from '../../../shared/kernel/digest.ts';
import { readDealerSecret } from '../../../shared/messaging/channels/dealer-secret.ts';
import { whatsAppApp } from '../../../shared/messaging/channels/whatsapp-app.ts';
import { type AdminWorld, faultOf, pathsOf, worldWithDealers } from './admin-world.ts';

const place = { dealerId: '00027', locationId: '01' };
const whatsapp = { ...place, phoneNumberId: '106540352242922', token: 'token-of-a-system-user' };
const german = {
  purpose: 'check-in-invite',
  language: 'de',
  name: 'check_in_invite',
  code: 'de',
  status: 'approved',
} as const;
const bulkgate = { ...place, applicationId: '12345', applicationToken: 'token-of-bulkgate' };

const settingsOf = async ({ table }: AdminWorld, where = place) =>
  (await locationFinder(table)(where))?.settings;
const access = (world: AdminWorld) => readDealerSecret(world.secrets.read, 'kerbside/test', '00027');
const owner = (world: AdminWorld, vendor: string, accountId: string) =>
  channelAccountFinder(world.table)(vendor, accountId);
const digestOf = (webhookPath: string | undefined) => sha256Hex(webhookPath?.split('/').at(-1) ?? '');

describe('the Meta app', () => {
  it('makes up a verify token the first time, and keeps it', async () => {
    const world = await worldWithDealers();
    const saved = await saveWhatsAppApp(world.deps, { appSecret: 'secret-of-the-app' });
    expect(saved).toMatchObject({ result: 'updated', verifyToken: expect.stringMatching(/.{8}/) });
    expect(await saveWhatsAppApp(world.deps, { appSecret: 'another-secret' })).toEqual({
      result: 'updated',
      changes: [{ path: 'appSecret', to: '(secret)' }],
    });
    expect(await whatsAppApp(world.secrets.read, 'kerbside/test')).toEqual({
      appSecret: 'another-secret',
      verifyToken: saved.verifyToken,
    });
    expect(await saveWhatsAppApp(world.deps, {})).toEqual({ result: 'unchanged', changes: [] });
  });

  it('needs Meta’s secret the first time', async () => {
    const world = await worldWithDealers();
    expect(await pathsOf(saveWhatsAppApp(world.deps, {}))).toEqual(['appSecret']);
    expect(world.stored.size).toBe(0);
  });
});

describe('WhatsApp of a dealer', () => {
  it('S0.32 stores number, token and templates, and whose replies come in on the number', async () => {
    const world = await worldWithDealers();
    const saved = await saveWhatsAppChannel(world.deps, { ...whatsapp, templates: [german] });
    expect(saved).toMatchObject({ result: 'updated' });
    expect((await settingsOf(world))?.whatsapp).toEqual({
      phoneNumberId: '106540352242922',
      templates: [german],
    });
    expect(await access(world)).toMatchObject({ whatsapp: { token: 'token-of-a-system-user' } });
    expect(await owner(world, 'whatsapp', '106540352242922')).toMatchObject(place);
    expect(await saveWhatsAppChannel(world.deps, { ...whatsapp, templates: [german] })).toEqual({
      result: 'unchanged',
      changes: [],
    });
  });

  it('S0.23 Meta’s word on templates finds the dealer by the business account, which no other dealer can have', async () => {
    const world = await worldWithDealers();
    const businessAccountId = '102290129340398';
    await saveWhatsAppChannel(world.deps, { ...whatsapp, businessAccountId });
    expect(await owner(world, 'whatsapp-business', businessAccountId)).toMatchObject(place);
    expect((await settingsOf(world))?.whatsapp).toMatchObject({ businessAccountId });
    const other = { ...whatsapp, dealerId: '00031', phoneNumberId: '206540352242922', businessAccountId };
    expect(await faultOf(saveWhatsAppChannel(world.deps, other))).toMatchObject({ code: 'channel.taken' });
    await saveWhatsAppChannel(world.deps, { ...place, businessAccountId: null });
    expect(await owner(world, 'whatsapp-business', businessAccountId)).toBeUndefined();
    expect((await settingsOf(world))?.whatsapp).not.toHaveProperty('businessAccountId');
  });

  it('S0.23 a refused business account leaves the number to whoever has it, and one that another level has stays', async () => {
    const world = await worldWithDealers();
    const businessAccountId = '102290129340398';
    await saveWhatsAppChannel(world.deps, { ...whatsapp, businessAccountId });
    const mine = { ...whatsapp, dealerId: '00031', phoneNumberId: '206540352242922' };
    await faultOf(saveWhatsAppChannel(world.deps, { ...mine, businessAccountId }));
    expect(await owner(world, 'whatsapp', mine.phoneNumberId)).toBeUndefined();
    const own = { ...whatsapp, phoneNumberId: '306540352242922', only: true };
    await saveWhatsAppChannel(world.deps, { ...own, businessAccountId });
    await saveWhatsAppChannel(world.deps, { ...place, only: true, businessAccountId: null });
    expect(await owner(world, 'whatsapp-business', businessAccountId)).toMatchObject(place);
  });

  it('S1.6 keeps the token out of the table and out of what it says was changed', async () => {
    const world = await worldWithDealers();
    const saved = await saveWhatsAppChannel(world.deps, whatsapp);
    expect(world.tableText + JSON.stringify(saved)).not.toContain(whatsapp.token);
  });

  it('replaces the template of a purpose and language, and leaves the others', async () => {
    const world = await worldWithDealers();
    const english = { ...german, language: 'en', code: 'en_GB' } as const;
    await saveWhatsAppChannel(world.deps, { ...whatsapp, templates: [german, english] });
    await saveWhatsAppChannel(world.deps, { ...place, templates: [{ ...german, name: 'check_in_v2' }] });
    expect((await settingsOf(world))?.whatsapp?.templates.map(({ name }) => name)).toEqual([
      'check_in_v2',
      'check_in_invite',
    ]);
    await saveWhatsAppChannel(world.deps, {
      ...place,
      removeTemplates: [{ purpose: 'check-in-invite', language: 'de' }],
    });
    expect((await settingsOf(world))?.whatsapp?.templates).toEqual([english]);
  });

  it('changes the number: replies on the old one are nobody’s any more', async () => {
    const world = await worldWithDealers();
    await saveWhatsAppChannel(world.deps, whatsapp);
    await saveWhatsAppChannel(world.deps, { ...place, phoneNumberId: '200000000000001' });
    expect(await owner(world, 'whatsapp', '106540352242922')).toBeUndefined();
    expect(await owner(world, 'whatsapp', '200000000000001')).toMatchObject(place);
    expect(await access(world)).toMatchObject({ whatsapp: { token: whatsapp.token } });
  });

  it('S0.3 never takes another dealer’s number', async () => {
    const world = await worldWithDealers();
    await saveWhatsAppChannel(world.deps, whatsapp);
    const stolen = saveWhatsAppChannel(world.deps, { ...whatsapp, dealerId: '00031' });
    expect(await faultOf(stolen)).toMatchObject({ kind: 'Conflict', code: 'channel.taken' });
    expect(await owner(world, 'whatsapp', whatsapp.phoneNumberId)).toMatchObject(place);
    expect((await settingsOf(world, { dealerId: '00031', locationId: '01' }))?.whatsapp).toBeNull();
  });

  const awsPhoneNumberId = 'phone-number-id-976c72a700aac43eaf573ae050eabcde';

  it('S0.22 a number that AWS carries needs no token of Meta; what is saved later leaves it there', async () => {
    const world = await worldWithDealers();
    const { token: _token, ...number } = whatsapp;
    await saveWhatsAppChannel(world.deps, { ...number, awsPhoneNumberId });
    await saveWhatsAppChannel(world.deps, { ...place, templates: [german] });
    expect((await settingsOf(world))?.whatsapp).toEqual({
      phoneNumberId: '106540352242922',
      templates: [german],
      awsPhoneNumberId,
    });
    expect(await owner(world, 'whatsapp', '106540352242922')).toMatchObject(place);
    expect(world.stored.size).toBe(0);
  });

  it('a number goes back from AWS to Meta with its token, and not without', async () => {
    const world = await worldWithDealers();
    const { token, ...number } = whatsapp;
    await saveWhatsAppChannel(world.deps, { ...number, awsPhoneNumberId });
    const back = { ...place, awsPhoneNumberId: null };
    expect(await pathsOf(saveWhatsAppChannel(world.deps, back))).toEqual(['token']);
    await saveWhatsAppChannel(world.deps, { ...back, token });
    expect((await settingsOf(world))?.whatsapp).toEqual({ phoneNumberId: '106540352242922', templates: [] });
  });

  it.each([
    ['no number the first time', { ...place, token: 'x' }, ['phoneNumberId']],
    ['no token the first time', { ...place, phoneNumberId: '106540352242922' }, ['token']],
    [
      'the number itself instead of its id',
      { ...whatsapp, phoneNumberId: '+49 89 99998001' },
      ['phoneNumberId'],
    ],
    [
      'Meta’s id in place of AWS’s',
      { ...whatsapp, awsPhoneNumberId: '106540352242922' },
      ['awsPhoneNumberId'],
    ],
    [
      'a template without a name',
      { ...whatsapp, templates: [{ ...german, name: '' }] },
      ['templates.0.name'],
    ],
  ])('refuses %s', async (_, command, paths) => {
    const world = await worldWithDealers();
    expect(await pathsOf(saveWhatsAppChannel(world.deps, command))).toEqual(paths);
    expect((await settingsOf(world))?.whatsapp).toBeNull();
  });

  it('refuses a location that does not exist', async () => {
    const world = await worldWithDealers();
    expect(await faultOf(saveWhatsAppChannel(world.deps, { ...whatsapp, locationId: '02' }))).toMatchObject({
      code: 'location.unknown',
    });
  });
});

describe('BulkGate of a dealer', () => {
  it('S1.5 stores the access data and shows the webhook address once; only its digest is kept', async () => {
    const world = await worldWithDealers();
    const saved = await saveBulkGateChannel(world.deps, { ...bulkgate, sender: 'Autohaus' });
    expect(saved.webhookPath).toMatch(/^\/v1\/channels\/bulkgate\/.+/);
    expect(await access(world)).toMatchObject({
      bulkgate: { applicationId: '12345', applicationToken: 'token-of-bulkgate' },
    });
    expect(await owner(world, 'bulkgate', digestOf(saved.webhookPath))).toMatchObject(place);
    expect((await settingsOf(world))?.sms).toEqual({ provider: 'bulkgate', sender: 'Autohaus' });
    const secret = saved.webhookPath?.split('/').at(-1) ?? '';
    expect(world.tableText + JSON.stringify([...world.stored])).not.toContain(secret);
    expect(await saveBulkGateChannel(world.deps, bulkgate)).toEqual({ result: 'unchanged', changes: [] });
  });

  it('takes new access data and leaves the address; another vendor’s access data stay', async () => {
    const world = await worldWithDealers();
    await saveWhatsAppChannel(world.deps, whatsapp);
    await saveBulkGateChannel(world.deps, bulkgate);
    const saved = await saveBulkGateChannel(world.deps, { ...place, applicationToken: 'token-2' });
    expect(saved).toEqual({ result: 'updated', changes: [{ path: 'access data', to: '(secret)' }] });
    expect(await access(world)).toMatchObject({
      whatsapp: { token: whatsapp.token },
      bulkgate: { applicationId: '12345', applicationToken: 'token-2' },
    });
  });

  it('after a new address the previous one works until the next', async () => {
    const world = await worldWithDealers();
    const first = await saveBulkGateChannel(world.deps, bulkgate);
    const second = await saveBulkGateChannel(world.deps, { ...place, newAddress: true });
    expect(await owner(world, 'bulkgate', digestOf(first.webhookPath))).toMatchObject(place);
    const third = await saveBulkGateChannel(world.deps, { ...place, newAddress: true });
    expect(await owner(world, 'bulkgate', digestOf(first.webhookPath))).toBeUndefined();
    for (const { webhookPath } of [second, third])
      expect(await owner(world, 'bulkgate', digestOf(webhookPath))).toMatchObject(place);
  });

  it('needs both parts of the access data the first time', async () => {
    const world = await worldWithDealers();
    expect(await pathsOf(saveBulkGateChannel(world.deps, { ...place, applicationId: '12345' }))).toEqual([
      'applicationToken',
    ]);
    expect(await pathsOf(saveBulkGateChannel(world.deps, place))).toEqual(['applicationId']);
  });
});

describe('SMS and email', () => {
  it('S1.3 chooses the SMS provider for the dealer, or for one location only', async () => {
    const world = await worldWithDealers();
    await saveLocation(world.deps, { dealerId: '00027', locationId: '02', name: 'Second' });
    await saveSmsChannel(world.deps, {
      dealerId: '00027',
      sms: { provider: 'bulkgate', sender: 'Autohaus' },
    });
    await saveSmsChannel(world.deps, {
      dealerId: '00027',
      locationId: '02',
      sms: { provider: 'aws', sender: 'Autohaus2' },
    });
    expect((await settingsOf(world))?.sms).toEqual({ provider: 'bulkgate', sender: 'Autohaus' });
    expect((await settingsOf(world, { dealerId: '00027', locationId: '02' }))?.sms).toEqual({
      provider: 'aws',
      sender: 'Autohaus2',
    });
    await saveSmsChannel(world.deps, { dealerId: '00027', locationId: '02', sms: null });
    expect((await settingsOf(world, { dealerId: '00027', locationId: '02' }))?.sms).toBeNull();
  });

  const eum = { provider: 'aws-end-user-messaging', originationIdentity: 'pool-0123456789abcdef' } as const;
  const number = '+4915799912345';

  it('S1.3 sends from an identity at AWS, and knows the dealer by the number that customers answer to', async () => {
    const world = await worldWithDealers();
    const saved = await saveSmsChannel(world.deps, { dealerId: '00027', sms: eum, number, repliesTo: '01' });
    expect(saved.changes).toContainEqual({ path: 'aws-sms replies go to', to: '01' });
    expect((await settingsOf(world))?.sms).toEqual(eum);
    expect(await owner(world, 'aws-sms', number)).toMatchObject(place);
    expect(
      await saveSmsChannel(world.deps, { dealerId: '00027', sms: eum, number, repliesTo: '01' }),
    ).toEqual({ result: 'unchanged', changes: [] });
  });

  it('takes the location for both, where only that is said, and a number alone', async () => {
    const world = await worldWithDealers();
    await saveLocation(world.deps, { dealerId: '00027', locationId: '02', name: 'Second' });
    await saveSmsChannel(world.deps, { dealerId: '00027', locationId: '02', number });
    expect(await owner(world, 'aws-sms', number)).toMatchObject({ dealerId: '00027', locationId: '02' });
    expect((await settingsOf(world, { dealerId: '00027', locationId: '02' }))?.sms).toBeNull();
  });

  it('S0.3 never takes another dealer’s number; one that is given up can be taken', async () => {
    const world = await worldWithDealers();
    await saveSmsChannel(world.deps, { dealerId: '00027', number, repliesTo: '01' });
    const stolen = { dealerId: '00031', sms: eum, number, repliesTo: '01' };
    expect(await faultOf(saveSmsChannel(world.deps, stolen))).toMatchObject({ code: 'channel.taken' });
    expect((await settingsOf(world, { dealerId: '00031', locationId: '01' }))?.sms).toBeNull();
    const notTheirs = { dealerId: '00031', removeNumber: number };
    expect(await saveSmsChannel(world.deps, notTheirs)).toEqual({ result: 'unchanged', changes: [] });
    expect(await saveSmsChannel(world.deps, { dealerId: '00027', removeNumber: number })).toEqual({
      result: 'updated',
      changes: [{ path: 'aws-sms replies go to', from: '01', to: undefined }],
    });
    await saveSmsChannel(world.deps, stolen);
    expect(await owner(world, 'aws-sms', number)).toMatchObject({ dealerId: '00031' });
  });

  it.each([
    ['nothing at all', {}, ['sms']],
    ['a number without a location', { number }, ['repliesTo']],
    ['a number as people write it', { number: '0157 99912345', repliesTo: '01' }, ['number']],
    [
      'a sender where an identity is needed',
      { sms: { provider: 'aws-end-user-messaging', sender: 'Autohaus' } },
      ['sms.originationIdentity', 'sms'],
    ],
    [
      'an identity where a sender is needed',
      { sms: { provider: 'aws', sender: 'Autohaus', originationIdentity: number } },
      ['sms'],
    ],
    [
      'an identity with a space',
      { sms: { provider: 'aws-end-user-messaging', originationIdentity: '+49 157' } },
      ['sms.originationIdentity'],
    ],
  ])('refuses %s', async (_, command, paths) => {
    const world = await worldWithDealers();
    expect(await pathsOf(saveSmsChannel(world.deps, { dealerId: '00027', ...command }))).toEqual(paths);
    expect(await owner(world, 'aws-sms', number)).toBeUndefined();
  });

  it('sets the sender of emails', async () => {
    const world = await worldWithDealers();
    const email = { from: 'service@muster.example', name: 'Autohaus Muster' };
    expect(await saveEmailChannel(world.deps, { dealerId: '00027', email })).toMatchObject({
      result: 'updated',
    });
    expect((await settingsOf(world))?.email).toEqual(email);
    expect(await saveEmailChannel(world.deps, { dealerId: '00027', email })).toMatchObject({
      result: 'unchanged',
    });
  });

  it('refuses a sender that no phone would show, an address that is none, and a dealer that does not exist', async () => {
    const world = await worldWithDealers();
    expect(
      await pathsOf(
        saveSmsChannel(world.deps, { dealerId: '00027', sms: { provider: 'aws', sender: '12345' } }),
      ),
    ).toEqual(['sms.sender']);
    expect(
      await pathsOf(
        saveSmsChannel(world.deps, { dealerId: '00027', sms: { provider: 'pigeon', sender: 'x' } }),
      ),
    ).toEqual(['sms.provider']);
    expect(
      await pathsOf(saveEmailChannel(world.deps, { dealerId: '00027', email: { from: 'muster', name: '' } })),
    ).toEqual(['email.from', 'email.name']);
    expect(await pathsOf(saveEmailChannel(world.deps, { dealerId: '00099', email: null }))).toEqual([
      'networkId',
      'name',
    ]);
  });
});
