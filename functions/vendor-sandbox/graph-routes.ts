import type * as z from 'zod';
import { invalidInput, parseJson } from '../../shared/kernel/parse-input.ts';
import { parseVendorJson } from '../../shared/messaging/channels/vendor-json.ts';
import { type HttpReply, type HttpRequest, json, type Route } from '../../shared/web/http.ts';
import { appSchema, graphNumberSchema, templateSchema } from './accounts.ts';
import type { VendorAnswer } from './graph-api.ts';
import { registerApp } from './register-app.ts';
import { SAMPLE_PICTURE, SAMPLE_TYPE } from './sample-picture.ts';
import type { Sandbox } from './sandbox.ts';
import { graphNumbers, templates } from './sandbox-store.ts';
import { faultOf, tellFile } from './tell-file.ts';
import { takeWhatsApp } from './take-whatsapp.ts';

/** Meta's Graph API, and what stands in for Meta's set-up pages. */
export const graphRoutes = (sandbox: Sandbox): Route[] => [
  {
    method: 'POST',
    path: '/sandbox/graph/apps',
    handle: async (request) => {
      await registerApp(sandbox, readBody(request, appSchema, 'The Meta app'));
      return REGISTERED;
    },
  },
  {
    method: 'POST',
    path: '/sandbox/graph/numbers',
    handle: async (request) => {
      const number = readBody(request, graphNumberSchema, 'The WhatsApp number');
      await graphNumbers.change(sandbox, number, () => number);
      return REGISTERED;
    },
  },
  {
    method: 'POST',
    path: '/sandbox/graph/templates',
    handle: async (request) => {
      const template = readBody(request, templateSchema, 'The template');
      await templates.change(sandbox, template, () => template);
      return REGISTERED;
    },
  },
  {
    method: 'POST',
    path: '/sandbox/graph/{version}/{phoneNumberId}/messages',
    handle: async ({ params, headers, rawBody }) =>
      vendorReply(
        await takeWhatsApp(sandbox, {
          phoneNumberId: params['phoneNumberId'] ?? '',
          authorization: headers['authorization'],
          body: parseVendorJson(rawBody.toString()),
        }),
      ),
  },
  {
    method: 'GET',
    path: '/sandbox/graph/files/{mediaId}',
    handle: async ({ params, headers }) => {
      const { mediaId = '' } = params;
      const fault = await faultOf(sandbox, { mediaId, authorization: headers['authorization'] });
      return fault ? { status: 404 } : { status: 200, body: SAMPLE_PICTURE, contentType: SAMPLE_TYPE };
    },
  },
  {
    method: 'GET',
    path: '/sandbox/graph/{version}/{mediaId}',
    handle: async ({ params, headers }) => {
      const { mediaId = '' } = params;
      return vendorReply(await tellFile(sandbox, { mediaId, authorization: headers['authorization'] }));
    },
  },
];

export const REGISTERED = json(200, { success: true });

/** The body of a registration; our own errors, since these addresses are no vendor's. */
export const readBody = <T>(request: HttpRequest, schema: z.ZodType<T>, what: string): T => {
  const parsed = schema.safeParse(parseJson(request.rawBody));
  if (parsed.success) return parsed.data;
  throw invalidInput('sandbox.registration_invalid', what, parsed.error);
};

export const vendorReply = ({ status, body }: VendorAnswer): HttpReply => json(status, body);
