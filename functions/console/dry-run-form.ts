import { Temporal } from 'temporal-polyfill';
import type { LocationInForce } from '../../shared/dealers/dealer.ts';
import type { Issue } from '../../shared/kernel/app-error.ts';
import { addDays, atLocalTime, localDay } from '../../shared/kernel/clock.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import type { Faults } from './form-fields.tsx';

/** The form of an appointment to try out. The names of its fields are the paths of the appointment that the API takes. */
export type DryRunForm = Readonly<Record<string, string>>;

/** What the form begins with: an appointment in five days at half past nine, so that every message of it still lies ahead. */
export const emptyDryRun = (locations: readonly LocationInForce[], now: Instant): DryRunForm => {
  const [location] = locations;
  if (!location) return {};
  const day = addDays(localDay(now, location.settings.zone), 5);
  return {
    locationId: location.locationId,
    kind: 'service',
    startsAt: `${day}T09:30`,
    endsAt: '',
    'contact.language': location.settings.language,
  };
};

const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?$/;

/** A date and time of the browser's field as an instant at the location; undefined for what is none. */
const instantOf = (text: string, zone: string): Instant | undefined => {
  const [, day, time] = LOCAL.exec(text) ?? [];
  if (day === undefined || time === undefined) return undefined;
  try {
    Temporal.PlainDateTime.from(`${day}T${time}`, { overflow: 'reject' });
    return atLocalTime(day, time, zone);
  } catch {
    return undefined;
  }
};

/** A field that was left empty is not said at all. */
const said = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text.trim();

/** The form as the appointment that the dry run takes, or what is wrong with it. */
export const readDryRun = (
  form: DryRunForm,
  locations: readonly LocationInForce[],
  language: Language,
): { command: unknown } | { faults: Faults } => {
  const texts = CONSOLE_TEXTS[language].form;
  const location = locations.find(({ locationId }) => locationId === form['locationId']);
  const zone = location?.settings.zone ?? 'UTC';
  const startsAt = instantOf(form['startsAt'] ?? '', zone);
  const end = said(form['endsAt']);
  const endsAt = end === undefined ? undefined : instantOf(end, zone);
  const firstName = said(form['contact.firstName']);
  const faults: Faults = {
    ...(location ? {} : { locationId: texts.required }),
    ...(startsAt === undefined ? { startsAt: texts.notATime } : {}),
    ...(end !== undefined && endsAt === undefined ? { endsAt: texts.notATime } : {}),
    ...(firstName === undefined ? { 'contact.firstName': texts.required } : {}),
  };
  if (Object.keys(faults).length > 0) return { faults };
  const service = said(form['service']);
  return {
    command: {
      locationId: form['locationId'],
      kind: form['kind'],
      startsAt,
      endsAt,
      services: service === undefined ? [] : [{ name: service }],
      vehicle: {
        vin: said(form['vehicle.vin']),
        licensePlate: said(form['vehicle.licensePlate']),
        brand: said(form['vehicle.brand']),
        model: said(form['vehicle.model']),
      },
      contact: {
        firstName,
        lastName: said(form['contact.lastName']),
        language: form['contact.language'],
        mobile: said(form['contact.mobile']),
        email: said(form['contact.email']),
        preferredChannel: said(form['contact.preferredChannel']),
      },
    },
  };
};

/** What the use case found wrong, beside the fields: how long a text may be, or that it cannot be read. */
export const faultsOf = (issues: readonly Issue[], language: Language): Faults => {
  const texts = CONSOLE_TEXTS[language].form;
  return Object.fromEntries(
    issues.map(({ path, message }) => {
      const most = /<=\s*(\d+) characters/.exec(message)?.[1];
      return [path, most === undefined ? texts.unreadable : texts.tooLong(Number(most))];
    }),
  );
};
