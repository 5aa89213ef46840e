import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_OF_MEAN } from '../../../lib/quota-model.ts';
import { localDay, localTime } from '../../../shared/kernel/clock.ts';
import {
  atNextOpening,
  checkInClosesAt,
  inInviteWindow,
  spread,
  scheduleAt,
} from '../../../shared/planning/send-time.ts';

const place = {
  zone: 'Europe/Berlin',
  quietHours: { from: '08:00', to: '21:00' },
  inviteWindow: { from: '19:00', to: '21:00' },
  inviteDaysBefore: 3,
};
const LADDER = 2700;
const zones = fc.constantFrom(
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/St_Johns',
  'Africa/Cairo',
  'Pacific/Chatham',
  'UTC',
);
const instants = fc
  .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2028-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('when messages go out', () => {
  it('a partner’s event goes out at once inside the hours, else at the next opening', () => {
    const until = '2026-12-01T08:30:00.000Z';
    expect(atNextOpening(place, '2026-11-24T10:00:00.000Z', until)).toEqual({
      dueAt: '2026-11-24T10:00:00.000Z',
      sendUntil: '2026-11-24T20:00:00.000Z',
    });
    expect(atNextOpening(place, '2026-11-24T20:00:00.000Z', until)).toEqual({
      dueAt: '2026-11-25T07:00:00.000Z',
      sendUntil: '2026-11-25T20:00:00.000Z',
    });
    expect(atNextOpening(place, '2026-11-24T03:00:00.000Z', until)).toMatchObject({
      dueAt: '2026-11-24T07:00:00.000Z',
    });
    expect(atNextOpening(place, '2026-11-24T22:00:00.000Z', '2026-11-25T06:00:00.000Z')).toBeUndefined();
    expect(atNextOpening({ ...place, quietHours: null }, '2026-11-24T03:00:00.000Z', until)).toEqual({
      dueAt: '2026-11-24T03:00:00.000Z',
      sendUntil: until,
    });
  });

  it('S2.8 S2.12 S2.13 our invites are due inside 19:00–21:00 local, three calendar days before, in any zone and on the days the clock changes', () => {
    fc.assert(
      fc.property(zones, instants, fc.integer({ min: 4, max: 40 }), fc.uuid(), (zone, now, daysAhead, id) => {
        const startsAt = new Date(Date.parse(now) + daysAhead * 86_400_000).toISOString();
        const time = inInviteWindow(
          { ...place, zone },
          startsAt,
          id,
          LADDER,
          now,
          checkInClosesAt('own', startsAt, zone, now),
        );
        expect(time).toBeDefined();
        expect(localTime(time!.dueAt, zone) >= '19:00' && localTime(time!.dueAt, zone) < '21:00').toBe(true);
        expect(localTime(time!.sendUntil, zone) <= '21:00').toBe(true);
        const lead =
          (Date.parse(localDay(startsAt, zone)) - Date.parse(localDay(time!.dueAt, zone))) / 86_400_000;
        expect(lead).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('S2.12 B3 starts early enough for the whole ladder to fit into the window', () => {
    const starts = Array.from({ length: 2000 }, (_, number) => {
      const time = inInviteWindow(
        place,
        '2026-12-10T08:00:00.000Z',
        `visit-${number}`,
        LADDER,
        '2026-11-24T10:00:00.000Z',
        '2026-12-09T23:00:00.000Z',
      )!;
      return (Date.parse(time.sendUntil) - Date.parse(time.dueAt)) / 1000;
    });
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(LADDER);
    expect(Math.max(...starts)).toBeGreaterThan(2 * 3600 - 60);
  });

  it('S2.12 spreads 400,000 visits so evenly that no minute of the evening has more than 1.15 times the mean', () => {
    const WINDOW = 2 * 3600;
    const room = WINDOW - 3000;
    const invite = (id: string) =>
      inInviteWindow(
        place,
        '2026-12-10T08:00:00.000Z',
        id,
        3000,
        '2026-11-24T10:00:00.000Z',
        '2026-12-09T23:00:00.000Z',
      )!;
    const visit = (number: number): string => `vs${number.toString(16).padStart(20, '0')}`;
    // The rule itself takes a tenth of a millisecond for its time zones, so all ids go through its spreading only …
    const minutes = new Map<number, number>();
    for (let number = 0; number < 400_000; number += 1) {
      const minute = Math.floor((spread(visit(number)) * room) / 60);
      minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
    }
    expect(minutes.size).toBe(room / 60);
    expect(Math.max(...minutes.values())).toBeLessThanOrEqual((MOST_OF_MEAN * 400_000) / minutes.size);
    // … and some through the whole rule, which puts them there.
    for (let number = 0; number < 500; number += 1) {
      const after = (Date.parse(invite(visit(number)).dueAt) - Date.parse('2026-12-07T18:00:00.000Z')) / 1000;
      expect(after).toBeCloseTo(spread(visit(number)) * room, 1);
    }
  });

  it('S2.14 booked late: the next window while the check-in is open, else none', () => {
    const invite = (startsAt: string, now: string) =>
      inInviteWindow(place, startsAt, 'id', LADDER, now, checkInClosesAt('own', startsAt, place.zone, now));
    expect(invite('2026-11-26T09:00:00.000Z', '2026-11-24T20:30:00.000Z')!.dueAt.slice(0, 13)).toMatch(
      /2026-11-25T1[89]/,
    );
    expect(invite('2026-11-25T09:00:00.000Z', '2026-11-24T20:30:00.000Z')).toBeUndefined();
  });

  it('S2.17 our own page closes when the appointment day begins, a partner’s app when the visit begins', () => {
    expect(
      checkInClosesAt('own', '2026-12-01T08:30:00.000Z', 'Europe/Berlin', '2026-11-24T10:00:00.000Z'),
    ).toBe('2026-11-30T23:00:00.000Z');
    expect(
      checkInClosesAt('partner', '2026-12-01T08:30:00.000Z', 'Europe/Berlin', '2026-11-24T10:00:00.000Z'),
    ).toBe('2026-12-01T08:30:00.000Z');
  });

  it('S2.12 S2.13 S2.17 nothing is due outside the window, and nothing may be sent after its end or the cut-off', () => {
    fc.assert(
      fc.property(
        zones,
        instants,
        fc.integer({ min: 0, max: 20 * 24 }),
        fc.uuid(),
        (zone, now, hoursAhead, id) => {
          const startsAt = new Date(Date.parse(now) + hoursAhead * 3_600_000).toISOString();
          const until = checkInClosesAt('own', startsAt, zone, now);
          for (const time of [
            inInviteWindow({ ...place, zone }, startsAt, id, LADDER, now, until),
            atNextOpening({ ...place, zone }, now, until),
          ]) {
            if (!time) continue;
            expect(time.dueAt >= now && time.dueAt < time.sendUntil && time.sendUntil <= until).toBe(true);
            expect(localTime(time.dueAt, zone) >= '08:00' && localTime(time.dueAt, zone) < '21:00').toBe(
              true,
            );
          }
        },
      ),
    );
  });
});

describe('when a schedule fires', () => {
  it('S2.12 never before the message is due, and never sooner than a schedule can be made', () => {
    fc.assert(
      fc.property(instants, instants, (dueAt, now) => {
        const at = scheduleAt(dueAt, now);
        if (at === undefined) expect(dueAt <= now).toBe(true);
        else expect(at >= dueAt && Date.parse(at) - Date.parse(now) >= 60_000).toBe(true);
      }),
    );
    expect(scheduleAt('2026-11-24T07:00:00.000Z', '2026-11-24T06:59:10.000Z')).toBe(
      '2026-11-24T07:00:10.000Z',
    );
    expect(scheduleAt('2026-11-24T07:00:00.000Z', '2026-11-24T06:00:00.000Z')).toBe(
      '2026-11-24T07:00:00.000Z',
    );
    expect(scheduleAt('2026-11-24T07:00:00.000Z', '2026-11-24T07:00:00.000Z')).toBeUndefined();
  });
});
