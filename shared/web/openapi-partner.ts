import * as z from 'zod';
import { eventSchema } from '../events/catalogue.ts';
import { eventViewSchema } from '../events/describe-event.ts';
import { COMMON_ANSWERS, type Operation, problemAnswer } from './openapi-answers.ts';
import { EVENT_EXAMPLES } from './openapi-examples.ts';
import { EVENT_VIEW_EXAMPLE } from './openapi-message-examples.ts';

/* The doors for partners, in the OpenAPI document. */

/** `checkin.start` becomes the component `CheckinStartEvent`. */
const componentName = (type: string): string =>
  `${type
    .split('.')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')}Event`;

const named = eventSchema.options.map((option) =>
  option.meta({ id: componentName(option.shape.type.value) }),
);
const [first, ...others] = named;
if (!first) throw new RangeError('The catalogue of events is empty.');

/** The very schemas that validate at the door, each with a name of its own. */
const partnerEventSchema = z.discriminatedUnion('type', [first, ...others]).meta({ id: 'PartnerEvent' });

const partnerId = z.string().meta({ description: 'Your id, as you got it from us.', example: 'tjekvik' });

/** The headers of Standard Webhooks, for whoever signs. */
export const webhookHeaders = z.object({
  'webhook-id': z
    .string()
    .regex(/^[A-Za-z0-9_.:~-]{1,128}$/)
    .meta({
      description: 'The id of the event, the same on every retry.',
      example: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W',
    }),
  'webhook-timestamp': z.string().regex(/^\d+$/).meta({
    description: 'When you send it, in seconds since 1970; at most five minutes from now.',
    example: '1764320400',
  }),
  'webhook-signature': z.string().meta({
    description:
      '`v1,` and the base64 of an HMAC-SHA256, with the signing secret, over `webhook-id.webhook-timestamp.body`. Several signatures may stand there, separated by spaces.',
    example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  }),
});

const answerSchema = z
  .object({ eventId: z.string(), status: z.enum(['accepted', 'duplicate']) })
  .meta({ id: 'EventAnswer' });
const answer = (description: string, status: 'accepted' | 'duplicate') => ({
  description,
  content: {
    'application/json': {
      schema: answerSchema,
      example: { eventId: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W', status },
    },
  },
});

const postEvent: Operation = {
  operationId: 'postEvent',
  tags: ['Partners'],
  summary: 'Hand in an event',
  description: [
    'One signed call starts the whole process (Standard Webhooks): verified over the raw bytes, stored, applied within seconds.',
    'Repeat it with the same `webhook-id` and the same bytes until you get a 2xx: it has one effect.',
    '`type` may also be a name of your own that we agreed on as an alias. Empty strings and null mean "nothing". Fields that we do not know are kept.',
  ].join('\n\n'),
  security: [{ standardWebhooks: [] }],
  requestParams: { path: z.object({ partnerId }), header: webhookHeaders },
  requestBody: {
    required: true,
    description: 'At most 64 KB, and at most 50 levels deep.',
    content: { 'application/json': { schema: partnerEventSchema, examples: EVENT_EXAMPLES } },
  },
  responses: {
    '202': answer('Stored; ask for its outcome with GET.', 'accepted'),
    '200': answer('The same id and bytes came before. Nothing happens again.', 'duplicate'),
    '400': problemAnswer(
      'InvalidInput',
      'The event is not valid, or for a location that the dealer has not granted to you. Repeating it unchanged is of no use.',
      [
        'event.invalid',
        'The checkin.start event is not valid: 1 fault, the first at data.checkin.id: expected a string. See issues, mend all of them and send again.',
        [{ path: 'data.checkin.id', message: 'Invalid input: expected string, received number' }],
      ],
      [
        'location.unknown',
        'Location 00027/99 is not known for this partner. Expected a dealerId and locationId that the dealer has granted to you, as text with leading zeros.',
      ],
      ['event.type_unknown', 'The event type is neither ours nor an alias of this partner.'],
      ['body.not_json', 'The body is not a JSON document in UTF-8.'],
      ['body.too_deep', 'The body is nested more than 50 levels deep.'],
      ['webhook.id_invalid', 'The header webhook-id has characters that an event id cannot have.'],
    ),
    '401': problemAnswer(
      'Unauthenticated',
      'No such partner, or the signature is missing, wrong or too old.',
      ['webhook.signature_invalid', 'The webhook signature was not accepted: No matching signature found.'],
    ),
    '409': problemAnswer('Conflict', 'The `webhook-id` was used before with another body.', [
      'event.id_reused',
      'The webhook-id was used before with another body. A retry must repeat the body to the byte; a new event needs a new webhook-id.',
    ]),
    '413': problemAnswer('TooLarge', 'More than 64 KB.', [
      'body.too_large',
      'The body has 70000 bytes; at most 65536 are accepted. Send media as links.',
    ]),
    ...COMMON_ANSWERS,
  },
};

const getEvent: Operation = {
  operationId: 'getEvent',
  tags: ['Partners'],
  summary: 'What became of an event',
  description:
    'Which rules fired, which messages were planned, on which channel each went out, and why: the whole trace. No personal data. Kept for 90 days.',
  security: [{ apiKey: [] }],
  requestParams: {
    path: z.object({
      partnerId,
      eventId: z.string().meta({ description: 'The `webhook-id` of your POST.' }),
    }),
  },
  responses: {
    '200': {
      description: 'The event as it stands.',
      content: { 'application/json': { schema: eventViewSchema, example: EVENT_VIEW_EXAMPLE } },
    },
    '401': problemAnswer('Unauthenticated', 'The API key is not the one of this partner.', [
      'api_key.invalid',
      'The API key was not accepted. Expected the header Authorization: Bearer <API key of this partner>.',
    ]),
    '404': problemAnswer('NotFound', 'You have sent no such event.', [
      'event.unknown',
      'You have sent no event with this id, or more than 90 days ago. The id is the webhook-id of your POST.',
    ]),
    ...COMMON_ANSWERS,
  },
};

export const PARTNER_PATHS = {
  '/v1/partners/{partnerId}/events': { post: postEvent },
  '/v1/partners/{partnerId}/events/{eventId}': { get: getEvent },
};
