import { blockContact } from '../../shared/conversations/block-contact.ts';
import { recordConsentSchema } from '../../shared/conversations/consent-input.ts';
import { decidePrompt } from '../../shared/conversations/decide-prompt.ts';
import { describeConsent } from '../../shared/conversations/describe-consent.ts';
import { recordConsent } from '../../shared/conversations/record-consent.ts';
import { requireContact } from '../../shared/conversations/require-contact.ts';
import { unblockContact } from '../../shared/conversations/unblock-contact.ts';
import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import type { Now } from '../../shared/kernel/instant.ts';
import { parseInput } from '../../shared/kernel/parse-input.ts';
import type { Log } from '../../shared/platform/log.ts';
import type { Table } from '../../shared/table/table.ts';
import { json } from '../../shared/web/http.ts';
import { staffHandler, type StaffRequest } from './staff-handler.ts';

export type StaffContactsDeps = {
  table: Table;
  now: Now;
  log: Log;
  findStaff: FindStaff;
  /** The key behind the digests of addresses, which is read when it is needed. */
  idKey: () => Promise<string>;
};

/** What may be sent to a customer, and who decided it, as one handler. */
export const staffContacts = (deps: StaffContactsDeps) => {
  const find = ({ staff, params }: StaffRequest) =>
    requireContact(deps, { staff, contactId: params['contactId'] ?? '' });
  const answer = async (request: StaffRequest) => {
    const { contact } = await find(request);
    const idKey = await deps.idKey();
    const cursor = request.method === 'GET' ? request.query['cursor'] : undefined;
    return json(200, await describeConsent({ ...deps, idKey }, { contact, cursor }));
  };
  const block = (change: typeof blockContact) => async (request: StaffRequest) => {
    const { contact, locationIds } = await find(request);
    await change(deps, { contact, by: request.staff.sub, shownAt: locationIds });
    return answer(request);
  };
  return staffHandler<'contacts-api'>(deps, {
    'GET /v1/contacts/{contactId}/consent': answer,
    'POST /v1/contacts/{contactId}/consent': async (request) => {
      const { contact, locationIds } = await find(request);
      const input = parseInput(recordConsentSchema, request.body(), 'consent.invalid', 'The decision');
      const who = { kind: 'staff' as const, id: request.staff.sub };
      const command = { contact, ...input, who, at: deps.now(), shownAt: locationIds };
      await recordConsent({ ...deps, idKey: await deps.idKey() }, command);
      return answer(request);
    },
    'POST /v1/conversations/{conversationId}/entries/{entryId}/decision': async ({ staff, params, body }) => {
      const { conversationId = '', entryId = '' } = params;
      const command = { staff, conversationId, entryId, command: body() };
      return json(200, await decidePrompt({ ...deps, idKey: await deps.idKey() }, command));
    },
    'POST /v1/contacts/{contactId}/block': block(blockContact),
    'POST /v1/contacts/{contactId}/unblock': block(unblockContact),
  });
};
