import { describe, expect, it } from 'vitest';
import { channelAccountFinder } from '../../../shared/conversations/channel-account-store.ts';
import { saveBulkGateChannel } from '../../../shared/conversations/save-bulkgate-channel.ts';
import { saveWhatsAppChannel } from '../../../shared/conversations/save-whatsapp-channel.ts';
import { locationFinder } from '../../../shared/dealers/dealer-store.ts';
import { saveLocation } from '../../../shared/dealers/save-location.ts';
import { sha256Hex } from '../../../shared/kernel/digest.ts';
import { bulkGateTransport } from '../../../shared/messaging/channels/bulkgate.ts';
import { whatsAppCloudTransport } from '../../../shared/messaging/channels/whatsapp-cloud.ts';
import { type AdminWorld, pathsOf, worldWithDealers } from '../admin/admin-world.ts';
import { fakeVendor, outgoing } from '../channels/outgoing.ts';

const bulkgate = { dealerId: '00027', locationId: '01', applicationId: '111', applicationToken: 'of-dealer' };
const ownBulkGate = {
  dealerId: '00027',
  locationId: '02',
  only: true,
  applicationId: '222',
  applicationToken: 'of-02',
  sender: 'Filiale',
};

const worldWithTwoLocations = async (): Promise<AdminWorld> => {
  const world = await worldWithDealers();
  await saveLocation(world.deps, { dealerId: '00027', locationId: '02', name: 'Second' });
  return world;
};

const settingsAt = async ({ table }: AdminWorld, locationId: string) =>
  (await locationFinder(table)({ dealerId: '00027', locationId }))?.settings;

/** The access data that a text of a location leaves with. */
const textFrom = async (world: AdminWorld, locationId: string): Promise<unknown> => {
  const { sendHttp, requests } = fakeVendor(200, '{"data":{"status":"accepted","sms_id":"tmp1"}}');
  const transport = bulkGateTransport({
    sendHttp,
    readSecret: world.secrets.read,
    secretPrefix: 'kerbside/test',
    baseUrl: 'https://portal.bulkgate.com',
    timeoutMs: 1000,
  });
  const settings = await settingsAt(world, locationId);
  const message = outgoing(
    { form: 'text', text: 'Hallo' },
    { locationId, ...(settings ? { settings } : {}) },
  );
  const answer = await transport.send(message);
  return requests[0] ? JSON.parse(requests[0].body ?? '{}') : answer;
};

describe('a location with an account of its own', () => {
  it('S1.3 S1.5 sends with its own access data and sender, the other locations with the dealer’s', async () => {
    const world = await worldWithTwoLocations();
    await saveBulkGateChannel(world.deps, { ...bulkgate, sender: 'Autohaus' });
    expect(await textFrom(world, '02')).toMatchObject({ application_id: '111', sender_id_value: 'Autohaus' });
    await saveBulkGateChannel(world.deps, ownBulkGate);
    expect(await textFrom(world, '02')).toMatchObject({
      application_id: '222',
      application_token: 'of-02',
      sender_id_value: 'Filiale',
    });
    expect(await textFrom(world, '01')).toMatchObject({
      application_id: '111',
      application_token: 'of-dealer',
      sender_id_value: 'Autohaus',
    });
  });

  it('S1.3 works where the dealer has no account at all; a location without one cannot send', async () => {
    const world = await worldWithTwoLocations();
    await saveBulkGateChannel(world.deps, ownBulkGate);
    expect((await settingsAt(world, '01'))?.sms).toBeNull();
    expect(await textFrom(world, '02')).toMatchObject({ application_id: '222' });
    await saveBulkGateChannel(world.deps, { ...bulkgate, only: true, sender: 'Eins' });
    expect(await textFrom(world, '01')).toMatchObject({ application_id: '111' });
  });

  it('S1.5 each account has a webhook address of its own, which leads to its location', async () => {
    const world = await worldWithTwoLocations();
    const ofDealer = await saveBulkGateChannel(world.deps, bulkgate);
    const ofLocation = await saveBulkGateChannel(world.deps, ownBulkGate);
    const ownerOf = (path: string | undefined) =>
      channelAccountFinder(world.table)('bulkgate', sha256Hex(path?.split('/').at(-1) ?? ''));
    expect(await ownerOf(ofDealer.webhookPath)).toMatchObject({ dealerId: '00027', locationId: '01' });
    expect(await ownerOf(ofLocation.webhookPath)).toMatchObject({ dealerId: '00027', locationId: '02' });
    // A new address of one account leaves the other's alone.
    await saveBulkGateChannel(world.deps, { ...ownBulkGate, newAddress: true });
    await saveBulkGateChannel(world.deps, { ...ownBulkGate, newAddress: true });
    expect(await ownerOf(ofLocation.webhookPath)).toBeUndefined();
    expect(await ownerOf(ofDealer.webhookPath)).toMatchObject({ locationId: '01' });
  });

  it('S1.5 needs both parts of its own access data, whatever the dealer has', async () => {
    const world = await worldWithTwoLocations();
    await saveBulkGateChannel(world.deps, bulkgate);
    const { applicationToken: _token, ...half } = ownBulkGate;
    expect(await pathsOf(saveBulkGateChannel(world.deps, half))).toEqual(['applicationToken']);
    expect(await textFrom(world, '02')).toMatchObject({ result: 'rejected', reason: 'channel_not_offered' });
  });

  it('S1.6 saving one level never touches the secrets of another', async () => {
    const world = await worldWithTwoLocations();
    await saveBulkGateChannel(world.deps, bulkgate);
    await saveBulkGateChannel(world.deps, ownBulkGate);
    const number = { dealerId: '00027', phoneNumberId: '106540352242922', token: 'meta-of-dealer' };
    await saveWhatsAppChannel(world.deps, { ...number, locationId: '01' });
    expect(world.stored.get('kerbside/test/dealers/00027')).toMatchObject({
      bulkgate: { applicationToken: 'of-dealer', since: '2026-11-24T10:00:00.000Z' },
      whatsapp: { token: 'meta-of-dealer' },
      locations: { '02': { bulkgate: { applicationToken: 'of-02' } } },
    });
  });

  it('S1.3 a location’s own WhatsApp number goes with the dealer’s token, or with its own', async () => {
    const world = await worldWithTwoLocations();
    const dealers = { dealerId: '00027', phoneNumberId: '106540352242922', token: 'meta-of-dealer' };
    await saveWhatsAppChannel(world.deps, { ...dealers, locationId: '01' });
    const own = { dealerId: '00027', locationId: '02', only: true, phoneNumberId: '200000000000001' };
    await saveWhatsAppChannel(world.deps, own);
    expect((await settingsAt(world, '01'))?.whatsapp?.phoneNumberId).toBe('106540352242922');
    expect((await settingsAt(world, '02'))?.whatsapp?.phoneNumberId).toBe('200000000000001');
    const tokenUsed = async (): Promise<string | undefined> => {
      const { sendHttp, requests } = fakeVendor(200, '{"messages":[{"id":"wamid.1"}]}');
      await whatsAppCloudTransport({
        sendHttp,
        readSecret: world.secrets.read,
        secretPrefix: 'kerbside/test',
        baseUrl: 'https://graph.facebook.com',
        apiVersion: 'v25.0',
        timeoutMs: 1000,
      }).send(outgoing({ form: 'text', text: 'Hallo' }, { locationId: '02' }));
      return requests[0]?.headers?.['authorization'];
    };
    expect(await tokenUsed()).toBe('Bearer meta-of-dealer');
    await saveWhatsAppChannel(world.deps, { ...own, token: 'meta-of-02' });
    expect(await tokenUsed()).toBe('Bearer meta-of-02');
  });
});
