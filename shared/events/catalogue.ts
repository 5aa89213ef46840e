import * as z from 'zod';
import { resultsSchema } from '../conversations/conversation.ts';
import { amountSchema } from '../kernel/amount.ts';
import { idSchema } from '../dealers/dealer.ts';
import { AppError } from '../kernel/app-error.ts';
import { isRecord } from '../kernel/record.ts';
import { visitSchema } from '../visits/visit.ts';

/* The events that partners send. What validates them is what the OpenAPI document shows. Unknown fields are kept. */

/** An id of the partner's own, as text: `0007` is not 7. */
const partnerIdSchema = z
  .string()
  .regex(
    /^[\x21-\x7e]{1,100}$/,
    '1 to 100 visible ASCII characters, sent as a string (ids keep leading zeros)',
  );
const text = (most: number) => z.string().max(most);
const instantSchema = z.iso.datetime({
  offset: true,
  error: 'a date and time with offset, such as 2026-12-01T09:30:00+01:00',
});

const place = {
  dealerId: idSchema.meta({ description: 'The dealer, as the network numbers it.' }),
  locationId: idSchema.meta({ description: 'The workshop or store of the dealer.' }),
};
const services = z.array(z.looseObject({ code: text(60).optional(), name: text(200) })).max(100);
const appointmentSchema = z.looseObject({
  id: partnerIdSchema.optional(),
  startsAt: instantSchema.optional(),
  endsAt: instantSchema.optional().meta({ description: 'When the vehicle is ready, or has to be returned.' }),
  orderNumber: text(60).optional(),
  services: services.optional(),
});
const vehicleSchema = z.looseObject({
  vin: text(30).optional(),
  licensePlate: text(20).optional(),
  brand: text(60).optional(),
  model: text(80).optional(),
});
const contactSchema = z.looseObject({
  externalId: partnerIdSchema.optional(),
  firstName: text(100).optional(),
  lastName: text(100).optional(),
  language: text(35).optional().meta({ description: 'BCP 47, such as de or de-AT.' }),
  mobile: text(40)
    .optional()
    .meta({ description: 'With country code, or as written in the country of the location.' }),
  email: text(254).optional(),
});
const slugSchema = z.string().regex(/^[A-Za-z0-9._~-]{1,200}$/, '1 to 200 letters, digits or . _ ~ -');

const checkInStart = z.looseObject({
  ...place,
  checkin: z.looseObject({
    id: partnerIdSchema,
    slug: slugSchema
      .optional()
      .meta({ description: 'Appended to the check-in base URL that is stored for the partner.' }),
  }),
  appointment: appointmentSchema.optional(),
  vehicle: vehicleSchema.optional(),
  contact: contactSchema.optional(),
});
const checkInFinished = z.looseObject({
  ...place,
  checkin: z.looseObject({ id: partnerIdSchema }),
  appointment: appointmentSchema.optional(),
  vehicle: vehicleSchema.optional(),
  contact: contactSchema.optional(),
  finishedAt: instantSchema,
  results: resultsSchema,
});
const appointmentUpserted = z.looseObject({
  ...place,
  appointment: appointmentSchema.extend({
    id: partnerIdSchema,
    startsAt: instantSchema,
    kind: z.enum(['service', 'sales', 'rental']).optional(),
  }),
  vehicle: vehicleSchema.optional(),
  contact: contactSchema.optional().meta({ description: 'The driver.' }),
  contacts: z
    .array(contactSchema.extend({ role: z.enum(['driver', 'owner', 'contractor']) }))
    .max(3)
    .optional()
    .meta({
      description:
        'The people of the visit by their roles. A message goes to one of them: the driver, else the owner, else the contractor, whoever can be reached first.',
    }),
});
const aboutAppointment = z.looseObject({
  ...place,
  appointment: appointmentSchema.extend({ id: partnerIdSchema }),
  vehicle: vehicleSchema.optional(),
  contact: contactSchema.optional(),
});
const statusSchema = visitSchema.shape.status;

/** Every event type with the shape of its `data`. */
export const EVENT_DATA = {
  'appointment.upserted': appointmentUpserted,
  'appointment.cancelled': aboutAppointment,
  'checkin.start': checkInStart,
  'checkin.finished': checkInFinished,
  'service.status': aboutAppointment.extend({ status: statusSchema }),
  'video.published': aboutAppointment.extend({
    video: z.looseObject({ url: z.url(), title: text(200).optional() }),
  }),
  'payment.due': aboutAppointment.extend({
    payment: z.looseObject({ amount: amountSchema, currency: z.string().length(3), url: z.url().optional() }),
  }),
  'payment.received': aboutAppointment.extend({
    payment: z.looseObject({ amount: amountSchema, currency: z.string().length(3) }),
  }),
  'order.status': aboutAppointment.extend({ status: statusSchema }),
} as const;

export type EventType = keyof typeof EVENT_DATA;
const typeNames = Object.keys(EVENT_DATA);
export const isEventType = (type: string): type is EventType => typeNames.includes(type);
export const EVENT_TYPES: readonly EventType[] = typeNames.filter(isEventType);

const eventOf = <Type extends EventType>(type: Type) =>
  z.looseObject({ type: z.literal(type), timestamp: instantSchema, data: EVENT_DATA[type] });

/** One event as a whole; its type decides the shape of its data. */
export const eventSchema = z.discriminatedUnion('type', [
  eventOf('appointment.upserted'),
  eventOf('appointment.cancelled'),
  eventOf('checkin.start'),
  eventOf('checkin.finished'),
  eventOf('service.status'),
  eventOf('video.published'),
  eventOf('payment.due'),
  eventOf('payment.received'),
  eventOf('order.status'),
]);
export type PartnerEvent = z.infer<typeof eventSchema>;

/** What is common to all events, read before the type is known: a partner may call it by its own name. */
export const envelopeSchema = z.looseObject({ type: z.string().min(1).max(100) });

/** Our deepest event has five levels; what partners add of their own has room. */
const DEEPEST = 50;

const isBlank = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');

/**
 * Partners send empty strings and null for "nothing" (S0.12): both become absent, at any depth, before validation.
 * What is left of a broken character becomes the replacement character.
 * Errors: InvalidInput for a value that is nested deeper than anything that means something.
 */
export const withoutBlanks = (value: unknown, depth = 0): unknown => {
  // Most events need nothing of this: they are looked through, which is quicker than a copy.
  if (depth === 0 && isClean(value, depth)) return value;
  // Half of a surrogate pair is no character; what a vendor or the database makes of one, nobody says.
  if (typeof value === 'string') return value.toWellFormed();
  if (!isNested(value)) return value;
  if (depth > DEEPEST) {
    throw new AppError(
      'InvalidInput',
      'body.too_deep',
      `The body is nested more than ${DEEPEST} levels deep. Expected an event as documented; send large structures as links.`,
    );
  }
  if (Array.isArray(value)) return value.map((inner) => withoutBlanks(inner, depth + 1));
  const kept: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value))
    if (!isBlank(inner)) kept.push([name, withoutBlanks(inner, depth + 1)]);
  return Object.fromEntries(kept);
};

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isClean = (value: unknown, depth: number): boolean => {
  if (typeof value === 'string') return value.isWellFormed();
  if (!isNested(value)) return true;
  if (depth > DEEPEST) return false;
  if (Array.isArray(value)) return value.every((inner) => isClean(inner, depth + 1));
  if (!isRecord(value)) return false;
  for (const name in value) if (isBlank(value[name]) || !isClean(value[name], depth + 1)) return false;
  return true;
};
