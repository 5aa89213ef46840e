import { parseVendorJson } from '../../shared/messaging/channels/vendor-json.ts';
import type { HttpReply, HttpRequest, Route } from '../../shared/web/http.ts';
import { type OemClient, oemClientSchema } from './accounts.ts';
import { requireAllowedCallback } from './callback-origin.ts';
import { readBody, REGISTERED } from './graph-routes.ts';
import { grantToken, identifyOemClient, TOKEN_REFUSED } from './identify-oem-client.ts';
import { checkEligibility, openOemThread } from './open-oem-thread.ts';
import type { Sandbox } from './sandbox.ts';
import { oemClients } from './sandbox-store.ts';
import { takeOemMessage, tellOemStatus } from './take-oem-message.ts';

/** The gateway of a manufacturer's app, and what stands in for its portal. */
export const oemRoutes = (sandbox: Sandbox): Route[] => {
  /** A route that needs a token. */
  const route = (
    method: Route['method'],
    path: string,
    answer: (request: HttpRequest, client: OemClient, body: unknown) => Promise<HttpReply> | HttpReply,
  ): Route => ({
    method,
    path: `/sandbox/oem${path}`,
    handle: async (request) => {
      const client = await identifyOemClient(sandbox, request.headers['authorization']);
      return client ? answer(request, client, parseVendorJson(request.rawBody.toString())) : TOKEN_REFUSED;
    },
  });
  return [
    {
      method: 'POST',
      path: '/sandbox/oem/portal',
      handle: async (request) => {
        const client = readBody(request, oemClientSchema, 'The client of the gateway');
        requireAllowedCallback(sandbox.callbackOrigin, client.webhookUrl);
        await oemClients.change(sandbox, client, () => client);
        return REGISTERED;
      },
    },
    {
      method: 'POST',
      path: '/sandbox/oem/oauth2/token',
      handle: (request) => grantToken(sandbox, request),
    },
    route('POST', '/eligibility', (_request, _client, body) => checkEligibility(body)),
    route('POST', '/threads', (_request, client, body) => openOemThread(sandbox, { client, body })),
    route('POST', '/threads/{threadId}/messages', ({ params, headers }, client, body) =>
      takeOemMessage(sandbox, {
        client,
        threadId: params['threadId'] ?? '',
        idempotencyKey: headers['idempotency-key'],
        body,
      }),
    ),
    route('GET', '/messages/{messageId}', ({ params }, client) =>
      tellOemStatus(sandbox, { client, messageId: params['messageId'] ?? '' }),
    ),
  ];
};
