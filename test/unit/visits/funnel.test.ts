import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFailed, describeHeld } from '../../../shared/planning/describe-open-messages.ts';
import type { Staff } from '../../../shared/dealers/staff.ts';
import { addToFunnel, emptyFunnel, FUNNEL_STEPS } from '../../../shared/visits/funnel.ts';
import { measureFunnel } from '../../../shared/visits/measure-funnel.ts';
import { newVisit, type Visit } from '../../../shared/visits/visit.ts';
import { visits } from '../../../shared/visits/visit-store.ts';
import { CountingTable } from '../../support/counting-table.ts';
import { ALL, automated, upserted } from '../../support/orders.ts';
import { checkInFinished, checkInStart, World } from '../../support/world.ts';

const staff: Staff = {
  sub: 'anna',
  dealerId: '00027',
  name: 'Anna',
  locationIds: [],
  roles: ['advisor'],
  status: 'active',
};

describe('B12 the funnel', () => {
  it('counts who was invited, whom it reached, who opened and who checked in, by the channel that brought it', async () => {
    const world = new World();
    await world.send(checkInStart());
    const funnel = () => measureFunnel(world.deps, { location: world.location, days: 7 });
    // The appointment is next week: not of these days yet.
    expect((await funnel()).visits).toBe(0);
    await world.advance(7 * 24 * 3600);
    expect(await funnel()).toMatchObject({ visits: 1, all: { invited: 1, finished: 0 } });
    await world.send(checkInFinished());
    await world.advance(1);
    const { all, byChannel } = await funnel();
    expect(all).toEqual({ invited: 1, delivered: 1, opened: 1, finished: 1 });
    const used = Object.values(byChannel).filter(({ invited }) => invited > 0);
    expect(used).toEqual([all]);
  });

  it('never widens: whoever took a step has taken those before it', () => {
    const at = '2026-12-01T08:00:00.000Z';
    const visitOf = fc.record({
      openedAt: fc.option(fc.constant(at), { nil: undefined }),
      finishedAt: fc.option(fc.constant(at), { nil: undefined }),
      inviteMessageId: fc.option(fc.constant('cv1-e1'), { nil: undefined }),
    });
    const status = fc.constantFrom('sent', 'delivered', 'read', 'rejected', 'timed_out', 'skipped');
    fc.assert(
      fc.property(fc.array(fc.tuple(visitOf, fc.array(status, { maxLength: 3 }))), (cases) => {
        const seen = cases.map(([checkIn, statuses]) => {
          const base = newVisit({ visitId: 'vs1', dealerId: '1', locationId: '1', createdAt: at }, 'own', at);
          const visit: Visit = { ...base, checkIn: { ...base.checkIn, ...checkIn } };
          const attempts = statuses.map((one, number) => ({
            channel: (['whatsapp', 'sms', 'email'] as const)[number] ?? 'email',
            number,
            status: one,
            at,
          }));
          return { visit, invite: { attempts, status: 'sent' } as never };
        });
        const { all, byChannel } = addToFunnel(emptyFunnel(), seen);
        for (const counts of [all, ...Object.values(byChannel)]) {
          const row = FUNNEL_STEPS.map((step) => counts[step]);
          expect(row).toEqual(row.toSorted((a, b) => b - a));
        }
      }),
    );
  });

  it('costs as much with 100,000 appointments of other days as with ten', async () => {
    const readsWith = async (others: number): Promise<number> => {
      const world = new World();
      await world.send(checkInStart());
      await world.advance(7 * 24 * 3600);
      const [visit] = [...world.memory.items.values()].filter(({ entity }) => entity === 'visit');
      for (let n = 0; n < others; n += 1)
        world.memory.items.set(`other|${n}`, {
          ...(visit ?? { pk: '', sk: '', entity: '', schema: 1, version: 1, updatedAt: '' }),
          pk: `VISIT#other${n}`,
          gsi2sk: `2027${String(n % 12).padStart(2, '0')}010930#other${n}`,
        });
      const table = new CountingTable(world.memory);
      await measureFunnel({ table, now: world.now }, { location: world.location, days: 7 });
      return table.readUnits;
    };
    expect(await readsWith(100_000)).toBe(await readsWith(10));
  });
});

describe('S1.24 S1.32 what waits for somebody', () => {
  it('is what failed and was not mended, with the person and the reason', async () => {
    const world = automated(ALL);
    await world.send(upserted('2026-11-24T10:00:00Z'));
    world.vendors.whatsapp = () => ({
      result: 'rejected',
      reason: 'recipient_unreachable',
      providerCode: 'x',
    });
    world.vendors.sms = () => ({ result: 'rejected', reason: 'no_credit', providerCode: 'x' });
    world.vendors.email = () => ({ result: 'rejected', reason: 'address_bounced', providerCode: 'x' });
    await world.advance(7 * 24 * 3600);
    const failed = await describeFailed(world.deps, { staff });
    expect(failed.messages[0]).toMatchObject({
      purpose: 'reminder-start',
      reason: 'address_bounced',
      contact: { firstName: 'Jürgen' },
    });
    const elsewhere = { ...staff, locationIds: ['02'] };
    expect((await describeFailed(world.deps, { staff: elsewhere })).messages).toEqual([]);
    const other = { ...staff, dealerId: '00028' };
    expect((await describeFailed(world.deps, { staff: other })).messages).toEqual([]);
  });

  it('is what is held, until it is approved', async () => {
    const world = automated({ ...ALL, holdFirst: 1 });
    await world.send(upserted('2026-11-24T10:00:00Z'));
    const held = await describeHeld(world.deps, { staff, locationId: '01' });
    expect(held).toMatchObject([{ purpose: 'reminder-start', contact: { lastName: 'Müller' } }]);
    expect(
      await describeHeld(world.deps, { staff: { ...staff, locationIds: ['02'] }, locationId: '01' }),
    ).toEqual([]);
  });
});

describe('the visits behind it', () => {
  it('are those of the calendar days of the location', async () => {
    const world = new World();
    world.time = Date.parse('2026-12-01T22:59:00.000Z');
    const make = (visitId: string, startsAt: string) =>
      visits.createOnce(
        world.memory,
        {
          ...newVisit({ visitId, dealerId: '00027', locationId: '01', createdAt: startsAt }, 'own', startsAt),
          startsAt,
        },
        startsAt,
      );
    // 23:59 of the first of December in Berlin, and a minute later.
    await make('vs-today', '2026-12-01T22:59:00.000Z');
    await make('vs-tomorrow', '2026-12-01T23:00:00.000Z');
    await make('vs-oldest', '2026-11-24T23:00:00.000Z');
    await make('vs-too-old', '2026-11-24T22:59:00.000Z');
    expect((await measureFunnel(world.deps, { location: world.location, days: 7 })).visits).toBe(2);
  });
});
