import { describe, expect, it } from 'vitest';
import { addressIdOf } from '../../../shared/contacts/address-state-store.ts';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import type { Contact } from '../../../shared/contacts/contact.ts';
import { blockContact } from '../../../shared/conversations/block-contact.ts';
import { optOut } from '../../../shared/conversations/opt-out.ts';
import { entries } from '../../../shared/conversations/conversation-store.ts';
import { locations } from '../../../shared/dealers/dealer-store.ts';
import { conversationIdOf, getMessage, messages } from '../../../shared/messaging/message-store.ts';
import type { Attempt, Message } from '../../../shared/messaging/message.ts';
import { sendMessage } from '../../../shared/messaging/send-message.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';
import { timedId } from '../../../shared/kernel/digest.ts';
import { everyInterleaving } from '../../support/interleavings.ts';
import { SETTINGS, World } from '../../support/world.ts';

/* A STOP and a claim in the same instant, in every order of the calls of both: who has got the answer to a STOP gets nothing more. */

const NOW = '2026-11-24T10:00:00.000Z';
const PHONE = '+491713920000';
const person: Contact = {
  contactId: 'ct1',
  dealerId: '00027',
  externalIds: [],
  language: 'de',
  phone: PHONE,
  phoneIsMobile: true,
  lastLocationId: '01',
  sourceTimestamp: NOW,
};

/** A message of the person at a location, whose state of the ladder is about to send it. */
const waiting = (locationId: string, attempts: Attempt[] = []): Message => ({
  messageId: `${conversationIdOf('00027', locationId, 'ct1')}-${timedId('2026-11-20T10:00:00.000Z', 'm')}`,
  dealerId: '00027',
  locationId,
  contactId: 'ct1',
  visitId: 'v1',
  purpose: 'check-in-confirmation',
  language: 'de',
  variables: { locationName: 'BMW Muster' },
  cause: { partnerId: 'p', eventId: 'e' },
  status: attempts.length === 0 ? 'planned' : 'sending',
  createdAt: '2026-11-20T10:00:00.000Z',
  dueAt: NOW,
  candidates: [{ channel: 'whatsapp' }, { channel: 'sms' }],
  attempts,
  ...(attempts.length === 0 ? {} : { execution: 'x', taskToken: 'earlier' }),
});

const throttled: Attempt = {
  channel: 'whatsapp',
  number: 1,
  status: 'released',
  at: NOW,
  reason: 'throttled',
};
const refused: Attempt = { channel: 'whatsapp', number: 1, status: 'rejected', at: NOW };

type Stopper = (world: World, table: MemoryTable, deps: World['deps']) => Promise<unknown>;

const stops: Record<string, Stopper> = {
  'a STOP': (_world, _table, deps) =>
    optOut(deps, {
      dealerId: '00027',
      origin: { addressId: addressIdOf('id-key', '00027', PHONE) },
      channel: 'whatsapp',
      word: 'stop',
      at: NOW,
      saidBy: ['whatsapp', 'in-1'],
      findPeople: async () => {
        const contact = await contacts.get(deps.table, person);
        return [{ contact, locationId: '01', conversationId: conversationIdOf('00027', '01', 'ct1') }];
      },
    }),
  'a block': (_world, _table, deps) => blockContact(deps, { contact: person, by: 'anna', shownAt: ['01'] }),
};

const cases: [string, Message, number][] = [
  ['planned', waiting('01'), 0],
  ['throttled before', waiting('01', [throttled]), 0],
  ['at another location of the dealer', waiting('02'), 0],
  ['behind more entries than a page', waiting('01'), 110],
];

/** Plays one case in all orders. */
const play = async (
  stopIt: Stopper,
  message: Message,
  entriesBehind: number,
  channel: 'whatsapp' | 'sms',
) => {
  let wins = 0;
  const world = new World();
  world.settings = SETTINGS;
  const { location } = world;
  const count = await everyInterleaving(async () => {
    const table = new MemoryTable();
    for (const locationId of ['01', '02'])
      await locations.createOnce(table, { dealerId: '00027', locationId, name: 'Muster', settings: {} }, NOW);
    await contacts.createOnce(table, person, NOW);
    await messages.createOnce(table, message, NOW);
    for (let number = 0; number < entriesBehind; number += 1)
      await entries.createOnce(
        table,
        {
          kind: 'inbound',
          entryId: timedId('2026-11-23T10:00:00.000Z', String(number)),
          conversationId: conversationIdOf('00027', '01', 'ct1'),
          dealerId: '00027',
          locationId: '01',
          at: '2026-11-23T10:00:00.000Z',
          channel: 'whatsapp',
          text: 'Hallo',
          providerId: `in-${number}`,
        },
        NOW,
      );
    const happened: string[] = [];
    const depsOn = (own: World['deps']['table']): World['deps'] => ({
      ...world.deps,
      table: own,
      now: world.now,
      sending: world.sending,
      findLocation: ({ locationId }) => Promise.resolve({ ...location, locationId }),
      workflow: {
        start: () => Promise.resolve(),
        succeed: () => Promise.resolve(true),
        fail: () => Promise.resolve(true),
      },
      transportFor: (wanted) => ({
        channel: wanted,
        settledBy: 'receipt',
        send: () => {
          happened.push('sent');
          return Promise.resolve({ result: 'accepted', providerId: 'id' });
        },
      }),
    });
    const claimedBefore = new Set<string>();
    return {
      table,
      first: async (own) => {
        await stopIt(world, table, depsOn(own));
        const stored = await getMessage(table, message.messageId);
        if (stored?.attempts.at(-1)?.number === message.attempts.length + 1) claimedBefore.add('claim');
        happened.push('answered');
      },
      second: (own) =>
        sendMessage(depsOn(own), {
          messageId: message.messageId,
          channel,
          execution: 'x',
          dueAt: NOW,
          taskToken: 'token',
        }),
      check: (order) => {
        const isSent = happened.includes('sent');
        // What leaves was claimed before the STOP was answered; what was not is not sent, and never will be.
        if (isSent) expect(claimedBefore, order).toContain('claim');
        const stored = [...table.items.values()].find(
          ({ entity }) => entity === 'message',
        ) as unknown as Message;
        expect(['withdrawn', 'sent', 'skipped'], `${order}: ${stored.status}`).toContain(stored.status);
        if (!isSent)
          expect(
            stored.attempts.every(({ status }) => status !== 'sending'),
            order,
          ).toBe(true);
        if (isSent) wins += 1;
      },
    };
  });
  return { count, wins };
};

describe.each(Object.entries(stops))('B5 S2.55 %s against a claim', (_name, stopIt) => {
  it.each(cases)(
    'of a message that is %s: once it is answered, no claim wins',
    async (_what, message, behind) => {
      const { count, wins } = await play(stopIt, message, behind, 'whatsapp');
      expect(count).toBeGreaterThan(25);
      // Both ways occur, so that the orders do meet.
      expect(wins).toBeGreaterThan(0);
      expect(wins).toBeLessThan(count);
    },
  );

  it('of the next channel: what WhatsApp refused does not go out by SMS', async () => {
    const { count, wins } = await play(stopIt, waiting('01', [refused]), 0, 'sms');
    expect(wins).toBeGreaterThan(0);
    expect(wins).toBeLessThan(count);
  });
});
