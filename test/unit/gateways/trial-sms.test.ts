import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeReceipt } from '../../../shared/conversations/take-receipt.ts';
import { addressIdOf, addressStates } from '../../../shared/contacts/address-state-store.ts';
import type { SmsProvider } from '../../../shared/dealers/sms-providers.ts';
import { smsLength } from '../../../shared/messaging/channels/gsm.ts';
import { parseReference } from '../../../shared/messaging/channel.ts';
import type { Receipt } from '../../../shared/messaging/receipt.ts';
import {
  parseTrialReference,
  recordTrialReceipt,
  type Trial,
  trialReference,
  trialText,
} from '../../../shared/messaging/trial.ts';
import { channelTrials } from '../../../shared/messaging/trial-store.ts';
import { World } from '../../support/world.ts';
import { type BulkGateMood, ChannelsWorld } from './channels-world.ts';

const TRY = 'POST /v1/channels/sms/trial';
const TO = { locationId: '01', to: '+49 171 3920000' };

const worldWithSms = async (): Promise<ChannelsWorld> => {
  const world = await ChannelsWorld.make();
  await world.call('anna', 'PUT /v1/channels/sms', {
    provider: 'bulkgate',
    sender: 'Autohaus',
    applicationId: '1',
    applicationToken: 't',
    repliesTo: '01',
  });
  return world;
};
const listed = async (world: ChannelsWorld, sub = 'anna') =>
  (await world.call(sub, 'GET /v1/channels/sms/trials')).body['trials'] as Record<string, unknown>[];

describe('a trial SMS', () => {
  it('S1.7 S1.8 leaves through the location’s provider, with the word of its free tests, and tells what the provider said', async () => {
    const world = await worldWithSms();
    const { status, body } = await world.call('anna', TRY, TO);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { status: 'accepted', provider: 'bulkgate', to: '+49…00', by: 'anna', locationId: '01' },
    });
    expect(world.texts).toEqual([
      expect.objectContaining({
        number: '491713920000',
        sender_id_value: 'Autohaus',
        text: expect.stringMatching(/^TEST /),
      }),
    ]);
  });

  it.each<[BulkGateMood, object]>([
    ['low_credit', { status: 'rejected', reason: 'no_credit', providerCode: 'low_credit' }],
    [
      'unknown_identity',
      { status: 'rejected', reason: 'credentials_rejected', providerCode: 'unknown_identity' },
    ],
    ['throttles', { status: 'not_sent', reason: 'throttled' }],
    ['is out', { status: 'not_sent', reason: 'vendor_unavailable' }],
    ['hangs', { status: 'unknown', says: expect.stringContaining('look whether it arrived') }],
  ])('S1.7 S1.9 when the provider %s, the answer says so and what to do', async (mood, told) => {
    const world = await worldWithSms();
    world.mood = mood;
    const { status, body } = await world.call('anna', TRY, TO);
    expect({ status, body }).toMatchObject({ status: 200, body: told });
    if ('reason' in told) expect(body['todo']).toBeTypeOf('string');
    expect(world.texts).toHaveLength(1);
  });

  it('S1.7 a double click sends one SMS, also while the provider still thinks, and both get its result', async () => {
    const world = await worldWithSms();
    const [first, second] = await Promise.all([world.call('anna', TRY, TO), world.call('anna', TRY, TO)]);
    expect(first?.body['trialId']).toBe(second?.body['trialId']);
    world.time += 59_000;
    expect((await world.call('nina', TRY, { ...TO, to: '0171 3920000' })).body['status']).toBe('accepted');
    expect(world.texts).toHaveLength(1);
    world.time += 2000;
    await world.call('anna', TRY, TO);
    expect(world.texts).toHaveLength(2);
  });

  it('S1.7 an SMS of which nobody knows whether it left is not sent again by the same click', async () => {
    const world = await worldWithSms();
    world.mood = 'hangs';
    await world.call('anna', TRY, TO);
    world.mood = 'takes';
    expect((await world.call('anna', TRY, TO)).body['status']).toBe('unknown');
    expect(world.texts).toHaveLength(1);
  });

  it('S1.7 five an hour are the most for a dealer; another dealer has its own', async () => {
    const world = await worldWithSms();
    for (let count = 0; count < 5; count += 1) {
      expect((await world.call('anna', TRY, { ...TO, to: `+49171392000${count}` })).status).toBe(200);
      world.time += 60_000;
    }
    const sixth = { ...TO, to: '+491713920009' };
    expect((await world.call('anna', TRY, sixth)).body).toMatchObject({
      status: 429,
      code: 'trial.too_many',
      detail: expect.stringContaining('2026-11-24T11:00:00.000Z'),
    });
    expect(world.texts).toHaveLength(5);
    await world.call('otto', 'PUT /v1/channels/sms', { ...BULKGATE_OF_OTTO });
    expect((await world.call('otto', TRY, TO)).status).toBe(200);
    world.time = Date.parse('2026-11-24T11:00:00.000Z');
    expect((await world.call('anna', TRY, sixth)).status).toBe(200);
  });

  it.each([
    ['a landline', { ...TO, to: '+49 89 99998001' }, 400, 'trial.invalid'],
    ['what is no number', { ...TO, to: 'Jürgen' }, 400, 'trial.invalid'],
    ['a location of somebody else', { ...TO, locationId: '77' }, 404, 'location.unknown'],
    ['a location without SMS', { ...TO, locationId: '02' }, 409, 'channel.not_set_up'],
  ])('is refused to %s', async (_, body, status, code) => {
    const world = await worldWithSms();
    await world.call('anna', 'PUT /v1/channels/sms', { provider: 'none', locationId: '02' });
    expect((await world.call('anna', TRY, body)).body).toMatchObject({ status, code });
    expect(world.texts).toHaveLength(0);
    expect(await listed(world)).toEqual([]);
  });

  it('B5 is refused to whoever said STOP', async () => {
    const world = await worldWithSms();
    const addressId = addressIdOf('id-key', '00027', '+491713920000');
    const optOut = { at: world.now(), channel: 'sms', word: 'STOP' };
    await addressStates.createOnce(world.admin.table, { dealerId: '00027', addressId, optOut }, world.now());
    expect((await world.call('anna', TRY, TO)).body.code).toBe('trial.opted_out');
    expect(world.texts).toHaveLength(0);
  });

  it('keeps to the stage: its kill switch, and its allow-list', async () => {
    const world = await worldWithSms();
    world.sending = { mode: 'off' };
    expect((await world.call('anna', TRY, TO)).body.code).toBe('sending.switched_off');
    world.sending = { mode: 'allow-list', recipients: ['+491713920001'] };
    expect((await world.call('anna', TRY, TO)).body.code).toBe('trial.not_on_allow_list');
    expect(world.texts).toHaveLength(0);
    expect((await world.call('anna', TRY, { ...TO, to: '+491713920001' })).status).toBe(200);
  });

  it('S1.7 its receipt is shown, found by the provider’s id of the SMS', async () => {
    const world = await worldWithSms();
    const tried = await world.call('anna', TRY, TO);
    const { deps } = new World();
    const receipt = {
      vendor: 'bulkgate',
      providerId: `tmp${world.asked.length}`,
      at: '2026-11-24T10:00:09.000Z',
    };
    await takeReceipt({ ...deps, table: world.admin.table }, { ...receipt, status: 'delivered' });
    expect(await listed(world)).toMatchObject([
      { trialId: tried.body['trialId'], status: 'delivered', reportedAt: '2026-11-24T10:00:09.000Z' },
    ]);
    await takeReceipt(
      { ...deps, table: world.admin.table },
      { ...receipt, status: 'failed', reason: 'recipient_unreachable', providerCode: '3' },
    );
    expect(await listed(world)).toMatchObject([{ status: 'delivered' }]);
  });

  it('S0.3 the last ten are listed, to those who look after the location', async () => {
    const world = await worldWithSms();
    for (let count = 0; count < 12; count += 1) {
      await world.call('anna', TRY, { ...TO, to: `+4917139200${10 + count}` });
      world.time += 3_600_000;
    }
    const trials = await listed(world);
    expect(trials).toHaveLength(10);
    expect(trials[0]).toMatchObject({ to: '+49…21', at: '2026-11-24T21:00:00.000Z' });
    expect(await listed(world, 'zwei')).toEqual([]);
    expect(await listed(world, 'otto')).toEqual([]);
  });

  it('one whose function broke off is told as unclear after a minute', async () => {
    const world = await worldWithSms();
    await world.call('anna', TRY, TO);
    const broken = await channelTrials.change(
      { table: world.admin.table, now: world.now },
      { dealerId: '00027' },
      (current) =>
        current && {
          ...current,
          trials: current.trials.map((trial) => ({ ...trial, status: 'sending' as const })),
        },
    );
    expect(broken?.trials).toHaveLength(1);
    expect(await listed(world)).toMatchObject([{ status: 'sending' }]);
    world.time += 60_000;
    expect(await listed(world)).toMatchObject([{ status: 'unknown' }]);
  });
});

const BULKGATE_OF_OTTO = {
  provider: 'bulkgate',
  sender: 'Otto',
  applicationId: '2',
  applicationToken: 'o',
  locationId: '01',
};

describe('the rules of a trial', () => {
  it('S1.8 its text has the provider’s word and stays one SMS for every name in plain letters', () => {
    const providers = fc.constantFrom<SmsProvider>('bulkgate', 'aws', 'aws-end-user-messaging');
    fc.assert(
      fc.property(providers, fc.string({ maxLength: 80, unit: 'grapheme-ascii' }), (provider, name) => {
        const text = trialText(provider, name);
        expect(text).toContain('TEST');
        expect(smsLength(text).parts).toBe(1);
      }),
    );
  });

  it('its reference leads back to it and is never that of a message', () => {
    const dealer = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);
    fc.assert(
      fc.property(dealer, fc.stringMatching(/^[0-9A-Z]{26}$/), (dealerId, trialId) => {
        const reference = trialReference(dealerId, trialId);
        expect(parseTrialReference(reference)).toEqual({ dealerId, trialId });
        expect(parseReference(reference)).toBeUndefined();
      }),
    );
  });

  it('the status after receipts does not depend on their order or number, once one of them says delivered', () => {
    const receipt = fc.record({
      status: fc.constantFrom('sent', 'failed', 'delivered', 'read'),
      at: fc.constant('2026-11-24T10:00:00.000Z'),
    }) as fc.Arbitrary<Receipt>;
    fc.assert(
      fc.property(fc.array(receipt, { maxLength: 6 }), (receipts) => {
        const trial = { trialId: 'T', status: 'accepted' } as Trial;
        const end = receipts.reduce((trials, one) => recordTrialReceipt(trials, 'T', one), {
          dealerId: '1',
          trials: [trial],
        });
        const has = (...statuses: string[]) => receipts.some(({ status }) => statuses.includes(status));
        const expected = has('delivered', 'read') ? 'delivered' : has('failed') ? 'failed' : 'accepted';
        expect(end.trials[0]?.status).toBe(expected);
      }),
    );
  });
});
