import { describe, expect, it } from 'vitest';
import { staffMessages } from '../../../functions/staff-console/staff-messages.ts';
import { staffFinder } from '../../../shared/dealers/staff-store.ts';
import { entries } from '../../../shared/conversations/conversation-store.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';
import { messages } from '../../../shared/messaging/message-store.ts';
import type { Message } from '../../../shared/messaging/message.ts';
import { sendMessage } from '../../../shared/messaging/send-message.ts';
import { approveMessage } from '../../../shared/planning/approve-message.ts';
import { editMessage } from '../../../shared/planning/edit-message.ts';
import { reconcileMessages } from '../../../shared/planning/reconcile-messages.ts';
import { withdrawMessage } from '../../../shared/planning/withdraw-message.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';
import type { Table } from '../../../shared/table/table.ts';
import { breakingAfter } from '../../support/breaking-table.ts';
import { everyInterleaving } from '../../support/interleavings.ts';
import { ALL, automated, cancelled, live, orderStatus, upserted, withInvites } from '../../support/orders.ts';
import { addAnna, askAs } from '../../support/staff-call.ts';
import type { World } from '../../support/world.ts';

const BOOKED = '2026-11-24T10:00:00Z';
const START = '2026-11-30T08:30:00.000Z';
const anna = {
  sub: 'anna',
  dealerId: '00027',
  name: 'Anna',
  locationIds: [],
  roles: ['advisor' as const],
  status: 'active' as const,
};

const booked = async (automation = ALL): Promise<World> => {
  const world = automated(automation);
  await addAnna(world.memory);
  await world.send(upserted(BOOKED));
  return world;
};
const ask = (world: World, what: string, body?: unknown) =>
  askAs(
    staffMessages({
      table: world.memory,
      findStaff: staffFinder(world.memory),
      changeDeps: () => Promise.resolve(world.deps),
    }),
    what,
    body,
  );
const reminder = (world: World): Message =>
  world.messages().find(({ purpose }) => purpose === 'reminder-start')!;
const pathOf = (world: World): string => `/v1/messages/${reminder(world).messageId}`;
const shown = async (world: World) =>
  (await world.thread()).flatMap((entry) => (entry.kind === 'message-changed' ? [entry] : []));
const planAgain = (world: World) =>
  reconcileMessages(world.deps, {
    visitId: reminder(world).visitId,
    cause: { partnerId: 'x', eventId: `again-${world.time}` },
  });
const sentMails = (world: World) =>
  world.sent.flatMap(({ rendered, reference }) =>
    rendered.form === 'email' && reference.startsWith(reminder(world).messageId) ? [rendered] : [],
  );

describe('DELETE /v1/messages/{messageId}', () => {
  it('S1.21 takes an unsent one back with its schedule, shows who did it, and no other takes its place', async () => {
    const world = await booked();
    const before = world.schedules.size;
    expect(await ask(world, `DELETE ${pathOf(world)}`)).toMatchObject({
      status: 200,
      body: { status: 'withdrawn', statusReason: 'withdrawn_by_staff' },
    });
    expect(world.schedules.size).toBe(before - 1);
    expect(await shown(world)).toMatchObject([
      { did: 'withdrawn', by: 'anna', messageId: reminder(world).messageId },
    ]);
    await planAgain(world);
    await live(world, 8);
    expect(world.messages().filter(({ purpose }) => purpose === 'reminder-start')).toHaveLength(1);
    expect(sentMails(world)).toEqual([]);
  });

  it('S1.21 a second click gets the same answer, and is shown once', async () => {
    const world = await booked();
    await ask(world, `DELETE ${pathOf(world)}`);
    expect((await ask(world, `DELETE ${pathOf(world)}`)).status).toBe(200);
    expect(await shown(world)).toHaveLength(1);
  });

  it.each([
    ['sending', 'message.being_sent'],
    ['sent', 'message.sent'],
    ['delivered', 'message.sent'],
    ['failed', 'message.over'],
  ] as const)('S1.23 one that is %s stays: %s', async (status, code) => {
    const world = await booked();
    await messages.change(world.deps, keyOf(world), (current) => current && { ...current, status });
    for (const what of ['DELETE', 'PUT'])
      expect(await ask(world, `${what} ${pathOf(world)}`, { text: 'a' })).toMatchObject({
        status: 409,
        body: { code },
      });
    expect(await shown(world)).toEqual([]);
  });
});

const keyOf = (world: World) => {
  const [conversationId = '', entryId = ''] = reminder(world).messageId.split('-');
  return { conversationId, entryId };
};

describe('PUT /v1/messages/{messageId}', () => {
  const text = '{{ location.name }}: Bis {{ appointment.time }} Uhr, bitte Hintereingang nehmen.';

  it('S1.22 other words go out, with the values of the variables and the subject of the template', async () => {
    const world = await booked();
    expect((await ask(world, `PUT ${pathOf(world)}`, { text })).status).toBe(200);
    expect(await shown(world)).toMatchObject([{ did: 'edited', by: 'anna' }]);
    await live(world, 8);
    const [mail, ...more] = sentMails(world);
    expect(more).toEqual([]);
    expect(mail?.text).toMatch(/^BMW Muster: Bis 0?9:30 Uhr, bitte Hintereingang nehmen\./);
    expect(mail?.html).toContain('Hintereingang');
    expect(mail?.subject).toBeTruthy();
  });

  it('S1.22 null brings the words of the template back', async () => {
    const world = await booked();
    await ask(world, `PUT ${pathOf(world)}`, { text });
    await ask(world, `PUT ${pathOf(world)}`, { text: null });
    expect(reminder(world)).not.toHaveProperty('ownText');
    await live(world, 8);
    expect(sentMails(world)[0]?.text).not.toContain('Hintereingang');
  });

  it('S1.22 at another time it goes out then, once, and the plan does not move it back', async () => {
    const world = await booked();
    const dueAt = '2026-11-27T14:00:00.000Z';
    expect(await ask(world, `PUT ${pathOf(world)}`, { dueAt: '2026-11-27T15:00:00+01:00' })).toMatchObject({
      status: 200,
      body: { dueAt, status: 'planned' },
    });
    await planAgain(world);
    await world.send(upserted('2026-11-24T11:00:00Z', { startsAt: '2026-12-02T09:30:00+01:00' }));
    expect(reminder(world).dueAt).toBe(dueAt);
    expect(
      [...world.schedules.keys()].filter((name) => name.startsWith(reminder(world).messageId)),
    ).toHaveLength(1);
    await live(world, 9);
    expect(sentMails(world)).toHaveLength(1);
    expect(reminder(world).attempts[0]?.at.slice(0, 16)).toBe('2026-11-27T14:00');
    expect(world.messages().filter(({ purpose }) => purpose === 'reminder-start')).toHaveLength(1);
  });

  it('S1.22 for now it goes out at once', async () => {
    const world = await booked();
    await ask(world, `PUT ${pathOf(world)}`, { dueAt: world.now() });
    await world.run();
    expect(sentMails(world)).toHaveLength(1);
  });

  it('S0.26 S1.22 by WhatsApp own words need the open window; the reason stands at the channel', async () => {
    const world = automated();
    const template = {
      purpose: 'reminder-start' as const,
      language: 'de' as const,
      name: 'reminder_start',
      code: 'de',
      status: 'approved' as const,
    };
    world.settings = {
      ...world.settings,
      whatsapp: { phoneNumberId: '106540352242922', templates: [template] },
    };
    await addAnna(world.memory);
    await world.send(upserted(BOOKED));
    const whatsApp = () => reminder(world).candidates.find(({ channel }) => channel === 'whatsapp');
    expect(whatsApp()).toEqual({ channel: 'whatsapp' });
    await ask(world, `PUT ${pathOf(world)}`, { text });
    expect(whatsApp()).toEqual({ channel: 'whatsapp', refused: 'window_closed' });
    await live(world, 7);
    expect(
      world.sent.filter(({ reference }) => reference.startsWith(reminder(world).messageId)),
    ).toMatchObject([{ channel: 'email' }]);
  });

  it('S0.26 S1.22 in the open window they go by WhatsApp as free text', async () => {
    const world = automated();
    world.settings = { ...world.settings, whatsapp: { phoneNumberId: '106540352242922', templates: [] } };
    await addAnna(world.memory);
    await world.send(upserted(BOOKED));
    await world.inbound('Hallo');
    await ask(world, `PUT ${pathOf(world)}`, { text, dueAt: world.now() });
    await world.run();
    expect(world.sent.at(-1)).toMatchObject({
      channel: 'whatsapp',
      rendered: { form: 'text', text: expect.stringContaining('Hintereingang') as string },
    });
  });

  it('S0.15 S1.22 the words of an invite need its link, and it is made when they are sent', async () => {
    const world = automated(withInvites);
    world.settings = { ...world.settings, sms: { provider: 'bulkgate', sender: 'Muster' }, email: null };
    await addAnna(world.memory);
    await world.send(upserted(BOOKED));
    const invite = () => world.messages().find(({ purpose }) => purpose === 'check-in-invite')!;
    const path = `PUT /v1/messages/${invite().messageId}`;
    const refused = await ask(world, path, { text: '{{ location.name }}: Bitte kommen.' });
    expect(refused).toMatchObject({ status: 400, body: { issues: [{ path: 'text' }] } });
    expect((await ask(world, path, { text: '{{ location.name }}: Neu {{ link }}' })).status).toBe(200);
    expect(invite().ownText).toBe('{{ location.name }}: Neu {{ link }}');
    await live(world, 5);
    const [sms] = world.sent.filter(({ channel }) => channel === 'sms');
    expect(sms?.rendered.form === 'text' && sms.rendered.text).toMatch(
      /^BMW Muster: Neu https:\/\/kerbside\.example\/c\/\S{22}$/,
    );
  });

  it('B5 S1.22 a STOP takes what was edited along', async () => {
    const world = await booked();
    await ask(world, `PUT ${pathOf(world)}`, { text });
    await world.inbound('STOP', '+491713920000', 'bulkgate');
    expect(reminder(world)).toMatchObject({ status: 'withdrawn', statusReason: 'opted_out' });
  });

  it.each([
    ['nothing at all', {}, ''],
    ['a variable that there is not', { text: '{{ car.titel }}' }, 'text:1:4'],
    ['an empty text', { text: '' }, 'text'],
    ['eleven SMS', { text: 'ä'.repeat(1999) }, 'text'],
    ['the past', { dueAt: '2026-11-23T10:00:00Z' }, 'dueAt'],
    ['years ahead', { dueAt: '2029-11-23T10:00:00Z' }, 'dueAt'],
    ['the night', { dueAt: '2026-11-27T23:00:00+01:00' }, 'dueAt'],
  ])('refuses %s', async (_, body, path) => {
    const world = await booked();
    const before = reminder(world);
    const reply = await ask(world, `PUT ${pathOf(world)}`, body);
    expect(reply).toMatchObject({ status: 400, body: { code: 'message.edit_invalid' } });
    const [issue] = reply.body['issues'] as { path: string }[];
    expect(issue?.path.startsWith(path)).toBe(true);
    expect(reminder(world)).toEqual(before);
  });
});

describe('POST /v1/messages/{messageId}/approve', () => {
  const held = () => booked({ ...ALL, holdFirst: 5 });

  it('S1.32 lets a held one out, and shows who did it; a second click is answered the same', async () => {
    const world = await held();
    expect(reminder(world).status).toBe('held');
    for (const click of ['first', 'second'])
      expect(await ask(world, `POST ${pathOf(world)}/approve`), click).toMatchObject({
        status: 200,
        body: { status: 'planned', dueAt: START },
      });
    expect(await shown(world)).toMatchObject([{ did: 'approved', by: 'anna' }]);
    await live(world, 8);
    expect(sentMails(world)).toHaveLength(1);
  });

  it('S1.32 it is let out and shown by one write: wherever it breaks off, there is both or neither', async () => {
    for (let calls = 0; calls < 6; calls += 1) {
      const world = await held();
      const { messageId } = reminder(world);
      const deps = { ...world.deps, table: breakingAfter(world.memory, calls) };
      await approveMessage(deps, { staff: anna, messageId }).catch(() => undefined);
      expect(await shown(world), `after ${calls} calls`).toHaveLength(
        reminder(world).status === 'planned' ? 1 : 0,
      );
    }
  });

  it('S1.32 S1.22 S1.21 a held one can be edited and stays held, or be taken back', async () => {
    const world = await held();
    await ask(world, `PUT ${pathOf(world)}`, { text: '{{ location.name }}: Bis morgen.' });
    expect(reminder(world)).toMatchObject({ status: 'held', ownText: '{{ location.name }}: Bis morgen.' });
    await ask(world, `DELETE ${pathOf(world)}`);
    expect(await ask(world, `POST ${pathOf(world)}/approve`)).toMatchObject({
      status: 409,
      body: { code: 'message.not_held' },
    });
  });

  it('S1.32 whose hours are over goes out after it was given a later time', async () => {
    const world = await held();
    await live(world, 6.5);
    expect(await ask(world, `POST ${pathOf(world)}/approve`)).toMatchObject({
      status: 409,
      body: { code: 'message.too_late' },
    });
    await ask(world, `PUT ${pathOf(world)}`, { dueAt: '2026-12-01T09:00:00+01:00' });
    expect((await ask(world, `POST ${pathOf(world)}/approve`)).status).toBe(200);
    await live(world, 2);
    expect(sentMails(world)).toHaveLength(1);
  });
});

describe('who may', () => {
  it.each([
    ['another dealer', { dealerId: '00028' }, 404, 'message.unknown'],
    ['another location', { locationIds: ['02'] }, 404, 'message.unknown'],
    ['a mechanic', { roles: ['mechanic' as const] }, 403, 'role.missing'],
  ])('S0.3 %s gets none of it', async (_, change, status, code) => {
    const world = automated();
    await addAnna(world.memory, change);
    await world.send(upserted(BOOKED));
    for (const what of [`DELETE ${pathOf(world)}`, `PUT ${pathOf(world)}`, `POST ${pathOf(world)}/approve`])
      expect(await ask(world, what, { text: 'a' })).toMatchObject({ status, body: { code } });
    expect(reminder(world).status).toBe('planned');
  });
});

describe('S1.23 a change by staff against a claim, in every order of the calls of both', () => {
  type Change = (deps: World['deps'], messageId: string) => Promise<unknown>;
  const play = async (change: Change) => {
    const world = await booked();
    const origin = reminder(world);
    world.time = Date.parse(START);
    const items = structuredClone([...world.memory.items.entries()]);
    const seen = { changed: 0, sent: 0 };
    const count = await everyInterleaving(async () => {
      const table = new MemoryTable(() => START);
      for (const [key, item] of items) table.items.set(key, structuredClone(item));
      const happened: string[] = [];
      const depsOn = (own: Table): World['deps'] => ({
        ...world.deps,
        table: own,
        sending: world.sending,
        workflow: {
          start: () => Promise.resolve(),
          succeed: () => Promise.resolve(true),
          fail: () => Promise.resolve(true),
        },
        transportFor: (channel) => ({
          channel,
          settledBy: 'accept',
          send: ({ rendered }) => {
            happened.push(
              `sent ${rendered.form === 'email' && rendered.text.includes('Neu') ? 'new' : 'old'}`,
            );
            return Promise.resolve({ result: 'accepted', providerId: 'id' });
          },
        }),
      });
      const { messageId, dueAt } = origin;
      const claim = { messageId, channel: 'email' as const, execution: 'x', dueAt, taskToken: 't' };
      return {
        table,
        first: (own) => sendMessage(depsOn(own), claim),
        second: async (own) => {
          try {
            await change(depsOn(own), messageId);
            happened.push('changed');
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            happened.push(error.code);
          }
        },
        check: (order) => {
          const stored = [...table.items.values()].flatMap((item) =>
            item['messageId'] === messageId && item.entity === 'message' ? [messages.parse(item)] : [],
          )[0]!;
          const shownAs = [...table.items.values()]
            .filter(({ entity }) => entity === 'entry')
            .map(entries.parse)
            .filter(({ kind }) => kind === 'message-changed');
          const isChanged = happened.includes('changed');
          const isOld = happened.includes('sent old');
          // One of the two wins, and the other is told so.
          expect(isChanged && isOld, `${order}: ${happened.join(', ')}`).toBe(false);
          expect(shownAs, order).toHaveLength(isChanged ? 1 : 0);
          if (isChanged) seen.changed += 1;
          else
            expect(
              happened.some((code) => /^message\.(being_sent|sent)$/.test(code)),
              order,
            ).toBe(true);
          if (isOld) seen.sent += 1;
          if (stored.status === 'withdrawn') expect(happened, order).toEqual(['changed']);
        },
      };
    });
    expect(count).toBeGreaterThan(5);
    // Both ways occur, so that the orders do meet.
    expect(seen.changed).toBeGreaterThan(0);
    expect(seen.sent).toBeGreaterThan(0);
  };

  it('taking it back', () => play((deps, messageId) => withdrawMessage(deps, { staff: anna, messageId })));
  it('another time', () =>
    play((deps, messageId) =>
      editMessage(deps, { staff: anna, messageId, command: { dueAt: '2026-11-30T12:00:00Z' } }),
    ));
  it('other words', () =>
    play((deps, messageId) =>
      editMessage(deps, { staff: anna, messageId, command: { text: '{{ location.name }}: Neu.' } }),
    ));
});

describe('an edited message and its visit', () => {
  const edited = async (): Promise<World> => {
    const world = await booked();
    await ask(world, `PUT ${pathOf(world)}`, { text: '{{ location.name }}: Bis morgen.' });
    return world;
  };

  it.each([
    ['cancelled', () => cancelled('2026-11-24T11:00:00Z'), 'visit_cancelled'],
    ['finished', () => orderStatus('finished', '2026-11-24T11:00:00Z'), 'visit_finished'],
  ] as const)('S1.29 S2.16 B4 that is %s: it is taken back like any other', async (_, event, reason) => {
    for (const isPlannedBetween of [false, true]) {
      const world = await edited();
      if (isPlannedBetween) await planAgain(world);
      await world.send(event());
      expect(reminder(world)).toMatchObject({ status: 'withdrawn', statusReason: reason });
      await live(world, 8);
      expect(sentMails(world)).toEqual([]);
    }
  });

  it('S1.22 whatever else happens, the plan leaves it as staff wrote it', async () => {
    const world = await edited();
    const before = reminder(world);
    await world.send(upserted('2026-11-24T11:00:00Z', { startsAt: '2026-12-02T09:30:00+01:00' }));
    world.settings = { ...world.settings, automation: { ...ALL, purposes: [] } };
    await planAgain(world);
    expect(reminder(world)).toEqual(before);
    expect(world.messages().filter(({ purpose }) => purpose === 'reminder-start')).toHaveLength(1);
  });
});
