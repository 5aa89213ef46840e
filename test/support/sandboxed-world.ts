import { takeVendorReport } from '../../shared/conversations/take-vendor-report.ts';
import { readBulkGateWebhook } from '../../shared/messaging/channels/bulkgate-webhook.ts';
import { readWhatsAppWebhook } from '../../shared/messaging/channels/whatsapp-webhook.ts';
import { type EventView } from '../../shared/events/describe-event.ts';
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
  const { transportFor } = world.deps;
  world.deps.transportFor = (channel, location) => {
    if (channel === 'whatsapp') return sandbox.whatsapp;
    return channel === 'sms' ? sandbox.bulkgate : transportFor(channel, location);
  };

  /** Posts to our doors what the vendors report by now, and lets follow what needs no time. */
  const settle = async (): Promise<void> => {
    await world.run();
    while (sandbox.orders.length > 0) {
      await sandbox.deliver();
      for (const { url, body } of sandbox.posted.splice(0)) {
        const json: unknown = JSON.parse(body ?? '');
        const report = url.includes('/bulkgate/')
          ? readBulkGateWebhook(json, 'door', world.now())
          : readWhatsAppWebhook(json);
        await takeVendorReport(world.deps, report);
        await world.run();
      }
    }
  };

  return {
    world,
    sandbox,
    /** Invites a customer with a magic number, and lets two hours pass. */
    async invite(mobile: string, contact: Record<string, unknown> = {}): Promise<EventView> {
      const event = checkInStart({
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
    arrivedOn: async (number: string): Promise<{ channel: string }[]> =>
      (await sandbox.messagesTo(number)).messages,
  };
};
