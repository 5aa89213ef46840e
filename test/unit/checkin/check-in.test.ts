import fc from 'fast-check';
import type { AgreementPin } from '../../../shared/dealers/agreement.ts';
import { describe, expect, it } from 'vitest';
import {
  cancelCheckIn,
  closeCheckIn,
  finishCheckIn,
  openCheckIn,
  startCheckIn,
  viewCheckIn,
} from '../../../shared/checkin/check-in.ts';
import type { CheckIn } from '../../../shared/visits/visit.ts';

const fresh: CheckIn = { checkInId: 'ci1', version: 1, status: 'none', page: 'own' };
const start = (now: string) => ({
  page: 'own' as const,
  closesAt: '2026-12-01T00:00:00.000Z',
  now,
  linkDigest: (version: number) => `digest-${version}`,
});
const LEGAL: Record<CheckIn['status'], readonly CheckIn['status'][]> = {
  none: ['none', 'invited', 'finished', 'cancelled'],
  invited: ['invited', 'finished', 'closed', 'cancelled'],
  closed: ['closed', 'finished', 'cancelled', 'invited'],
  cancelled: ['cancelled', 'invited', 'finished'],
  finished: ['finished'],
};

const opening = (shown: readonly AgreementPin[]) => ({ now: '2026-11-25T00:00:00.000Z', shown });

describe('check-in', () => {
  it('S0.39 never leaves a legal state under any sequence of events; finished is absorbing', () => {
    const step = fc.constantFrom('start', 'start late', 'finish', 'close', 'cancel', 'open');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let current = fresh;
        for (const each of steps) {
          const before = current;
          if (each === 'start') current = startCheckIn(current, start('2026-11-24T00:00:00.000Z')).checkIn;
          if (each === 'start late')
            current = startCheckIn(current, start('2026-12-02T00:00:00.000Z')).checkIn;
          if (each === 'finish')
            current = finishCheckIn(current, {
              finishedAt: 'x',
              finishedBy: { partnerId: 'p', eventId: 'e' },
            }).checkIn;
          if (each === 'close') current = closeCheckIn(current) ?? current;
          if (each === 'cancel') current = cancelCheckIn(current) ?? current;
          if (each === 'open') current = openCheckIn(current, opening([])) ?? current;
          expect(LEGAL[before.status]).toContain(current.status);
          expect(current.version).toBeGreaterThanOrEqual(before.version);
          if (current.status === 'invited') expect(current.linkDigest).toBe(`digest-${current.version}`);
        }
      }),
    );
  });

  it('S2.43 the first opening pins the versions of agreements; what is new since is added, and a new link begins anew', () => {
    const terms = { agreementId: 'terms', number: 1 };
    const first = startCheckIn(fresh, start('2026-11-24T00:00:00.000Z')).checkIn;
    const opened = openCheckIn(first, opening([terms]))!;
    expect(opened).toMatchObject({ openedAt: '2026-11-25T00:00:00.000Z', agreements: [terms] });
    expect(openCheckIn(opened, opening([terms]))).toBeUndefined();
    expect(openCheckIn(opened, opening([{ ...terms, number: 2 }]))).toBeUndefined();
    const news = { agreementId: 'news', number: 3 };
    expect(openCheckIn(opened, opening([{ ...terms, number: 2 }, news]))?.agreements).toEqual([terms, news]);
    const told = startCheckIn(opened, start('2026-11-24T00:00:00.000Z')).checkIn;
    expect(told.agreements).toEqual([terms]);
    const anew = startCheckIn(cancelCheckIn(opened)!, start('2026-11-24T00:00:00.000Z')).checkIn;
    expect(anew.agreements).toBeUndefined();
  });

  it('S0.17 a check-in that was cancelled and opened anew has a new link', () => {
    const first = startCheckIn(fresh, start('2026-11-24T00:00:00.000Z')).checkIn;
    const again = startCheckIn(cancelCheckIn(first)!, start('2026-11-24T00:00:00.000Z')).checkIn;
    expect(again.linkDigest).not.toBe(first.linkDigest);
  });

  it('S2.17 a check-in that was closed and is moved to a later day has a new link, so that a new invite goes out', () => {
    const first = startCheckIn(fresh, start('2026-11-24T00:00:00.000Z')).checkIn;
    const closed = closeCheckIn(first)!;
    const moved = { ...start('2026-12-01T12:00:00.000Z'), closesAt: '2026-12-05T00:00:00.000Z' };
    expect(startCheckIn(closed, moved)).toMatchObject({
      result: 'invited',
      checkIn: { status: 'invited', version: 2, linkDigest: 'digest-2' },
    });
  });

  it('S2.17 the link shows a closed page from its closing time on, to the second', () => {
    const invited = startCheckIn(fresh, start('2026-11-24T00:00:00.000Z')).checkIn;
    expect(viewCheckIn(invited, '2026-11-30T23:59:59.999Z')).toBe('open');
    expect(viewCheckIn(invited, '2026-12-01T00:00:00.000Z')).toBe('closed');
  });
});
