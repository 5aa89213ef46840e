import { takeVendorReport } from '../../../shared/conversations/take-vendor-report.ts';
import { readThread } from '../../../shared/conversations/conversation-store.ts';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import type { VendorInbound } from '../../../shared/messaging/inbound.ts';
import { conversationIdOf } from '../../../shared/messaging/message-store.ts';
import { checkInStart, World } from '../../support/world.ts';

export const PHONE = '+491713920000';
export const ACCOUNT = '106540352242922';
export const USER = 'DE.13491208655302741918';

let count = 0;
/** A message by WhatsApp at the world's time; `change` says what is special about it. */
export const message = (world: World, change: Partial<VendorInbound> = {}): VendorInbound => ({
  vendor: 'whatsapp',
  accountId: ACCOUNT,
  providerId: `wamid.${(count += 1)}`,
  from: PHONE,
  text: 'Hallo',
  at: world.now(),
  ...change,
});

/** The same without a number: only WhatsApp's own id is told. */
export const hidden = (world: World, change: Partial<VendorInbound> = {}): VendorInbound => {
  const { from: _from, ...rest } = message(world, { userId: USER, ...change });
  return rest;
};

export const take = (world: World, ...inbound: VendorInbound[]): Promise<void> =>
  takeVendorReport(world.deps, { receipts: [], inbound });

/** Everything of one kind in all conversations, by conversation. */
export const entriesOf = (world: World, kind: string) =>
  [...world.memory.items.values()].filter((item) => item.entity === 'entry' && item['kind'] === kind);

export const conversationOf = async (world: World, contactId: string) =>
  (await readThread(world.memory, conversationIdOf('00027', '01', contactId), 100)).entries;

/** A visit of a person with that number, to whom the invite went out by WhatsApp. */
export const invite = async (
  world: World,
  person: { id: string; mobile?: string; minute?: number },
): Promise<string> => {
  const { id, mobile = '+49 171 3920000', minute = 0 } = person;
  world.time = Date.parse('2026-11-24T10:00:00.000Z') + minute * 60_000;
  await world.send(
    checkInStart({
      checkin: { id: `c-${id}`, slug: `slug${id}` },
      appointment: { id: `a-${id}`, startsAt: '2026-12-01T09:30:00+01:00', services: [] },
      vehicle: { vin: `WBA11AA0005CH${id}`, licensePlate: `M-KS ${id}`, brand: 'BMW', model: 'i4' },
      contact: {
        externalId: id,
        firstName: `Name${id}`,
        lastName: 'Müller',
        language: 'de',
        mobile,
        email: '',
      },
    }),
  );
  const known = [...world.memory.items.values()]
    .filter(({ entity }) => entity === 'contact')
    .map(contacts.parse);
  return known.find(({ firstName }) => firstName === `Name${id}`)?.contactId ?? '';
};

export const contactOf = (world: World, contactId: string) =>
  contacts.get(world.memory, { dealerId: '00027', contactId });
