import { dateFormat } from '../kernel/date-format.ts';
import type { Language } from '../kernel/language.ts';
import type { Contact } from '../contacts/contact.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Visit } from '../visits/visit.ts';

/** A date and time as a person of that language writes it, at the place of the visit: `Dienstag, 1. Dezember 2026, 09:30`. */
export const formatAppointment = (startsAt: string, language: Language, zone: string): string =>
  dateFormat(language, zone, { dateStyle: 'full', timeStyle: 'short' }).format(Date.parse(startsAt));

/** The values of all variables that the templates of a visit may use; empty where nothing is known. */
export const messageVariables = (
  visit: Visit,
  contact: Contact,
  location: LocationInForce,
): Record<string, string> => ({
  locationName: location.name,
  firstName: contact.firstName ?? '',
  appointmentAt:
    visit.startsAt === undefined
      ? ''
      : formatAppointment(visit.startsAt, contact.language, location.settings.zone),
  vehicle: [visit.vehicle?.brand, visit.vehicle?.model].filter(Boolean).join(' '),
});
