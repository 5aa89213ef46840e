import * as z from 'zod';
import { createDocument } from 'zod-openapi';
import { COMMON_ANSWERS, type Operation } from './openapi-answers.ts';
import { CHANNEL_PATHS } from './openapi-channels.ts';
import { PARTNER_PATHS } from './openapi-partner.ts';
import { STAFF_PATHS } from './openapi-staff.ts';

/** The routes that are in no document, by the beginning of their path, each with the reason. Every other route must be in it (tested). */
export const EXCLUDED_ROUTES = [
  { path: '/c/', why: 'pages for customers, opened from a link' },
  { path: '/u/', why: 'the page that unsubscribes from mails, and the POST of mail programs (RFC 8058)' },
  { path: '/p/', why: 'the page where customers choose what is sent to them' },
  { path: '/console', why: 'pages for dealer staff, and their static files' },
  { path: '/assets/', why: 'static files of the pages' },
  { path: '/openapi.json', why: 'the document itself' },
  { path: '/docs', why: 'the page that shows the document, and its static files' },
  { path: '/sandbox/', why: 'plays the vendors, on stages without real ones' },
] as const;

const health: Operation = {
  operationId: 'health',
  tags: ['Health'],
  summary: 'Whether the API answers',
  security: [],
  responses: {
    '200': {
      description: 'It does.',
      content: { 'application/json': { schema: z.object({ status: z.literal('ok') }) } },
    },
    ...COMMON_ANSWERS,
  },
};

const DESCRIPTION = [
  'Kerbside invites car owners to check in online before a workshop visit, and tells their dealer what they answered.',
  'A partner needs two events: `checkin.start` and `checkin.finished`.',
  'Errors are problem documents (RFC 9457): `code` never changes, `detail` says what to do. Repeat what ends in 429, 500 or 503; mend what ends in any other 4xx.',
].join('\n\n');

/** The OpenAPI document of every JSON door and webhook, made from the schemas that the doors parse by. Used at build time only. */
export const buildOpenApi = (): ReturnType<typeof createDocument> =>
  createDocument({
    openapi: '3.1.1',
    info: { title: 'Kerbside API', version: '1', description: DESCRIPTION },
    tags: [
      { name: 'Partners', description: 'Hand in events, and ask what became of them.' },
      { name: 'Staff', description: 'Inboxes, conversations and channels of a dealer.' },
      {
        name: 'Privacy',
        description: 'How long what is kept; erasure, export and legal hold of a person’s data.',
      },
      { name: 'Vendors', description: 'Webhooks that only the vendors of our channels call.' },
      { name: 'Health' },
    ],
    paths: {
      ...PARTNER_PATHS,
      ...STAFF_PATHS,
      ...CHANNEL_PATHS,
      // Meta's webhook and the staff who set the number have one address.
      '/v1/channels/whatsapp': {
        ...STAFF_PATHS['/v1/channels/whatsapp'],
        ...CHANNEL_PATHS['/v1/channels/whatsapp'],
      },
      '/health': { get: health },
    },
    components: {
      securitySchemes: {
        standardWebhooks: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-signature',
          description:
            'Standard Webhooks: sign each request with your signing secret (`whsec_…`). See the headers of the operation.',
        },
        apiKey: { type: 'http', scheme: 'bearer', description: 'Your API key. It reads, it never writes.' },
        staff: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A token of the staff pool, from signing in.',
        },
      },
    },
  });
