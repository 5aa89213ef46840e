import { LANGUAGES } from '../kernel/language.ts';
import { bookingWaySchema } from './booking.ts';
import { type Settings, settingsSchema } from './settings.ts';

/** What staff set as a setting. Channels have their own checks and access data, retention its own preview, a logo its file. */
export const editableSchema = settingsSchema.omit({
  logo: true,
  retention: true,
  oem: true,
  whatsapp: true,
  sms: true,
  email: true,
});
export const editableNameSchema = editableSchema.keyof();
export type EditableSetting = keyof typeof editableSchema.shape;
export const EDITABLE_SETTINGS: readonly EditableSetting[] = editableNameSchema.options;

/** What a form needs to know of a setting beside its value. */
export type SettingFacts = {
  says: string;
  unit?: string;
  /** The values that there are, or the least and the most. */
  options?: readonly string[];
  least?: number;
  most?: number;
};

const { inviteDaysBefore, atWindowEnd, checkInPage, bookingTells, bookingNoticeHours, bookingDaysAhead } =
  settingsSchema.shape;

const boundsOf = ({ minValue, maxValue }: { minValue: number | null; maxValue: number | null }) => ({
  least: minValue ?? 0,
  most: maxValue ?? 0,
});

export const SETTING_FACTS: Readonly<Record<EditableSetting, SettingFacts>> = {
  zone: { says: 'The time zone that every hour and date is meant in.', unit: 'IANA time zone' },
  language: { says: 'The language for customers whose own we do not know or speak.', options: LANGUAGES },
  country: {
    says: 'The country of phone numbers that are written without a country code.',
    unit: 'ISO 3166 country code',
  },
  quietHours: {
    says: 'Status messages and partners’ invites go out within these hours; none: at any hour.',
    unit: 'local time',
  },
  inviteWindow: { says: 'Invites that we schedule ourselves go out within these hours.', unit: 'local time' },
  inviteDaysBefore: {
    says: 'How long before the appointment those invites go out.',
    unit: 'days',
    ...boundsOf(inviteDaysBefore),
  },
  atWindowEnd: {
    says: 'What becomes of a message that could not leave before its hours ended.',
    options: atWindowEnd.options,
  },
  checkInPage: {
    says: 'Whether the link of an invite opens the partner’s app or our own page.',
    options: checkInPage.options,
  },
  confirmCheckIn: { says: 'Tell the customer by a message that the check-in arrived.' },
  showPrices: { says: 'Our check-in page shows what services cost.' },
  automation: {
    says: 'Messages that follow the state of the visit, when they go out, and how many wait first.',
  },
  bookingWays: {
    says: 'The kinds of appointment that customers may ask for once they can book; none: booking is off.',
    options: bookingWaySchema.options,
  },
  bookingTells: { says: 'Who is told of such a request.', options: bookingTells.options },
  bookingNoticeHours: {
    says: 'How long before the appointment they may still ask for it.',
    unit: 'hours',
    ...boundsOf(bookingNoticeHours),
  },
  bookingDaysAhead: {
    says: 'How far ahead it may be.',
    unit: 'days',
    ...boundsOf(bookingDaysAhead),
  },
  bookingHours: {
    says: 'The days and hours in which it may be; null: not on that day.',
    unit: 'local time',
  },
  defaultInbox: { says: 'The inbox of notifications that no rule sends elsewhere.' },
  colour: { says: 'The colour of pages and emails for customers.', unit: '#rrggbb' },
  transliterateSms: {
    says: 'SMS in letters that make them half as long and half as dear, such as z for ž.',
  },
};

/** Without a value for these a location cannot be used, and there is none by default. */
export const NEEDED_SETTINGS = ['zone', 'language', 'country'] as const satisfies (keyof Settings)[];
