import { parseVendorJson } from '../../shared/messaging/channels/vendor-json.ts';
import type { Route } from '../../shared/web/http.ts';
import { applicationSchema } from './accounts.ts';
import { requireAllowedCallback } from './callback-origin.ts';
import { readBody, REGISTERED, vendorReply } from './graph-routes.ts';
import type { Sandbox } from './sandbox.ts';
import { applications } from './sandbox-store.ts';
import { takeSms } from './take-sms.ts';
import { tellCredit } from './tell-credit.ts';

/** BulkGate's Simple API, and what stands in for its portal. */
export const bulkGateRoutes = (sandbox: Sandbox): Route[] => [
  {
    method: 'POST',
    path: '/sandbox/bulkgate/portal',
    handle: async (request) => {
      const application = readBody(request, applicationSchema, 'The BulkGate application');
      requireAllowedCallback(sandbox.callbackOrigin, application.deliveryUrl);
      await applications.change(sandbox, application, () => application);
      return REGISTERED;
    },
  },
  {
    method: 'POST',
    path: '/sandbox/bulkgate/api/1.0/simple/transactional',
    handle: async ({ rawBody }) =>
      vendorReply(await takeSms(sandbox, { body: parseVendorJson(rawBody.toString()) })),
  },
  {
    method: 'POST',
    path: '/sandbox/bulkgate/api/1.0/simple/info',
    handle: async ({ rawBody }) =>
      vendorReply(await tellCredit(sandbox, { body: parseVendorJson(rawBody.toString()) })),
  },
];
