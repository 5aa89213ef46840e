import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import {
  describeVisitMessages,
  type DescribeVisitMessagesDeps,
} from '../../shared/planning/describe-visit-messages.ts';
import { json } from '../../shared/web/http.ts';
import { staffHandler } from './staff-handler.ts';

export type StaffPlansDeps = DescribeVisitMessagesDeps & { findStaff: FindStaff };

/** What a visit's messages are and will be, as one handler. */
export const staffPlans = (deps: StaffPlansDeps) =>
  staffHandler<'plans-api'>(deps, {
    'GET /v1/visits/{visitId}/messages': async ({ staff, params }) =>
      json(200, await describeVisitMessages(deps, { staff, visitId: params['visitId'] ?? '' })),
  });
