import { describe, expect, it } from 'vitest';
import { timingOf } from '../../../shared/planning/timing.ts';

const place = {
  zone: 'Europe/Bratislava',
  quietHours: { from: '08:00', to: '21:00' },
  inviteWindow: { from: '19:00', to: '21:00' },
};
const NOW = '2026-11-24T10:00:00.000Z';
const LATER = '2026-11-24T18:20:00.000Z';
const until = '2026-11-24T20:00:00.000Z';
const day = { from: '08:00', to: '21:00', zone: 'Europe/Bratislava' };
const evening = { from: '19:00', to: '21:00', zone: 'Europe/Bratislava' };

describe('B2 why a message is due then', () => {
  it.each([
    ['now, within the hours', place, NOW, undefined, { why: 'at_once', hours: day }],
    ['later, when they begin', place, LATER, undefined, { why: 'next_opening', hours: day }],
    ['in the invite window', place, LATER, 'invite-window', { why: 'window', hours: evening }],
    ['in the window that has begun', place, NOW, 'invite-window', { why: 'window_open', hours: evening }],
    ['at any hour', { ...place, quietHours: null }, NOW, undefined, { why: 'at_once' }],
    ['planned for a time of its own', { ...place, quietHours: null }, LATER, undefined, { why: 'later' }],
  ] as const)('%s', (_, where, dueAt, hours, timing) => {
    const time = { dueAt, sendUntil: until, ...(hours ? { hours } : {}) };
    expect(timingOf(where, time, NOW)).toEqual(timing);
  });
});
