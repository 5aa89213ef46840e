import { blockContact } from '../../shared/conversations/block-contact.ts';
import { recordConsentSchema } from '../../shared/conversations/consent-input.ts';
import { decidePrompt } from '../../shared/conversations/decide-prompt.ts';
import { createContact } from '../../shared/conversations/create-contact.ts';
import { describeConsent } from '../../shared/conversations/describe-consent.ts';
import { describeContact } from '../../shared/conversations/describe-contact.ts';
import { editContact } from '../../shared/conversations/edit-contact.ts';
import { findContacts } from '../../shared/conversations/find-contacts.ts';
import { mergeContacts } from '../../shared/conversations/merge-contacts.ts';
import { previewMerge } from '../../shared/conversations/preview-merge.ts';
import { recordConsent } from '../../shared/conversations/record-consent.ts';
import { requireContact } from '../../shared/conversations/require-contact.ts';
import { unblockContact } from '../../shared/conversations/unblock-contact.ts';
import { undoMerge } from '../../shared/conversations/undo-merge.ts';
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

/** Who the customers of a dealer are, and what may be sent to them, as one handler. */
export const staffContacts = (deps: StaffContactsDeps) => {
  const withKey = async () => ({ ...deps, idKey: await deps.idKey() });
  const named = ({ params }: StaffRequest): string => params['contactId'] ?? '';
  const find = (request: StaffRequest) =>
    requireContact(deps, { staff: request.staff, contactId: named(request) });
  const answer = async (request: StaffRequest) => {
    const { contact } = await find(request);
    const cursor = request.method === 'GET' ? request.query['cursor'] : undefined;
    return json(200, await describeConsent(await withKey(), { contact, cursor }));
  };
  const block = (change: typeof blockContact) => async (request: StaffRequest) => {
    const { contact, locationIds } = await find(request);
    await change(deps, { contact, by: request.staff.sub, shownAt: locationIds });
    return answer(request);
  };
  const order = (request: StaffRequest) => ({
    staff: request.staff,
    contactId: named(request),
    command: request.body(),
  });
  return staffHandler<'contacts-api'>(deps, {
    'GET /v1/contacts': async ({ staff, query }) => {
      const command = { staff, text: query['q'] ?? '', cursor: query['cursor'] };
      return json(200, await findContacts(await withKey(), command));
    },
    'POST /v1/contacts': async ({ staff, body }) =>
      json(201, await createContact(await withKey(), { staff, command: body() })),
    'GET /v1/contacts/{contactId}': async (request) => {
      const { contact } = await find(request);
      return json(200, await describeContact(await withKey(), { staff: request.staff, contact }));
    },
    'PUT /v1/contacts/{contactId}': async (request) =>
      json(200, await editContact(await withKey(), order(request))),
    'POST /v1/contacts/{contactId}/merge/preview': async (request) =>
      json(200, await previewMerge(await withKey(), order(request))),
    'POST /v1/contacts/{contactId}/merge': async (request) =>
      json(200, await mergeContacts(await withKey(), order(request))),
    'POST /v1/contacts/{contactId}/merges/{mergeId}/undo': async (request) => {
      const command = { staff: request.staff, contactId: named(request) };
      const mergeId = request.params['mergeId'] ?? '';
      return json(200, await undoMerge(await withKey(), { ...command, mergeId }));
    },
    'GET /v1/contacts/{contactId}/consent': answer,
    'POST /v1/contacts/{contactId}/consent': async (request) => {
      const { contact, locationIds } = await find(request);
      const input = parseInput(recordConsentSchema, request.body(), 'consent.invalid', 'The decision');
      const who = { kind: 'staff' as const, id: request.staff.sub };
      const command = { contact, ...input, who, at: deps.now(), shownAt: locationIds };
      await recordConsent(await withKey(), command);
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
