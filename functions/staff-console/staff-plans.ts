import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import {
  describeVisitMessages,
  type DescribeVisitMessagesDeps,
} from '../../shared/planning/describe-visit-messages.ts';
import {
  previewAppointment,
  type PreviewAppointmentDeps,
} from '../../shared/planning/preview-appointment.ts';
import { previewVisit } from '../../shared/planning/preview-visit.ts';
import { json } from '../../shared/web/http.ts';
import { staffHandler } from './staff-handler.ts';

export type StaffPlansDeps = DescribeVisitMessagesDeps & {
  findStaff: FindStaff;
  /** Made for a dry run: the key of ids is read from a secret. */
  previewDeps: () => Promise<PreviewAppointmentDeps>;
};

/** What a visit's messages are and would be, as one handler. */
export const staffPlans = (deps: StaffPlansDeps) =>
  staffHandler<'plans-api'>(deps, {
    'GET /v1/visits/{visitId}/messages': async ({ staff, params }) =>
      json(200, await describeVisitMessages(deps, { staff, visitId: params['visitId'] ?? '' })),
    'POST /v1/visits/{visitId}/messages/preview': async ({ staff, params }) =>
      json(200, await previewVisit(await deps.previewDeps(), { staff, visitId: params['visitId'] ?? '' })),
    'POST /v1/plans/preview': async ({ staff, body }) =>
      json(200, await previewAppointment(await deps.previewDeps(), { staff, command: body() })),
  });
