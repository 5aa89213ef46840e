import {
  agreementSwitchSchema,
  viewAgreement,
  viewAgreementDetail,
  viewVersion,
} from '../../shared/dealers/agreement-view.ts';
import {
  describeAgreement,
  describeAgreements,
  describeAgreementVersion,
  versionNumberIn,
} from '../../shared/dealers/describe-agreements.ts';
import { publishAgreement } from '../../shared/dealers/publish-agreement.ts';
import { saveAgreement } from '../../shared/dealers/save-agreement.ts';
import { switchAgreement } from '../../shared/dealers/switch-agreement.ts';
import { parseCommand } from '../../shared/kernel/parse-command.ts';
import { type HttpReply, json } from '../../shared/web/http.ts';
import type { StaffRequest } from './staff-handler.ts';
import type { StaffSettingsDeps } from './staff-settings.ts';

/** What customers are asked to agree to, and its versions (S2.5, S2.42, S2.43): the part of the settings' handler that answers for it. */
export const agreementAnswers = (deps: StaffSettingsDeps) => ({
  'GET /v1/settings/agreements': async ({ staff, query }: StaffRequest) => {
    const { agreements, ...rest } = await describeAgreements(deps, { staff, cursor: query['cursor'] });
    return json(200, { agreements: agreements.map((agreement) => viewAgreement(staff, agreement)), ...rest });
  },
  'GET /v1/settings/agreements/{agreementId}': (request: StaffRequest) => now(deps, request),
  'PUT /v1/settings/agreements/{agreementId}': async (request: StaffRequest) => {
    const { staff, body } = request;
    await saveAgreement(deps, { staff, agreementId: idIn(request), body: body() });
    return now(deps, request);
  },
  'POST /v1/settings/agreements/{agreementId}/publish': async (request: StaffRequest) => {
    const { staff, body } = request;
    await publishAgreement(deps, { staff, agreementId: idIn(request), body: body() });
    return now(deps, request);
  },
  'PUT /v1/settings/agreements/{agreementId}/switch': async (request: StaffRequest) => {
    const { staff, body } = request;
    const { enabled } = parseCommand(agreementSwitchSchema, 'agreement.invalid', 'The switch', body());
    await switchAgreement(deps, { staff, agreementId: idIn(request), enabled });
    return now(deps, request);
  },
  'GET /v1/settings/agreements/{agreementId}/versions/{number}': async (request: StaffRequest) => {
    const { staff, params } = request;
    const number = versionNumberIn(params['number']);
    const which = { staff, agreementId: idIn(request), number };
    return json(200, viewVersion(await describeAgreementVersion(deps, which)));
  },
});

const idIn = ({ params }: StaffRequest): string => params['agreementId'] ?? '';

/** The agreement as it is now. */
const now = async (deps: StaffSettingsDeps, request: StaffRequest): Promise<HttpReply> => {
  const { staff, query } = request;
  const which = { staff, agreementId: idIn(request), cursor: query['cursor'] };
  return json(200, viewAgreementDetail(staff, await describeAgreement(deps, which)));
};
