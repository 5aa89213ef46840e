import type { PartnerEvent } from '../../shared/events/catalogue.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { newId } from '../../shared/platform/system.ts';
import type { Customer } from '../client/new-journey.ts';

type Times = { startsAt: Instant; endsAt: Instant };

/** An order for a rental car as the system that holds it tells of it, event by event. Each order is a new one, of a new customer. */
export const newRentalOrder = (
  place: { dealerId: string; locationId: string },
  customer: Customer,
  vehicle: { brand: string; model: string },
) => {
  const id = newId('order').slice('order_'.length);
  const number = `R-${id.slice(-6)}`;
  const { dealerId, locationId } = place;
  const about = { dealerId, locationId, appointment: { id: `ro-${id}` } };
  return {
    number,
    customer,
    /** The booking, or a change of it. */
    booked: (timestamp: Instant, times: Times): PartnerEvent => ({
      type: 'appointment.upserted',
      timestamp,
      data: {
        dealerId,
        locationId,
        appointment: { id: `ro-${id}`, kind: 'rental', orderNumber: number, ...times },
        vehicle: { vin: `WBARENT${id.slice(-10)}`, ...vehicle },
        contact: { externalId: `rc-${id}`, ...customer },
      },
    }),
    status: (
      timestamp: Instant,
      status: 'confirmed' | 'declined' | 'in_service' | 'finished',
    ): PartnerEvent => ({
      type: 'order.status',
      timestamp,
      data: { ...about, status },
    }),
    payment: (timestamp: Instant, type: 'payment.due' | 'payment.received'): PartnerEvent => ({
      type,
      timestamp,
      data: { ...about, payment: { amount: 189, currency: 'GBP' } },
    }),
  };
};
export type RentalOrder = ReturnType<typeof newRentalOrder>;
