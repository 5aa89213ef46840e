import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import { describePartners } from '../../shared/partners/describe-partners.ts';
import {
  rotatePartnerForStaff,
  type RotateForStaffDeps,
} from '../../shared/partners/rotate-partner-for-staff.ts';
import { json } from '../../shared/web/http.ts';
import { staffHandler } from './staff-handler.ts';

export type StaffPartnersDeps = RotateForStaffDeps & { findStaff: FindStaff };

/** The partners of a dealer and their secrets, as one handler. */
export const staffPartners = (deps: StaffPartnersDeps) =>
  staffHandler<'partners-api'>(deps, {
    'GET /v1/partners': async ({ staff }) =>
      json(200, await describePartners({ ...deps, readSecret: deps.secrets.read }, { staff })),
    'POST /v1/partners/{partnerId}/rotation': async ({ staff, params, body }) =>
      json(
        200,
        await rotatePartnerForStaff(deps, { staff, partnerId: params['partnerId'] ?? '', body: body() }),
      ),
  });
