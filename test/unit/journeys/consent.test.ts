import { describe, expect, it } from 'vitest';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import { readConsentHistory } from '../../../shared/contacts/consent-record-store.ts';
import { blockContact } from '../../../shared/conversations/block-contact.ts';
import { recordConsent } from '../../../shared/conversations/record-consent.ts';
import { unblockContact } from '../../../shared/conversations/unblock-contact.ts';
import { takeVendorReport } from '../../../shared/conversations/take-vendor-report.ts';
import { keywordOf } from '../../../shared/conversations/keywords.ts';
import type { Contact } from '../../../shared/contacts/contact.ts';
import { messageKeyParts, messages } from '../../../shared/messaging/message-store.ts';
import { checkInStart, World } from '../../support/world.ts';

/* STOP, START, blocks and consent on the whole system: what leaves, what is shown, what is proven. */

const PHONE = '+491713920000';

const next = (number: number, contact: Record<string, unknown> = {}) =>
  checkInStart(
    {
      checkin: { id: `c-${number}`, slug: `s-${number}` },
      appointment: { id: `a-${number}`, startsAt: `2026-12-0${number}T09:30:00+01:00` },
      contact: {
        externalId: '000815',
        firstName: 'Jürgen',
        language: 'de',
        mobile: '+49 171 3920000',
        email: 'juergen@example.com',
        ...contact,
      },
    },
    `2026-11-24T1${number}:00:00Z`,
  );

const contactOf = (world: World): Contact =>
  [...world.memory.items.values()].find(({ entity }) => entity === 'contact') as unknown as Contact;
const proofs = async (world: World) =>
  (await readConsentHistory(world.memory, { contact: contactOf(world), limit: 50 })).records;
const consents = async (world: World) =>
  (await world.thread()).flatMap((entry) => (entry.kind === 'consent' ? [entry] : []));
const textOf = (world: World, index = 0) => {
  const rendered = world.notices[index]?.rendered;
  return rendered?.form === 'text' ? rendered.text : undefined;
};

describe('STOP', () => {
  it('B5 is confirmed once, by the channel on which it came, however often it comes', async () => {
    const world = new World();
    await world.send(checkInStart());
    const inbound = {
      vendor: 'whatsapp' as const,
      accountId: '106540352242922',
      providerId: 'in-1',
      from: PHONE,
      text: 'STOP',
      at: world.now(),
    };
    await Promise.all(
      [1, 2, 3].map(() => takeVendorReport(world.deps, { receipts: [], inbound: [inbound] })),
    );
    await world.engine.settle();
    world.time += 60_000;
    await world.inbound('Stop');
    await world.inbound('stop', PHONE, 'bulkgate');
    await world.advance(7200);
    expect(world.notices.map(({ channel, to }) => [channel, to])).toEqual([['whatsapp', PHONE]]);
    expect(textOf(world)).toBe(
      'BMW Muster GmbH: Sie erhalten keine Nachrichten mehr von uns. Wieder anmelden: START antworten.',
    );
    expect(await proofs(world)).toMatchObject([
      { decision: 'withdrawn', channel: 'all', who: { kind: 'customer' }, source: 'keyword', words: 'stop' },
      { decision: 'withdrawn' },
      { decision: 'withdrawn' },
    ]);
  });

  it('B5 an unclear answer to the confirmation is not sent again, on no channel, and asks nothing of the staff', async () => {
    const world = new World();
    world.vendors.sms = () => Promise.reject(Object.assign(new TypeError('socket hang up')));
    await world.inbound('STOP', PHONE, 'bulkgate');
    await world.advance(24 * 3600);
    expect(world.notices.map(({ channel }) => channel)).toEqual(['sms']);
    expect(await world.inbox()).toEqual([]);
  });

  it('B5 is not confirmed in the manufacturer’s app, nor where a block forbids it', async () => {
    const world = new World();
    world.settings = { ...world.settings, oem: { gateway: 'mybmw', brands: ['BMW'] } };
    await world.send(checkInStart());
    await world.appInbound('STOP');
    expect(world.notices).toEqual([]);
    const blocked = new World();
    await blocked.send(checkInStart());
    await blockContact(blocked.deps, { contact: contactOf(blocked), by: 'anna', shownAt: ['01'] });
    await blocked.inbound('STOP');
    await blocked.advance(7200);
    expect(blocked.notices).toEqual([]);
  });

  it('B5 stands with the person: another number, given later, is stopped as well', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.inbound('STOP');
    const view = await world.event(
      await world.send(next(2, { mobile: '+49 171 3920099', email: 'new@example.com' })),
    );
    expect(view.messages).toMatchObject([{ status: 'skipped', statusReason: 'opted_out' }]);
  });

  it('B5 B9 survives the erasure of the person, at every address they had', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.inbound('STOP');
    const { dealerId, contactId } = contactOf(world);
    const stored = await contacts.get(world.memory, { dealerId, contactId });
    await world.memory.write(contacts.removal(stored!));
    for (const [number, address] of [
      [2, { mobile: '+49 171 3920000', email: '' }],
      [3, { mobile: '', email: 'juergen@example.com' }],
    ] as const) {
      const view = await world.event(
        await world.send(next(number, { externalId: `new-${number}`, ...address })),
      );
      expect(view.messages, JSON.stringify(address)).toMatchObject([
        { status: 'skipped', statusReason: 'opted_out' },
      ]);
    }
  });

  it('B5 a word of the customer’s own language counts, one of another language is a message', async () => {
    const world = new World();
    await world.send(next(1, { language: 'fr' }));
    await world.inbound('Arrêt');
    expect(await consents(world)).toMatchObject([{ word: 'arret' }]);
    const german = new World();
    await german.send(checkInStart());
    await german.inbound('Arrêt');
    expect(await consents(german)).toEqual([]);
  });

  it('B5 a word that may mean the appointment stops messages, and the staff are told', async () => {
    const world = new World();
    await world.send(next(1, { language: 'en' }));
    await world.inbound('Cancel');
    expect(await consents(world)).toMatchObject([{ word: 'cancel' }]);
    expect(await world.inbox()).toMatchObject([{ subject: 'customer-wrote', prompt: 'opt-out' }]);
  });

  it('B5 a sentence that holds the word is a message, with a prompt for the staff', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.inbound('Bitte stoppen Sie die Arbeiten');
    expect(await consents(world)).toEqual([]);
    expect(await world.inbox()).toMatchObject([{ subject: 'customer-wrote', prompt: 'opt-out' }]);
    expect((await world.thread()).find(({ kind }) => kind === 'inbound')).toMatchObject({
      prompt: 'opt-out',
      contactId: contactOf(world).contactId,
    });
    await world.advance(1201);
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms']);
  });
});

describe('START', () => {
  it('B5 brings back what STOP withdrew, with proof, shown, and confirmed once', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.inbound('STOP');
    world.time += 60_000;
    await world.inbound('START');
    world.time += 60_000;
    await world.inbound('start');
    expect(world.notices.map((_, index) => textOf(world, index))).toEqual([
      expect.stringContaining('keine Nachrichten mehr'),
      expect.stringContaining('wieder Nachrichten'),
    ]);
    expect((await consents(world)).map(({ word }) => word)).toEqual(['start', 'stop']);
    expect(await proofs(world)).toMatchObject([
      { decision: 'resumed', source: 'keyword', words: 'start' },
      { decision: 'withdrawn' },
    ]);
    await world.send(next(2));
    expect(world.sent).toHaveLength(2);
    expect(contactOf(world).consent).toBeUndefined();
  });

  it('B5 takes back no complaint and no block: the staff are asked, and nothing is confirmed', async () => {
    const world = new World();
    await world.send(checkInStart());
    await blockContact(world.deps, { contact: contactOf(world), by: 'anna', shownAt: ['01'] });
    await world.inbound('STOP');
    world.time += 60_000;
    await world.inbound('START');
    await world.advance(600);
    expect(world.notices).toEqual([]);
    expect(await world.inbox()).toMatchObject([{ prompt: 'opt-in' }]);
    const view = await world.event(await world.send(next(2)));
    expect(view.messages).toMatchObject([{ status: 'skipped', statusReason: 'communication_blocked' }]);
  });

  it('where nothing was stopped it is a message like any other', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.inbound('Start');
    expect(await world.inbox()).toMatchObject([{ subject: 'customer-wrote' }]);
    expect(world.notices).toEqual([]);
    expect(keywordOf('Start', ['de'])).toMatchObject({ means: 'start' });
  });
});

describe('block communication', () => {
  it('S2.55 stops what waits and what comes, until it is lifted; the conversation says who did both', async () => {
    const world = new World();
    world.settings = { ...world.settings, quietHours: { from: '12:00', to: '21:00' } };
    await world.send(checkInStart());
    const command = { contact: contactOf(world), by: 'anna', shownAt: ['01'] };
    await blockContact(world.deps, command);
    await blockContact(world.deps, { ...command, by: 'bert' });
    expect(world.messages()).toMatchObject([{ status: 'withdrawn', statusReason: 'communication_blocked' }]);
    await world.send(next(2));
    await world.advance(24 * 3600);
    expect(world.sent).toEqual([]);
    await unblockContact(world.deps, { ...command, by: 'bert' });
    expect((await consents(world)).map(({ word, staffId }) => [word, staffId])).toEqual([
      ['unblocked', 'bert'],
      ['blocked', 'anna'],
    ]);
    expect((await proofs(world)).map(({ decision, who }) => [decision, who.id])).toEqual([
      ['unblocked', 'bert'],
      ['blocked', 'anna'],
    ]);
  });
});

describe('consent by channel and purpose', () => {
  const decide = async (world: World, change: Partial<Parameters<typeof recordConsent>[1]>) =>
    recordConsent(world.deps, {
      contact: contactOf(world),
      channel: 'whatsapp',
      purpose: 'service',
      decision: 'withdrawn',
      source: 'phone',
      who: { kind: 'staff', id: 'anna' },
      at: world.now(),
      shownAt: ['01'],
      ...change,
    });

  it('B5 a declined channel is left out, the next one is taken', async () => {
    const world = new World();
    await world.send(checkInStart());
    await decide(world, {});
    await world.send(next(2));
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms']);
    expect(world.messages().at(-1)?.candidates).toContainEqual({
      channel: 'whatsapp',
      refused: 'channel_declined',
    });
  });

  it('B5 an offer goes only by a channel with a yes, and is skipped without one: nobody is told of a failure', async () => {
    const world = new World();
    await world.send(checkInStart());
    const offer = async (number: number) => {
      const [message] = world.messages();
      const { execution: _execution, taskToken: _token, statusReason: _reason, ...rest } = message!;
      const messageId = `${message!.messageId.slice(0, -2)}Z${number}`;
      const { visitId } = message!;
      const planned = {
        ...rest,
        messageId,
        purpose: 'check-in-confirmation' as const,
        promotional: true as const,
      };
      await messages.createOnce(
        world.memory,
        {
          ...planned,
          status: 'planned',
          attempts: [],
          dueAt: world.now(),
          candidates: [{ channel: 'whatsapp' }],
        },
        world.now(),
      );
      const input = { messageId, visitId, dueAt: world.now(), first: 'whatsapp' as const, checkInSeconds: 1 };
      await world.engine.start('message-delivery', `${messageId}-1`, input);
      await world.run();
      return messages.get(world.memory, messageKeyParts(messageId));
    };
    expect(await offer(1)).toMatchObject({ status: 'skipped', statusReason: 'no_marketing_consent' });
    await decide(world, { purpose: 'marketing', decision: 'granted', channel: 'sms', wording: 'w1' });
    await offer(2);
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms']);
    expect(await world.inbox()).toEqual([]);
  });

  it('B5 S2.55 staff record a STOP and, on the customer’s word, take every STOP back; START does not', async () => {
    const world = new World();
    await world.send(checkInStart());
    await decide(world, { channel: 'all', purpose: 'all' });
    world.time += 60_000;
    await world.inbound('START');
    expect((await world.event(await world.send(next(2)))).messages).toMatchObject([
      { status: 'skipped', statusReason: 'opted_out' },
    ]);
    world.time += 60_000;
    await decide(world, { channel: 'all', purpose: 'service', decision: 'granted', wording: 'w1' });
    await world.send(next(3));
    expect(world.sent).toHaveLength(2);
  });

  it('B5 WhatsApp’s own switch for offers is kept, in whatever order it is told, and touches nothing else', async () => {
    const world = new World();
    await world.send(checkInStart());
    await decide(world, { purpose: 'marketing', decision: 'granted', wording: 'w1' });
    const tell = (wants: 'stop' | 'resume', second: number) =>
      takeVendorReport(world.deps, {
        receipts: [],
        inbound: [],
        preferences: [
          { accountId: '106540352242922', from: PHONE, wants, at: `2026-11-24T10:00:0${second}.000Z` },
        ],
      });
    await tell('resume', 3);
    await tell('stop', 5);
    await tell('resume', 4);
    await tell('stop', 5);
    const stops = () =>
      [...world.memory.items.values()].filter((item) => item['marketingStop'] !== undefined).length;
    expect(stops()).toBe(1);
    expect((await proofs(world)).filter(({ source }) => source === 'whatsapp-preference')).toMatchObject([
      { decision: 'withdrawn', purpose: 'marketing', channel: 'whatsapp' },
      { decision: 'resumed' },
    ]);
    await tell('resume', 7);
    expect(stops()).toBe(0);
    await world.send(next(2));
    expect(world.sent).toHaveLength(2);
  });

  it('B5 an offer that Meta refuses with 131050 withdraws the consent', async () => {
    const world = new World();
    world.vendors.whatsapp = () => ({
      result: 'rejected',
      reason: 'recipient_opted_out',
      providerCode: '131050',
    });
    await world.send(checkInStart());
    expect(contactOf(world).consent).toMatchObject({
      whatsapp: { marketing: { decision: 'withdrawn', source: 'whatsapp-preference' } },
    });
    expect(await proofs(world)).toMatchObject([{ who: { kind: 'vendor', id: 'whatsapp' } }]);
  });
});
