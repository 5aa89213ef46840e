import { readAutomation } from './automation-flag.ts';
import { type Flag, readHours, readNumber, readYesNo } from './flags.ts';

/** The settings that can be said for a network, a dealer and a location; channels have commands of their own. */
export const SETTINGS_FLAGS: readonly Flag[] = [
  { name: 'zone', to: 'settings.zone', value: 'ZONE', says: 'IANA time zone, such as Europe/Berlin' },
  { name: 'language', to: 'settings.language', value: 'CODE', says: 'en, de, nl, fr or sk' },
  {
    name: 'country',
    to: 'settings.country',
    value: 'CODE',
    says: 'country of numbers without country code, such as DE',
  },
  {
    name: 'quiet-hours',
    to: 'settings.quietHours',
    value: 'HH:MM-HH:MM',
    read: readHours,
    says: 'local hours in which status messages and partners’ invites go out; none: at any hour',
  },
  {
    name: 'invite-window',
    to: 'settings.inviteWindow',
    value: 'HH:MM-HH:MM',
    read: readHours,
    says: 'local hours of the invites that we schedule ourselves',
  },
  {
    name: 'invite-days-before',
    to: 'settings.inviteDaysBefore',
    value: 'N',
    read: readNumber,
    says: 'how many days before the appointment those go out',
  },
  {
    name: 'check-in-page',
    to: 'settings.checkInPage',
    value: 'partner|own',
    says: 'whether the link opens the partner’s app or our page',
  },
  {
    name: 'confirm-check-in',
    to: 'settings.confirmCheckIn',
    value: 'yes|no',
    read: readYesNo,
    says: 'tell the customer that the check-in arrived',
  },
  {
    name: 'show-prices',
    to: 'settings.showPrices',
    value: 'yes|no',
    read: readYesNo,
    says: 'our check-in page shows what services cost',
  },
  {
    name: 'automation',
    to: 'settings.automation',
    value: 'MODE[,hold=N][,PURPOSE[=HOURS]…]',
    read: readAutomation,
    says: 'messages by the state of the visit: off, shadow (shows what it would send) or on; hold=N: the first N wait for approval; the mode alone means every purpose, HOURS is how long before a reminder goes out',
  },
  {
    name: 'default-inbox',
    to: 'settings.defaultInbox',
    value: 'NAME',
    says: 'inbox of notifications that no rule sends elsewhere',
  },
  { name: 'colour', to: 'settings.colour', value: '#RRGGBB', says: 'colour of pages and emails' },
  {
    name: 'transliterate-sms',
    to: 'settings.transliterateSms',
    value: 'yes|no',
    read: readYesNo,
    says: 'SMS without letters that make them twice as long, such as z for ž',
  },
  {
    name: 'unset',
    to: 'unset',
    value: 'SETTING',
    many: true,
    says: 'setting that shall be inherited again, such as quietHours (repeatable)',
  },
];

/** For a network and a dealer, which have levels below them. */
export const LOCK_FLAGS: readonly Flag[] = [
  {
    name: 'lock',
    to: 'lock',
    value: 'SETTING',
    many: true,
    says: 'setting that the levels below can no longer change (repeatable)',
  },
  {
    name: 'unlock',
    to: 'unlock',
    value: 'SETTING',
    many: true,
    says: 'setting that they can change again (repeatable)',
  },
];
