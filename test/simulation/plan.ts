import { Temporal } from 'temporal-polyfill';
import type { Channel } from '../../shared/dealers/settings.ts';
import type { SmsProvider } from '../../shared/dealers/sms-providers.ts';
import { atLocalTime, localDay } from '../../shared/kernel/clock.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Dice } from './dice.ts';
import type { Reach } from './vendors.ts';

/* What people, partners and vendors do in one journey, when everything works. What goes wrong comes on top. */

export const MAIN_DEALER = '00027';
export const OTHER_DEALER = '00099';

export type Happening =
  /** The partner says: start the check-in. `version` tells a rebooked appointment from the first one. */
  | 'start'
  | 'appointment'
  | 'reschedule'
  | 'cancel'
  | 'finish'
  /** Of an appointment that the automation follows. */
  | 'move'
  | 'status'
  | 'payment'
  /** An admin changes what the automation does. */
  | 'settings'
  /** The customer is erased, as they asked for. */
  | 'erase'
  /** The customer writes to the dealer. */
  | 'stop'
  | 'write';

export type PlannedStep = {
  /** Milliseconds after the beginning. */
  after: number;
  do: Happening;
  dealerId: string;
};

export type Plan = {
  beginsAt: number;
  zone: string;
  otherZone: string;
  quiet: boolean;
  page: 'partner' | 'own';
  confirms: boolean;
  /** Our own invites: so many days before the visit. */
  daysBefore: number;
  language: Language;
  channels: readonly Channel[];
  /** Who carries text messages: told apart by how their receipts find us. */
  sms: SmsProvider;
  hasMobile: boolean;
  hasEmail: boolean;
  /** From the beginning to the visit; undefined: a check-in without an appointment. */
  visitAfter: number | undefined;
  /** The first event names nobody; the next one does. */
  namesNobodyFirst: boolean;
  reach: Record<Channel, Reach>;
  steps: readonly PlannedStep[];
  /** From the first arrival; undefined: never. */
  opensAfter: number | undefined;
  answersAfter: number | undefined;
  /** What the customer does instead when something arrives: STOP to a text, a click on the link of a mail, a report of spam. */
  onArrival: 'nothing else' | 'STOP' | 'unsubscribe' | 'complain';
  /** Seconds by which the partner's clock is off. */
  skewSeconds: number;
  teamAccepts: boolean;
  /** At the main dealer messages follow the visit by a plan: invites, reminders, news. */
  isAutomated: boolean;
  /** So many of the first messages of the automation wait for approval. */
  holdFirst: number;
};

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ZONES = [
  'Europe/Berlin',
  'Europe/Bratislava',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Auckland',
] as const;

const YEAR = Date.parse('2026-01-01T00:00:00Z');

/** The next clock change of a zone after a day of the year, else just that day. */
const clockChange = (zone: string, from: number): number => {
  const next = Temporal.Instant.fromEpochMilliseconds(from)
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('next');
  return next?.epochMilliseconds ?? from;
};

/** A moment so many milliseconds around a local time of the day that `at` falls on. */
const near = (at: number, zone: string, time: string, offset: number): number =>
  Date.parse(atLocalTime(localDay(new Date(at).toISOString(), zone), time, zone)) + offset;

const chooseBeginning = (dice: Dice, zone: string): number => {
  const at = YEAR + dice.between(0, 364 * 24 * 60) * MINUTE + dice.between(0, 59_999);
  switch (dice.weighted({ anywhere: 70, 'clock change': 12, evening: 10, morning: 8 })) {
    case 'anywhere':
      return at;
    case 'clock change':
      return clockChange(zone, at) - dice.spread(MINUTE, 4 * DAY);
    case 'evening':
      return near(at, zone, '20:59', dice.between(-20 * MINUTE, 2 * MINUTE));
    case 'morning':
      return near(at, zone, '08:00', dice.between(-3 * MINUTE, MINUTE));
  }
};

const REACHES: Record<Reach, number> = {
  arrives: 76,
  refused: 8,
  'fails later': 5,
  'arrives late': 6,
  silent: 5,
};

export const makePlan = (dice: Dice, isAutomated: boolean): Plan => {
  const zone = dice.pick(ZONES);
  const source = dice.weighted({ start: 70, appointment: 18, both: 12 });
  const reach = (): Reach => dice.weighted(REACHES);
  const hasAppointment = source !== 'start' || dice.chance(0.93);
  const visitAfter = dice.chance(0.8)
    ? dice.between(1, 12) * DAY + dice.between(0, 8) * HOUR
    : dice.spread(HOUR, DAY);
  return {
    beginsAt: chooseBeginning(dice, zone),
    zone,
    otherZone: dice.pick(ZONES),
    quiet: dice.chance(0.6),
    page: dice.chance(0.5) ? 'partner' : 'own',
    confirms: dice.chance(0.2),
    daysBefore: dice.between(0, 4),
    language: dice.pick(['de', 'en', 'nl', 'fr', 'sk']),
    channels: chooseChannels(dice),
    sms: dice.pick(['bulkgate', 'bulkgate', 'aws', 'aws-end-user-messaging']),
    hasMobile: dice.chance(0.92),
    hasEmail: dice.chance(0.85),
    visitAfter: hasAppointment ? visitAfter : undefined,
    namesNobodyFirst: dice.chance(0.05),
    reach: { oem: reach(), whatsapp: reach(), sms: reach(), email: reach() },
    steps: [...planSteps(dice, source, visitAfter), ...(isAutomated ? planNews(dice, visitAfter) : [])],
    opensAfter: dice.chance(0.85) ? dice.spread(5 * SECOND, 2 * DAY) : undefined,
    answersAfter: dice.chance(0.75) ? dice.spread(5 * SECOND, DAY) : undefined,
    onArrival: dice.weighted({ 'nothing else': 92, STOP: 4, unsubscribe: 3, complain: 1 }),
    skewSeconds: dice.chance(0.3) ? dice.between(-290, 290) : 0,
    teamAccepts: dice.chance(0.5),
    isAutomated,
    holdFirst: isAutomated ? dice.pick([0, 0, 2]) : 0,
  };
};

const chooseChannels = (dice: Dice): readonly Channel[] => {
  switch (dice.weighted({ usual: 65, 'with an app': 20, one: 15 })) {
    case 'usual':
      return ['whatsapp', 'sms', 'email'];
    case 'with an app':
      return ['oem', 'whatsapp', 'sms', 'email'];
    case 'one':
      return [dice.pick(['oem', 'whatsapp', 'sms', 'email'])];
  }
};

const planSteps = (
  dice: Dice,
  source: 'start' | 'appointment' | 'both',
  visitAfter: number,
): PlannedStep[] => {
  const steps: PlannedStep[] = [];
  const add = (what: Happening, after: number, dealerId = MAIN_DEALER): void => {
    steps.push({ after, do: what, dealerId });
  };
  /** Mostly within seconds or minutes of the beginning, while the first messages are on their way. */
  const sometime = (): number => dice.spread(200, Math.max(HOUR, visitAfter));
  if (source !== 'start') add('appointment', 0);
  if (source !== 'appointment') add('start', source === 'both' ? dice.spread(100, 2 * DAY) : 0);
  if (dice.chance(0.08)) add('start', sometime());
  if (dice.chance(0.1)) add('reschedule', sometime());
  if (dice.chance(0.12)) {
    const cancelled = sometime();
    add('cancel', cancelled);
    if (dice.chance(0.4)) add('start', cancelled + dice.spread(SECOND, DAY));
  }
  // A kiosk, or a customer who does not need our link; now and then before the check-in was even started.
  if (dice.chance(0.12)) add('finish', dice.chance(0.2) ? 0 : sometime());
  if (dice.chance(0.05)) add('stop', sometime());
  if (dice.chance(0.08)) add('write', sometime());
  if (dice.chance(0.15)) add('start', sometime(), OTHER_DEALER);
  return steps;
};

/** What happens to an appointment besides: each of it changes what the customer should be told. */
const planNews = (dice: Dice, visitAfter: number): PlannedStep[] => {
  const steps: PlannedStep[] = [];
  const add = (what: Happening, chance: number): void => {
    if (dice.chance(chance))
      steps.push({ after: dice.spread(200, Math.max(HOUR, visitAfter)), do: what, dealerId: MAIN_DEALER });
  };
  add('move', 0.25);
  add('move', 0.1);
  add('status', 0.3);
  add('payment', 0.15);
  add('settings', 0.25);
  add('settings', 0.1);
  add('erase', 0.1);
  return steps;
};
