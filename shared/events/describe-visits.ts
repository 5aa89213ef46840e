import * as z from 'zod';
import { contacts } from '../contacts/contact-store.ts';
import { type Contact, idsOf } from '../contacts/contact.ts';
import type { FindLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { dealsWithCustomers, type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { addDays, atLocalTime } from '../kernel/clock.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Table } from '../table/table.ts';
import { asksForWork } from '../visits/answers.ts';
import { visitsWithOpenAnswers } from '../visits/open-answer-store.ts';
import type { Visit } from '../visits/visit.ts';
import { placeInDay, visitsOfLocation } from '../visits/visit-store.ts';
import { findInvites } from './find-invites.ts';
import { fitsFilter, isSearched, VISIT_FILTERS } from './visit-filter.ts';
import { viewRow, type VisitRow, visitRowSchema } from './visit-row.ts';

/** Nobody plans or looks up appointments of other centuries. */
const daySchema = z.iso
  .date()
  .refine((day) => day >= '2000-01-01' && day < '2200-01-01', 'a day of 2000 to 2199');

export const visitsQuerySchema = z.object({
  locationId: z.string(),
  day: daySchema.optional().meta({
    description:
      'By the calendar of the location. Absent: visits of any day whose answers wait for somebody, longest ago first.',
  }),
  show: z.enum(VISIT_FILTERS).default('all').meta({ description: 'Of a day only.' }),
  search: z
    .string()
    .max(100)
    .default('')
    .meta({ description: 'Of a day only: a part of the plate, the VIN, the order’s number or the name.' }),
  cursor: z.string().max(300).optional(),
});

export const visitsViewSchema = z
  .object({
    locationId: z.string(),
    zone: z.string(),
    day: z.string().optional(),
    visits: z.array(visitRowSchema).meta({ description: 'At most 25.' }),
    cursor: z.string().optional().meta({
      description:
        'For the next page; absent on the last one. Where few of a long day fit, a page may have fewer than 25, or none.',
    }),
  })
  .meta({ id: 'Visits' });
export type VisitsView = z.infer<typeof visitsViewSchema>;

export type DescribeVisitsDeps = { table: Table; now: Now; findLocation: FindLocation };

const PAGE = 25;
/** What is read at once where few may fit, and how much at most for one page: the longest days, four times over. */
const BATCH = 100;
const MOST_READ = 800;

/**
 * The visits of a day at a location (S2.44), or those whose answers wait (S2.53). Whoever does not deal with customers finds and sees
 * no names. Errors: InvalidInput `visits.invalid`, `page.cursor_invalid`; NotFound `location.unknown`.
 */
export const describeVisits = async (
  deps: DescribeVisitsDeps,
  { staff, query }: { staff: Staff; query: unknown },
): Promise<VisitsView> => {
  const wanted = parseCommand(visitsQuerySchema, 'visits.invalid', 'The query', query);
  const { locationId, day } = wanted;
  const place = { dealerId: staff.dealerId, locationId };
  const location = worksAt(staff, place) ? await deps.findLocation(place) : undefined;
  if (!location)
    throw new AppError(
      'NotFound',
      'location.unknown',
      `There is no location ${locationId.slice(0, 40)} at your dealer that you work at. Ids keep leading zeros.`,
    );
  const reading: Reading = { deps, location, knowsNames: dealsWithCustomers(staff), now: deps.now() };
  const page =
    day === undefined ? await readOpen(reading, wanted.cursor) : await readDay(reading, { ...wanted, day });
  return {
    locationId,
    zone: location.settings.zone,
    ...(day === undefined ? {} : { day }),
    visits: await rowsOf(reading, page),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
};

type Reading = { deps: DescribeVisitsDeps; location: LocationInForce; knowsNames: boolean; now: Instant };
type Found = { visits: Visit[]; people: People; cursor: string | undefined };

const readOpen = async (reading: Reading, cursor: string | undefined): Promise<Found> => {
  const { dealerId, locationId } = reading.location;
  const page = await visitsWithOpenAnswers(reading.deps.table, { dealerId, locationId, cursor, limit: PAGE });
  const open = page.visits.filter(asksForWork);
  return { visits: open, people: await customersOf(reading, open), cursor: page.cursor };
};

type Wanted = z.infer<typeof visitsQuerySchema> & { day: string };

const readDay = async (reading: Reading, { day, show, search, cursor }: Wanted): Promise<Found> => {
  const { dealerId, locationId, settings } = reading.location;
  const from = atLocalTime(day, '00:00', settings.zone);
  const until = atLocalTime(addDays(day, 1), '00:00', settings.zone);
  const isNarrowed = show !== 'all' || search !== '';
  const limit = isNarrowed ? BATCH : PAGE + 1;
  const visits: Visit[] = [];
  const people = new Map<string, Contact>();
  let after = cursor === undefined ? undefined : requirePlace(cursor, { from, until });
  for (let read = 0; read < MOST_READ; read += limit) {
    const page = await visitsOfLocation(reading.deps.table, {
      dealerId,
      locationId,
      from,
      until,
      after,
      limit,
    });
    const fitting = page.visits.filter((visit) => isOfDay(visit, { from, until }) && fitsFilter(visit, show));
    const customers = await customersOf(reading, search === '' ? fitting.slice(0, PAGE) : fitting);
    for (const [contactId, customer] of customers) people.set(contactId, customer);
    // In the order of the index, by which the next page goes on.
    for (const visit of fitting.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))) {
      if (!isSearched(search, visit, people.get(visit.contactId ?? ''))) continue;
      if (visits.length === PAGE) return { visits, people, cursor: after };
      visits.push(visit);
      after = placeOf(visit);
    }
    if (page.after === undefined) return { visits, people, cursor: undefined };
    after = page.after;
  }
  return { visits, people, cursor: after };
};

/** The index may be a moment behind a visit that was moved. */
const isOfDay = ({ startsAt }: Visit, { from, until }: Record<'from' | 'until', Instant>): boolean =>
  startsAt !== undefined && startsAt >= from && startsAt < until;

const placeOf = ({ startsAt = '', visitId }: Visit): string => placeInDay({ startsAt, visitId });

/** A cursor comes from outside: only a place within the day is one. */
const requirePlace = (cursor: string, { from, until }: Record<'from' | 'until', Instant>): string => {
  const first = placeInDay({ startsAt: from, visitId: '' });
  const last = placeInDay({ startsAt: until, visitId: '' });
  if (/^\d{12}#[\w%.~-]+$/.test(cursor) && cursor >= first && cursor < last) return cursor;
  throw new AppError(
    'InvalidInput',
    'page.cursor_invalid',
    'The page cursor is not one that we gave out for this day; start again without it.',
  );
};

type People = ReadonlyMap<string, Contact>;

const customersOf = async (
  { deps, location, knowsNames }: Reading,
  visits: readonly Visit[],
): Promise<People> => {
  if (!knowsNames) return new Map();
  const { dealerId } = location;
  const ids = new Set(visits.flatMap(({ contactId }) => contactId ?? []));
  const found = await contacts.getMany(
    deps.table,
    [...ids].map((contactId) => ({ dealerId, contactId })),
    { consistent: false },
  );
  return new Map(found.flatMap((contact) => idsOf(contact).map((id) => [id, contact] as const)));
};

const rowsOf = async ({ deps, location, now }: Reading, { visits, people }: Found): Promise<VisitRow[]> => {
  const invites = await findInvites(deps.table, visits);
  const { zone } = location.settings;
  return visits.map((visit) =>
    viewRow(visit, {
      zone,
      now,
      customer: people.get(visit.contactId ?? ''),
      invite: invites.get(visit.visitId),
    }),
  );
};
