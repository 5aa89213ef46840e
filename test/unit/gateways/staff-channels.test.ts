import { describe, expect, it } from 'vitest';
import { tellReason } from '../../../shared/conversations/tell-reason.ts';
import { locationFinder } from '../../../shared/dealers/dealer-store.ts';
import { saveNetwork } from '../../../shared/dealers/save-network.ts';
import type { Message } from '../../../shared/messaging/message.ts';
import type { Reason } from '../../../shared/messaging/reasons.ts';
import { ChannelsWorld } from './channels-world.ts';

const CANARY = 'canary-7f3a-token';
const BULKGATE = {
  provider: 'bulkgate',
  sender: 'Autohaus',
  applicationId: 'canary-7f3a-id',
  applicationToken: CANARY,
  repliesTo: '01',
};
const SMS = 'PUT /v1/channels/sms';

describe('setting up channels', () => {
  it('S1.3 S1.5 an admin gives a location another provider than its dealer has', async () => {
    const world = await ChannelsWorld.make();
    expect((await world.call('anna', SMS, BULKGATE)).body).toMatchObject({
      result: 'updated',
      webhookAddress: expect.stringMatching(/^https:\/\/kerbside\.example\/v1\/channels\/bulkgate\/.+/),
      channels: [
        { locationId: '01', isSetUp: true, setBy: 'dealer' },
        { locationId: '02', isSetUp: true, setBy: 'dealer' },
      ],
    });
    await world.call('anna', SMS, { provider: 'aws', sender: 'Filiale', locationId: '02' });
    expect(await world.stand('sms', '01')).toMatchObject({
      provider: 'bulkgate',
      sender: 'Autohaus',
      setBy: 'dealer',
      isSetUp: true,
      access: { isSet: true, level: 'dealer', since: '2026-11-24T10:00:00.000Z' },
      reports: 'webhook',
      balance: { state: 'known', credit: 215.8, isLow: false },
    });
    expect(await world.stand('sms', '02')).toMatchObject({
      provider: 'aws',
      sender: 'Filiale',
      setBy: 'location',
      reports: 'log',
      balance: { state: 'none', says: expect.stringContaining('spend limit') },
    });
    expect(await world.stand('email', '01')).toMatchObject({
      isSetUp: false,
      setBy: 'default',
      reports: 'none',
    });
  });

  it('S3.10–15 a channel that the network has locked is not set up below, before anything is written', async () => {
    const world = await ChannelsWorld.make();
    await saveNetwork(world.admin.deps, { networkId: 'bmw', lock: ['sms'] });
    for (const route of [SMS, 'DELETE /v1/channels/sms'])
      expect(
        await world.call('anna', route, route === SMS ? { ...BULKGATE, newAddress: true } : undefined),
      ).toMatchObject({ status: 403, body: { code: 'setting.locked' } });
    expect(world.admin.stored.size).toBe(0);
    expect(await world.stand('sms', '01')).toMatchObject({ lockedBy: 'network', isSetUp: false });
    expect(await world.stand('email', '01')).not.toHaveProperty('lockedBy');
  });

  it('S1.6 no answer, no log and no item holds a part of a secret', async () => {
    const world = await ChannelsWorld.make();
    const whatsapp = { phoneNumberId: '106540352242922', token: `${CANARY}-meta`, repliesTo: '01' };
    const replies = [
      await world.call('anna', SMS, BULKGATE),
      await world.call('anna', SMS, { ...BULKGATE, locationId: '02', applicationToken: `${CANARY}-2` }),
      await world.call('anna', SMS, { ...BULKGATE, sender: 'x'.repeat(17) }),
      await world.call('anna', SMS, { ...BULKGATE, applicationToken: 7 }),
      await world.call('anna', 'PUT /v1/channels/whatsapp', whatsapp),
      await world.call('otto', 'PUT /v1/channels/whatsapp', whatsapp),
      await world.call('anna', 'GET /v1/channels'),
      await world.call('anna', 'GET /v1/channels/sms/balance?locationId=01'),
      await world.call('anna', 'POST /v1/channels/sms/trial', { locationId: '01', to: '+491713920000' }),
      await world.call('anna', 'GET /v1/channels/sms/trials'),
      await world.call('anna', 'DELETE /v1/channels/sms?locationId=02'),
    ];
    expect(replies.map(({ status }) => status)).toEqual([
      200, 200, 400, 400, 200, 409, 200, 200, 200, 200, 200,
    ]);
    const everything = [...replies.map(({ text }) => text), ...world.logs, world.admin.tableText].join('\n');
    expect(everything).not.toContain('7f3a');
    expect(everything).not.toContain('+491713920000');
    // It did arrive where it belongs.
    expect(JSON.stringify([...world.admin.stored])).toContain(CANARY);
  });

  it('a sender alone changes the sender: the access data stay, also those that a location inherits', async () => {
    const world = await ChannelsWorld.make();
    await world.call('anna', SMS, BULKGATE);
    const before = JSON.stringify([...world.admin.stored]);
    await world.call('anna', SMS, { provider: 'bulkgate', sender: 'Filiale', locationId: '02' });
    expect(await world.stand('sms', '02')).toMatchObject({ sender: 'Filiale', access: { level: 'dealer' } });
    expect(JSON.stringify([...world.admin.stored])).toBe(before);
  });

  it('S1.3 taking a location’s own settings away lets the dealer’s hold again, with its access data', async () => {
    const world = await ChannelsWorld.make();
    await world.call('anna', SMS, BULKGATE);
    await world.call('anna', SMS, {
      ...BULKGATE,
      locationId: '02',
      sender: 'Filiale',
      applicationToken: 'own',
    });
    expect(await world.stand('sms', '02')).toMatchObject({ access: { level: 'location' } });
    const { body } = await world.call('anna', 'DELETE /v1/channels/sms?locationId=02');
    expect(body).toMatchObject({
      result: 'updated',
      changes: ['settings.sms.provider', 'settings.sms.sender', 'access data'],
      channels: [{ locationId: '01' }, { locationId: '02', isSetUp: true, setBy: 'dealer' }],
    });
    expect(await world.stand('sms', '02')).toMatchObject({ sender: 'Autohaus', access: { level: 'dealer' } });
  });

  it('the dealer’s access data stay as long as a location still sends with them', async () => {
    const world = await ChannelsWorld.make();
    await world.call('anna', SMS, BULKGATE);
    await world.call('anna', SMS, { provider: 'bulkgate', sender: 'Filiale', locationId: '02' });
    await world.call('anna', 'DELETE /v1/channels/sms');
    expect(await world.stand('sms', '01')).toMatchObject({ isSetUp: false });
    expect(await world.stand('sms', '02')).toMatchObject({ isSetUp: true, access: { isSet: true } });
    await world.call('anna', 'DELETE /v1/channels/sms?locationId=02');
    await world.call('anna', 'DELETE /v1/channels/sms');
    expect(JSON.stringify([...world.admin.stored])).not.toContain(CANARY);
  });

  it('a WhatsApp number that another level still uses is not let go', async () => {
    const world = await ChannelsWorld.make();
    const number = { phoneNumberId: '106540352242922', token: 'meta' };
    await world.call('anna', 'PUT /v1/channels/whatsapp', { ...number, repliesTo: '01' });
    await world.call('anna', 'PUT /v1/channels/whatsapp', { ...number, locationId: '02' });
    await world.call('anna', 'DELETE /v1/channels/whatsapp?locationId=02');
    expect(await world.stand('whatsapp', '01')).toMatchObject({ isSetUp: true, reports: 'webhook' });
    await world.call('anna', 'DELETE /v1/channels/whatsapp');
    const taken = await world.call('otto', 'PUT /v1/channels/whatsapp', { ...number, locationId: '01' });
    expect(taken.status).toBe(200);
  });

  it('S0.3 a new sender of the shared AWS account is for a network-admin to choose; one in use may be changed', async () => {
    const world = await ChannelsWorld.make();
    const mail = { email: 'service@other.example', name: 'Autohaus' };
    const pool = { provider: 'aws-end-user-messaging', originationIdentity: 'pool-of-another' };
    for (const [route, body] of [
      ['PUT /v1/channels/email', mail],
      [SMS, pool],
    ] as const) {
      expect((await world.call('anna', route, body)).body.code).toBe('identity.of_the_account');
      expect((await world.call('nina', route, body)).status).toBe(200);
    }
    const renamed = { email: 'info@other.example', name: 'Autohaus Muster' };
    expect((await world.call('anna', 'PUT /v1/channels/email', renamed)).status).toBe(200);
    const lookalike = { email: 'info@evil-other.example', name: 'Autohaus Muster' };
    expect((await world.call('anna', 'PUT /v1/channels/email', lookalike)).status).toBe(403);
  });

  it('S0.3 who looks after one location sets up and sees that one only', async () => {
    const world = await ChannelsWorld.make();
    const sns = { provider: 'aws', sender: 'Filiale' };
    expect((await world.call('zwei', SMS, sns)).body.code).toBe('level.dealer_wide');
    expect((await world.call('zwei', SMS, { ...sns, locationId: '01' })).body.code).toBe('location.unknown');
    expect((await world.call('zwei', SMS, { ...sns, locationId: '02' })).status).toBe(200);
    expect((await world.call('zwei', 'DELETE /v1/channels/sms')).body.code).toBe('level.dealer_wide');
    const seen = (await world.call('zwei', 'GET /v1/channels')).body['channels'] as { locationId: string }[];
    expect([...new Set(seen.map(({ locationId }) => locationId))]).toEqual(['02']);
    expect((await world.call('zwei', 'GET /v1/channels/sms/balance?locationId=01')).status).toBe(404);
  });

  it('says where a stranger’s message would go is missing, and that the app of the manufacturer is the network’s', async () => {
    const world = await ChannelsWorld.make();
    const { repliesTo: _repliesTo, ...rest } = BULKGATE;
    expect((await world.call('anna', SMS, rest)).body).toMatchObject({
      code: 'channel.invalid',
      issues: [{ path: 'repliesTo' }],
    });
    expect((await world.call('anna', 'DELETE /v1/channels/oem')).body.code).toBe('channel.unknown');
  });
});

describe('the balance', () => {
  it.each([
    ['takes', { state: 'known', credit: 215.8, currency: 'credits', freeMessages: 51, isLow: false }],
    ['unknown_identity', { state: 'unknown', reason: 'credentials_rejected' }],
    ['low_credit', { state: 'unknown', reason: 'no_credit', todo: expect.stringContaining('Buy credit') }],
    ['hangs', { state: 'unknown', reason: 'vendor_unavailable' }],
    ['is out', { state: 'unknown', reason: 'vendor_unavailable' }],
  ] as const)('S1.9 when BulkGate %s is told, never a fault of ours', async (mood, balance) => {
    const world = await ChannelsWorld.make();
    await world.call('anna', SMS, BULKGATE);
    world.mood = mood;
    const { status, body } = await world.call('anna', 'GET /v1/channels/sms/balance?locationId=01');
    expect({ status, body }).toMatchObject({ status: 200, body: balance });
  });

  it('S1.9 is asked once a minute for each account, however many locations share it', async () => {
    const world = await ChannelsWorld.make();
    await world.call('anna', SMS, BULKGATE);
    world.asked.length = 0;
    await world.call('anna', 'GET /v1/channels');
    await world.call('anna', 'GET /v1/channels/sms/balance?locationId=02');
    expect(world.asked).toHaveLength(1);
  });

  it('S1.9 of a location without SMS, and without access data, says what to do', async () => {
    const world = await ChannelsWorld.make();
    const asked = await world.call('anna', 'GET /v1/channels/sms/balance?locationId=01');
    expect(asked.body.code).toBe('channel.not_set_up');
  });
});

describe('trouble with a channel', () => {
  const tell = async (world: ChannelsWorld, reason: Reason) => {
    const quiet = { info: () => {}, warn: () => {}, error: () => {} };
    const { table } = world.admin;
    const deps = {
      table,
      now: world.now,
      log: quiet,
      countMetric: () => {},
      findLocation: locationFinder(table),
    };
    const message = { dealerId: '00027', locationId: '01', messageId: 'cv1-1', visitId: 'v' } as Message;
    await tellReason(deps, { message, channel: 'sms', reason });
  };

  it('S1.9 is counted since its first time, with what to do; another reason begins anew', async () => {
    const world = await ChannelsWorld.make();
    await world.call('anna', SMS, BULKGATE);
    await tell(world, 'no_credit');
    world.time += 3_600_000;
    await tell(world, 'no_credit');
    await tell(world, 'recipient_unreachable');
    expect(await world.stand('sms', '01')).toMatchObject({
      trouble: {
        reason: 'no_credit',
        says: 'the account with the vendor has no credit',
        todo: expect.stringContaining('Buy credit'),
        firstAt: '2026-11-24T10:00:00.000Z',
        lastAt: '2026-11-24T11:00:00.000Z',
        messages: 2,
      },
    });
    expect(await world.stand('sms', '02')).not.toHaveProperty('trouble');
    await tell(world, 'credentials_rejected');
    expect(await world.stand('sms', '01')).toMatchObject({
      trouble: { reason: 'credentials_rejected', messages: 1 },
    });
  });

  it('is over after a trial that was accepted, and after a month', async () => {
    const world = await ChannelsWorld.make();
    await world.call('anna', SMS, BULKGATE);
    await tell(world, 'no_credit');
    await world.call('anna', 'POST /v1/channels/sms/trial', { locationId: '01', to: '+491713920000' });
    expect(await world.stand('sms', '01')).not.toHaveProperty('trouble');
    await tell(world, 'no_credit');
    world.time += 31 * 24 * 3_600_000;
    expect(await world.stand('sms', '01')).not.toHaveProperty('trouble');
  });
});
