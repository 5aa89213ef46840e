import * as z from 'zod';
import { askedMediaSchema } from '../conversations/ask-for-media.ts';
import { movedEntrySchema, moveEntrySchema } from '../conversations/move-entry.ts';
import { openedMediaSchema } from '../conversations/open-media.ts';
import {
  COMMON_ANSWERS,
  type Operation,
  problemAnswer,
  FOR_STAFF,
  STAFF_REFUSALS,
} from './openapi-answers.ts';

/* What customers sent, for staff, in the OpenAPI document. */

const moveEntry: Operation = {
  ...FOR_STAFF,
  operationId: 'moveEntry',
  summary: 'Move a customer’s message to the person who wrote it',
  description:
    'Several people can share one number (`sharedWith`). The message stands in both conversations afterwards, here as `movedTo`, there as `movedFrom`, with who moved it. The same again is the same answer. Not for mechanics.',
  requestParams: { path: z.object({ conversationId: z.string(), entryId: z.string() }) },
  requestBody: { required: true, content: { 'application/json': { schema: moveEntrySchema } } },
  responses: {
    '200': {
      description: 'Where it stands now.',
      content: { 'application/json': { schema: movedEntrySchema } },
    },
    '400': problemAnswer(
      'InvalidInput',
      'Not JSON, or without a contact.',
      ['body.not_json', 'The body is not a JSON document in UTF-8.'],
      ['move.invalid', 'The move is not valid: 1 fault, the first at toContactId.'],
    ),
    '404': problemAnswer(
      'NotFound',
      'There is none, or it is at another dealer or location.',
      [
        'entry.unknown',
        'There is no message of a customer with this id in the conversations at your locations.',
      ],
      ['contact.unknown', 'There is no such contact at your dealer.'],
    ),
    '409': problemAnswer(
      'Conflict',
      'It was moved elsewhere, or stands there already.',
      ['entry.moved', 'The message was moved to another person already; move it on from there.'],
      ['entry.there_already', 'The message stands in this person’s conversation already.'],
      ['entry.changed', 'The message was changed at the same moment; move it again.'],
    ),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const openMedia: Operation = {
  ...FOR_STAFF,
  operationId: 'openMedia',
  summary: 'Look at a file that a customer sent',
  description:
    'An address in the private bucket that works for two minutes. Pictures are shown, all else is only downloaded. Not for mechanics.',
  requestParams: { path: z.object({ conversationId: z.string(), mediaId: z.string() }) },
  responses: {
    '200': { description: 'Where it is.', content: { 'application/json': { schema: openedMediaSchema } } },
    '404': problemAnswer('NotFound', 'There is none, or it is at another dealer or location.', [
      'media.unknown',
      'There is no such file in the conversations at your locations.',
    ]),
    '409': problemAnswer(
      'Conflict',
      'It is not there yet, or was not kept.',
      ['media.pending', 'The file is being fetched from its vendor; ask again soon.'],
      ['media.not_stored', 'The file is larger than this installation takes.'],
    ),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const askForMedia: Operation = {
  ...FOR_STAFF,
  operationId: 'askForMedia',
  summary: 'Have a file fetched again',
  description:
    'For a file that is `unavailable`, or `pending` for too long, once the cause is mended. The vendors keep files for some days. Not for mechanics.',
  requestParams: { path: z.object({ conversationId: z.string(), mediaId: z.string() }) },
  responses: {
    '202': {
      description: 'It is being fetched.',
      content: { 'application/json': { schema: askedMediaSchema } },
    },
    '404': problemAnswer('NotFound', 'There is none, or it is at another dealer or location.', [
      'media.unknown',
      'There is no such file in the conversations at your locations.',
    ]),
    '409': problemAnswer('Conflict', 'There is nothing to fetch.', [
      'media.settled',
      'The file is here already, or was looked at and refused; there is nothing to fetch.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_INBOUND_PATHS = {
  '/v1/conversations/{conversationId}/entries/{entryId}/move': { post: moveEntry },
  '/v1/conversations/{conversationId}/media/{mediaId}': { get: openMedia },
  '/v1/conversations/{conversationId}/media/{mediaId}/fetch': { post: askForMedia },
};
