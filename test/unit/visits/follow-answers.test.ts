import { describe, expect, it } from 'vitest';
import { visitsWithOpenAnswers } from '../../../shared/visits/open-answer-store.ts';
import { visits } from '../../../shared/visits/visit-store.ts';
import { cancelled, orderStatus } from '../../support/orders.ts';
import { checkInFinished, checkInStart, World } from '../../support/world.ts';

const place = { dealerId: '00027', locationId: '01' };
const waiting = async (world: World, limit = 25) =>
  (await visitsWithOpenAnswers(world.memory, { ...place, limit })).visits;
const visitIn = (world: World) =>
  [...world.memory.items.values()].filter(({ entity }) => entity === 'visit').map(visits.parse)[0];
const asked = { results: { services: [], remarks: 'Please look at the brakes' } };
const about = (type: string, timestamp: string, data: Record<string, unknown> = {}) => ({
  ...(type === 'appointment.cancelled' ? cancelled(timestamp) : orderStatus('finished', timestamp)),
  type,
  timestamp,
  data: { ...place, appointment: { id: 'a-0042' }, ...data },
});

describe('answers that wait for somebody', () => {
  it('S2.53 are found at their location, whatever the day of the visit is', async () => {
    const world = new World();
    await world.send(checkInStart());
    expect(await waiting(world)).toEqual([]);
    await world.send(checkInFinished(asked));
    const [visit] = await waiting(world);
    expect(visit).toMatchObject({
      startsAt: '2026-12-01T08:30:00.000Z',
      checkIn: { status: 'finished' },
      answers: { items: [{ id: 'r1' }] },
    });
    const results = (await world.thread()).find(({ kind }) => kind === 'results');
    expect(results).toMatchObject({ entryId: visit?.answers?.entryId });
  });

  it('S2.53 are not waited for where the customer only confirmed what is planned', async () => {
    const world = new World();
    await world.send(checkInStart());
    const services = [{ code: 'OIL', name: 'Ölwechsel', decision: 'accepted' }];
    await world.send(checkInFinished({ results: { services } }));
    expect(visitIn(world)?.answers?.items).toEqual([{ id: 's1', asPlanned: true }]);
    expect(await waiting(world)).toEqual([]);
  });

  it('S0.10 S2.53 wait once, however often they are told', async () => {
    const world = new World();
    await world.send(checkInStart());
    await world.send(checkInFinished(asked), 'msg_same');
    await world.send(checkInFinished(asked), 'msg_same');
    await world.send(checkInFinished({ results: { services: [], remarks: 'Other words' } }));
    expect(await waiting(world)).toHaveLength(1);
    expect(visitIn(world)?.answers?.items).toEqual([{ id: 'r1' }]);
  });

  it.each([
    ['is cancelled', about('appointment.cancelled', '2026-11-25T10:00:00Z')],
    ['is over', about('order.status', '2026-11-25T10:00:00Z', { status: 'finished' })],
  ])('S2.53 wait no longer once the visit %s', async (_, event) => {
    const world = new World();
    await world.send(checkInStart());
    await world.send(checkInFinished(asked));
    expect(await waiting(world)).toHaveLength(1);
    await world.send(event);
    expect(await waiting(world)).toEqual([]);
    await world.send(about('order.status', '2026-11-26T10:00:00Z', { status: 'confirmed' }));
    expect(await waiting(world)).toHaveLength(1);
  });

  it('S2.53 come page by page, longest ago first', async () => {
    const world = new World();
    for (const hour of [13, 11, 12]) {
      await world.send(checkInStart({ checkin: { id: `c-${hour}` }, appointment: undefined }));
      await world.send(
        checkInFinished({
          ...asked,
          checkin: { id: `c-${hour}` },
          vehicle: undefined,
          finishedAt: `2026-11-24T${hour}:00:00Z`,
        }),
      );
    }
    const first = await visitsWithOpenAnswers(world.memory, { ...place, limit: 2 });
    const { cursor } = first;
    const rest = await visitsWithOpenAnswers(world.memory, { ...place, limit: 2, cursor });
    const times = [...first.visits, ...rest.visits].map(({ checkIn }) => checkIn.finishedAt?.slice(11, 13));
    expect(times).toEqual(['11', '12', '13']);
    expect(rest.cursor).toBeUndefined();
  });
});
