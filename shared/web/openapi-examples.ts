import type { EventType } from '../events/catalogue.ts';

/* Realistic bodies of every event. A test sends each of them through the schema that validates at the door. */

const place = { dealerId: '00027', locationId: '01' };
const vehicle = { vin: 'WBA11AA0005CH1234', licensePlate: 'M-KS 1234', brand: 'BMW', model: '320d Touring' };
const contact = {
  externalId: '000815',
  firstName: 'Jürgen',
  lastName: 'Müller',
  language: 'de',
  mobile: '+49 171 3920000',
  email: 'juergen.mueller@example.com',
};
const services = [
  { code: 'OIL', name: 'Ölwechsel mit Filter' },
  { code: 'TYRES-W', name: 'Winterreifen montieren' },
];
const appointment = { id: 'A-2026-004711' };

type Example = {
  summary: string;
  value: { type: EventType; timestamp: string; data: Record<string, unknown> };
};

const example = (
  type: EventType,
  summary: string,
  timestamp: string,
  data: Record<string, unknown>,
): Example => ({ summary, value: { type, timestamp, data: { ...place, ...data } } });

export const EVENT_EXAMPLES: Record<EventType, Example> = {
  'appointment.upserted': example(
    'appointment.upserted',
    'An appointment was made or changed',
    '2026-11-20T14:02:11+01:00',
    {
      appointment: { ...appointment, startsAt: '2026-12-01T09:30:00+01:00', kind: 'service', services },
      vehicle,
      contact,
    },
  ),
  'appointment.cancelled': example(
    'appointment.cancelled',
    'The appointment is off',
    '2026-11-27T16:40:00+01:00',
    { appointment },
  ),
  'checkin.start': example('checkin.start', 'Invite the customer to check in', '2026-11-28T09:00:00+01:00', {
    checkin: { id: 'ci-88123', slug: 'pX7d2Qm4' },
    appointment: { ...appointment, startsAt: '2026-12-01T09:30:00+01:00', services },
    vehicle,
    contact,
  }),
  'checkin.finished': example(
    'checkin.finished',
    'The customer has checked in',
    '2026-11-28T19:14:09+01:00',
    {
      checkin: { id: 'ci-88123' },
      appointment,
      vehicle: { vin: vehicle.vin },
      finishedAt: '2026-11-28T19:14:05+01:00',
      results: {
        services: [
          { code: 'OIL', name: 'Ölwechsel mit Filter', price: 189, decision: 'accepted' },
          { code: 'WIPERS', name: 'Wischerblätter erneuern', price: 39.9, decision: 'contact_me' },
        ],
        remarks: 'Beim Bremsen ist ein Quietschen zu hören.',
        agreements: [{ name: 'Auftragsbedingungen', version: '2026-03', accepted: true }],
      },
    },
  ),
  'service.status': example('service.status', 'The car is ready', '2026-12-01T15:20:00+01:00', {
    appointment,
    status: 'ready',
  }),
  'video.published': example(
    'video.published',
    'A personal service video can be watched',
    '2026-12-01T11:05:00+01:00',
    {
      appointment,
      video: { url: 'https://video.example.com/v/9f2c', title: 'Ihr Fahrzeug-Check' },
    },
  ),
  'payment.due': example('payment.due', 'The invoice can be paid', '2026-12-01T15:25:00+01:00', {
    appointment,
    payment: { amount: 189, currency: 'EUR', url: 'https://pay.example.com/i/4711' },
  }),
  'payment.received': example('payment.received', 'The invoice is paid', '2026-12-01T15:41:30+01:00', {
    appointment,
    payment: { amount: 189, currency: 'EUR' },
  }),
  'order.status': example('order.status', 'The order has another status', '2026-12-01T17:05:00+01:00', {
    appointment,
    status: 'finished',
  }),
};
