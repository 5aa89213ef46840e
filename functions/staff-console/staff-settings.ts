import { describeAudit } from '../../shared/dealers/describe-audit.ts';
import {
  describeOfferedService,
  describeOfferedServices,
} from '../../shared/dealers/describe-offered-services.ts';
import { describeSettings, readWhich } from '../../shared/dealers/describe-settings.ts';
import { removeOfferedService } from '../../shared/dealers/remove-offered-service.ts';
import { removeTeamInbox } from '../../shared/dealers/remove-team-inbox.ts';
import { saveOfferedService } from '../../shared/dealers/save-offered-service.ts';
import { saveSettings } from '../../shared/dealers/save-settings.ts';
import { saveTeamInbox } from '../../shared/dealers/save-team-inbox.ts';
import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import { describeInboxes } from '../../shared/events/describe-inboxes.ts';
import { describeRules } from '../../shared/events/describe-rules.ts';
import { removeRuleForStaff } from '../../shared/events/remove-rule-for-staff.ts';
import { saveRuleForStaff } from '../../shared/events/save-rule-for-staff.ts';
import type { Now } from '../../shared/kernel/instant.ts';
import type { Log } from '../../shared/platform/log.ts';
import type { Table } from '../../shared/table/table.ts';
import { json } from '../../shared/web/http.ts';
import { agreementAnswers } from './staff-agreements.ts';
import { staffHandler } from './staff-handler.ts';

export type StaffSettingsDeps = { table: Table; now: Now; log: Log; findStaff: FindStaff };

/** What admins set for their dealer, who set it, and who may know of it, as one handler. */
export const staffSettings = (deps: StaffSettingsDeps) =>
  staffHandler<'settings-api'>(deps, {
    'GET /v1/settings': async ({ staff, query: { level, locationId } }) =>
      json(200, await describeSettings(deps, { staff, which: readWhich({ level, locationId }) })),
    'PUT /v1/settings': async ({ staff, body }) =>
      json(200, await saveSettings(deps, { staff, body: body() })),
    'GET /v1/audit': async ({ staff, query: { level, target, cursor } }) =>
      json(200, await describeAudit(deps, { staff, query: { level, target, cursor } })),
    'GET /v1/rules': async ({ staff }) => json(200, await describeRules(deps, { staff })),
    'PUT /v1/rules/{ruleId}': async ({ staff, params, body }) =>
      json(200, await saveRuleForStaff(deps, { staff, ruleId: params['ruleId'] ?? '', body: body() })),
    'DELETE /v1/rules/{ruleId}': async ({ staff, params }) => {
      await removeRuleForStaff(deps, { staff, ruleId: params['ruleId'] ?? '' });
      return { status: 204 };
    },
    'GET /v1/settings/services': async ({ staff }) =>
      json(200, { services: await describeOfferedServices(deps, { staff }) }),
    'PUT /v1/settings/services/{code}': async ({ staff, params, body }) => {
      const code = params['code'] ?? '';
      await saveOfferedService(deps, { staff, code, body: body() });
      return json(200, await describeOfferedService(deps, { staff, code }));
    },
    'DELETE /v1/settings/services/{code}': async ({ staff, params }) => {
      await removeOfferedService(deps, { staff, code: params['code'] ?? '' });
      return { status: 204 };
    },
    ...agreementAnswers(deps),
    'GET /v1/inboxes': async ({ staff }) => json(200, await describeInboxes(deps, { staff })),
    'PUT /v1/inboxes/{inbox}': async ({ staff, params, body }) => {
      await saveTeamInbox(deps, { staff, inbox: params['inbox'] ?? '', body: body() });
      return json(200, await describeInboxes(deps, { staff }));
    },
    'DELETE /v1/inboxes/{inbox}': async ({ staff, params }) => {
      await removeTeamInbox(deps, { staff, inbox: params['inbox'] ?? '' });
      return { status: 204 };
    },
  });
