import * as z from 'zod';
import { isZone } from '../kernel/zone.ts';
import { languageSchema } from '../kernel/language.ts';
import { AUTOMATED_PURPOSES, AUTOMATION_OFF, automationSchema } from './automation.ts';
import {
  bookingAheadSchema,
  bookingHoursSchema,
  bookingNoticeSchema,
  bookingTellsSchema,
  bookingWaysSchema,
  DEFAULT_BOOKING_HOURS,
} from './booking.ts';
import { localHoursSchema } from './local-hours.ts';
import { logoFileSchema } from './logo-file.ts';
import { DEFAULT_RETENTION, retentionSchema } from './retention.ts';
import { smsSettingsSchema } from './sms-providers.ts';

/** Channels in the order in which they are tried (S0.20–S0.22). */
export const CHANNELS = ['oem', 'whatsapp', 'sms', 'email'] as const;
export const channelSchema = z.enum(CHANNELS);
export type Channel = z.infer<typeof channelSchema>;

/** The purposes a message can have; each has its own templates and typed variables (`messaging/templates`). */
export const PURPOSES = [...AUTOMATED_PURPOSES, 'check-in-confirmation', 'appointment-confirmed'] as const;
export const purposeSchema = z.enum(PURPOSES);
export type Purpose = z.infer<typeof purposeSchema>;

/** A team's inbox, by the name that rules and settings give it. */
export const inboxSchema = z.string().regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and hyphens');

/** An approved template at Meta: its name in one language. Found by purpose and locale, never by its text (S0.32). */
const whatsAppTemplateSchema = z.object({
  purpose: purposeSchema,
  language: languageSchema,
  name: z.string().min(1).max(512),
  /** The language code under which Meta approved it, such as `de` or `en_GB`. */
  code: z.string().min(2).max(15),
  status: z.enum(['approved', 'pending', 'paused', 'rejected', 'disabled']),
  category: z.enum(['utility', 'marketing', 'authentication']).optional(),
  /** What Meta said last of it, in Meta's word, and when: what was said before changes nothing any more. */
  said: z.object({ event: z.string().max(40), at: z.string().max(30) }).optional(),
});
export type WhatsAppTemplate = z.infer<typeof whatsAppTemplateSchema>;

/** What can be set for a network, a dealer or a location; the nearest level that says something wins. */
export const settingsSchema = z.object({
  /** IANA zone of the location; every window and date is meant there. */
  zone: z.string().refine(isZone, 'an IANA time zone such as Europe/Berlin'),
  language: languageSchema,
  /** The country that a phone number without a country code belongs to, as ISO 3166 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/, 'two capital letters, such as DE'),
  /** Status messages and a partner's invites go out within these local hours; null: at any hour. */
  quietHours: localHoursSchema.nullable(),
  /** Invites that we schedule ourselves go out within this local window, so many days before the appointment (S2.8, S2.12). */
  inviteWindow: localHoursSchema,
  inviteDaysBefore: z.int().min(0).max(60),
  /** What becomes of a message that could not leave before its hours ended: it waits for the next ones, or the team is told. */
  atWindowEnd: z.enum(['next-window', 'tell-team']),
  /** `partner`: the link forwards to the partner's app. `own`: the link shows our page. */
  checkInPage: z.enum(['partner', 'own']),
  /** Tell the customer by a message that the check-in arrived (S0.36). */
  confirmCheckIn: z.boolean(),
  /** Our check-in page shows the prices of services (S2.34). */
  showPrices: z.boolean(),
  /** Messages that follow the state of the visit (S1.25). */
  automation: automationSchema,
  /** What customers may ask for once they can book (S4.6), whom that tells (S4.13), and when it can be; see `booking.ts`. */
  bookingWays: bookingWaysSchema,
  bookingTells: bookingTellsSchema,
  bookingNoticeHours: bookingNoticeSchema,
  bookingDaysAhead: bookingAheadSchema,
  bookingHours: bookingHoursSchema,
  /** The inbox of notifications that no rule sends elsewhere (S0.43). */
  defaultInbox: inboxSchema,
  /** The customer-visible colour as #rrggbb. */
  colour: z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour such as #0b57d0'),
  /** The picture at the head of pages for customers, by the name of its file; null: none. */
  logo: logoFileSchema.nullable(),
  /** How many days what is kept (B9); see `retention.ts`. Here each level inherits day by day. */
  retention: retentionSchema,
  /** The manufacturer's app (S0.21): which gateway, and the brands whose customers have that app. Set for a network. */
  oem: z
    .object({
      gateway: z.literal('mybmw'),
      brands: z.array(z.string().min(1).max(40)).min(1).max(20),
      /** The app runs the check-in itself, so our invite has no button (S0.30). Absent: it does not. */
      ownCheckIn: z.boolean().optional(),
    })
    .nullable(),
  whatsapp: z
    .object({
      phoneNumberId: z.string().regex(/^\d{5,20}$/),
      templates: z.array(whatsAppTemplateSchema).max(250),
      /** Meta's id of the business account that the number and its templates belong to: by it Meta tells of their approval. */
      businessAccountId: z
        .string()
        .regex(/^\d{5,20}$/)
        .optional(),
      /** Set where the number is connected to AWS End User Messaging Social instead of Meta directly: AWS's id of it. */
      awsPhoneNumberId: z
        .string()
        .regex(/^phone-number-id-[0-9a-f]{32}$/, 'phone-number-id- and 32 hexadecimal digits')
        .optional(),
    })
    .nullable(),
  sms: smsSettingsSchema.nullable(),
  /** SMS in letters of the GSM alphabet, so that a part holds 160 of them and not 70 (S1.17). */
  transliterateSms: z.boolean(),
  email: z.object({ from: z.email(), name: z.string().min(1).max(80) }).nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;
export type PartialSettings = Partial<Settings>;

/** What holds where nobody set anything. The zone and the language have no sensible default: a location must say them. */
export const DEFAULT_SETTINGS: Omit<Settings, 'zone' | 'language' | 'country'> = {
  quietHours: { from: '08:00', to: '21:00' },
  inviteWindow: { from: '19:00', to: '21:00' },
  inviteDaysBefore: 3,
  atWindowEnd: 'next-window',
  checkInPage: 'partner',
  confirmCheckIn: false,
  showPrices: true,
  automation: AUTOMATION_OFF,
  bookingWays: [],
  bookingTells: 'store',
  bookingNoticeHours: 24,
  bookingDaysAhead: 60,
  bookingHours: DEFAULT_BOOKING_HOURS,
  defaultInbox: 'service',
  colour: '#0b57d0',
  logo: null,
  retention: DEFAULT_RETENTION,
  oem: null,
  whatsapp: null,
  sms: null,
  transliterateSms: false,
  email: null,
};
