import { changeStaff } from '../../shared/dealers/change-staff.ts';
import { describeColleague, describeStaff } from '../../shared/dealers/describe-staff.ts';
import { inviteStaffAgain } from '../../shared/dealers/invite-staff-again.ts';
import { inviteStaff, type InviteStaffDeps } from '../../shared/dealers/invite-staff.ts';
import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import { json } from '../../shared/web/http.ts';
import { staffHandler } from './staff-handler.ts';

export type StaffTeamDeps = InviteStaffDeps & { findStaff: FindStaff };

/** Who works for a dealer and may do what, as one handler. */
export const staffTeam = (deps: StaffTeamDeps) =>
  staffHandler<'team-api'>(deps, {
    'GET /v1/staff': async ({ staff, query }) =>
      json(200, await describeStaff(deps, { staff, cursor: query['cursor'] })),
    'POST /v1/staff': async ({ staff, body }) => json(201, await inviteStaff(deps, { staff, body: body() })),
    'GET /v1/staff/{sub}': async ({ staff, params }) =>
      json(200, await describeColleague(deps, { staff, sub: params['sub'] ?? '' })),
    'PUT /v1/staff/{sub}': async ({ staff, params, body }) =>
      json(200, await changeStaff(deps, { staff, sub: params['sub'] ?? '', body: body() })),
    'POST /v1/staff/{sub}/invitation': async ({ staff, params }) => {
      await inviteStaffAgain(deps, { staff, sub: params['sub'] ?? '' });
      return { status: 204 };
    },
  });
