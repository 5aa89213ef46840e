import type { Now } from '../../shared/kernel/instant.ts';
import { describeVisits } from '../../shared/events/describe-visits.ts';
import { VISIT_FILTERS } from '../../shared/events/visit-filter.ts';
import { dealsWithCustomers } from '../../shared/dealers/staff.ts';
import { localDay } from '../../shared/kernel/clock.ts';
import type { FindPartner } from '../../shared/partners/partner-store.ts';
import type { Log } from '../../shared/platform/log.ts';
import type { WriteMessageDeps } from '../../shared/planning/write-message.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { consoleHandler, type ConsoleDeps, type ConsoleRequest, type Viewer } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { editMessageForm, sendEdit } from './edit-site.tsx';
import { locationFor, locationsFor } from './locations-for.ts';
import { TodayPage, type TodayQuery } from './today-page.tsx';
import { actOnMessage, changeAnswer, changeBlock, showVisit } from './visit-site.tsx';
import { sendWritten, writeForm } from './write-site.tsx';

export type TodaySiteDeps = ConsoleDeps & {
  now: Now;
  log: Log;
  findPartner: FindPartner;
  /** Makes the key by which a message that is sent twice is known to be one. */
  newKey: () => string;
  /** Made when a message is changed or sent: the key of ids is read from a secret. */
  changeDeps: () => Promise<WriteMessageDeps>;
};

/** Appointments by day, and one of them with all that may be done. */
export const todaySite = (deps: TodaySiteDeps) =>
  consoleHandler<'today'>(deps, {
    'GET /console/today': (request) => showToday(deps, request),
    'GET /console/visits/{visitId}': (request) => showVisit(deps, request),
    'POST /console/visits/{visitId}/answers/{itemId}': (request) => changeAnswer(deps, request),
    'GET /console/visits/{visitId}/write': (request) => writeForm(deps, request),
    'POST /console/visits/{visitId}/write': (request) => sendWritten(deps, request),
    'GET /console/visits/{visitId}/messages/{messageId}/edit': (request) => editMessageForm(deps, request),
    'POST /console/visits/{visitId}/messages/{messageId}/edit': (request) => sendEdit(deps, request),
    'POST /console/visits/{visitId}/messages/{messageId}/withdraw': (request) =>
      actOnMessage(deps, request, 'withdrawn'),
    'POST /console/visits/{visitId}/messages/{messageId}/approve': (request) =>
      actOnMessage(deps, request, 'approved'),
    'POST /console/visits/{visitId}/messages/{messageId}/retry': (request) =>
      actOnMessage(deps, request, 'retried'),
    'POST /console/visits/{visitId}/block': (request) => changeBlock(deps, request, 'blocked'),
    'POST /console/visits/{visitId}/unblock': (request) => changeBlock(deps, request, 'unblocked'),
  });

const showToday = async (deps: TodaySiteDeps, { viewer, query }: ConsoleRequest): Promise<HttpReply> => {
  const { staff } = viewer;
  const location = locationFor(viewer, query['location']);
  const { locationId } = location;
  const now = deps.now();
  const today = localDay(now, location.settings.zone);
  const asked = readQuery(query, today);
  const list = { ...deps, findLocation: () => Promise.resolve(location) };
  const page = await describeVisits(list, {
    staff,
    query: { locationId, day: asked.day, show: asked.show, search: asked.search, cursor: asked.after },
  });
  return consoleReply(
    200,
    <TodayPage
      viewer={viewer}
      locations={locationsFor(viewer)}
      location={location}
      query={asked}
      today={today}
      now={now}
      list={page}
      open={
        dealsWithCustomers(staff) && isWhole(asked, today)
          ? await readOpen(list, viewer, locationId, asked)
          : undefined
      }
    />,
  );
};

/** What somebody types into the address by hand is read as far as it makes sense. */
const readQuery = (query: ConsoleRequest['query'], today: string): TodayQuery => {
  const day = query['day'] ?? '';
  return {
    day: isDay(day) ? day : today,
    show: VISIT_FILTERS.find((filter) => filter === query['show']) ?? 'all',
    search: (query['search'] ?? '').trim().slice(0, 100),
    after: query['after'],
    open: query['open'],
  };
};

const isDay = (text: string): boolean =>
  /^2[01]\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && text.slice(8) === dayIn(text);
const dayIn = (text: string): string => localDay(`${text}T12:00:00.000Z`, 'UTC').slice(8);

/** What waits from other days, which mechanics have nothing to do with, stands on the first page of today, unless something else is looked for. */
const isWhole = ({ day, show, search, after }: TodayQuery, today: string): boolean =>
  day === today && after === undefined && search === '' && (show === 'all' || show === 'open');

const readOpen = async (
  deps: Parameters<typeof describeVisits>[0],
  { staff }: Viewer,
  locationId: string,
  { day, open }: TodayQuery,
) => {
  const view = await describeVisits(deps, { staff, query: { locationId, cursor: open } });
  const isOfDay = ({ startsLocal }: (typeof view.visits)[number]): boolean =>
    startsLocal?.startsWith(day) === true;
  return { ...view, visits: view.visits.filter((visit) => !isOfDay(visit)) };
};
