import * as z from 'zod';
import { writtenMessageSchema } from '../events/describe-written.ts';
import { outlookSchema } from '../planning/describe-outlook.ts';
import {
  messageToWriteSchema,
  replyToPreviewSchema,
  replyToWriteSchema,
} from '../planning/message-to-write.ts';
import {
  COMMON_ANSWERS,
  FOR_STAFF,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';

/* What staff write themselves, in the OpenAPI document. */

const HOW =
  'At once or at a time, within the location’s hours; down the channels and by the rules of any message. The automation leaves it alone; until a channel has it, it can be changed and taken back. Of two requests with the same key one counts. The conversation shows who did it.';

const written = {
  description:
    'It is planned; `outlook` says for when, and by which channel it goes as far as can be said now.',
  content: { 'application/json': { schema: writtenMessageSchema } },
};
const invalid = (about: string, ...more: (readonly [string, string])[]) =>
  problemAnswer(
    'InvalidInput',
    about,
    [
      'message.invalid',
      'The message is not valid: 1 fault, the first at text:1:4: unknown variable "car.titel"; did you mean car.title?. Nothing was sent.',
      [{ path: 'text:1:4', message: 'unknown variable "car.titel"; did you mean car.title?' }],
    ],
    ...more,
  );
const MISSING = [
  'message.variable_missing',
  'A payment-due message needs values for payment.amount; they are empty. Nothing was sent.',
] as const;
const unsendable = problemAnswer(
  'Conflict',
  'It cannot be sent.',
  [
    'message.no_channel',
    'No channel can be used for it: the people of the visit want no messages. Nothing was sent.',
  ],
  ['message.key_used', 'Another message was sent with this key. Give each message a key of its own.'],
);
const noConversation = problemAnswer(
  'NotFound',
  'There is none, it is at another dealer or location, or the customer was erased; or the visit is not one of this customer.',
  ['conversation.unknown', 'There is no such conversation at your locations.'],
  ['visit.unknown', 'There is no such visit of this customer at this location.'],
);
const inConversation = z.object({ conversationId: z.string() });

export const writeMessage: Operation = {
  ...FOR_STAFF,
  operationId: 'writeMessage',
  summary: 'Send a message of a visit by hand',
  description: `By the template of a purpose, with your own words in it, or in free words. ${HOW}`,
  requestParams: { path: z.object({ visitId: z.string() }) },
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: messageToWriteSchema,
        examples: {
          template: { value: { key: '5f0c1c3e-ready', purpose: 'asset-ready' } },
          words: {
            value: {
              key: '5f0c1c3e-later',
              purpose: 'asset-ready',
              text: '{{ location.name }}: Ihr Fahrzeug ist fertig, bitte kommen Sie erst ab 14 Uhr.',
            },
          },
          free: {
            value: {
              key: '5f0c1c3e-coffee',
              text: 'Guten Tag, bringen Sie bitte den zweiten Schlüssel mit.',
              sendAt: '2026-11-30T09:30:00+01:00',
            },
          },
        },
      },
    },
  },
  responses: {
    '202': written,
    '400': invalid('Something in it cannot be, or the visit lacks what the text needs.', MISSING),
    '404': problemAnswer('NotFound', 'There is none, or it is at another dealer or location.', [
      'visit.unknown',
      'There is no such visit at your locations.',
    ]),
    '409': unsendable,
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const reply: Operation = {
  ...FOR_STAFF,
  operationId: 'writeInConversation',
  summary: 'Answer a customer',
  description: `To the customer of the conversation, in free words, or by the template of a purpose for one of their visits. ${HOW}`,
  requestParams: { path: inConversation },
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: replyToWriteSchema,
        examples: {
          free: { value: { key: '5f0c1c3e-answer', text: 'Gern, Dienstag um 10 Uhr passt uns.' } },
        },
      },
    },
  },
  responses: {
    '202': written,
    '400': invalid('Something in it cannot be.', MISSING),
    '404': noConversation,
    '409': unsendable,
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const previewReply: Operation = {
  ...FOR_STAFF,
  operationId: 'previewInConversation',
  summary: 'What an answer would become',
  description:
    'When it would go out, by which channel and why not by the others, in which words, how an SMS is counted, and what it costs where that is known. Writes nothing; links lead nowhere.',
  requestParams: { path: inConversation },
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: replyToPreviewSchema,
        examples: { free: { value: { text: 'Gern, Dienstag um 10 Uhr passt uns.' } } },
      },
    },
  },
  responses: {
    '200': {
      description: 'As it would be now.',
      content: { 'application/json': { schema: outlookSchema } },
    },
    '400': invalid('Something in it cannot be.', MISSING),
    '404': noConversation,
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_WRITING_PATHS = {
  '/v1/conversations/{conversationId}/messages': { post: reply },
  '/v1/conversations/{conversationId}/messages/preview': { post: previewReply },
};
