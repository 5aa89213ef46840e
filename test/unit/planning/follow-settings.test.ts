import { describe, expect, it } from 'vitest';
import type { Automation } from '../../../shared/dealers/automation.ts';
import { saveDealer } from '../../../shared/dealers/save-dealer.ts';
import { saveNetwork } from '../../../shared/dealers/save-network.ts';
import { dealers, locations } from '../../../shared/dealers/dealer-store.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';
import { sweepReplannings } from '../../../shared/planning/sweep-replannings.ts';
import { findVisitsToReplan } from '../../../shared/planning/find-visits-to-replan.ts';
import { takeReplanning } from '../../../shared/planning/take-replanning.ts';
import type { Table } from '../../../shared/table/table.ts';
import { ALL, changes, driver, overview, upserted } from '../../support/orders.ts';
import { replanningsIn, setAt, settled, sweepPlans, versionsIn } from '../../support/settled-world.ts';
import type { World } from '../../support/world.ts';

const BOOKED = '2026-11-24T10:00:00Z';
const REMINDERS = { ...ALL, purposes: [{ purpose: 'reminder-start' as const, hoursBefore: 24 }] };
const EARLIER = { ...ALL, purposes: [{ purpose: 'reminder-start' as const, hoursBefore: 48 }] };
const OFF = { ...ALL, mode: 'off' as const };

/** An order of another customer, with another car. */
const orderOf = (number: number, change: Record<string, unknown> = {}) =>
  upserted(
    BOOKED,
    { id: `o-${number}` },
    {
      vehicle: { vin: `WBA11AA00${String(number).padStart(8, '0')}` },
      contact: { ...driver, externalId: `c-${number}`, mobile: undefined, email: `c${number}@example.com` },
      ...change,
    },
  );
const booked = async (automation: Automation = REMINDERS): Promise<World> => {
  const world = await settled(automation);
  await world.send(upserted(BOOKED));
  world.time += 60_000;
  return world;
};
const kinds = (world: World) => replanningsIn(world).map(({ kind }) => kind);
const isDone = (world: World) => replanningsIn(world).every(({ doneAt }) => doneAt !== undefined);

describe('B4 S1.26 the messages of visits follow the settings', () => {
  it('a reminder is to go out earlier: it moves with its schedule, and the conversation says by what', async () => {
    const world = await booked();
    await setAt(world, '01', { automation: EARLIER });
    expect(kinds(world)).toEqual(['location']);
    // Not before everybody has the new settings.
    world.time += 60_000;
    expect(await sweepReplannings(world.deps)).toEqual({ found: 0, done: 0, failed: 0 });
    await sweepPlans(world);
    expect(overview(world)).toEqual(['reminder-start planned 2026-11-29T08:30']);
    expect([...world.schedules.values()].map(({ at }) => at)).toEqual(['2026-11-29T08:30:00.000Z']);
    const shown = (await changes(world)).filter(({ cause }) => cause.partnerId === '$settings');
    expect(shown).toMatchObject([{ moved: [{ to: '2026-11-29T08:30:00.000Z', why: 'time' }] }]);
    expect(isDone(world)).toBe(true);
  });

  it('S1.27 S1.28 one purpose is taken out, another comes in', async () => {
    const world = await booked();
    await setAt(world, '01', { automation: { ...ALL, purposes: [{ purpose: 'reminder-end' }] } });
    await sweepPlans(world);
    expect(overview(world)).toEqual([
      'reminder-start withdrawn 2026-11-30T08:30',
      'reminder-end planned 2026-12-03T16:00',
    ]);
    expect(world.messages()[0]?.statusReason).toBe('not_asked_for');
  });

  it('S1.25 S1.33 switched on, it takes up the visits that are there; switched off, it leaves all as it is', async () => {
    const world = await booked(OFF);
    expect(world.messages()).toEqual([]);
    await setAt(world, '01', { automation: REMINDERS });
    await sweepPlans(world);
    expect(overview(world)).toEqual(['reminder-start planned 2026-11-30T08:30']);
    await setAt(world, '01', { automation: OFF });
    await sweepPlans(world);
    expect(overview(world)).toEqual(['reminder-start planned 2026-11-30T08:30']);
    expect(isDone(world)).toBe(true);
  });

  it('B4 S1.32 from the shadow to the light', async () => {
    const world = await booked({ ...REMINDERS, mode: 'shadow' });
    expect(world.messages()).toEqual([]);
    await setAt(world, '01', { automation: REMINDERS });
    await sweepPlans(world);
    expect(overview(world)).toEqual(['reminder-start planned 2026-11-30T08:30']);
  });

  it('S1.27 what was made before the shadow is not forgotten in it', async () => {
    const world = await booked();
    await setAt(world, '01', { automation: { ...REMINDERS, mode: 'shadow' } });
    await sweepPlans(world);
    await setAt(world, '01', { automation: { ...REMINDERS, mode: 'shadow', purposes: [] } });
    await sweepPlans(world);
    expect(overview(world)).toEqual(['reminder-start planned 2026-11-30T08:30']);
    await setAt(world, '01', { automation: { ...REMINDERS, purposes: [] } });
    await sweepPlans(world);
    expect(overview(world)).toEqual(['reminder-start withdrawn 2026-11-30T08:30']);
  });

  it.each([
    ['the hours', { quietHours: { from: '10:30', to: '21:00' } }, /planned 2026-11-29T/],
    ['the zone', { zone: 'America/New_York' }, /planned 2026-11-29T|planned 2026-11-30T/],
    ['a channel', { email: null }, /withdrawn/],
  ])('%s', async (_, settings, expected) => {
    const world = await booked();
    const before = overview(world);
    await setAt(world, '01', settings);
    await sweepPlans(world);
    expect(overview(world)).not.toEqual(before);
    expect(overview(world)[0]).toMatch(expected);
  });

  it('a setting of the dealer, or of the network, reaches the locations that inherit it', async () => {
    for (const level of ['dealer', 'network'] as const) {
      const world = await settled();
      const other = { dealerId: '00031', networkId: 'mini', name: 'MINI', settings: {} };
      await dealers.createOnce(world.memory, other, world.now());
      const { automation: _automation, ...rest } = world.settings;
      await locations.change(
        world.deps,
        { dealerId: '00027', locationId: '01' },
        (current) => current && { ...current, settings: rest },
      );
      await sweepPlans(world);
      await world.send(upserted(BOOKED));
      expect(world.messages()).toEqual([]);
      if (level === 'dealer')
        await saveDealer(world.deps, { dealerId: '00027', settings: { automation: REMINDERS } });
      else await saveNetwork(world.deps, { networkId: 'bmw', settings: { automation: REMINDERS } });
      expect(kinds(world)).toContain(level);
      await sweepPlans(world);
      expect(overview(world)).toEqual(['reminder-start planned 2026-11-30T08:30']);
      expect(isDone(world)).toBe(true);
    }
  });

  it('another location is left alone, and what has gone out stays', async () => {
    const world = await booked();
    await world.send(orderOf(2, { locationId: '02' }));
    await world.advance(7 * 24 * 3600);
    await world.send(orderOf(3));
    const before = overview(world).filter((line) => line.includes('sent'));
    expect(before).toHaveLength(2);
    await setAt(world, '01', { automation: EARLIER });
    await sweepPlans(world);
    expect(overview(world).filter((line) => line.includes('sent'))).toEqual(before);
  });

  it('nothing is noted for what no plan is made of, and for what is saved as it is', async () => {
    const world = await booked();
    await setAt(world, '01', { colour: '#000000', confirmCheckIn: true, retention: { visitDays: 60 } });
    await setAt(world, '01', { automation: REMINDERS });
    await saveDealer(world.deps, { dealerId: '00027', name: 'Anders' });
    expect(replanningsIn(world)).toEqual([]);
  });
});

describe('many visits', () => {
  it('are taken page by page, in as many runs as it needs, each from where the last one stopped', async () => {
    const world = await settled(REMINDERS);
    for (let number = 0; number < 130; number += 1) await world.send(orderOf(number));
    const moved = () => overview(world).filter((line) => line.endsWith('2026-11-29T08:30')).length;
    await setAt(world, '01', { automation: EARLIER });
    const [{ replanningId } = { replanningId: '' }] = replanningsIn(world);
    expect(
      await takeReplanning(world.deps, {
        replanningId,
        findVisits: findVisitsToReplan,
        mayGoOn: () => false,
      }),
    ).toBe('to_be_continued');
    expect(moved()).toBe(100);
    world.table.calls.length = 0;
    expect(
      await takeReplanning(world.deps, {
        replanningId,
        findVisits: findVisitsToReplan,
        mayGoOn: () => false,
      }),
    ).toBe('done');
    expect(moved()).toBe(130);
    const before = versionsIn(world);
    await sweepPlans(world);
    expect(versionsIn(world)).toEqual(before);
  });

  it('of several changes of one place the last one is taken; one that has begun is finished', async () => {
    const world = await booked();
    await setAt(world, '01', { automation: EARLIER });
    const [{ replanningId } = { replanningId: '' }] = replanningsIn(world);
    await takeReplanning(brokenFor(world, 'PLAN'), {
      replanningId,
      findVisits: findVisitsToReplan,
      mayGoOn: () => true,
    }).catch(() => undefined);
    for (const hoursBefore of [12, 24, 36]) {
      world.time += 1000;
      await setAt(world, '01', {
        automation: { ...ALL, purposes: [{ purpose: 'reminder-start', hoursBefore }] },
      });
    }
    await sweepPlans(world);
    const started = replanningsIn(world).filter(({ startedAt }) => startedAt !== undefined);
    expect(started).toHaveLength(2);
    expect(isDone(world)).toBe(true);
    expect(overview(world)[0]).toMatch(/^reminder-start planned 2026-11-2[89]T/);
  });

  it('one that cannot be planned does not hold up the others; what is only out for now is tried again', async () => {
    for (const kind of ['Defect', 'Unavailable'] as const) {
      const world = await booked();
      await world.send(orderOf(2));
      const [first] = world.messages();
      await setAt(world, '01', { automation: EARLIER });
      world.time += 150_000;
      const broken = brokenFor(world, `VISIT#${first!.visitId}`, kind);
      const swept = await sweepReplannings(broken);
      expect(swept).toMatchObject({ found: 1, failed: kind === 'Defect' ? 0 : 1 });
      expect(overview(world)).toHaveLength(2);
      expect(overview(world)[0]).toBe('reminder-start planned 2026-11-29T08:30');
      await sweepPlans(world);
      const left = overview(world).filter((line) => line.endsWith('2026-11-30T08:30'));
      expect(left).toHaveLength(kind === 'Defect' ? 1 : 0);
      expect(isDone(world)).toBe(true);
      if (kind === 'Defect') expect(world.logs.filter(({ level }) => level === 'error')).toHaveLength(1);
    }
  });
});

/** The world's deps, on a table that does not give the plan of a visit. */
const brokenFor = (world: World, part: string, kind: 'Defect' | 'Unavailable' = 'Unavailable') => {
  const { table } = world;
  const broken: Table = {
    get: (key, options) =>
      `${key.pk} ${key.sk}`.includes(part) && key.sk === 'PLAN'
        ? Promise.reject(new AppError(kind, 'table.broken', 'No answer.'))
        : table.get(key, options),
    getMany: (keys, options) => table.getMany(keys, options),
    query: (query) => table.query(query),
    findKeys: (query) => table.findKeys(query),
    write: (write) => table.write(write),
    writeTogether: (writes) => table.writeTogether(writes),
  };
  return { ...world.deps, sending: world.sending, workflow: world.engine, table: broken };
};
