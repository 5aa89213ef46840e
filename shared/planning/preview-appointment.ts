import * as z from 'zod';
import { upsertContact } from '../contacts/contact-identity.ts';
import type { Contact } from '../contacts/contact.ts';
import { idSchema, type LocationInForce } from '../dealers/dealer.ts';
import type { FindLocation } from '../dealers/dealer-store.ts';
import { channelSchema } from '../dealers/settings.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { parseInstant } from '../kernel/clock.ts';
import type { Instant } from '../kernel/instant.ts';
import { languageSchema } from '../kernel/language.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { gatherFacts } from '../messaging/gather-facts.ts';
import { unknownLocation } from '../messaging/templates/template-place.ts';
import { newVisit, type Visit, visitSchema } from '../visits/visit.ts';
import { type PlanPreview, previewPlan, type PreviewPlanDeps } from './preview-plan.ts';

const instantSchema = z.iso.datetime({
  offset: true,
  error: 'a date and time with offset, such as 2026-12-01T09:30:00+01:00',
});
const text = (most: number) => z.string().max(most).optional();

export const appointmentToPreviewSchema = z.strictObject({
  locationId: idSchema,
  kind: visitSchema.shape.kind,
  startsAt: instantSchema,
  endsAt: instantSchema.optional(),
  status: visitSchema.shape.status.default('confirmed'),
  orderNumber: text(60),
  services: z
    .array(z.strictObject({ code: text(60), name: z.string().max(200) }))
    .max(100)
    .default([]),
  vehicle: z
    .strictObject({ vin: text(30), licensePlate: text(20), brand: text(60), model: text(80) })
    .optional(),
  contact: z.strictObject({
    firstName: z.string().max(100),
    lastName: text(100),
    language: languageSchema,
    mobile: text(40),
    email: text(254),
    preferredChannel: channelSchema.optional(),
  }),
});
type Appointment = z.infer<typeof appointmentToPreviewSchema>;

export type PreviewAppointmentDeps = PreviewPlanDeps & { findLocation: FindLocation };

/**
 * The dry run of an appointment that nobody has made (S1.32), as if a partner told of it now. What is known of the addresses counts:
 * a STOP that somebody said there is a STOP. Errors: InvalidInput `appointment.invalid`, NotFound `location.unknown`.
 */
export const previewAppointment = async (
  deps: PreviewAppointmentDeps,
  { staff, command }: { staff: Staff; command: unknown },
): Promise<PlanPreview> => {
  const wanted = parseCommand(appointmentToPreviewSchema, 'appointment.invalid', 'The appointment', command);
  const place = { dealerId: staff.dealerId, locationId: wanted.locationId };
  const location = worksAt(staff, place) ? await deps.findLocation(place) : undefined;
  if (!location) throw unknownLocation(wanted.locationId);
  const now = deps.now();
  const visit = visitOf(wanted, place, now);
  const contact = contactOf(wanted, location, now);
  const vehicle = location.settings.oem
    ? { vin: visit.vehicle?.vin, brand: visit.vehicle?.brand }
    : undefined;
  const message = { purpose: 'check-in-invite' as const, language: contact.language, vehicle };
  const facts = await gatherFacts(deps, { contact, location, now, consistent: false, message });
  return previewPlan(deps, { visit, people: [{ role: 'driver', contact, facts }], location, found: [] });
};

const visitOf = (
  { startsAt, endsAt, kind, status, orderNumber, services, vehicle }: Appointment,
  place: { dealerId: string; locationId: string },
  now: Instant,
): Visit => {
  const visit = newVisit({ visitId: 'vsPREVIEW', ...place, createdAt: now }, 'own', now);
  const start = parseInstant(startsAt);
  return {
    ...visit,
    contactId: CONTACT,
    kind,
    status,
    statusAt: now,
    startsAt: start,
    ...(endsAt === undefined ? {} : { endsAt: parseInstant(endsAt) }),
    ...(orderNumber === undefined ? {} : { orderNumber }),
    services: services.map(({ code, name }) => ({ name, ...(code === undefined ? {} : { code }) })),
    ...(vehicle ? { vehicle } : {}),
    // An appointment opens its check-in before its messages are planned.
    checkIn: { ...visit.checkIn, status: 'invited' },
  };
};

const CONTACT = 'ctPREVIEW';

const contactOf = ({ contact }: Appointment, location: LocationInForce, now: Instant): Contact => {
  const { dealerId, locationId, settings } = location;
  const { country, language } = settings;
  const { preferredChannel, ...input } = contact;
  const from = { dealerId, locationId, partnerId: 'preview', country, language };
  const known = upsertContact(undefined, CONTACT, from, input, now);
  const nobody = { contactId: CONTACT, dealerId, externalIds: [], language, sourceTimestamp: now };
  return { ...(known ?? nobody), ...(preferredChannel === undefined ? {} : { preferredChannel }) };
};
