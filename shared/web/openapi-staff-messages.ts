import * as z from 'zod';
import { messageStorySchema } from '../events/describe-message.ts';
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

export const STAFF_MESSAGE_PATHS = { '/v1/messages/{messageId}': { get: readMessage } };
