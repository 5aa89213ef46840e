import { type BookingHours, type BookingWay, WEEKDAYS, type Weekday } from '../../shared/dealers/booking.ts';
import type { Settings } from '../../shared/dealers/settings.ts';
import { dateFormat } from '../../shared/kernel/date-format.ts';
import { DAY_SECONDS } from '../../shared/kernel/instant.ts';
import type { Language } from '../../shared/kernel/language.ts';

/** What is set of booking, in one language. */
export type BookingWords = {
  /** That there is no page for customers yet. */
  notYet: string;
  ways: Record<BookingWay, string>;
  /** In place of all of those. */
  off: string;
  tells: Record<Settings['bookingTells'], string>;
  hours: (hours: number) => string;
  closed: string;
  alwaysClosed: string;
};

export const BOOKING_WORDS: Record<Language, BookingWords> = {
  en: {
    notYet: 'Customers cannot book through us yet, so they see nothing of this. You can prepare it.',
    ways: { 'in-store': 'In store', online: 'Online', 'at-home': 'At the customer’s home' },
    off: 'none (booking is off)',
    tells: {
      headquarters: 'Headquarters',
      store: 'The location',
      salesman: 'The customer’s salesperson',
    },
    hours: (hours) => (hours === 1 ? '1 hour' : `${hours} hours`),
    closed: 'Closed',
    alwaysClosed: 'closed on all days',
  },
  de: {
    notYet:
      'Kunden können über uns noch keine Termine buchen und sehen nichts davon. Sie können es vorbereiten.',
    ways: { 'in-store': 'Im Betrieb', online: 'Online', 'at-home': 'Beim Kunden zu Hause' },
    off: 'keine (Terminbuchung ist aus)',
    tells: {
      headquarters: 'Die Zentrale',
      store: 'Der Standort',
      salesman: 'Der Verkauf, der den Kunden betreut',
    },
    hours: (hours) => (hours === 1 ? '1 Stunde' : `${hours} Stunden`),
    closed: 'Geschlossen',
    alwaysClosed: 'an allen Tagen geschlossen',
  },
  nl: {
    notYet:
      'Klanten kunnen via ons nog geen afspraak boeken en zien hier niets van. U kunt het voorbereiden.',
    ways: { 'in-store': 'In de vestiging', online: 'Online', 'at-home': 'Bij de klant thuis' },
    off: 'geen (boeken staat uit)',
    tells: {
      headquarters: 'Het hoofdkantoor',
      store: 'De vestiging',
      salesman: 'De verkoper van de klant',
    },
    hours: (hours) => `${hours} uur`,
    closed: 'Gesloten',
    alwaysClosed: 'op alle dagen gesloten',
  },
  fr: {
    notYet:
      'Les clients ne peuvent pas encore prendre rendez-vous par notre service et n’en voient rien. Vous pouvez le préparer.',
    ways: { 'in-store': 'Sur place', online: 'En ligne', 'at-home': 'Chez le client' },
    off: 'aucun (prise de rendez-vous désactivée)',
    tells: { headquarters: 'Le siège', store: 'Le site', salesman: 'Le vendeur du client' },
    hours: (hours) => (hours <= 1 ? `${hours} heure` : `${hours} heures`),
    closed: 'Fermé',
    alwaysClosed: 'fermé tous les jours',
  },
  sk: {
    notYet: 'Zákazníci si cez nás termín zatiaľ nemôžu objednať a nič z toho nevidia. Môžete to pripraviť.',
    ways: { 'in-store': 'V prevádzke', online: 'Online', 'at-home': 'U zákazníka doma' },
    off: 'žiadny (objednávanie je vypnuté)',
    tells: {
      headquarters: 'Centrála',
      store: 'Prevádzka',
      salesman: 'Predajný poradca zákazníka',
    },
    hours: (hours) =>
      hours === 1 ? '1 hodina' : hours >= 2 && hours <= 4 ? `${hours} hodiny` : `${hours} hodín`,
    closed: 'Zatvorené',
    alwaysClosed: 'zatvorené každý deň',
  },
};

/** A Monday, of which nothing but the day of the week is shown. */
const A_MONDAY = Date.parse('2026-01-05T00:00:00Z');

/** The name of a day, whole or in short. */
export const weekdayIn = (language: Language, day: Weekday, width: 'long' | 'short' = 'long'): string =>
  dateFormat(language, 'UTC', { weekday: width }).format(
    A_MONDAY + WEEKDAYS.indexOf(day) * DAY_SECONDS * 1000,
  );

/** Hours of one day; null where it has none. */
export const dayInWords = (language: Language, hours: BookingHours[Weekday]): string =>
  hours === null ? BOOKING_WORDS[language].closed : `${hours.from}–${hours.to}`;

/** The hours of a week, neighbouring days that have the same ones together: `Mon–Fri 08:00–17:00, Sat 09:00–12:00`. */
export const weekInWords = (language: Language, week: BookingHours): string => {
  const runs: { days: Weekday[]; hours: string }[] = [];
  for (const day of WEEKDAYS) {
    const hours = week[day] === null ? '' : dayInWords(language, week[day]);
    const last = runs.at(-1);
    if (last?.hours === hours) last.days.push(day);
    else runs.push({ days: [day], hours });
  }
  const open = runs.filter(({ hours }) => hours !== '');
  if (open.length === 0) return BOOKING_WORDS[language].alwaysClosed;
  const short = (day: Weekday | undefined): string =>
    day === undefined ? '' : weekdayIn(language, day, 'short');
  return open
    .map(({ days, hours }) => {
      const [first, ...others] = days;
      return `${[first, ...others.slice(-1)].map(short).join('–')} ${hours}`;
    })
    .join(', ');
};
