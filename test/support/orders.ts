import type { Automation } from '../../shared/dealers/automation.ts';
import { arrangeUpcoming } from '../../shared/planning/arrange-upcoming.ts';
import { World } from './world.ts';

/* A rental order as a partner's system tells it, step by step, and a location where messages follow it. */

const place = { dealerId: '00027', locationId: '01' };
const vehicle = { vin: 'WBA11AA0005CH1234', licensePlate: 'M-KS 1234', brand: 'BMW', model: 'i4' };

export const driver = {
  externalId: '000815',
  firstName: 'Jürgen',
  lastName: 'Müller',
  language: 'de',
  mobile: '+49 171 3920000',
  email: 'juergen@example.com',
};
export const owner = {
  role: 'owner',
  externalId: '000816',
  firstName: 'Erika',
  lastName: 'Muster',
  language: 'de',
  mobile: '+49 171 3920010',
};

/** The appointment; `change` replaces parts of the data, `appointment` parts of the appointment. */
export const upserted = (
  timestamp: string,
  appointment: Record<string, unknown> = {},
  change: Record<string, unknown> = {},
) => ({
  type: 'appointment.upserted',
  timestamp,
  data: {
    ...place,
    appointment: {
      id: 'o-4711',
      startsAt: '2026-12-01T09:30:00+01:00',
      endsAt: '2026-12-04T17:00:00+01:00',
      kind: 'rental',
      ...appointment,
    },
    vehicle,
    contact: driver,
    ...change,
  },
});

const about = (type: string, timestamp: string, data: Record<string, unknown> = {}) => ({
  type,
  timestamp,
  data: { ...place, appointment: { id: 'o-4711' }, ...data },
});
export const orderStatus = (status: string, timestamp: string) =>
  about('order.status', timestamp, { status });
export const cancelled = (timestamp: string) => about('appointment.cancelled', timestamp);
export const payment = (type: 'payment.due' | 'payment.received', timestamp: string, amount = 249.9) =>
  about(type, timestamp, { payment: { amount, currency: 'EUR' } });
export const video = (timestamp: string) =>
  about('video.published', timestamp, { video: { url: 'https://video.example/v/1' } });

/** Everything is automated. */
export const ALL: Automation = {
  mode: 'on',
  holdFirst: 0,
  purposes: [
    { purpose: 'order-confirmed' },
    { purpose: 'order-rejected' },
    { purpose: 'payment-due' },
    { purpose: 'payment-received' },
    { purpose: 'reminder-start', hoursBefore: 24 },
    { purpose: 'reminder-end', hoursBefore: 24 },
    { purpose: 'service-status' },
    { purpose: 'asset-ready' },
    { purpose: 'video-published' },
    { purpose: 'appointment-cancelled' },
    { purpose: 'appointment-moved' },
  ],
};

export const withInvites: Automation = { ...ALL, purposes: [{ purpose: 'check-in-invite' }] };

/** A world in which no rule fires and messages follow the visit. */
export const automated = (automation: Automation = ALL): World => {
  const world = new World();
  world.rules = [];
  const quietHours = { from: '08:00', to: '21:00' };
  // By mail only: SES's acceptance settles it, so that no test waits for receipts.
  world.settings = { ...world.settings, automation, quietHours, whatsapp: null, sms: null };
  return world;
};

/** The messages by purpose and status, in the order of their due times. */
export const overview = (world: World): string[] =>
  world
    .messages()
    .toSorted((a, b) => (a.dueAt + a.purpose < b.dueAt + b.purpose ? -1 : 1))
    .map(({ purpose, status, dueAt }) => `${purpose} ${status} ${dueAt.slice(0, 16)}`);

/** What the conversation shows of the changes of the plan, in the order of the events behind them. */
export const changes = async (world: World) =>
  (await world.thread())
    .flatMap((entry) => (entry.kind === 'plan-changed' ? [entry] : []))
    .toSorted((a, b) => (a.cause.eventId < b.cause.eventId ? -1 : 1));

/** Days pass, with the sweep at work. */
export const live = async (world: World, days: number): Promise<void> => {
  for (let quarter = 0; quarter < days * 96; quarter += 1) {
    await arrangeUpcoming(world.deps);
    await world.advance(900);
  }
};
