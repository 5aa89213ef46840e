import { expect, it } from 'vitest';
import type { Write } from '../../../shared/table/table.ts';
import { checkInStart, World } from '../../support/world.ts';

/* The last minute of the hours in which a location sends: a call that is made now reaches the vendor some seconds later. */

const CLOSING = Date.parse('2026-11-24T20:00:00.000Z');

const lateWorld = (secondsLeft: number): World => {
  const world = new World();
  world.settings = { ...world.settings, quietHours: { from: '08:00', to: '21:00' } };
  world.time = CLOSING - secondsLeft * 1000;
  return world;
};

it('S2.12 a call that could still be under way at the end of the hours is not made', async () => {
  const inTime = lateWorld(21);
  await inTime.send(checkInStart());
  expect(inTime.sent.map(({ channel }) => channel)).toEqual(['whatsapp']);

  const late = lateWorld(20);
  await late.send(checkInStart());
  expect(late.sent).toEqual([]);
  expect(late.messages()).toMatchObject([{ status: 'planned', dueAt: '2026-11-25T07:00:00.000Z' }]);
});

it('S2.12 a claim that waited for the table is looked at again by the clock before the call', async () => {
  const world = lateWorld(25);
  const { table } = world;
  const write = table.write.bind(table);
  table.write = (wanted: Write) => {
    if ('put' in wanted && wanted.put['status'] === 'sending' && world.time < CLOSING) world.time += 9000;
    return write(wanted);
  };
  await world.send(checkInStart());
  await world.advance(60);
  expect(world.sent).toEqual([]);
  const [message] = world.messages();
  expect(message).toMatchObject({ status: 'planned', dueAt: '2026-11-25T07:00:00.000Z' });
  expect(message?.attempts[0]).toMatchObject({ status: 'released', reason: 'outside_hours' });
  await world.advance(11 * 3600);
  expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp']);
});
