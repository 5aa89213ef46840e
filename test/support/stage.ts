import type { CheckInResults } from '../../shared/conversations/conversation.ts';
import { Webhook } from 'standardwebhooks';
import { expect } from 'vitest';
import type { Sandbox } from '../../bin/client/sandbox-file.ts';
import { signIn } from '../../bin/client/staff-client.ts';
import { sandbox } from './sandbox.ts';
import { eventViewSchema } from '../../shared/events/describe-event.ts';

/* The running system as partners, customers and staff see it: HTTP only. */

export type PartnerAccess = Sandbox['partners'][number];

let count = 0;
/** Different in every run: the local AWS may keep what an earlier run left. */
export const unique = (prefix: string): string => `${prefix}-${Date.now().toString(36)}-${(count += 1)}`;

export type Answer = { status: number; headers: Headers; text: string; json: Record<string, unknown> };
export const call = async (path: string, init: RequestInit = {}): Promise<Answer> => {
  const response = await fetch(path.startsWith('http') ? path : `${sandbox().baseUrl}${path}`, {
    redirect: 'manual',
    ...init,
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : {} };
};

export const signed = (
  partner: PartnerAccess,
  body: string,
  id: string,
  at = new Date(),
): Record<string, string> => ({
  'content-type': 'application/json',
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': new Webhook(partner.secret).sign(id, at, body),
});

export const postEvent = (partner: PartnerAccess, event: unknown, id: string): Promise<Answer> => {
  const body = JSON.stringify(event);
  return call(`/v1/partners/${partner.id}/events`, {
    method: 'POST',
    headers: signed(partner, body, id),
    body,
  });
};

export const readEvent = async (partner: PartnerAccess, id: string) => {
  const answer = await call(`/v1/partners/${partner.id}/events/${id}`, {
    headers: { authorization: `Bearer ${partner.apiKey}` },
  });
  expect(answer.status).toBe(200);
  return eventViewSchema.parse(answer.json);
};

/** Asks until the event looks as it should; the last answer shows in the error. */
export const eventually = async (
  partner: PartnerAccess,
  id: string,
  expected: object,
  seconds = 60,
): Promise<void> => {
  await expect
    .poll(() => readEvent(partner, id), { timeout: seconds * 1000, interval: 300 })
    .toMatchObject(expected);
};

/** Eight characters that no other vehicle has, in no other run. */
const serial = (): string =>
  `${Date.now().toString(36).slice(-6)}${(count += 1).toString(36).padStart(2, '0')}`.toUpperCase();

export type Story = {
  partner: PartnerAccess;
  number: string;
  checkIn: string;
  start: Record<string, unknown>;
  finished: Record<string, unknown>;
};

/** A visit in three days of a customer with a number of the vendor sandbox. */
export const story = (
  magic: string,
  options: {
    partner?: PartnerAccess;
    email?: string;
    slug?: string | null;
    /** A MINI whose owner has the manufacturer's app on that phone; this character says what the app does. */
    app?: string;
    firstName?: string;
    /** Of the vendor sandbox's numbers. */
    prefix?: string;
    daysAhead?: number;
    /** What the customer agrees to in the check-in. */
    agreements?: CheckInResults['agreements'];
  } = {},
): Story => {
  const partner = options.partner ?? sandbox().partners[0]!;
  const checkIn = unique('c');
  const number = `${options.prefix ?? '+4917139200'}${magic}`;
  const place = { dealerId: partner.dealerId, locationId: partner.locationId };
  const startsAt = new Date(Date.now() + (options.daysAhead ?? 3) * 86_400_000).toISOString();
  const timestamp = new Date().toISOString();
  return {
    partner,
    number,
    checkIn,
    start: {
      type: 'checkin.start',
      timestamp,
      data: {
        ...place,
        checkin: { id: checkIn, ...(options.slug === null ? {} : { slug: options.slug ?? `s-${checkIn}` }) },
        appointment: { id: unique('a'), startsAt, services: [{ code: 'OIL', name: 'Ölwechsel' }] },
        vehicle:
          options.app === undefined
            ? { vin: unique('VIN').toUpperCase(), brand: 'BMW', model: 'i4' }
            : { vin: `WMWAP1${serial()}${magic}${options.app}`, brand: 'MINI', model: 'Cooper SE' },
        contact: {
          externalId: unique('x'),
          firstName: options.firstName ?? 'Jürgen',
          lastName: 'Müller',
          language: 'de',
          mobile: number,
          ...(options.email === undefined ? {} : { email: options.email }),
        },
      },
    },
    finished: {
      type: 'checkin.finished',
      timestamp,
      data: {
        ...place,
        checkin: { id: checkIn },
        finishedAt: timestamp,
        results: {
          services: [{ code: 'OIL', name: 'Ölwechsel', decision: 'accepted' }],
          remarks: 'Bremsen',
          ...(options.agreements === undefined ? {} : { agreements: options.agreements }),
        },
      },
    },
  };
};

type PhoneMessage = { channel: string; text: string; link?: string; [name: string]: unknown };

/** What arrived on the handset of a number, as the vendor sandbox tells it. */
export const phone = async (number: string): Promise<PhoneMessage[]> => {
  const { json } = await call(`/sandbox/messages?to=${encodeURIComponent(number)}`);
  return json['messages'] as PhoneMessage[];
};

/** The token of the check-in link in the newest text that a handset has. */
export const linkOn = async (number: string): Promise<string> => {
  const match = /\/c\/([A-Za-z0-9_-]{22})/.exec(JSON.stringify((await phone(number)).at(-1)));
  if (!match?.[1]) throw new Error(`no link on the phone ${number}`);
  return match[1];
};

/** A staff member's token, as the console will get it. */
export const staffToken = (email: string): Promise<string> => signIn(sandbox(), email);
