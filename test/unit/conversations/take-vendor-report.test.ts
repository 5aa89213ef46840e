import { expect, it } from 'vitest';
import { takeVendorReport } from '../../../shared/conversations/take-vendor-report.ts';
import type { VendorReceipt } from '../../../shared/messaging/channel.ts';
import { checkInStart, World } from '../../support/world.ts';

/** DynamoDB takes items up to 400 KB; a refused write would be a 5xx, and the vendor would bring the same again for days. */
const ITEM_BYTES = 400 * 1024;

const largestItem = (world: World): number =>
  Math.max(...[...world.memory.items.values()].map((item) => Buffer.byteLength(JSON.stringify(item))));

it('a text that no customer can have written is kept as far as it fits', async () => {
  const world = new World();
  await world.inbound('ü'.repeat(1_000_000));
  expect(largestItem(world)).toBeLessThan(ITEM_BYTES);
  expect(await world.thread()).toMatchObject([
    { kind: 'inbound', text: expect.stringMatching(/^ü{10000}$/) },
  ]);
});

it('an id of a vendor that is none does not make the message too large', async () => {
  const world = new World();
  // No clear answer, so that the receipt is the first to tell the vendor's id.
  world.vendors.whatsapp = () => Promise.reject(new TypeError('socket hang up'));
  await world.send(checkInStart());
  const receipt: VendorReceipt = {
    vendor: 'whatsapp',
    providerId: 'x'.repeat(1_000_000),
    reference: `${world.messages()[0]?.messageId}~1`,
    status: 'delivered',
    at: world.now(),
  };
  await takeVendorReport(world.deps, { receipts: [receipt], inbound: [] });
  expect(largestItem(world)).toBeLessThan(ITEM_BYTES);
});

it('half of a character becomes the replacement character', async () => {
  const world = new World();
  await world.inbound('Danke \ud83d');
  expect(await world.thread()).toMatchObject([{ text: 'Danke \ufffd' }]);
});
