import * as z from 'zod';
import { agreementPinSchema } from '../dealers/agreement.ts';
import { keepUntil } from '../dealers/retention.ts';
import { answersSchema, sharedSchema } from './answers.ts';

/** The customer's check-in for a visit; its legal changes are in `checkin/check-in.ts`. */
export const checkInSchema = z.object({
  checkInId: z.string(),
  /** Raised when a cancelled check-in is opened anew: links of earlier versions are dead. */
  version: z.int(),
  status: z.enum(['none', 'invited', 'finished', 'closed', 'cancelled']),
  /** `partner`: the link forwards to the partner's app. `own`: it shows our page. */
  page: z.enum(['partner', 'own']),
  /** The partner whose app it is, and its own slug: never logged, erased with the visit. */
  partnerId: z.string().optional(),
  partnerSlug: z.string().optional(),
  /** Digest of our link token, by which the page finds the visit. */
  linkDigest: z.string().optional(),
  /** From this instant the link shows a closed page. */
  closesAt: z.string().optional(),
  /** The first time that somebody, or a link scanner, opened the link: unverified (B6). */
  openedAt: z.string().optional(),
  /** The versions of the dealer's agreements that our page showed first: these are asked for, whatever is published later (S2.43). */
  agreements: z.array(agreementPinSchema).max(50).optional(),
  inviteMessageId: z.string().optional(),
  finishedAt: z.string().optional(),
  /** The event that brought the results. */
  finishedBy: z.object({ partnerId: z.string(), eventId: z.string() }).optional(),
});
export type CheckIn = z.infer<typeof checkInSchema>;

const serviceSchema = z.object({ code: z.string().optional(), name: z.string() });

/** Of a visit with more events than this (one a day for half a year) the oldest are left to their own clock. */
const MOST_EVENTS = 200;

export const visitSchema = z.object({
  visitId: z.string(),
  dealerId: z.string(),
  locationId: z.string(),
  contactId: z.string().optional(),
  kind: z.enum(['service', 'sales', 'rental']),
  status: z.enum([
    'requested',
    'confirmed',
    'checked_in',
    'in_service',
    'ready',
    'finished',
    'declined',
    'cancelled',
    'no_show',
  ]),
  /** When we heard of the present status; absent while nobody has said one. */
  statusAt: z.string().optional(),
  startsAt: z.string().optional(),
  endsAt: z.string().optional(),
  /** The appointment was moved: from which start, and when we heard of it. */
  moved: z.object({ from: z.string(), at: z.string() }).optional(),
  /** The other people of the visit, by contact id; the driver is `contactId`. */
  roles: z.object({ owner: z.string().optional(), contractor: z.string().optional() }).optional(),
  orderNumber: z.string().optional(),
  /** Absent: nothing is asked for. `at`: when we heard of it; `timestamp`: by the sender's clock, which orders payments among themselves. */
  payment: z
    .object({
      status: z.enum(['due', 'paid']),
      amount: z.number(),
      currency: z.string(),
      url: z.string().optional(),
      at: z.string(),
      timestamp: z.string(),
    })
    .optional(),
  video: z
    .object({ url: z.string(), title: z.string().optional(), at: z.string(), timestamp: z.string() })
    .optional(),
  services: z.array(serviceSchema).max(100),
  vehicle: z
    .object({
      vin: z.string().optional(),
      licensePlate: z.string().optional(),
      brand: z.string().optional(),
      model: z.string().optional(),
    })
    .optional(),
  checkIn: checkInSchema,
  /** There from the moment the check-in is finished: what of the customer's answers is open. */
  answers: answersSchema.optional(),
  /** What of the customer's own words mechanics may see. */
  shared: sharedSchema.optional(),
  createdAt: z.string(),
  /** When appointment and vehicle were as stored, by the sender's clock: older events do not change them. */
  sourceTimestamp: z.string(),
  /** When the appointment was cancelled, by the sender's clock: a check-in that was started before stays cancelled. */
  cancelledTimestamp: z.string().optional(),
  /** The events that told of it, as `partnerId/eventId`: their bodies are found by it. */
  events: z.array(z.string()).max(MOST_EVENTS).optional(),
  /** When it may vanish, in seconds since 1970. */
  expiresAt: z.int().optional(),
  /** Set on what an erasure leaves: what was accepted until then changes it no more. */
  erasedAt: z.string().optional(),
});
export type Visit = z.infer<typeof visitSchema>;

export type NewVisit = { visitId: string; dealerId: string; locationId: string; createdAt: string };

export const newVisit = (place: NewVisit, page: CheckIn['page'], timestamp: string): Visit => ({
  ...place,
  kind: 'service',
  status: 'confirmed',
  services: [],
  checkIn: { checkInId: `ci${place.visitId.slice(2)}`, version: 1, status: 'none', page },
  sourceTimestamp: timestamp,
});

/** What events are named by in a visit. */
export const eventNameOf = ({ partnerId, eventId }: { partnerId: string; eventId: string }): string =>
  `${partnerId}/${eventId}`;
export const fromEventName = (name: string): { partnerId: string; eventId: string } => {
  const at = name.indexOf('/');
  return { partnerId: name.slice(0, at), eventId: name.slice(at + 1) };
};

/** The visit with one more event that told of it. */
export const withEvent = (visit: Visit, event: { partnerId: string; eventId: string }): Visit => {
  const name = eventNameOf(event);
  const known = visit.events ?? [];
  return known.includes(name) ? visit : { ...visit, events: [...known, name].slice(-MOST_EVENTS) };
};

/** The instant from which a visit's clock runs: its appointment, or when we first heard of it. */
export const anchorOf = ({ startsAt, createdAt }: Visit): string => startsAt ?? createdAt;

/** No event and no execution of the time before the erasure is left after that. */
const MARK_DAYS = 100;

/** What is left of a visit whose person was erased: a mark without a person, a car or a link. */
export const erasedVisit = (visit: Visit, at: string): Visit => {
  const { visitId, dealerId, locationId, createdAt, checkIn, erasedAt } = visit;
  if (erasedAt !== undefined) return visit;
  const { checkInId, version, page } = checkIn;
  return {
    visitId,
    dealerId,
    locationId,
    kind: 'service',
    status: 'cancelled',
    services: [],
    // The version stays, so that no link of the time before opens a visit that comes after.
    checkIn: { checkInId, version, status: 'cancelled', page },
    createdAt,
    sourceTimestamp: at,
    erasedAt: at,
    expiresAt: keepUntil(MARK_DAYS, at),
  };
};

/** A name under which an event may speak of a visit. */
export type VisitReference = { kind: 'checkin' | 'appointment' | 'vehicle-day'; reference: string };

export type VisitNames = {
  partnerId: string;
  locationId: string;
  checkInId?: string | undefined;
  appointmentId?: string | undefined;
  vehicle?: Visit['vehicle'];
  /** The local day of the visit. */
  day?: string | undefined;
};

/**
 * The names of a visit in an event, strongest first. Ids of check-ins and appointments belong to the partner that gave
 * them; two partners mean the same visit by the same vehicle at the same location on the same day.
 */
export const referencesOf = ({
  partnerId,
  locationId,
  checkInId,
  appointmentId,
  vehicle,
  day,
}: VisitNames): VisitReference[] => {
  const vehicleId = (vehicle?.vin ?? vehicle?.licensePlate)?.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();
  const references: (VisitReference | undefined)[] = [
    checkInId === undefined ? undefined : { kind: 'checkin', reference: `${partnerId}/${checkInId}` },
    appointmentId === undefined
      ? undefined
      : { kind: 'appointment', reference: `${partnerId}/${appointmentId}` },
    vehicleId && day !== undefined
      ? { kind: 'vehicle-day', reference: `${locationId}/${vehicleId}/${day}` }
      : undefined,
  ];
  return references.filter((reference) => reference !== undefined);
};
