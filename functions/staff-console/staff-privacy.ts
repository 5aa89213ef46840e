import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import { describeErasures, viewErasure } from '../../shared/privacy/describe-erasures.ts';
import { describeRetention } from '../../shared/privacy/describe-retention.ts';
import { eraseContact } from '../../shared/privacy/erase-contact.ts';
import { readErasureOrder, readHoldOrder } from '../../shared/privacy/contact-orders.ts';
import { exportContact } from '../../shared/privacy/export-contact.ts';
import { liftLegalHold } from '../../shared/privacy/lift-legal-hold.ts';
import { viewHold } from '../../shared/privacy/hold-view.ts';
import { previewErasure } from '../../shared/privacy/preview-erasure.ts';
import type { PrivacyDeps } from '../../shared/privacy/privacy-deps.ts';
import { requireReach } from '../../shared/privacy/require-reach.ts';
import { saveRetention } from '../../shared/privacy/save-retention.ts';
import { setLegalHold } from '../../shared/privacy/set-legal-hold.ts';
import { json } from '../../shared/web/http.ts';
import { staffHandler, type StaffRequest } from './staff-handler.ts';

export type StaffPrivacyDeps = { findStaff: FindStaff; privacy: () => Promise<PrivacyDeps> };

/** What Lambda may answer is six megabytes, of which the answer's own frame needs some. */
const MOST_BYTES = 5 * 1024 * 1024;

/** What the admins of a dealer do for the people whose data it keeps, as one handler. */
export const staffPrivacy = ({ findStaff, privacy }: StaffPrivacyDeps) => {
  /** The contact that a route names, of the dealer of who asks, and nowhere that they may not see. */
  const about = async ({ staff, params }: StaffRequest) => {
    const deps = await privacy();
    const contactId = params['contactId'] ?? '';
    await requireReach(deps, { staff, contactId });
    return { deps, who: { dealerId: staff.dealerId, contactId }, by: staff.sub };
  };
  return staffHandler<'privacy-api'>(
    { findStaff },
    {
      'GET /v1/privacy/retention': async ({ staff }) =>
        json(200, await describeRetention((await privacy()).table, { staff })),
      'PUT /v1/privacy/retention': async ({ staff, body }) =>
        json(200, await saveRetention(await privacy(), { staff, command: body() })),
      'GET /v1/privacy/erasures': async ({ staff, query }) =>
        json(200, await describeErasures((await privacy()).table, { staff, cursor: query['cursor'] })),
      'POST /v1/contacts/{contactId}/erasure/preview': async (request) => {
        const { deps, who } = await about(request);
        return json(200, await previewErasure(deps, who));
      },
      'POST /v1/contacts/{contactId}/erasure': async (request) => {
        const { reason } = readErasureOrder(request.body(), request.params['contactId']);
        const { deps, who, by } = await about(request);
        return json(200, viewErasure(await eraseContact(deps, { ...who, by, reason })));
      },
      'GET /v1/contacts/{contactId}/export': async (request) => {
        const { deps, who, by } = await about(request);
        return json(200, await exportContact(deps, { ...who, by, mostBytes: MOST_BYTES }), {
          'content-disposition': 'attachment; filename="contact.json"',
        });
      },
      'PUT /v1/contacts/{contactId}/legal-hold': async (request) => {
        const { reason } = readHoldOrder(request.body());
        const { deps, who } = await about(request);
        return json(200, viewHold(await setLegalHold(deps, { ...who, by: request.staff, reason })));
      },
      'DELETE /v1/contacts/{contactId}/legal-hold': async (request) => {
        const { deps, who } = await about(request);
        await liftLegalHold(deps, { ...who, by: request.staff });
        return { status: 204 };
      },
    },
  );
};
