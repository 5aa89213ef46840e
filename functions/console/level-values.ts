import type { Automation } from '../../shared/dealers/automation.ts';
import { editableSchema, type EditableSetting } from '../../shared/dealers/setting-facts.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { BOOKING_WORDS, weekInWords } from './booking-words.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { SETTINGS_WORDS } from './settings-words.ts';

/** The value of a setting as a person reads it. */
export const valueInWords = (setting: EditableSetting, value: unknown, language: Language): string => {
  const words = SETTINGS_WORDS[language];
  const booking = BOOKING_WORDS[language];
  const { shape } = editableSchema;
  switch (setting) {
    case 'quietHours':
    case 'inviteWindow': {
      const hours = shape.quietHours.safeParse(value).data;
      if (hours === null) return words.atAnyHour;
      return hours === undefined ? words.noValue : `${hours.from}–${hours.to}`;
    }
    case 'language': {
      const known = shape.language.safeParse(value).data;
      return known === undefined ? words.noValue : LANGUAGE_NAMES[known];
    }
    case 'inviteDaysBefore':
    case 'bookingDaysAhead': {
      const days = shape[setting].safeParse(value).data;
      return days === undefined ? words.noValue : words.days(days);
    }
    case 'bookingNoticeHours': {
      const hours = shape.bookingNoticeHours.safeParse(value).data;
      return hours === undefined ? words.noValue : booking.hours(hours);
    }
    case 'bookingWays': {
      const ways = shape.bookingWays.safeParse(value).data ?? [];
      return ways.length === 0 ? booking.off : ways.map((way) => booking.ways[way]).join(', ');
    }
    case 'bookingTells': {
      const known = shape.bookingTells.safeParse(value).data;
      return known === undefined ? words.noValue : booking.tells[known];
    }
    case 'bookingHours': {
      const week = shape.bookingHours.safeParse(value).data;
      return week === undefined ? words.noValue : weekInWords(language, week);
    }
    case 'atWindowEnd': {
      const known = shape.atWindowEnd.safeParse(value).data;
      return known === undefined ? words.noValue : words.atWindowEnd[known];
    }
    case 'checkInPage': {
      const known = shape.checkInPage.safeParse(value).data;
      return known === undefined ? words.noValue : words.checkInPage[known];
    }
    case 'confirmCheckIn':
    case 'showPrices':
    case 'transliterateSms':
      return value === true ? words.yes : words.no;
    case 'automation': {
      const automation = shape.automation.safeParse(value).data;
      return automation === undefined ? words.noValue : automationInWords(automation, language);
    }
    case 'colour':
    case 'country':
    case 'defaultInbox':
    case 'zone':
      return typeof value === 'string' ? value : words.noValue;
  }
};

const automationInWords = ({ mode, purposes }: Automation, language: Language): string => {
  const { automationMode, purposes: names } = DOMAIN_TEXTS[language];
  if (mode === 'off' || purposes.length === 0) return automationMode[mode];
  return `${automationMode[mode]} (${purposes.map(({ purpose }) => names[purpose]).join(', ')})`;
};
