import { describe, expect, it } from 'vitest';
import { visitsWithOpenAnswers } from '../../../shared/visits/open-answer-store.ts';
import { visits } from '../../../shared/visits/visit-store.ts';
import { answered, REMARK, VisitsWorld } from './visits-world.ts';

const answeredWorld = async (): Promise<VisitsWorld> => {
  const world = await new VisitsWorld().arrange();
  await world.send(answered);
  return world;
};
const marksIn = async (world: VisitsWorld) =>
  (await visitsWithOpenAnswers(world.memory, { dealerId: '00027', locationId: '01', limit: 25 })).visits
    .length;

describe('PUT /v1/visits/{visitId}/answers/{itemId}', () => {
  it('S2.52 marks one answer as dealt with, says who and when, and the log shows it', async () => {
    const world = await answeredWorld();
    await world.advance(60);
    const { status, text, view } = await world.mark('s2', { handled: true });
    expect(status, text).toBe(200);
    expect(view().dealings?.choices[1]).toMatchObject({
      id: 's2',
      isHandled: true,
      handled: { at: world.now(), by: 'anna', name: 'Anna' },
    });
    expect(view()).toMatchObject({ open: 1, handled: 2, checkIn: { state: 'answered' } });
    expect(view().dealings?.log[0]).toMatchObject({
      kind: 'answer-changed',
      did: 'handled',
      items: ['s2'],
      by: 'anna',
    });
  });

  it('S2.52 a second click changes nothing, and the first who did it stays', async () => {
    const world = await answeredWorld();
    await world.mark('s2', { handled: true });
    const before = JSON.stringify([...world.memory.items.values()]);
    await world.advance(60);
    expect((await world.mark('s2', { handled: true })).status).toBe(200);
    expect((await world.mark('r1', { handled: false })).status).toBe(200);
    expect((await world.mark('r1', { shared: false })).status).toBe(200);
    expect(JSON.stringify([...world.memory.items.values()])).toBe(before);
    expect(await world.logged('answer-changed')).toHaveLength(1);
  });

  it('S2.53 all dealt with, the visit waits no longer; open again, it waits again', async () => {
    const world = await answeredWorld();
    const mark = async (id: string, handled: boolean) => {
      await world.advance(1);
      return world.mark(id, { handled });
    };
    expect(await marksIn(world)).toBe(1);
    await mark('s2', true);
    expect(await marksIn(world)).toBe(1);
    await mark('r1', true);
    expect(await marksIn(world)).toBe(0);
    await mark('s1', false);
    expect(await marksIn(world)).toBe(1);
    await mark('all', true);
    expect(await marksIn(world)).toBe(0);
    expect(await world.logged('answer-changed')).toMatchObject([
      { did: 'handled', items: ['s1'] },
      { did: 'reopened', items: ['s1'] },
      { did: 'handled', items: ['r1'] },
      { did: 'handled', items: ['s2'] },
    ]);
  });

  it('S2.52 two colleagues at once: both answers are dealt with', async () => {
    const world = await answeredWorld();
    const replies = await Promise.all([
      world.mark('s2', { handled: true }),
      world.mark('r1', { handled: true }),
      world.mark('r1', { shared: true }),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await world.read()).view()).toMatchObject({ open: 0, shared: 1, checkIn: { state: 'handled' } });
    expect(await marksIn(world)).toBe(0);
    expect(await world.logged('answer-changed')).toHaveLength(3);
  });

  it('S2.49 S2.50 S2.51 mechanics see a remark once it is shared, and no longer when it is not; never contact data', async () => {
    const world = await answeredWorld();
    const seen = async () => {
      await world.become(['mechanic']);
      const { text, view } = await world.read();
      await world.become(['advisor']);
      return { text, view: view() };
    };
    const before = await seen();
    expect(before.view.remarks).toEqual([]);
    expect(before.view.dealings).toBeUndefined();
    expect(before.view).toMatchObject({
      vehicle: { licensePlate: 'M-KS 1234' },
      services: [{ name: 'Ölwechsel' }],
      shared: 0,
    });
    const { view } = await world.mark('r1', { shared: true });
    expect(view().remarks[0]?.shared).toMatchObject({ by: 'anna', name: 'Anna' });
    const shared = await seen();
    expect(shared.view.remarks).toMatchObject([
      { id: 'r1', text: 'Bremsen quietschen seit dem 01.11.2026 bei 125.000 km. … …, …' },
    ]);
    expect(shared.text).not.toMatch(/Jürgen|Müller|171|example\.com|Wischer|tjekvik|anna/i);
    await world.mark('r1', { shared: false });
    expect((await seen()).view).toMatchObject({ remarks: [], shared: 0 });
    expect(await world.logged('answer-changed')).toMatchObject([{ did: 'unshared' }, { did: 'shared' }]);
  });

  it('S2.49 S2.50 a message of the customer can be shared too, with its files', async () => {
    const world = await answeredWorld();
    await world.advance(60);
    await world.inbound('Hier ist der Kratzer, Jürgen');
    const entryId = (await world.read()).view().remarks[1]?.id ?? '';
    expect((await world.mark(entryId, { shared: true })).status).toBe(200);
    await world.become(['mechanic']);
    const { view, text } = await world.read();
    expect(view().remarks).toMatchObject([{ id: entryId, text: 'Hier ist der Kratzer, …' }]);
    expect(text).not.toContain('channel');
  });

  it('S2.51 nothing can be shared that the customer did not write', async () => {
    const world = await answeredWorld();
    const entries = (await world.thread()).map((entry) =>
      'entryId' in entry ? entry.entryId : entry.messageId.split('-')[1],
    );
    expect(entries.length).toBeGreaterThan(1);
    for (const id of ['s1', 's2', 'all', 'nothing', 'x'.repeat(3000), ...entries])
      expect(await world.mark(encodeURIComponent(id ?? ''), { shared: true })).toMatchObject({
        status: 404,
        body: { code: 'answer.unknown' },
      });
    expect((await world.mark('s9', { handled: true })).status).toBe(404);
  });

  it.each([{}, { handled: true, shared: true }, { handled: 'yes' }, { other: true }])(
    'refuses %j',
    async (body) => {
      const world = await answeredWorld();
      expect(await world.mark('r1', body)).toMatchObject({ status: 400, body: { code: 'answer.invalid' } });
    },
  );

  it('S2.52 says so where nothing was answered yet', async () => {
    const world = await new VisitsWorld().arrange();
    expect(await world.mark('all', { handled: true })).toMatchObject({
      status: 404,
      body: { code: 'answer.unknown' },
    });
  });

  it('S0.38 a later event leaves alone what is dealt with', async () => {
    const world = await answeredWorld();
    await world.mark('all', { handled: true });
    await world.send(answered, 'msg_again');
    expect(world.visits()[0]?.answers?.items.every(({ handled, asPlanned }) => handled ?? asPlanned)).toBe(
      true,
    );
    expect(await marksIn(world)).toBe(0);
  });

  it('S2.46 keeps the remark itself in the conversation only', async () => {
    const world = await answeredWorld();
    const items = [...world.memory.items.values()].filter((item) =>
      JSON.stringify(item).includes(REMARK.slice(0, 20)),
    );
    expect(items.map(({ entity }) => entity).toSorted()).toEqual(['entry', 'event']);
    expect(await visits.get(world.memory, { visitId: world.visitId })).toBeDefined();
  });
});
