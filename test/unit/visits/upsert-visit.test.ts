import { describe, expect, it } from 'vitest';
import { upsertVisit, type VisitInput } from '../../../shared/visits/upsert-visit.ts';
import { newVisit, type Visit } from '../../../shared/visits/visit.ts';

const place = { visitId: 'vs1', dealerId: '00027', locationId: '01', createdAt: '2026-11-24T10:00:00.000Z' };
const at = (minute: number): string => `2026-11-24T10:0${minute}:00.000Z`;

/** What events say of a visit, in the order in which they are applied. */
const told = (...events: { minute: number; says: VisitInput }[]): Visit =>
  events.reduce(
    (visit, { minute, says }) => upsertVisit(visit, says, undefined, at(minute)),
    newVisit(place, 'own', at(events[0]?.minute ?? 0)),
  );

const appointment: VisitInput = {
  startsAt: '2026-12-01T08:30:00.000Z',
  endsAt: '2026-12-01T16:00:00.000Z',
  kind: 'rental',
  services: [{ code: 'OIL', name: 'Oil' }],
  vehicle: { vin: 'WBA11AA0005CH1234', model: 'i4' },
  appointmentId: 'o-1',
};

describe('what events say of a visit', () => {
  it('S0.11 an appointment that is applied after news that are newer still has its time', () => {
    const payment: VisitInput = { appointmentId: 'o-1' };
    const visit = told({ minute: 3, says: payment }, { minute: 1, says: appointment });
    expect(visit).toMatchObject({
      startsAt: appointment.startsAt,
      endsAt: appointment.endsAt,
      kind: 'rental',
      services: [{ code: 'OIL', name: 'Oil' }],
      vehicle: appointment.vehicle,
      orderNumber: 'o-1',
      // The newest event that was heard of: what is older than that still changes nothing.
      sourceTimestamp: at(3),
    });
    expect(visit.moved).toBeUndefined();
  });

  it('S0.11 what a newer event said stays, also where an older one says more', () => {
    const newer: VisitInput = { startsAt: '2026-12-02T08:30:00.000Z', vehicle: { model: 'i5' } };
    const visit = told({ minute: 3, says: newer }, { minute: 1, says: appointment });
    expect(visit).toMatchObject({
      startsAt: newer.startsAt,
      endsAt: appointment.endsAt,
      vehicle: { vin: 'WBA11AA0005CH1234', model: 'i5' },
    });
    expect(visit.moved).toBeUndefined();
  });

  it('in the order in which they were said, the last word counts', () => {
    const visit = told(
      { minute: 1, says: appointment },
      { minute: 3, says: { startsAt: '2026-12-02T08:30:00.000Z', heardAt: at(4) } },
    );
    expect(visit).toMatchObject({ startsAt: '2026-12-02T08:30:00.000Z', kind: 'rental' });
    expect(visit.moved).toEqual({ from: appointment.startsAt, at: at(4) });
  });
});
