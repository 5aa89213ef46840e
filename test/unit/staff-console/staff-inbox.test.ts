import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { staffInbox } from '../../../functions/staff-console/staff-inbox.ts';
import { conversationViewSchema } from '../../../shared/events/describe-conversation.ts';
import { acceptedViewSchema, inboxViewSchema } from '../../../shared/conversations/describe-inbox.ts';
import { entries } from '../../../shared/conversations/conversation-store.ts';
import { notifyInbox } from '../../../shared/conversations/notify-inbox.ts';
import { ROLES, type Role, type Staff } from '../../../shared/dealers/staff.ts';
import { staffFinder, staffMembers } from '../../../shared/dealers/staff-store.ts';
import { presentLocation } from '../../../shared/dealers/dealer-store.ts';
import { dealershipFinder } from '../../../shared/dealers/dealership-store.ts';
import { ruleFinder } from '../../../shared/events/routing-rule-store.ts';
import { timedId } from '../../../shared/kernel/digest.ts';
import { conversationIdOf, messageIdOf, messages } from '../../../shared/messaging/message-store.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';
import { newVisit } from '../../../shared/visits/visit.ts';
import { visits } from '../../../shared/visits/visit-store.ts';
import { apiEvent, context } from '../../support/api-event.ts';

const NOW = '2026-11-24T10:00:00.000Z';
const DEALERS = ['00027', '00028'] as const;
const now = () => NOW;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

let table: MemoryTable;
let handler: ReturnType<typeof staffInbox>;

type Reply = {
  status: number;
  body: Record<string, never> & {
    notifications?: { id: string }[];
    entries?: { kind: string; entryId: string }[];
    cursor?: string;
    code?: string;
  };
};

/** What API Gateway hands over once it has verified a token; claims are text there, JSON elsewhere. */
const call = async (
  sub: string | undefined,
  method: string,
  path: string,
  query = '',
  more: Record<string, unknown> = {},
): Promise<Reply> => {
  const event = apiEvent({ method, path, query });
  const claims = { sub, iat: '1764000000', 'cognito:groups': '[admins]', ...more };
  const authorized =
    sub === undefined
      ? event
      : {
          ...event,
          requestContext: { ...event.requestContext, authorizer: { jwt: { claims, scopes: [] } } },
        };
  const reply = await handler(authorized, context);
  return { status: reply.statusCode ?? 0, body: JSON.parse(reply.body ?? 'null') };
};

const person = (sub: string, dealerId: string, more: Partial<Staff> = {}): Promise<boolean> =>
  staffMembers.createOnce(
    table,
    { sub, dealerId, name: sub, locationIds: [], roles: ['advisor'], status: 'active', ...more },
    NOW,
  );

const conversationAt = (dealerId: string, locationId = '01') => conversationIdOf(dealerId, locationId, 'ct1');

const visitAt = (dealerId: string, locationId = '01') => `vs-${dealerId}-${locationId}`;

const notify = (dealerId: string, locationId: string): Promise<void> => {
  const visitId = visitAt(dealerId, locationId);
  return notifyInbox(
    { table, now, log: quiet },
    {
      dealerId,
      locationId,
      inbox: 'service',
      conversationId: conversationAt(dealerId, locationId),
      visitId,
      subject: 'check-in-results',
      at: NOW,
      causeId: visitId,
    },
  );
};

/** One message, one answer and one notification at each of two locations of each of two dealers. */
const seed = async (): Promise<void> => {
  for (const dealerId of DEALERS) {
    for (const locationId of ['01', '02']) {
      const conversationId = conversationAt(dealerId, locationId);
      const visitId = visitAt(dealerId, locationId);
      await visits.createOnce(
        table,
        newVisit({ visitId, dealerId, locationId, createdAt: NOW }, 'own', NOW),
        NOW,
      );
      await notify(dealerId, locationId);
      const at = (second: number) => NOW.replace('00.000Z', `0${second}.000Z`);
      await messages.createOnce(
        table,
        {
          messageId: messageIdOf(conversationId, timedId(at(1), 'm')),
          dealerId,
          locationId,
          contactId: 'ct1',
          visitId,
          purpose: 'check-in-invite',
          language: 'de',
          variables: { firstName: 'Jürgen' },
          cause: { partnerId: 'p', eventId: 'e' },
          status: 'delivered',
          createdAt: at(1),
          dueAt: at(1),
          candidates: [{ channel: 'whatsapp' }],
          attempts: [
            { channel: 'whatsapp', number: 1, status: 'delivered', at: at(1), providerId: 'wamid.1' },
          ],
          execution: 'secret-execution',
          taskToken: 'secret-token',
        },
        NOW,
      );
      const base = { conversationId, dealerId, locationId };
      await entries.createOnce(
        table,
        {
          kind: 'results',
          ...base,
          entryId: timedId(at(2), 'r'),
          at: at(2),
          visitId,
          partnerId: 'p',
          finishedAt: at(2),
          results: { services: [], remarks: `Bremsen ${dealerId}` },
        },
        NOW,
      );
      await entries.createOnce(
        table,
        {
          kind: 'inbound',
          ...base,
          entryId: timedId(at(3), 'i'),
          at: at(3),
          channel: 'whatsapp',
          text: 'Danke',
          providerId: 'wamid.2',
        },
        NOW,
      );
    }
  }
};

beforeEach(async () => {
  table = new MemoryTable();
  handler = staffInbox({
    table,
    now,
    log: quiet,
    findStaff: staffFinder(table),
    findLocation: presentLocation(table),
    findDealership: dealershipFinder(table),
    findRules: ruleFinder(table),
  });
  await seed();
});

const ownIds = async (sub: string): Promise<string[]> =>
  ((await call(sub, 'GET', '/v1/inbox/service')).body.notifications ?? []).map(({ id }) => id);

describe('who may see what', () => {
  const mayRead = (roles: readonly Role[]) => roles.some((role) => role !== 'mechanic');

  it.each(
    DEALERS.flatMap((dealerId) =>
      [...ROLES.map((role) => [role]), ['mechanic', 'advisor'] as Role[]].map(
        (roles) => [dealerId, roles] as const,
      ),
    ),
  )('S0.3 S2.51 staff of dealer %s as %s: their own dealer, never the other', async (dealerId, roles) => {
    await person('anna', dealerId, { roles: [...roles] });
    await person('other-admin', dealerId === '00027' ? '00028' : '00027', {
      roles: ['network-admin', 'admin'],
    });
    const other = dealerId === '00027' ? '00028' : '00027';

    const inbox = await call('anna', 'GET', '/v1/inbox/service');
    expect(inbox.status).toBe(200);
    expect(
      inboxViewSchema
        .parse(inbox.body)
        .notifications.map(({ visitId }) => visitId)
        .toSorted(),
    ).toEqual([`vs-${dealerId}-01`, `vs-${dealerId}-02`]);
    expect(JSON.stringify(inbox.body)).not.toContain(other);

    expect((await call('anna', 'GET', `/v1/conversations/${conversationAt(dealerId)}`)).status).toBe(
      mayRead(roles) ? 200 : 403,
    );
    expect((await call('anna', 'GET', `/v1/conversations/${conversationAt(other)}`)).status).toBe(
      mayRead(roles) ? 404 : 403,
    );
    expect((await call('anna', 'GET', '/v1/conversations/none')).status).toBe(mayRead(roles) ? 404 : 403);

    const [theirs = ''] = await ownIds('other-admin');
    expect((await call('anna', 'POST', `/v1/inbox/${theirs}/accept`)).status).toBe(404);
    expect(await ownIds('other-admin')).toHaveLength(2);
    const [own = ''] = await ownIds('anna');
    expect((await call('anna', 'POST', `/v1/inbox/${own}/accept`)).status).toBe(200);
  });

  it('who works at one location sees that location only', async () => {
    await person('anna', '00027', { locationIds: ['02'] });
    await person('chief', '00027');
    expect((await call('anna', 'GET', '/v1/inbox/service')).body.notifications).toMatchObject([
      { locationId: '02' },
    ]);
    expect((await call('anna', 'GET', `/v1/conversations/${conversationAt('00027', '02')}`)).status).toBe(
      200,
    );
    expect((await call('anna', 'GET', `/v1/conversations/${conversationAt('00027', '01')}`)).status).toBe(
      404,
    );
    const own = await ownIds('anna');
    const elsewhere = (await ownIds('chief')).filter((id) => !own.includes(id));
    expect(elsewhere).toHaveLength(1);
    for (const id of elsewhere)
      expect((await call('anna', 'POST', `/v1/inbox/${id}/accept`)).status).toBe(404);
    expect(await ownIds('chief')).toHaveLength(2);
  });

  it('every entry tells the location: also a conversation without a message of ours', async () => {
    await person('anna', '00027', { locationIds: ['02'] });
    for (const [key, { entity }] of table.items) if (entity === 'message') table.items.delete(key);
    expect((await call('anna', 'GET', `/v1/conversations/${conversationAt('00027', '02')}`)).status).toBe(
      200,
    );
    expect((await call('anna', 'GET', `/v1/conversations/${conversationAt('00027', '01')}`)).status).toBe(
      404,
    );
  });

  it.each([
    ['no token', undefined, 401, 'token.missing'],
    ['an account that is nobody’s', 'stranger', 403, 'staff.unknown'],
    ['a suspended account', 'ben', 403, 'staff.unknown'],
    ['an empty account', '', 401, 'token.missing'],
  ] as const)('%s is refused on every route', async (_name, sub, status, code) => {
    await person('ben', '00027', { status: 'suspended', roles: ['admin'] });
    for (const [method, path] of [
      ['GET', '/v1/inbox/service'],
      ['POST', '/v1/inbox/service.X/accept'],
      ['GET', `/v1/conversations/${conversationAt('00027')}`],
    ] as const) {
      expect(await call(sub, method, path)).toMatchObject({ status, body: { code } });
    }
  });

  it('claims may be text, as on AWS, or JSON, as locally; those for another dealer mean nothing', async () => {
    await person('anna', '00027');
    for (const more of [
      { iat: 1_764_000_000, 'cognito:groups': ['admins'] },
      { iat: '1764000000' },
      { dealerId: '00028', 'custom:dealer': '00028' },
    ]) {
      expect((await call('anna', 'GET', '/v1/inbox/service', '', more)).body.notifications).toHaveLength(2);
    }
  });
});

describe('the inbox', () => {
  it('S0.42 the first of two has a notification, it leaves the inbox, and taking it again is the same answer', async () => {
    await person('anna', '00027');
    await person('ben', '00027');
    const [id = ''] = await ownIds('anna');
    const [first, second] = await Promise.all([
      call('anna', 'POST', `/v1/inbox/${id}/accept`),
      call('ben', 'POST', `/v1/inbox/${id}/accept`),
    ]);
    expect(acceptedViewSchema.strict().parse(first.body)).toMatchObject({
      id,
      acceptedBy: 'anna',
      acceptedAt: NOW,
    });
    expect(second).toMatchObject({ status: 409, body: { code: 'notification.taken' } });
    expect(await ownIds('ben')).not.toContain(id);
    expect(await call('anna', 'POST', `/v1/inbox/${id}/accept`)).toEqual(first);
  });

  it('S0.42 what is accepted does not come back when its cause is repeated', async () => {
    await person('anna', '00027');
    const [id = ''] = await ownIds('anna');
    await call('anna', 'POST', `/v1/inbox/${id}/accept`);
    for (const locationId of ['01', '02']) await notify('00027', locationId);
    expect(await ownIds('anna')).not.toContain(id);
    expect(await ownIds('anna')).toHaveLength(1);
  });

  it('S0.42 what came back at the very moment of its acceptance is taken out by the next who takes it', async () => {
    await person('anna', '00027');
    await person('ben', '00027');
    const [id = ''] = await ownIds('anna');
    const open = new Map(table.items);
    const first = await call('anna', 'POST', `/v1/inbox/${id}/accept`);
    for (const [key, item] of open) if (!table.items.has(key)) table.items.set(key, item);
    expect(await ownIds('ben')).toContain(id);
    expect((await call('ben', 'POST', `/v1/inbox/${id}/accept`)).status).toBe(409);
    expect(await ownIds('ben')).not.toContain(id);
    expect(await call('anna', 'POST', `/v1/inbox/${id}/accept`)).toEqual(first);
  });

  it('comes in pages of 50, newest first', async () => {
    await person('anna', '00027');
    for (let number = 0; number < 60; number += 1) {
      const at = `2026-11-25T10:00:${String(number).padStart(2, '0')}.000Z`;
      await notifyInbox(
        { table, now, log: quiet },
        {
          dealerId: '00027',
          locationId: '01',
          inbox: 'service',
          conversationId: '',
          subject: 'event',
          at,
          causeId: String(number),
        },
      );
    }
    const first = inboxViewSchema.parse((await call('anna', 'GET', '/v1/inbox/service')).body);
    const second = inboxViewSchema.parse(
      (await call('anna', 'GET', '/v1/inbox/service', `cursor=${encodeURIComponent(first.cursor ?? '')}`))
        .body,
    );
    expect([first.notifications.length, second.notifications.length, second.cursor]).toEqual([
      50,
      12,
      undefined,
    ]);
    const times = [...first.notifications, ...second.notifications].map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(first.notifications[0]).not.toHaveProperty('conversationId');
  });

  it('an inbox that nobody uses is empty', async () => {
    await person('anna', '00027');
    for (const inbox of ['sales', 'service%23', '..', '__proto__'])
      expect((await call('anna', 'GET', `/v1/inbox/${inbox}`)).body).toEqual({ notifications: [] });
  });
});

describe('a conversation', () => {
  it('S0.35 B2 shows messages with their trace and all other entries, newest first, without what is internal', async () => {
    await person('anna', '00027');
    const { body } = await call('anna', 'GET', `/v1/conversations/${conversationAt('00027')}`);
    expect(conversationViewSchema.parse(body).entries.map(({ kind }) => kind)).toEqual([
      'inbound',
      'results',
      'message',
    ]);
    expect(body.entries?.[2]).toMatchObject({
      kind: 'message',
      status: 'delivered',
      channel: 'whatsapp',
      at: '2026-11-24T10:00:01.000Z',
      trace: [
        { status: 'planned' },
        { says: 'chosen as a possible channel' },
        { says: 'its turn, handed to the vendor' },
        { status: 'unknown' },
        { says: 'delivered to the customer' },
      ],
    });
    expect(JSON.stringify(body)).not.toMatch(/secret-|wamid|dealerId|Jürgen|"version"/);
  });

  it('comes in pages of 50', async () => {
    await person('anna', '00027');
    const conversationId = conversationAt('00027');
    for (let number = 0; number < 60; number += 1) {
      const at = `2026-11-25T10:00:${String(number).padStart(2, '0')}.000Z`;
      await entries.createOnce(
        table,
        {
          kind: 'inbound',
          conversationId,
          dealerId: '00027',
          locationId: '01',
          entryId: timedId(at, 'i'),
          at,
          channel: 'sms',
          text: String(number),
          providerId: 'x',
        },
        NOW,
      );
    }
    const first = await call('anna', 'GET', `/v1/conversations/${conversationId}`);
    expect(first.body.entries).toHaveLength(50);
    const second = await call(
      'anna',
      'GET',
      `/v1/conversations/${conversationId}`,
      `cursor=${encodeURIComponent(first.body.cursor ?? '')}`,
    );
    expect(second.body.entries?.map(({ kind }) => kind).slice(-3)).toEqual(['inbound', 'results', 'message']);
    expect(second.body).not.toHaveProperty('cursor');
  });
});

it('no path and no query is answered with a 5xx', async () => {
  await person('anna', '00027');
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('__proto__', '%', '\ud800', 'service.', '.x', 'a.b.c'),
  );
  const path = fc.oneof(
    text.map((part) => `/v1/inbox/${part}`),
    text.map((part) => `/v1/inbox/${part}/accept`),
    text.map((part) => `/v1/conversations/${part}`),
  );
  await fc.assert(
    fc.asyncProperty(path, fc.constantFrom('GET', 'POST'), text, async (where, method, cursor) => {
      const { status } = await call('anna', method, where, `cursor=${cursor}`);
      expect([200, 400, 404]).toContain(status);
    }),
    { numRuns: 300 },
  );
});
