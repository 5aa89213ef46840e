import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../shared/contacts/contact.ts';
import { AUTOMATED_PURPOSES, type AutomatedPurpose } from '../../../shared/dealers/automation.ts';
import { locationInForce } from '../../../shared/dealers/dealer.ts';
import type { PartialSettings } from '../../../shared/dealers/settings.ts';
import { localTime } from '../../../shared/kernel/clock.ts';
import { planMessages, type Wanted } from '../../../shared/planning/plan-messages.ts';
import { hoursEarlier, reminderTime } from '../../../shared/planning/plan-times.ts';
import { chooseRecipient, type Person, type Role } from '../../../shared/planning/recipient.ts';
import { FAR_FUTURE } from '../../../shared/planning/send-time.ts';
import { newVisit, type Visit } from '../../../shared/visits/visit.ts';

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
  'UTC',
);
const DAY = 86_400_000;
const later = (instant: string, milliseconds: number) =>
  new Date(Date.parse(instant) + milliseconds).toISOString();
/** Near both clock changes of most zones, and anywhere else. */
const instants = fc
  .tuple(
    fc.constantFrom('2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01', '2026-06-15', '2027-04-04'),
    fc.integer({ min: -4 * DAY, max: 4 * DAY }),
  )
  .map(([day, offset]) => later(`${day}T00:00:00.000Z`, offset));

const placeIn = (zone: string, more: PartialSettings = {}) => ({
  ladderSeconds: LADDER,
  location: locationInForce(
    undefined,
    { dealerId: 'd', networkId: 'n', name: 'Dealer', settings: {} },
    {
      dealerId: 'd',
      locationId: '01',
      name: 'Location',
      settings: {
        zone,
        language: 'de',
        country: 'DE',
        sms: { provider: 'bulkgate', sender: 'Muster' },
        email: { from: 'a@example.com', name: 'A' },
        automation: {
          mode: 'on',
          holdFirst: 0,
          purposes: AUTOMATED_PURPOSES.map((purpose) => ({ purpose })),
        },
        ...more,
      },
    },
  ),
});

const personIn = (
  role: Role,
  contact: Partial<Contact>,
  settings = placeIn('UTC').location.settings,
  optedOut = false,
): Person => {
  const whole: Contact = {
    contactId: `ct-${role}`,
    dealerId: 'd',
    externalIds: [],
    language: 'de',
    sourceTimestamp: '2026-01-01T00:00:00.000Z',
    ...contact,
  };
  return {
    role,
    contact: whole,
    facts: {
      contact: whole,
      settings,
      purpose: 'check-in-invite',
      language: 'de',
      addressStates: optedOut
        ? [
            {
              dealerId: 'd',
              addressId: 'a',
              optOut: { at: '2026-01-01T00:00:00.000Z', channel: 'sms', word: 'STOP' },
            },
          ]
        : [],
      isEmailSuppressed: false,
      sending: { mode: 'on' },
      now: '2026-01-01T00:00:00.000Z',
    },
  };
};
const MOBILE = { phone: '+491713920000', phoneIsMobile: true };
const MAIL = { email: 'a@example.com' };

const statuses = fc.constantFrom<Visit['status'][]>(
  'requested',
  'confirmed',
  'checked_in',
  'in_service',
  'ready',
  'finished',
  'declined',
  'cancelled',
  'no_show',
);

/** Any state that a visit may be in around an instant. */
const visitsAround = (at: string) =>
  fc
    .record({
      created: fc.integer({ min: -10 * DAY, max: 0 }),
      starts: fc.option(fc.integer({ min: -3 * DAY, max: 12 * DAY })),
      lasts: fc.option(fc.integer({ min: 1, max: 9 * DAY })),
      status: statuses,
      statusAt: fc.option(fc.integer({ min: -2 * DAY, max: 0 })),
      moved: fc.option(fc.integer({ min: -2 * DAY, max: 0 })),
      payment: fc.option(fc.constantFrom('due' as const, 'paid' as const)),
      hasVideo: fc.boolean(),
      checkIn: fc.constantFrom<Visit['checkIn']['status'][]>(
        'none',
        'invited',
        'finished',
        'closed',
        'cancelled',
      ),
      page: fc.constantFrom('own' as const, 'partner' as const),
    })
    .map((state): Visit => {
      const created = later(at, state.created);
      const place = { visitId: 'vs1', dealerId: 'd', locationId: '01', createdAt: created };
      const base = newVisit(place, state.page, created);
      const startsAt = state.starts === null ? undefined : later(at, state.starts);
      const heard = { at: later(at, -3_600_000), timestamp: later(at, -3_600_000) };
      return {
        ...base,
        status: state.status,
        statusAt: state.statusAt === null ? undefined : later(at, state.statusAt),
        startsAt,
        endsAt: startsAt && state.lasts !== null ? later(startsAt, state.lasts) : undefined,
        moved: state.moved === null ? undefined : { from: created, at: later(at, state.moved) },
        payment:
          state.payment === null
            ? undefined
            : { status: state.payment, amount: 1, currency: 'EUR', ...heard },
        video: state.hasVideo ? { url: 'https://v.example/1', ...heard } : undefined,
        checkIn: { ...base.checkIn, status: state.checkIn },
      };
    });

const situations = fc
  .record({ zone: zones, now: instants, quiet: fc.boolean(), tellTeam: fc.boolean() })
  .chain((base) => visitsAround(base.now).map((visit) => ({ ...base, visit })));
const placeOf = ({ zone, quiet, tellTeam }: { zone: string; quiet: boolean; tellTeam: boolean }) =>
  placeIn(zone, {
    ...(quiet ? {} : { quietHours: null }),
    atWindowEnd: tellTeam ? 'tell-team' : 'next-window',
  });

/** The moment after which a message is no use. */
const cutOff = (purpose: AutomatedPurpose, visit: Visit): string =>
  (purpose === 'reminder-end' ? visit.endsAt : undefined) ??
  ([
    'reminder-start',
    'check-in-invite',
    'order-confirmed',
    'appointment-moved',
    'appointment-cancelled',
  ].includes(purpose)
    ? visit.startsAt
    : undefined) ??
  FAR_FUTURE;

const planned = (wanted: readonly Wanted[]) =>
  wanted.flatMap((wish) => (wish.want === 'message' ? [wish] : []));

describe('the plan of a visit', () => {
  it('B4 says something of every purpose, once, in any state', () => {
    fc.assert(
      fc.property(situations, ({ visit, now, ...base }) => {
        const place = placeOf(base);
        const wanted = planMessages(visit, [personIn('driver', MOBILE, place.location.settings)], place, now);
        expect(wanted.map(({ purpose }) => purpose)).toEqual([...AUTOMATED_PURPOSES]);
      }),
    );
  });

  it('S2.12 S2.13 S2.17 never outside the hours, never after the cut-off, in any zone and when the clock changes', () => {
    fc.assert(
      fc.property(situations, ({ visit, now, ...base }) => {
        const place = placeOf(base);
        const wanted = planMessages(visit, [personIn('driver', MOBILE, place.location.settings)], place, now);
        for (const { purpose, time } of planned(wanted)) {
          expect(time.dueAt < time.sendUntil && now < time.sendUntil).toBe(true);
          expect(time.sendUntil <= cutOff(purpose, visit)).toBe(true);
          const [from, to] = purpose === 'check-in-invite' ? ['19:00', '21:00'] : ['08:00', '21:00'];
          if (purpose !== 'check-in-invite' && !base.quiet) continue;
          const due = localTime(time.dueAt, base.zone);
          expect(due >= from && due < to).toBe(true);
          expect(localTime(time.sendUntil, base.zone) <= to).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('B4 planned again later it is the same, until a time has passed; what is too late stays so', () => {
    fc.assert(
      fc.property(situations, fc.integer({ min: 0, max: 3 * DAY }), ({ visit, now, ...base }, wait) => {
        const place = placeOf(base);
        const people = [personIn('driver', MOBILE, place.location.settings)];
        const before = planMessages(visit, people, place, now);
        const after = planMessages(visit, people, place, later(now, wait));
        expect(planMessages(visit, people, place, now)).toEqual(before);
        for (const [index, wish] of before.entries()) {
          const next = after[index]!;
          expect(next.key).toBe(wish.key);
          if (wish.want === 'message' && next.want === 'message') {
            expect(next.time.dueAt >= wish.time.dueAt).toBe(true);
            if (later(now, wait) < wish.time.sendUntil) expect(next).toEqual(wish);
          } else if (wish.want === 'message')
            expect(next).toMatchObject({ want: 'skipped', reason: 'too_late' });
          else expect(next.want).toBe(wish.want);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('S1.29 a visit that is over has no reminder, invite or confirmation', () => {
    fc.assert(
      fc.property(situations, ({ visit, now, ...base }) => {
        const place = placeOf(base);
        const over = ['finished', 'cancelled', 'declined', 'no_show'].includes(visit.status);
        const wanted = planMessages(visit, [personIn('driver', MOBILE, place.location.settings)], place, now);
        const purposes = planned(wanted).map(({ purpose }) => purpose);
        if (!over) return;
        for (const purpose of [
          'reminder-start',
          'reminder-end',
          'check-in-invite',
          'order-confirmed',
        ] as const)
          expect(purposes).not.toContain(purpose);
      }),
    );
  });

  it('never to who has opted out, and always to who comes first of those that can be reached', () => {
    const somebody = fc.record({
      isThere: fc.boolean(),
      mobile: fc.boolean(),
      mail: fc.boolean(),
      optedOut: fc.boolean(),
      prefers: fc.constantFrom(undefined, 'sms' as const, 'email' as const),
    });
    fc.assert(
      fc.property(fc.tuple(somebody, somebody, somebody), (all) => {
        const roles = ['driver', 'owner', 'contractor'] as const;
        const present = all.flatMap((state, index) =>
          state.isThere ? [{ ...state, role: roles[index]! }] : [],
        );
        const people = present.map(({ role, mobile, mail, optedOut, prefers }) =>
          personIn(
            role,
            {
              ...(mobile ? MOBILE : {}),
              ...(mail ? MAIL : {}),
              ...(prefers ? { preferredChannel: prefers } : {}),
            },
            undefined,
            optedOut,
          ),
        );
        const chosen = chooseRecipient(people.toReversed(), 'reminder-start');
        const can = (state: (typeof present)[number], channel: 'sms' | 'email' | undefined) =>
          !state.optedOut &&
          (channel === 'sms' ? state.mobile : channel === 'email' ? state.mail : state.mobile || state.mail);
        const prefers = present[0]?.prefers;
        const expected =
          present.find((state) => prefers && can(state, prefers)) ??
          present.find((state) => can(state, undefined));
        if (expected) expect(chosen).toMatchObject({ person: { role: expected.role } });
        else expect(chosen).toHaveProperty('reason');
        if (present.length === 0) expect(chosen).toEqual({ reason: 'no_person' });
        else if (present.every(({ optedOut }) => optedOut)) expect(chosen).toEqual({ reason: 'opted_out' });
      }),
    );
  });

  it('S2.15 who prefers SMS gets it at the first mobile number of driver, owner, contractor', () => {
    const people = [
      personIn('driver', { ...MAIL, preferredChannel: 'sms' }),
      personIn('owner', { ...MOBILE, ...MAIL }),
      personIn('contractor', MOBILE),
    ];
    expect(chooseRecipient(people, 'check-in-invite')).toMatchObject({ person: { role: 'owner' } });
    expect(chooseRecipient(people.slice(0, 1), 'check-in-invite')).toMatchObject({
      person: { role: 'driver' },
    });
  });

  it('what a text needs and nobody knows is told, not sent', () => {
    const place = placeIn('UTC', {
      automation: {
        mode: 'on',
        holdFirst: 0,
        purposes: [{ purpose: 'reminder-start' }, { purpose: 'check-in-invite' }],
      },
    });
    const visit = newVisit(
      { visitId: 'vs1', dealerId: 'd', locationId: '01', createdAt: '2026-06-01T10:00:00.000Z' },
      'own',
      '2026-06-01T10:00:00.000Z',
    );
    const [invite, , , , , reminder] = planMessages(visit, [], place, '2026-06-01T10:00:00.000Z');
    expect(invite).toMatchObject({ want: 'skipped', reason: 'no_date' });
    expect(reminder).toMatchObject({ want: 'skipped', reason: 'no_date' });
    const dated = { ...visit, startsAt: '2026-06-08T10:00:00.000Z' };
    expect(planMessages(dated, [], place, '2026-06-01T10:00:00.000Z')[5]).toMatchObject({
      want: 'skipped',
      reason: 'no_person',
      tell: 'advisor',
    });
  });
});

describe('when a reminder is due', () => {
  const berlin = { zone: 'Europe/Berlin', quietHours: { from: '08:00', to: '21:00' } };

  it('so many hours before by the clock on the wall, also over the night in which it changes', () => {
    expect(hoursEarlier('2026-03-29T08:00:00.000Z', 24, 'Europe/Berlin')).toBe('2026-03-28T09:00:00.000Z');
    expect(hoursEarlier('2026-10-25T09:00:00.000Z', 24, 'Europe/Berlin')).toBe('2026-10-24T08:00:00.000Z');
    // 03:30 minus one hour does not exist that night.
    expect(hoursEarlier('2026-03-29T01:30:00.000Z', 1, 'Europe/Berlin')).toBe('2026-03-29T00:30:00.000Z');
  });

  it('S1.10 in the evening before, where its time is outside the hours, and never after what it reminds of', () => {
    const time = reminderTime(berlin, '2026-06-02T05:00:00.000Z', 2, LADDER, 'id');
    expect(time.dueAt >= '2026-06-01T17:15:00.000Z' && time.dueAt <= '2026-06-01T18:15:00.000Z').toBe(true);
    expect(time.sendUntil).toBe('2026-06-01T19:00:00.000Z');
    expect(reminderTime(berlin, '2026-06-02T08:00:00.000Z', 2, LADDER, 'id')).toEqual({
      dueAt: '2026-06-02T06:00:00.000Z',
      sendUntil: '2026-06-02T08:00:00.000Z',
    });
  });
});
