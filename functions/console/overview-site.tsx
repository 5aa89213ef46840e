import { readTroubles } from '../../shared/conversations/channel-trouble-store.ts';
import { worksAt } from '../../shared/dealers/staff.ts';
import type { Now } from '../../shared/kernel/instant.ts';
import { describeFailed, describeHeld } from '../../shared/planning/describe-open-messages.ts';
import { FUNNEL_DAYS, type FunnelDays, measureFunnel } from '../../shared/visits/measure-funnel.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { consoleHandler, type ConsoleDeps, type ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { FailedPage } from './failed-page.tsx';
import { locationFor, locationsFor } from './locations-for.ts';
import { OverviewPage } from './overview-page.tsx';

export type OverviewSiteDeps = ConsoleDeps & { now: Now };

/** How far check-ins come by each channel (B12), what failed and what waits for approval, and which channel is in trouble. */
export const overviewSite = (deps: OverviewSiteDeps) =>
  consoleHandler<'overview'>(deps, {
    'GET /console/overview': (request) => showOverview(deps, request),
    'GET /console/overview/failed': (request) => showFailed(deps, request),
  });

const daysOf = (text: string | undefined): FunnelDays =>
  FUNNEL_DAYS.find((days) => String(days) === text) ?? FUNNEL_DAYS[0];

const showOverview = async (
  deps: OverviewSiteDeps,
  { viewer, query }: ConsoleRequest,
): Promise<HttpReply> => {
  const { staff } = viewer;
  const location = locationFor(viewer, query['location']);
  const days = daysOf(query['days']);
  const [funnel, failed, held, troubles] = await Promise.all([
    measureFunnel(deps, { location, days }),
    describeFailed(deps, { staff }),
    describeHeld(deps, { staff, locationId: location.locationId }),
    readTroubles(deps.table, staff.dealerId, deps.now()),
  ]);
  return consoleReply(
    200,
    <OverviewPage
      viewer={viewer}
      locations={locationsFor(viewer)}
      location={location}
      days={days}
      funnel={funnel}
      failed={failed}
      held={held}
      troubles={troubles.filter((trouble) => worksAt(staff, trouble))}
    />,
  );
};

const showFailed = async (deps: OverviewSiteDeps, { viewer, query }: ConsoleRequest): Promise<HttpReply> => {
  const after = query['after'];
  const page = await describeFailed(deps, { staff: viewer.staff, after });
  return consoleReply(200, <FailedPage viewer={viewer} page={page} isFirst={after === undefined} />);
};
