import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import { describeVisit, type DescribeVisitDeps } from '../../shared/events/describe-visit.ts';
import { describeVisits } from '../../shared/events/describe-visits.ts';
import { markAnswer } from '../../shared/events/mark-answer.ts';
import type { Log } from '../../shared/platform/log.ts';
import { json } from '../../shared/web/http.ts';
import { staffHandler } from './staff-handler.ts';

export type StaffVisitsDeps = DescribeVisitDeps & { findStaff: FindStaff; log: Log };

/** Visits by day, one visit, and what staff did with the customer's answers, as one handler. */
export const staffVisits = (deps: StaffVisitsDeps) =>
  staffHandler<'visits-api'>(deps, {
    'GET /v1/visits': async ({ staff, query }) => json(200, await describeVisits(deps, { staff, query })),
    'GET /v1/visits/{visitId}': async ({ staff, params }) =>
      json(200, await describeVisit(deps, { staff, visitId: params['visitId'] ?? '' })),
    'PUT /v1/visits/{visitId}/answers/{itemId}': async ({ staff, params, body }) => {
      const visitId = params['visitId'] ?? '';
      await markAnswer(deps, { staff, visitId, itemId: params['itemId'] ?? '', command: body() });
      return json(200, await describeVisit(deps, { staff, visitId }));
    },
  });
