import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeVendorReport } from '../../../shared/conversations/take-vendor-report.ts';
import { acceptNotification } from '../../../shared/conversations/accept-notification.ts';
import { publicNotificationId } from '../../../shared/conversations/inbox-notification.ts';
import type { VendorInbound } from '../../../shared/messaging/inbound.ts';
import type { Table } from '../../../shared/table/table.ts';
import { World } from '../../support/world.ts';
import {
  contactOf,
  conversationOf,
  entriesOf,
  hidden,
  invite,
  message,
  PHONE,
  take,
  USER,
} from './inbound-world.ts';

const NOTHING_SENT: string[] = [];
const conversationsWith = (world: World, kind = 'inbound') =>
  new Set(entriesOf(world, kind).map((item) => item['conversationId']));

describe('the right conversation', () => {
  it('S3.34 a number that several people have: whoever was last written to, the others named, one conversation', async () => {
    const world = new World();
    const anna = await invite(world, { id: '1001' });
    const bert = await invite(world, { id: '1002', minute: 5 });
    await take(world, message(world));
    expect((await conversationOf(world, bert)).find(({ kind }) => kind === 'inbound')).toMatchObject({
      text: 'Hallo',
      sharedWith: [anna],
    });
    expect((await conversationOf(world, anna)).map(({ kind }) => kind)).not.toContain('inbound');
    expect(await world.inbox()).toMatchObject([{ subject: 'customer-wrote' }]);

    await invite(world, { id: '1003', mobile: '+49 171 3920001', minute: 6 });
    await take(world, message(world, { from: '+491713920001' }));
    expect(entriesOf(world, 'inbound').filter((item) => item['sharedWith'] === undefined)).toHaveLength(1);
  });

  it('S3.4 an answer to a certain message of ours belongs to that one’s conversation, and says which it was', async () => {
    const world = new World();
    const anna = await invite(world, { id: '1001' });
    await invite(world, { id: '1002', minute: 5 });
    const sent = world.messages().find(({ contactId }) => contactId === anna);
    const about = sent?.attempts[0]?.providerId ?? '';
    await take(
      world,
      message(world, { about, content: { type: 'button', payload: 'CALL_ME' }, text: 'Rückruf' }),
    );
    expect((await conversationOf(world, anna)).find(({ kind }) => kind === 'inbound')).toMatchObject({
      type: 'button',
      payload: 'CALL_ME',
      answers: { purpose: 'check-in-invite', entryId: sent?.messageId.split('-')[1] },
    });
  });

  it('S0.10 S3.34 the same message again goes where it went, though somebody else was written to meanwhile', async () => {
    const world = new World();
    await invite(world, { id: '1001' });
    const inbound = message(world);
    await take(world, inbound);
    await invite(world, { id: '1002', minute: 5 });
    await take(world, { ...inbound, at: world.now() });
    expect(entriesOf(world, 'inbound')).toHaveLength(1);
    expect(await world.inbox()).toMatchObject([{ subject: 'customer-wrote' }]);
    expect((await world.inbox())[0]).not.toHaveProperty('count');
  });

  it('an unknown sender gets a conversation and a notification that says so, with the name that they gave themselves', async () => {
    const world = new World();
    await take(world, message(world, { profileName: 'Pablo' }));
    const [entry] = entriesOf(world, 'inbound');
    expect(entry).toMatchObject({ locationId: '01', profileName: 'Pablo', text: 'Hallo' });
    expect(await world.inbox()).toMatchObject([
      { subject: 'unknown-sender', locationId: '01', conversationId: entry?.['conversationId'] },
    ]);
    expect(JSON.stringify(world.logs)).not.toMatch(/Pablo|3920000|Hallo/);
  });

  it('one that is known by a visit meanwhile is not called unknown any more', async () => {
    const world = new World();
    await invite(world, { id: '1001' });
    await take(world, message(world, { profileName: 'Pablo' }));
    expect(await world.inbox()).toMatchObject([{ subject: 'customer-wrote' }]);
    expect(entriesOf(world, 'inbound')[0]).not.toHaveProperty('profileName');
  });

  it.each([
    ['an empty SMS', ''],
    ['a long one', 'x'.repeat(1530)],
  ])('S3.4 takes %s as it is', async (_what, text) => {
    const world = new World();
    await invite(world, { id: '1001' });
    await take(world, message(world, { vendor: 'bulkgate', text }));
    expect(entriesOf(world, 'inbound')).toMatchObject([{ channel: 'sms', text }]);
  });

  it('S0.10 any order, repetition and simultaneity of webhooks: one conversation, each message once, one notification that counts them', async () => {
    const kinds = fc.array(
      fc.record({
        kind: fc.constantFrom('text', 'sms', 'picture', 'button', 'location'),
        minute: fc.integer({ min: 0, max: 60 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    const property = fc.asyncProperty(
      kinds,
      fc.infiniteStream(fc.nat({ max: 20 })),
      fc.boolean(),
      fc.constantFrom('nobody', 'known', 'family'),
      async (said, dice, atOnce, who) => {
        const world = new World();
        if (who !== 'nobody') await invite(world, { id: '1001' });
        if (who === 'family') await invite(world, { id: '1002', minute: 1 });
        const start = world.time;
        const calls = said.map(({ kind, minute }, number): VendorInbound => {
          world.time = start + minute * 60_000;
          return withContent(message(world, { providerId: `m${number}` }), kind);
        });
        const posted = [...calls, ...calls].toSorted(() => dice.next().value - 10);
        if (atOnce) await Promise.all(posted.map((call) => take(world, call)));
        else for (const call of posted) await take(world, call);
        expect(conversationsWith(world).size).toBe(1);
        expect(entriesOf(world, 'inbound')).toHaveLength(calls.length);
        const [open, ...others] = await world.inbox();
        expect(others).toEqual([]);
        expect(open?.count ?? 1).toBe(calls.length);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
});

const withContent = (inbound: VendorInbound, kind: string): VendorInbound => {
  switch (kind) {
    case 'sms':
      return { ...inbound, vendor: 'bulkgate' };
    case 'picture':
      return { ...inbound, text: '', content: { type: 'media', media: [{ kind: 'image', sourceId: '1' }] } };
    case 'button':
      return { ...inbound, content: { type: 'button', payload: 'P' } };
    case 'location':
      return { ...inbound, text: '', content: { type: 'location', latitude: 48, longitude: 11 } };
    default:
      return inbound;
  }
};

describe('somebody who hides the number', () => {
  it('is known when WhatsApp once showed both', async () => {
    const world = new World();
    const anna = await invite(world, { id: '1001' });
    await take(world, message(world, { userId: USER }));
    await take(world, hidden(world));
    expect((await conversationOf(world, anna)).filter(({ kind }) => kind === 'inbound')).toHaveLength(2);
  });

  it('is known from the receipt of our own message', async () => {
    const world = new World();
    const anna = await invite(world, { id: '1001' });
    await world.receipt('whatsapp', 'delivered', { userId: USER });
    await take(world, hidden(world));
    expect((await conversationOf(world, anna)).map(({ kind }) => kind)).toContain('inbound');
    expect(await world.inbox()).toMatchObject([{ subject: 'customer-wrote' }]);
  });

  it('else has a conversation of their own, however often they write, in whatever order', async () => {
    const property = fc.asyncProperty(
      fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      async (numbers, atOnce) => {
        const world = new World();
        const calls = numbers.map((number) =>
          hidden(world, { providerId: `h${number}`, profileName: 'Pablo' }),
        );
        if (atOnce) await Promise.all(calls.map((call) => take(world, call)));
        else for (const call of calls) await take(world, call);
        expect(conversationsWith(world).size).toBe(1);
        expect(entriesOf(world, 'inbound')).toHaveLength(new Set(numbers).size);
        expect(await world.inbox()).toMatchObject([{ subject: 'unknown-sender' }]);
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  it('B5 says STOP: nothing goes to the number that belongs to them', async () => {
    const world = new World();
    await invite(world, { id: '1001' });
    await take(world, message(world, { userId: USER }));
    await take(world, hidden(world, { text: 'STOP' }));
    const before = world.sent.length;
    const second = await invite(world, { id: '1002', minute: 30 });
    expect(world.sent.slice(before).map(({ to }) => to)).toEqual(NOTHING_SENT);
    expect(world.messages().find(({ contactId }) => contactId === second)).toMatchObject({
      status: 'skipped',
      statusReason: 'opted_out',
    });
  });

  it('B5 a STOP that was said before anybody knew whose it is counts for the number once that is known', async () => {
    const world = new World();
    await take(world, hidden(world, { text: 'STOP' }));
    await invite(world, { id: '1001' });
    expect(world.sent).toHaveLength(1);
    await world.receipt('whatsapp', 'delivered', { userId: USER });
    await invite(world, { id: '1002', minute: 30 });
    expect(world.sent).toHaveLength(1);
  });

  it('S0.26 opens the 24 hours for the number that belongs to them', async () => {
    const world = new World();
    await invite(world, { id: '1001' });
    await take(world, message(world, { userId: USER }));
    world.settings = { ...world.settings, whatsapp: { phoneNumberId: '106540352242922', templates: [] } };
    world.time += 20 * 3_600_000;
    await take(world, hidden(world));
    world.time += 23 * 3_600_000;
    const minute = (world.time - Date.parse('2026-11-24T10:00:00.000Z')) / 60_000;
    await invite(world, { id: '1002', minute });
    expect(world.sent.at(-1)).toMatchObject({ channel: 'whatsapp', rendered: { form: 'text' } });
  });

  it('shows the number later: it is theirs, and the conversation goes on', async () => {
    const world = new World();
    await take(world, hidden(world));
    await take(world, message(world, { userId: USER }));
    expect(conversationsWith(world).size).toBe(1);
    const contactId = [...world.memory.items.values()].find(({ entity }) => entity === 'contact')?.[
      'contactId'
    ];
    expect(await contactOf(world, String(contactId))).toMatchObject({
      phone: PHONE,
      phoneIsMobile: true,
      whatsAppUserId: USER,
    });
  });

  it('of whom nothing at all is told is logged and left', async () => {
    const world = new World();
    const { from: _from, ...nobody } = message(world);
    await take(world, nobody);
    expect(entriesOf(world, 'inbound')).toEqual([]);
    expect(world.logs).toMatchObject([{ level: 'warn', message: expect.stringContaining('tells nothing') }]);
  });
});

describe('what is not a text', () => {
  it('a reaction stands with the message that it belongs to, taken back as well, and rings for nobody', async () => {
    const world = new World();
    const anna = await invite(world, { id: '1001' });
    const about = world.messages()[0]?.attempts[0]?.providerId ?? '';
    await take(world, message(world, { about, text: '', content: { type: 'reaction', emoji: '👍' } }));
    world.time += 1000;
    await take(world, message(world, { about, text: '', content: { type: 'reaction' } }));
    const entryId = world.messages()[0]?.messageId.split('-')[1];
    const reactions = (await conversationOf(world, anna)).filter(({ kind }) => kind === 'reaction');
    expect(reactions).toMatchObject([
      { about: { entryId, purpose: 'check-in-invite' } },
      { about: { entryId }, emoji: '👍' },
    ]);
    expect(reactions[0]).not.toHaveProperty('emoji');
    expect(await world.inbox()).toEqual([]);
  });

  it.each<[string, Partial<VendorInbound>]>([
    ['a reaction', { content: { type: 'reaction', emoji: '👍' } }],
    ['a button', { content: { type: 'button' } }],
    ['a picture', { content: { type: 'media', media: [{ kind: 'image', sourceId: '1' }] } }],
  ])('S0.26 %s opens the 24 hours', async (_what, change) => {
    const world = new World();
    await invite(world, { id: '1001' });
    world.settings = { ...world.settings, whatsapp: { phoneNumberId: '106540352242922', templates: [] } };
    await take(world, message(world, { text: 'ok', ...change }));
    await invite(world, { id: '1002', minute: 24 * 60 });
    expect(world.sent.at(-1)).toMatchObject({ channel: 'whatsapp', rendered: { form: 'text' } });
    world.sent.length = 0;
    await invite(world, { id: '1003', minute: 24 * 60 + 1 });
    expect(world.sent.map(({ channel }) => channel)).toEqual(['sms']);
  });

  it('a changed number is shown and told; the contact stays as it is, and no window opens', async () => {
    const world = new World();
    const anna = await invite(world, { id: '1001' });
    const changed = { type: 'number-changed', newNumber: '+4917139200003' } as const;
    await take(world, message(world, { text: '', content: changed }));
    expect((await conversationOf(world, anna)).find(({ kind }) => kind === 'number-changed')).toMatchObject({
      newNumber: '+4917139200003',
      note: expect.stringContaining('Nothing was changed here'),
    });
    expect(await contactOf(world, anna)).toMatchObject({ phone: PHONE });
    expect(await world.inbox()).toMatchObject([{ subject: 'number-changed' }]);
    const windows = [...world.memory.items.values()].filter((item) => item['lastWhatsAppInboundAt']);
    expect(windows).toEqual([]);
  });

  it('B5 a STOP below a picture is a STOP, and the picture is there', async () => {
    const world = new World();
    await invite(world, { id: '1001' });
    const picture = { type: 'media' as const, media: [{ kind: 'image' as const, sourceId: '1' }] };
    await take(world, message(world, { text: 'Stop', content: picture }));
    expect(entriesOf(world, 'consent')).toHaveLength(1);
    expect(entriesOf(world, 'inbound')).toMatchObject([{ mediaState: 'pending' }]);
  });
});

describe('the team’s inbox', () => {
  const accept = async (world: World) => {
    const [open] = await world.inbox();
    await acceptNotification(world.deps, {
      dealerId: '00027',
      id: publicNotificationId(open ?? { inbox: '', notificationId: '' }),
      staffId: 'anna',
    });
  };

  it('S0.42 a burst is one notification that counts; after it was accepted, the next message is a new one', async () => {
    const world = new World();
    await invite(world, { id: '1001' });
    const first = message(world);
    await take(world, first);
    world.time += 60_000;
    await take(world, message(world));
    world.time += 60_000;
    await take(world, message(world));
    expect(await world.inbox()).toMatchObject([
      { subject: 'customer-wrote', count: 3, createdAt: first.at, latestAt: world.now() },
    ]);
    await accept(world);
    expect(await world.inbox()).toEqual([]);
    await take(world, first);
    expect(await world.inbox(), 'a repetition of what was accepted').toEqual([]);
    await take(world, message(world));
    const [again] = await world.inbox();
    expect(again).toMatchObject({ subject: 'customer-wrote' });
    expect(again).not.toHaveProperty('count');
  });

  it('S0.42 accepting and writing at the same moment: nothing is lost, whichever was first', async () => {
    for (let round = 0; round < 20; round += 1) {
      const world = new World();
      await invite(world, { id: '1001' });
      await take(world, message(world));
      const next = message(world);
      await Promise.all([accept(world), take(world, next)]);
      const accepted = [...world.memory.items.values()].filter(
        ({ entity }) => entity === 'accepted-notification',
      );
      expect(accepted).toHaveLength(1);
      const counted = [
        ...accepted.map((item) => item['count']),
        ...(await world.inbox()).map(({ count }) => count),
      ];
      expect(counted.reduce<number>((sum, count) => sum + (typeof count === 'number' ? count : 1), 0)).toBe(
        2,
      );
    }
  });

  it('S0.42 a message that comes between reading and accepting is accepted with the others', async () => {
    const world = new World();
    await invite(world, { id: '1001' });
    await take(world, message(world));
    const [open] = await world.inbox();
    const next = message(world);
    let isFirst = true;
    const table: Table = {
      get: (key) => world.memory.get(key),
      getMany: (keys) => world.memory.getMany(keys),
      query: (query) => world.memory.query(query),
      findKeys: (query) => world.memory.findKeys(query),
      write: (write) => world.memory.write(write),
      writeTogether: async (writes) => {
        if (isFirst) await take(world, next);
        isFirst = false;
        await world.memory.writeTogether(writes);
      },
    };
    const accepted = await acceptNotification(
      { table, now: world.now },
      {
        dealerId: '00027',
        id: publicNotificationId(open ?? { inbox: '', notificationId: '' }),
        staffId: 'anna',
      },
    );
    expect(accepted).toMatchObject({ acceptedBy: 'anna', count: 2 });
    expect(await world.inbox()).toEqual([]);
  });

  it('two customers are two notifications', async () => {
    const world = new World();
    await takeVendorReport(world.deps, {
      receipts: [],
      inbound: [message(world), message(world, { from: '+491713920009' })],
    });
    expect(await world.inbox()).toHaveLength(2);
  });
});
