import * as z from 'zod';
import { messageStorySchema } from '../events/describe-message.ts';
import { messageViewSchema } from '../events/message-view.ts';
import { editMessageSchema } from '../planning/edit-message.ts';
import {
  COMMON_ANSWERS,
  FOR_STAFF,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';
import { MESSAGE_STORY_EXAMPLE } from './openapi-message-examples.ts';

/* What staff can ask about one message, in the OpenAPI document. */

const readMessage: Operation = {
  ...FOR_STAFF,
  operationId: 'readMessage',
  summary: 'Why a message went as it went',
  description:
    'The whole story of one message: the plan with the verdict of each channel and the hours that applied, what was decided anew at each claim, every attempt with the vendor’s own words and the price where known, second copies, and what became of the link. An opened link is unverified; answers prove that it was read. Not for mechanics.',
  requestParams: { path: z.object({ messageId: z.string() }) },
  responses: {
    '200': {
      description: 'The message as it stands.',
      content: { 'application/json': { schema: messageStorySchema, example: MESSAGE_STORY_EXAMPLE } },
    },
    '404': problemAnswer('NotFound', 'There is none, or it is at another dealer or location.', [
      'message.unknown',
      'There is no such message at your locations.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const path = z.object({ messageId: z.string() });
const unknown = problemAnswer('NotFound', 'There is none, or it is at another dealer or location.', [
  'message.unknown',
  'There is no such message at your locations.',
]);
const TOO_LATE = [
  [
    'message.being_sent',
    'It is being sent: a channel has it already, so that it can be neither changed nor taken back.',
  ],
  ['message.sent', 'It is sent, so that it can be neither changed nor taken back.'],
  ['message.over', 'The message is failed. Only what waits to be sent can be changed or taken back.'],
] as const;
const asItStands = (description: string) => ({
  description,
  content: { 'application/json': { schema: messageViewSchema } },
});

const withdrawMessage: Operation = {
  ...FOR_STAFF,
  operationId: 'withdrawMessage',
  summary: 'Take back what is not sent yet',
  description:
    'The automation makes no other in its place. Of this and a send that begins at the same moment one wins. A second request gets the same answer. The conversation shows who did it.',
  requestParams: { path },
  responses: {
    '200': asItStands('It is withdrawn.'),
    '404': unknown,
    '409': problemAnswer('Conflict', 'It is too late.', ...TOO_LATE),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const editMessage: Operation = {
  ...FOR_STAFF,
  operationId: 'editMessage',
  summary: 'Change what is not sent yet',
  description:
    'Another time, other words, or both; what is left out stays. From then on it is yours: the automation leaves it alone. The conversation shows who did it.',
  requestParams: { path },
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: editMessageSchema,
        examples: {
          words: {
            value: { text: '{{ location.name }}: Ihr Fahrzeug ist fertig, bitte kommen Sie erst ab 14 Uhr.' },
          },
        },
      },
    },
  },
  responses: {
    '200': asItStands('It is changed.'),
    '400': problemAnswer('InvalidInput', 'Something in it cannot be. Every fault is in `issues`.', [
      'message.edit_invalid',
      'The change is not valid: 1 fault, the first at dueAt: is outside the hours of the location, 08:00 to 21:00 in Europe/Berlin. Nothing was changed.',
      [{ path: 'dueAt', message: 'is outside the hours of the location, 08:00 to 21:00 in Europe/Berlin' }],
    ]),
    '404': unknown,
    '409': problemAnswer('Conflict', 'It is too late.', ...TOO_LATE, [
      'message.of_no_use',
      'The person or the visit that it is about is gone. Take it back instead.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const approveMessage: Operation = {
  ...FOR_STAFF,
  operationId: 'approveMessage',
  summary: 'Let out a message that waits for approval',
  description:
    'It is sent at its time, or at once where that has come. A second request gets the same answer. The conversation shows who did it.',
  requestParams: { path },
  responses: {
    '200': asItStands('It is planned; `dueAt` says for when.'),
    '404': unknown,
    '409': problemAnswer(
      'Conflict',
      'It cannot be approved.',
      ['message.not_held', 'The message is sent. Only one that is held waits for approval.'],
      ['message.too_late', 'Its hours ended while it waited. Give it a later time first, or take it back.'],
    ),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_MESSAGE_PATHS = {
  '/v1/messages/{messageId}': { get: readMessage, put: editMessage, delete: withdrawMessage },
  '/v1/messages/{messageId}/approve': { post: approveMessage },
};
