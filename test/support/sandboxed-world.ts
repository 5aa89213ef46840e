import { takeVendorReport, type VendorReport } from '../../shared/conversations/take-vendor-report.ts';
import { readBulkGateWebhook } from '../../shared/messaging/channels/bulkgate-webhook.ts';
import { readMyBmwWebhook } from '../../shared/messaging/channels/mybmw-webhook.ts';
import { readWhatsAppWebhook } from '../../shared/messaging/channels/whatsapp-webhook.ts';
import { type EventView } from '../../shared/events/describe-event.ts';
import { rememberThread } from '../../shared/messaging/remember-thread.ts';
import { sandboxWorld } from '../unit/vendor-sandbox/sandbox-world.ts';
import { checkInStart, World } from './world.ts';

/** The whole system with the vendor sandbox at its other end: real adapters, real webhooks, the clock of the test. */
export const sandboxedWorld = async () => {
  const world = new World();
  const sandbox = sandboxWorld({ now: world.now });
  await sandbox.register();
  await sandbox.call('POST', '/sandbox/graph/templates', {
    phoneNumberId: '106540352242922',
    name: 'check_in_invite',
    language: 'de',
    body: 'Hallo {{1}}, Ihr Termin bei {{2}} ist am {{3}}.',
    buttons: [{ type: 'URL', text: 'Jetzt einchecken', url: 'https://kerbside.example/c/{{1}}' }],
  });
  sandbox.threads.remember = (thread) => rememberThread(world.deps, thread);
  const { transportFor } = world.deps;
  world.deps.transportFor = (channel, location) => {
    if (channel === 'oem') return location.settings.oem ? sandbox.oem : undefined;
    if (channel === 'whatsapp') return sandbox.whatsapp;
    return channel === 'sms' ? sandbox.bulkgate : transportFor(channel, location);
  };

  const readWebhook = (url: string, json: unknown): VendorReport => {
    if (url.includes('/bulkgate/')) return readBulkGateWebhook(json, 'door', world.now());
    return url.includes('/oem/')
      ? readMyBmwWebhook(json, { networkId: 'bmw', receivedAt: world.now() })
      : readWhatsAppWebhook(json);
  };

  /** Posts to our doors what the vendors report by now, and lets follow what needs no time. */
  const settle = async (): Promise<void> => {
    await world.run();
    while (sandbox.orders.length > 0) {
      await sandbox.deliver();
      for (const { url, body } of sandbox.posted.splice(0)) {
        const json: unknown = JSON.parse(body ?? '');
        await takeVendorReport(world.deps, readWebhook(url, json));
        await world.run();
      }
    }
  };

  return {
    world,
    sandbox,
    /** Invites a customer with a magic number, and lets two hours pass. */
    async invite(
      mobile: string,
      contact: Record<string, unknown> = {},
      vehicle = checkInStart().data.vehicle,
    ): Promise<EventView> {
      const event = checkInStart({
        vehicle,
        contact: {
          externalId: '000815',
          firstName: 'Jürgen',
          lastName: 'Müller',
          language: 'de',
          mobile,
          ...contact,
        },
      });
      await world.post(event, 'msg_outcome');
      await settle();
      for (let minute = 0; minute < 120; minute += 1) {
        await world.advance(60);
        await settle();
      }
      return world.event('msg_outcome');
    },
    /** The customer writes on the handset, in the newest thread of a channel. */
    async answer(number: string, channel: string, text: string): Promise<void> {
      const { messages } = await sandbox.messagesTo(number);
      const { account } = messages.findLast((message: { channel: string }) => message.channel === channel);
      const form = new URLSearchParams({ channel, account, text }).toString();
      await sandbox.call('POST', `/sandbox/phone/${number.replace('+', '')}/reply`, form);
      for (const { url, body } of sandbox.posted.splice(0))
        await takeVendorReport(world.deps, readWebhook(url, JSON.parse(body ?? '')));
    },
    arrivedOn: async (number: string): Promise<{ channel: string }[]> =>
      (await sandbox.messagesTo(number)).messages,
  };
};
