import { describe, expect, it } from 'vitest';
import { staffPlans } from '../../../functions/staff-console/staff-plans.ts';
import type { Automation } from '../../../shared/dealers/automation.ts';
import { staffFinder } from '../../../shared/dealers/staff-store.ts';
import { visitMessagesSchema } from '../../../shared/planning/describe-visit-messages.ts';
import { ALL, automated, owner, upserted, withInvites } from '../../support/orders.ts';
import { addAnna, askAs } from '../../support/staff-call.ts';
import { checkInStart, World } from '../../support/world.ts';

const BOOKED = '2026-11-24T10:00:00Z';
const handlerOf = (world: World) =>
  staffPlans({ ...world.deps, table: world.memory, findStaff: staffFinder(world.memory) });
const visitIdOf = (world: World): string =>
  String([...world.memory.items.values()].find(({ entity }) => entity === 'visit')?.['visitId']);
const read = async (world: World, visitId = visitIdOf(world)) => {
  const reply = await askAs(handlerOf(world), `GET /v1/visits/${encodeURIComponent(visitId)}/messages`);
  return { ...reply, view: () => visitMessagesSchema.parse(reply.body) };
};
const booked = async (automation: Automation = ALL): Promise<World> => {
  const world = automated(automation);
  await addAnna(world.memory);
  await world.send(upserted(BOOKED, {}, { contacts: [owner] }));
  return world;
};

describe('GET /v1/visits/{visitId}/messages', () => {
  it('S1.20 shows all messages with status, time, channel, who gets it, and what may be done with each', async () => {
    const world = await booked();
    const { status, body, view, text } = await read(world);
    expect(status, text).toBe(200);
    expect(view()).toEqual(body);
    expect(view().messages).toMatchObject([
      {
        purpose: 'reminder-start',
        status: 'planned',
        dueAt: '2026-11-30T08:30:00.000Z',
        dueLocal: '2026-11-30 09:30',
        recipient: { role: 'driver', firstName: 'Jürgen', lastName: 'Müller' },
        plannedBy: 'automation',
        can: { edit: true, withdraw: true, approve: false, retry: false },
      },
      { purpose: 'reminder-end', dueLocal: '2026-12-03 17:00' },
    ]);
    expect(view().messages[0]?.channels.filter(({ refused }) => refused === undefined)).toEqual([
      { channel: 'email' },
    ]);
    expect(view().messages[0]?.channels[0]).toEqual({
      channel: 'oem',
      refused: 'channel_not_offered',
      says: 'the location has not set up this channel',
    });
    expect(text).not.toMatch(/example\.com|4917|taskToken/);
  });

  it('S1.20 tells of what is sent, and that it can be neither edited nor withdrawn', async () => {
    const world = await booked();
    await world.advance(7 * 24 * 3600);
    const [first] = (await read(world)).view().messages;
    expect(first).toMatchObject({
      status: 'sent',
      channel: 'email',
      can: { edit: false, withdraw: false, approve: false, retry: false },
    });
  });

  it('S1.20 S1.24 offers to send a failed one again', async () => {
    const world = await booked();
    world.vendors.email = () => ({ result: 'rejected', reason: 'defect', providerCode: 'x' });
    await world.advance(7 * 24 * 3600);
    const [first] = (await read(world)).view().messages;
    expect(first).toMatchObject({ status: 'failed', can: { edit: false, withdraw: false, retry: true } });
  });

  it('S1.32 a held one can be approved until its hours are over', async () => {
    const world = await booked({ ...ALL, holdFirst: 5 });
    expect((await read(world)).view().messages[0]).toMatchObject({ status: 'held', can: { approve: true } });
    await world.advance(7 * 24 * 3600);
    expect((await read(world)).view().messages[0]).toMatchObject({
      status: 'held',
      can: { approve: false, withdraw: true },
    });
  });

  it('S2.14 says what is skipped, and why', async () => {
    const world = automated(ALL);
    await addAnna(world.memory);
    await world.send(upserted(BOOKED, {}, { contact: { externalId: '1', firstName: 'A', lastName: 'B' } }));
    const view = (await read(world)).view();
    expect(view.messages).toEqual([]);
    expect(view.skipped).toContainEqual({
      purpose: 'reminder-start',
      reason: 'no_channel',
      says: 'none of the people of the visit can be reached by any channel',
    });
  });

  it('S1.32 shows in the shadow what would be sent', async () => {
    const world = await booked({ ...ALL, mode: 'shadow' });
    const view = (await read(world)).view();
    expect(view).toMatchObject({ automation: 'shadow', messages: [] });
    expect(view.shadow.map(({ purpose, dueLocal }) => [purpose, dueLocal])).toEqual([
      ['reminder-start', '2026-11-30 09:30'],
      ['reminder-end', '2026-12-03 17:00'],
    ]);
  });

  it('S0.9 shows the invite of a rule as one, and nothing of another visit of the same person', async () => {
    const world = new World();
    await addAnna(world.memory);
    await world.send(checkInStart());
    await world.send(
      checkInStart({
        checkin: { id: 'c-2' },
        appointment: { id: 'a-2', startsAt: '2026-12-05T09:30:00+01:00' },
      }),
    );
    expect(world.messages()).toHaveLength(2);
    const { visitId, messageId } = world.messages()[1]!;
    expect((await read(world, visitId)).view().messages).toMatchObject([
      { id: messageId, purpose: 'check-in-invite', plannedBy: 'rule' },
    ]);
  });

  it.each([
    ['another dealer', { dealerId: '00028' }],
    ['another location', { locationIds: ['02'] }],
  ])('S0.3 is not there for %s', async (_, change) => {
    const world = automated(withInvites);
    await addAnna(world.memory, change);
    await world.send(upserted(BOOKED));
    expect(await read(world)).toMatchObject({ status: 404, body: { code: 'visit.unknown' } });
  });
});
