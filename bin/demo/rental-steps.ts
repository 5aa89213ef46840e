import type { PartnerEvent } from '../../shared/events/catalogue.ts';
import { addDays, addSeconds, atLocalTime, localDay } from '../../shared/kernel/clock.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { localInstant } from '../../shared/planning/local-instant.ts';
import { newId } from '../../shared/platform/system.ts';
import { newRentalOrder, type RentalOrder } from './rental-order.ts';

/** Purposes of messages by what an event does with them in the plan; what is left out is none. */
export type Changes = Partial<Record<'added' | 'moved' | 'withdrawn' | 'skipped', readonly string[]>>;

export type Arrival = { purpose: string; channel: string; status: string };

/** A step of the story: what happens, and what must come of it. */
export type RentalStep = {
  says: string;
  order: RentalOrder;
  /** The clock is moved forward first: to an instant, or to the time of a planned message. */
  until?: { at: Instant } | { due: string; says: string };
  /** Absent where only time passes. */
  event?: (timestamp: Instant) => PartnerEvent;
  changes?: Changes;
  /** What the customer gets, by which channel, and what is known of it in the end. */
  arrives?: Arrival;
};

const HOUR_SECONDS = 3600;

/**
 * An order that gets five of the six messages of a rental, and another one that is rejected, the sixth (S1.10). All
 * times follow from the moment at which it begins.
 */
export const rentalSteps = (
  place: { dealerId: string; locationId: string },
  zone: string,
  begin: Instant,
): RentalStep[] => {
  const at = (days: number, time: string): Instant =>
    atLocalTime(addDays(localDay(begin, zone), days), time, zone);
  const { jane, john } = newOrders(place);
  const booked = { startsAt: at(2, '10:00'), endsAt: at(3, '18:00') };
  const later = { startsAt: at(2, '11:00'), endsAt: at(3, '19:00') };
  const soon = { startsAt: wholeMinute(addSeconds(begin, 5 * HOUR_SECONDS)), endsAt: at(2, '18:00') };
  const read = (purpose: string) => ({ purpose, channel: 'whatsapp', status: 'read' });
  const when = (instant: Instant): string => localInstant(instant, zone);
  const reminders = ['reminder-start', 'reminder-end'];
  return [
    {
      says: `Jane books a car: pick-up ${when(booked.startsAt)}, return ${when(booked.endsAt)}`,
      order: jane,
      event: (now) => jane.booked(now, booked),
      changes: { added: reminders },
    },
    {
      says: 'The rental desk confirms her order',
      order: jane,
      event: (now) => jane.status(now, 'confirmed'),
      changes: { added: ['order-confirmed'] },
      arrives: read('order-confirmed'),
    },
    {
      says: 'The order is not paid yet',
      order: jane,
      event: (now) => jane.payment(now, 'payment.due'),
      changes: { added: ['payment-due'] },
      arrives: read('payment-due'),
    },
    {
      says: 'Jane comes an hour later, and returns the car an hour later',
      order: jane,
      event: (now) => jane.booked(now, later),
      changes: { moved: reminders },
    },
    {
      says: 'The partner tells the same once more',
      order: jane,
      event: (now) => jane.booked(now, later),
    },
    {
      says: 'Jane has paid',
      order: jane,
      event: (now) => jane.payment(now, 'payment.received'),
      changes: { added: ['payment-received'] },
      arrives: read('payment-received'),
    },
    {
      says: `John books a car at short notice: pick-up ${when(soon.startsAt)}, return ${when(soon.endsAt)}`,
      order: john,
      event: (now) => john.booked(now, soon),
      changes: { added: ['reminder-end'], skipped: ['reminder-start'] },
    },
    {
      says: 'No car is left: the desk rejects his order',
      order: john,
      event: (now) => john.status(now, 'declined'),
      changes: { withdrawn: ['reminder-end'], added: ['order-rejected'] },
      arrives: { purpose: 'order-rejected', channel: 'sms', status: 'delivered' },
    },
    {
      says: 'A day before the pick-up',
      order: jane,
      until: { due: 'reminder-start', says: 'to a day before Jane’s pick-up' },
      arrives: read('reminder-start'),
    },
    {
      says: 'Jane picks the car up',
      order: jane,
      until: { at: later.startsAt },
      event: (now) => jane.status(now, 'in_service'),
    },
    {
      says: 'Four hours before the return',
      order: jane,
      until: { due: 'reminder-end', says: 'to four hours before the return' },
      arrives: read('reminder-end'),
    },
    {
      says: 'Jane returns the car',
      order: jane,
      until: { at: later.endsAt },
      event: (now) => jane.status(now, 'finished'),
    },
  ];
};

const wholeMinute = (instant: Instant): Instant => `${instant.slice(0, 16)}:00.000Z`;

/** Jane’s number has WhatsApp; it is one of nine, so that no handset is ever full of demonstrations. John’s has SMS only. */
const newOrders = (place: { dealerId: string; locationId: string }) => {
  const order = (firstName: string, ending: string, model: string): RentalOrder => {
    const mobile = `+49 176 040690${ending}`;
    const email = `${firstName.toLowerCase()}@customer.example`;
    const customer = { firstName, lastName: 'Sample', language: 'en', mobile, email };
    return newRentalOrder(place, customer, { brand: 'BMW', model });
  };
  // An id ends with a digit or any letter.
  const oneToNine = 1 + (newId('n').charCodeAt('n_'.length + 25) % 9);
  return { jane: order('Jane', `0${oneToNine}`, 'i4'), john: order('John', '20', 'iX1') };
};
