import * as z from 'zod';
import { COMMON_ANSWERS, type Operation, problemAnswer } from './openapi-answers.ts';
import { webhookHeaders } from './openapi-partner.ts';

/* The doors for vendors, in the OpenAPI document. Their bodies are the vendors' own; we take what we understand and count the rest. */

const tags = ['Vendors'];
const taken = {
  description: 'Taken. How many receipts and messages of customers we understood.',
  content: {
    'application/json': {
      schema: z.object({ receipts: z.int(), messages: z.int() }).meta({ id: 'VendorReport' }),
      example: { receipts: 1, messages: 0 },
    },
  },
};
const notJson = problemAnswer('InvalidInput', 'Not JSON.', [
  'body.not_json',
  'The body is not a JSON document in UTF-8.',
]);
const vendorBody = (description: string) => ({
  required: true,
  description,
  content: { 'application/json': { schema: z.unknown() } },
});

const verifyWhatsApp: Operation = {
  operationId: 'verifyWhatsAppWebhook',
  tags,
  summary: 'Meta checks that the webhook is ours',
  requestParams: {
    query: z.object({
      'hub.mode': z.literal('subscribe'),
      'hub.verify_token': z.string(),
      'hub.challenge': z.string(),
    }),
  },
  responses: {
    '200': { description: 'The challenge, repeated.', content: { 'text/plain': { schema: z.string() } } },
    '403': problemAnswer('Forbidden', 'Another verify token.', [
      'webhook.verify_token_invalid',
      'The verify token is not the one that is stored for the Meta app.',
    ]),
    ...COMMON_ANSWERS,
  },
};

const postWhatsApp: Operation = {
  operationId: 'postWhatsAppWebhook',
  tags,
  summary: 'Receipts and messages from WhatsApp',
  requestParams: {
    header: z.object({
      'x-hub-signature-256': z
        .string()
        .meta({ description: '`sha256=` and the HMAC of the raw body by the secret of the Meta app.' }),
    }),
  },
  requestBody: vendorBody('A webhook of the WhatsApp Cloud API.'),
  responses: {
    '200': taken,
    '400': notJson,
    '401': problemAnswer('Unauthenticated', 'The signature is missing or wrong.', [
      'webhook.signature_invalid',
      'Expected the header X-Hub-Signature-256 with an HMAC of the body by the secret of the Meta app.',
    ]),
    ...COMMON_ANSWERS,
  },
};

const postBulkGate: Operation = {
  operationId: 'postBulkGateWebhook',
  tags,
  summary: 'Receipts and messages from BulkGate',
  description: 'BulkGate signs nothing, so the address itself is the secret, one for each dealer.',
  requestParams: { path: z.object({ secret: z.string() }) },
  requestBody: vendorBody('A bulk report of BulkGate, or one report alone.'),
  responses: {
    '200': taken,
    '400': notJson,
    '404': problemAnswer('NotFound', 'The address of no dealer.', [
      'webhook.address_unknown',
      'This is not the address of a dealer’s BulkGate account.',
    ]),
    ...COMMON_ANSWERS,
  },
};

const postOem: Operation = {
  operationId: 'postOemWebhook',
  tags,
  summary: 'Receipts and messages from a manufacturer’s app',
  description:
    'Standard Webhooks, signed with the webhook secret of the network. One event a call; what we do not understand is answered 200 and counted as nothing.',
  security: [{ standardWebhooks: [] }],
  requestParams: {
    path: z.object({
      networkId: z.string().meta({ description: 'The network whose gateway it is.', example: 'bmw-de' }),
    }),
    header: webhookHeaders,
  },
  requestBody: vendorBody('A `message.status` or `message.received` of the gateway.'),
  responses: {
    '200': taken,
    '400': notJson,
    '401': problemAnswer(
      'Unauthenticated',
      'No such network, or the signature is missing, wrong or too old.',
      ['webhook.signature_invalid', 'The webhook signature was not accepted: No matching signature found.'],
    ),
    ...COMMON_ANSWERS,
  },
};

export const CHANNEL_PATHS = {
  '/v1/channels/whatsapp': { get: verifyWhatsApp, post: postWhatsApp },
  '/v1/channels/bulkgate/{secret}': { post: postBulkGate },
  '/v1/channels/oem/{networkId}': { post: postOem },
};
