import { addDays } from '../../shared/kernel/clock.ts';
import { newId, now } from '../../shared/platform/system.ts';

export type Customer = {
  firstName: string;
  lastName: string;
  language: string;
  mobile?: string;
  email?: string;
};

export type Vehicle = { vin: string; brand: string; model: string };

/** A visit that nobody has heard of before, in three days in the morning, with the event that invites its customer. */
export const newJourney = (
  place: { dealerId: string; locationId: string },
  customer: Customer,
  options: {
    slug?: string;
    /** By eight characters that no other journey has. */
    vehicle?: (serial: string) => Vehicle;
  } = {},
) => {
  const { slug } = options;
  const id = newId('demo').slice('demo_'.length);
  const startsAt = `${addDays(now().slice(0, 10), 3)}T08:30:00Z`;
  const vehicle = options.vehicle?.(id.slice(-8)) ?? {
    vin: `WBADEMO${id.slice(-10)}`,
    brand: 'BMW',
    model: 'i4',
  };
  const common = { ...place, checkin: { id: `ci-${id}` }, vehicle };
  return {
    start: () => ({
      type: 'checkin.start',
      timestamp: now(),
      data: {
        ...common,
        checkin: { id: `ci-${id}`, ...(slug === undefined ? {} : { slug: `${slug}-${id.toLowerCase()}` }) },
        appointment: { id: `ap-${id}`, startsAt, services: [{ code: '0001', name: 'Service' }] },
        contact: { externalId: `cu-${id}`, ...customer },
      },
    }),
    finished: () => ({
      type: 'checkin.finished',
      timestamp: now(),
      data: {
        ...common,
        finishedAt: now(),
        results: {
          services: [{ code: 'W1', name: 'Winter wheels', price: 49, decision: 'accepted' }],
          remarks: 'The left mirror rattles.',
        },
      },
    }),
  };
};
