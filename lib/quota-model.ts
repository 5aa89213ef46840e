import { DEFAULT_SETTINGS } from '../shared/dealers/settings.ts';
import { QUOTAS, type QuotaId } from './quotas.ts';
import { ladderSeconds, type StageConfig } from './stage-config.ts';

/**
 * How large an installation is, and how it is used. The day that the model is made for: 10,000 dealers in one time zone
 * with 40 visits each, whose invites we schedule ourselves.
 */
export type Scale = {
  dealers: number;
  visitsOfDealer: number;
  /** Which part of the journeys ends by which channel. SMS comes after WhatsApp was not delivered, email after both. */
  share: { whatsapp: number; sms: number; email: number };
  /** How long before the visit its appointment is booked, on average. */
  bookedDaysAhead: number;
  /** The dealers' systems hand in a day's appointments within so many seconds. */
  importSeconds: number;
};

export const LARGEST_DAY: Scale = {
  dealers: 10_000,
  visitsOfDealer: 40,
  share: { whatsapp: 0.8, sms: 0.1, email: 0.1 },
  bookedDaysAhead: 14,
  importSeconds: 3600,
};

/** What a part of a journey uses, as counted on wrapped ports; `lookups` are items that a cold cache reads (half a unit each). */
export type Units = {
  http: number;
  lambda: number;
  sends: number;
  transitions: number;
  taskAnswers: number;
  writes: number;
  reads: number;
  lookups: number;
};

/** Counted by `test/unit/quota-model.test.ts`, which fails when the code uses something else. */
export const COUNTED: Record<'booking' | 'whatsapp' | 'sms' | 'email' | 'opening' | 'finishing', Units> = {
  booking: {
    http: 1,
    lambda: 2,
    sends: 0,
    transitions: 0,
    taskAnswers: 0,
    writes: 14,
    reads: 5,
    lookups: 7,
  },
  whatsapp: { http: 3, lambda: 5, sends: 1, transitions: 3, taskAnswers: 1, writes: 8, reads: 8, lookups: 4 },
  sms: { http: 2, lambda: 5, sends: 2, transitions: 4, taskAnswers: 1, writes: 13, reads: 12, lookups: 8 },
  email: { http: 2, lambda: 6, sends: 3, transitions: 5, taskAnswers: 2, writes: 17, reads: 17, lookups: 12 },
  opening: {
    http: 1,
    lambda: 1,
    sends: 0,
    transitions: 0,
    taskAnswers: 0,
    writes: 1,
    reads: 1.5,
    lookups: 3,
  },
  finishing: {
    http: 1,
    lambda: 3,
    sends: 0,
    transitions: 1,
    taskAnswers: 1,
    writes: 9,
    reads: 7,
    lookups: 11,
  },
};

/** No minute of the evening has more than so much of the mean; a property test holds the spreading to it. */
export const MOST_OF_MEAN = 1.15;
/** A quota that is used to more than this is raised before: what is left is for a bad day. */
export const MOST_USE = 0.8;
/** How long a warm function runs, in seconds, as the cost test assumes it: one that sends, and any other. */
export const RUNNING = { send: 0.28, other: 0.045 };
/** What an SMS to Germany, France or Belgium costs, in USD; carriers differ. */
export const SMS_USD = 0.07;
/** The shards of the index of unapplied events and of the one of planned messages, as the stores have them. */
export const SHARDS = { unprocessed: 4, due: 16 };

/** One load that a quota must bear. `id` names it in the list of what is raised before. */
export type Load = { id: string; quota: QuotaId; load: number; how: string };

/** The seconds over which the starts of an evening are spread: the invite window without the time of the whole ladder. */
export const spreadSeconds = (config: StageConfig): number => {
  const { from, to } = DEFAULT_SETTINGS.inviteWindow;
  return (minutesOf(to) - minutesOf(from)) * 60 - ladderSeconds(config);
};
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * Every load of the largest day, at its highest minute. The evening is taken to be as bad as it can: everybody opens the
 * link and finishes at the pace at which invites go out, and nobody's settings are in a cache.
 */
export const loadsAt = (scale: Scale, config: StageConfig): Load[] => {
  const journeys = scale.dealers * scale.visitsOfDealer;
  const evening = (journeys / spreadSeconds(config)) * MOST_OF_MEAN;
  const morning = journeys / scale.importSeconds;
  return [...perSecond(scale, evening, morning), ...together(scale, config, journeys, evening)];
};

const perSecond = ({ share }: Scale, evening: number, morning: number): Load[] => {
  const inEvening = (unit: keyof Units): number =>
    evening *
    (share.whatsapp * COUNTED.whatsapp[unit] +
      share.sms * COUNTED.sms[unit] +
      share.email * COUNTED.email[unit] +
      COUNTED.opening[unit] +
      COUNTED.finishing[unit]);
  const reads = inEvening('reads') + inEvening('lookups') / 2;
  const { booking } = COUNTED;
  // Network, dealer and location are read together; an index entry is made and taken back.
  const networkReads = inEvening('lookups') / 3 / 2;
  const indexWrites = Math.max(evening, morning) * 2;
  return [
    load('firings', 'schedulerFirings', evening, 'one for each invite'),
    load('plans', 'schedulerCreations', morning, 'one for each booking, in the hour of the import'),
    load('starts', 'executionStarts', evening, 'one for each firing'),
    load('transitions', 'transitions', inEvening('transitions'), 'deliveries and results'),
    load('answers', 'taskAnswers', inEvening('taskAnswers'), 'receipts that wake a state, and results'),
    load('stops', 'executionStops', 0, 'none: an execution whose work is gone ends by itself'),
    load('requests', 'accountRequests', inEvening('http'), 'receipts, opened links, results'),
    load('requests of the stage', 'stageRequests', inEvening('http'), 'the same'),
    load('writes', 'tableWrites', inEvening('writes'), 'deliveries, openings, results'),
    load('writes of the import', 'tableWrites', morning * booking.writes, 'bookings'),
    load('most writes', 'tableMostWrites', inEvening('writes'), 'deliveries, openings, results'),
    load('reads', 'tableReads', reads, 'the same, and settings that no cache has'),
    load('reads of the import', 'tableReads', morning * (booking.reads + booking.lookups / 2), 'bookings'),
    load('events of the import', 'streamEvents', morning, 'bookings'),
    load(
      'UNPROCESSED#{shard}',
      'partitionWrites',
      indexWrites / SHARDS.unprocessed,
      'made and taken back, in 4 shards',
    ),
    load('DUE#{shard}', 'partitionWrites', indexWrites / SHARDS.due, 'made and taken back, in 16 shards'),
    load(
      'NETWORK#{networkId}',
      'partitionReads',
      networkReads,
      'one network, with the settings of a location',
    ),
    load('dealers’ secrets', 'secretReads', evening * 3, 'one for each send that no cache helps'),
  ];
};

const together = (
  { visitsOfDealer, share, bookedDaysAhead }: Scale,
  { pace }: StageConfig,
  journeys: number,
  evening: number,
): Load[] => {
  const { inviteDaysBefore } = DEFAULT_SETTINGS;
  const sends = { whatsapp: 1, sms: share.sms + share.email, email: share.email };
  const others = evening * 12 * RUNNING.other;
  const sending = evening * (sends.whatsapp + sends.sms + sends.email) * RUNNING.send;
  const smsADay = journeys * (share.sms + share.email);
  return [
    load('schedules', 'schedules', journeys * (bookedDaysAhead - inviteDaysBefore), 'booked 14 days ahead'),
    load(
      'open executions',
      'openExecutions',
      journeys * inviteDaysBefore,
      'three evenings’ invites, if nobody answers: each waits until its visit begins',
    ),
    load('functions', 'concurrency', sending + others, 'a send runs 0.28 s, everything else 0.045 s'),
    load(
      'functions while every vendor hangs',
      'concurrency',
      reservedCopies(pace) + others,
      'all copies that are reserved for sends wait, the rest goes on',
    ),
    load('copies that send by WhatsApp', 'whatsAppCopies', evening * RUNNING.send, 'every invite'),
    load('copies that send SMS', 'smsCopies', evening * sends.sms * RUNNING.send, 'a fifth of the journeys'),
    load(
      'copies that send mail',
      'mailCopies',
      evening * sends.email * RUNNING.send,
      'a tenth of the journeys',
    ),
    load('SMS of the account', 'snsPace', evening * sends.sms, 'a fifth of the journeys, all by SNS'),
    load('our own pace of mails', 'mailPace', evening * sends.email, 'a tenth of the journeys'),
    load(
      'INBOX#{dealerId}#{inbox}',
      'partitionWrites',
      visitsOfDealer,
      'all of a dealer’s day in one second',
    ),
    load(
      'a number of each dealer',
      'whatsAppNumber',
      visitsOfDealer / 60,
      'all of a dealer’s day in one minute',
    ),
    load('one number for all dealers', 'whatsAppNumber', evening, 'every invite'),
    load('a portfolio of each dealer', 'whatsAppRecipients', visitsOfDealer, 'a dealer’s day'),
    load('one portfolio for all dealers', 'whatsAppRecipients', journeys, 'every customer'),
    load('mails', 'mailRate', evening * share.email, 'a tenth of the journeys'),
    load('mails of a day', 'mailsADay', journeys * share.email, 'a tenth of the journeys'),
    load(
      'SMS of a month',
      'smsSpend',
      smsADay * SMS_USD * 30,
      'a fifth of the journeys at USD 0.07, all by AWS',
    ),
  ];
};

/** What the functions that send may use of the account at most; AWS keeps another 100 free for all others. */
export const reservedCopies = (pace: StageConfig['pace']): number =>
  Object.values(pace).reduce((sum, { copies = 0 }) => sum + copies, 0);

const load = (id: string, quota: QuotaId, amount: number, how: string): Load => ({
  id,
  quota,
  load: amount,
  how,
});

/** Which part of its quota a load uses. */
export const useOf = ({ quota, load: amount }: Load): number => amount / QUOTAS[quota].value;

/** The quota at which a load uses what it may. */
export const neededFor = ({ load: amount }: Load): number => Math.ceil(amount / MOST_USE);

/** What has to be raised before the largest day, and why it is not designed away. Everything else fits. */
export const RAISE_BEFORE: readonly { load: string; to: number; because: string }[] = [
  {
    load: 'open executions',
    to: 1_500_000,
    because:
      'An invite’s execution waits for its check-in. If nobody answers, three evenings wait at once; every answer makes it less.',
  },
  {
    load: 'SMS of the account',
    to: 28,
    because:
      'Only where dealers send through SNS: the account has one pace. With BulkGate each dealer has its own.',
  },
  {
    load: 'one number for all dealers',
    to: 1000,
    because:
      'Only where dealers share a number; with one for each dealer, nothing is needed. 1,000 is Meta’s one step up.',
  },
  {
    load: 'one portfolio for all dealers',
    to: 500_000,
    because:
      'Only where dealers share a business portfolio; it needs “unlimited”, the step after 100,000. With one for each dealer, nothing is needed.',
  },
  {
    load: 'mails',
    to: 14,
    because: 'A new account is in the sandbox. More, if more than a tenth falls to email.',
  },
  { load: 'mails of a day', to: 50_000, because: 'The same.' },
  {
    load: 'SMS of a month',
    to: 220_000,
    because: 'Only where dealers use AWS for SMS; the limit stops all SMS within minutes when it is reached.',
  },
];
