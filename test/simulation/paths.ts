import { MAIN_DEALER, type Happening, type Plan, type PlannedStep } from './plan.ts';

/* The ways that nearly all journeys go. A sweep breaks off each of them at every call. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const step = (what: Happening, after = 0): PlannedStep => ({ do: what, after, dealerId: MAIN_DEALER });

const USUAL: Plan = {
  beginsAt: Date.parse('2026-11-24T10:00:00.000Z'),
  zone: 'Europe/Berlin',
  otherZone: 'Europe/Berlin',
  quiet: true,
  page: 'partner',
  confirms: false,
  daysBefore: 3,
  language: 'de',
  channels: ['whatsapp', 'sms', 'email'],
  sms: 'bulkgate',
  hasMobile: true,
  hasEmail: true,
  visitAfter: 7 * DAY,
  namesNobodyFirst: false,
  reach: { oem: 'arrives', whatsapp: 'arrives', sms: 'arrives', email: 'arrives' },
  steps: [step('start')],
  opensAfter: 10 * MINUTE,
  answersAfter: 5 * MINUTE,
  onArrival: 'nothing else',
  skewSeconds: 0,
  teamAccepts: true,
  isAutomated: false,
  holdFirst: 0,
};

export const PATHS = {
  'WhatsApp, answered in the partner’s app': USUAL,
  'WhatsApp, answered on our page, with a confirmation': { ...USUAL, page: 'own', confirms: true },
  'our own invite in its window': { ...USUAL, steps: [step('appointment')] },
  'down the ladder to email': {
    ...USUAL,
    reach: { ...USUAL.reach, whatsapp: 'silent', sms: 'fails later' },
  },
  'nobody can be reached': {
    ...USUAL,
    reach: { ...USUAL.reach, whatsapp: 'refused', sms: 'refused', email: 'refused' },
  },
  'nobody answers': { ...USUAL, opensAfter: undefined },
  'STOP while the message is on its way': {
    ...USUAL,
    reach: { ...USUAL.reach, whatsapp: 'silent' },
    steps: [step('start'), step('stop', 5 * MINUTE)],
  },
  'STOP before the hours begin': {
    ...USUAL,
    beginsAt: Date.parse('2026-11-24T22:00:00.000Z'),
    steps: [step('start'), step('stop', HOUR)],
  },
  'cancelled while the invite waits': {
    ...USUAL,
    beginsAt: Date.parse('2026-11-24T22:00:00.000Z'),
    steps: [step('start'), step('cancel', HOUR)],
  },
  'cancelled and booked anew': {
    ...USUAL,
    opensAfter: 2 * HOUR,
    steps: [step('start'), step('cancel', HOUR), step('start', 90 * MINUTE)],
  },
  'moved to a later day': {
    ...USUAL,
    opensAfter: undefined,
    steps: [step('start'), step('reschedule', DAY)],
  },
  'the automation follows a visit that is moved': {
    ...USUAL,
    isAutomated: true,
    opensAfter: undefined,
    steps: [step('appointment'), step('move', DAY), step('payment', 2 * DAY)],
  },
  'the automation follows a visit that is cancelled': {
    ...USUAL,
    isAutomated: true,
    steps: [step('appointment'), step('cancel', DAY)],
  },
} as const satisfies Record<string, Plan>;
export type PathName = keyof typeof PATHS;
export const PATH_NAMES = Object.keys(PATHS) as PathName[];
