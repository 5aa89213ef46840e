import { describe, expect, it } from 'vitest';
import { staffMessages } from '../../../functions/staff-console/staff-messages.ts';
import { staffFinder } from '../../../shared/dealers/staff-store.ts';
import { sweepMessages } from '../../../shared/events/sweep-messages.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';
import { reconcileMessages } from '../../../shared/planning/reconcile-messages.ts';
import { automated, cancelled, owner, upserted } from '../../support/orders.ts';
import { addAnna, askAs } from '../../support/staff-call.ts';
import type { World } from '../../support/world.ts';

const BOOKED = '2026-11-24T10:00:00Z';
const booked = async (): Promise<World> => {
  const world = automated();
  await addAnna(world.memory);
  await world.send(upserted(BOOKED, {}, { contacts: [owner] }));
  return world;
};
const visitIdOf = (world: World): string =>
  String([...world.memory.items.values()].find(({ entity }) => entity === 'visit')?.['visitId']);
const write = (world: World, body: unknown, deps: World['deps'] = world.deps) =>
  askAs(
    staffMessages({
      table: world.memory,
      findStaff: staffFinder(world.memory),
      changeDeps: () => Promise.resolve(deps),
    }),
    `POST /v1/visits/${visitIdOf(world)}/messages`,
    body,
  );
const ready = (world: World) => world.messages().filter(({ purpose }) => purpose === 'asset-ready');
const READY = { key: 'click-0001', purpose: 'asset-ready' };

describe('POST /v1/visits/{visitId}/messages', () => {
  it('S1.2 S1.18 S1.19 sends a preset at once, and shows who did it', async () => {
    const world = await booked();
    expect(await write(world, READY)).toMatchObject({ status: 202, body: { purpose: 'asset-ready' } });
    await world.run();
    expect(ready(world)).toMatchObject([{ status: 'sent', cause: { eventId: 'click-0001' } }]);
    const shown = (await world.thread()).filter(({ kind }) => kind === 'message-changed');
    expect(shown).toMatchObject([{ did: 'written', by: 'anna', messageId: ready(world)[0]?.messageId }]);
  });

  it('S1.12 sends own words in the place of the preset', async () => {
    const world = await booked();
    await write(world, {
      ...READY,
      text: '{{ location.name }}: Erst ab 14 Uhr, {{ customer.first_name | default: "bitte" }}.',
    });
    await world.run();
    const { rendered } = world.sent.at(-1)!;
    expect(rendered.form === 'email' && rendered.text).toMatch(/^BMW Muster: Erst ab 14 Uhr, Jürgen\./);
  });

  it('S1.19 two clicks with one key are one message; another key is another one', async () => {
    const world = await booked();
    const [first, second] = await Promise.all([write(world, READY), write(world, READY)]);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body['id']).toBe(first.body['id']);
    expect(ready(world)).toHaveLength(1);
    expect(await write(world, { ...READY, text: '{{ location.name }}: Anders.' })).toMatchObject({
      status: 409,
      body: { code: 'message.key_used' },
    });
    await write(world, { ...READY, key: 'click-0002' });
    expect(ready(world)).toHaveLength(2);
  });

  it('S1.19 one whose start is lost is started by the next request with its key, or else by the sweep', async () => {
    for (const isAskedAgain of [true, false]) {
      const world = await booked();
      const start = () => Promise.reject(new AppError('Unavailable', 'aws.unavailable', 'No answer.'));
      const { succeed, fail } = world.deps.workflow;
      const broken = { ...world.deps, workflow: { start, succeed, fail } };
      expect((await write(world, READY, broken)).status).toBe(503);
      expect(ready(world)).toMatchObject([{ status: 'planned' }]);
      await world.advance(1200);
      const executions = { find: () => Promise.resolve(undefined), findBroken: () => Promise.resolve([]) };
      if (isAskedAgain) expect((await write(world, READY)).status).toBe(202);
      else expect(await sweepMessages({ ...world.deps, executions })).toMatchObject({ overdue: 1 });
      await world.run();
      expect(ready(world)).toMatchObject([{ status: 'sent' }]);
    }
  });

  it('S1.18 at night it waits for the hours, and the plan leaves it alone', async () => {
    const world = await booked();
    world.time = Date.parse('2026-11-24T22:00:00.000Z');
    expect(await write(world, READY)).toMatchObject({ body: { dueAt: '2026-11-25T07:00:00.000Z' } });
    const cause = { partnerId: 'x', eventId: 'again' };
    await reconcileMessages(world.deps, { visitId: visitIdOf(world), cause });
    await world.send(cancelled('2026-11-24T22:01:00Z'));
    expect(ready(world)).toMatchObject([{ status: 'planned' }]);
    await world.advance(12 * 3600);
    expect(ready(world)).toMatchObject([{ status: 'sent' }]);
  });

  it('S2.55 B5 nobody is written to who said STOP', async () => {
    const world = await booked();
    await world.inbound('STOP', '+491713920000', 'bulkgate');
    expect(await write(world, { ...READY, to: 'driver' })).toMatchObject({
      status: 409,
      body: { code: 'message.no_channel' },
    });
    expect(ready(world)).toEqual([]);
  });

  it.each([
    ['no key', { purpose: 'asset-ready' }, 'message.invalid'],
    ['an invite, which belongs to its check-in', { ...READY, purpose: 'check-in-invite' }, 'message.invalid'],
    ['a variable that there is not', { ...READY, text: '{{ car.titel }}' }, 'message.invalid'],
    ['a payment of which nothing is known', { ...READY, purpose: 'payment-due' }, 'message.variable_missing'],
  ])('refuses %s', async (_, body, code) => {
    const world = await booked();
    const before = world.messages().length;
    expect(await write(world, body)).toMatchObject({ status: 400, body: { code } });
    expect(world.messages()).toHaveLength(before);
  });

  it.each([
    ['another dealer', { dealerId: '00028' }, 404, 'visit.unknown'],
    ['another location', { locationIds: ['02'] }, 404, 'visit.unknown'],
    ['a mechanic', { roles: ['mechanic' as const] }, 403, 'role.missing'],
  ])('S0.3 is not for %s', async (_, change, status, code) => {
    const world = automated();
    await addAnna(world.memory, change);
    await world.send(upserted(BOOKED));
    expect(await write(world, READY)).toMatchObject({ status, body: { code } });
    expect(ready(world)).toEqual([]);
  });
});
