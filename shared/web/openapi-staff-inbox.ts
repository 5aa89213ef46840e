import * as z from 'zod';
import { inboxCountsSchema } from '../conversations/count-inboxes.ts';
import { colleaguesSchema } from '../conversations/describe-colleagues.ts';
import {
  acceptedViewSchema,
  inHandViewSchema,
  transferredSchema,
  unansweredViewSchema,
} from '../conversations/describe-inbox.ts';
import { transferSchema } from '../conversations/transfer-notification.ts';
import { noteToWriteSchema, writtenNoteSchema } from '../conversations/write-note.ts';
import {
  COMMON_ANSWERS,
  FOR_STAFF,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';

/* What staff do with what waits for them, in the OpenAPI document. */

const afterSchema = z.string().optional().meta({ description: 'The `after` of the page before.' });
const idParams = {
  path: z.object({ id: z.string().meta({ example: 'service.01KDFX2Q7N8R5T1V3W9Y0Z2A4B' }) }),
};

const badCursor = problemAnswer('InvalidInput', 'The place in the list is none of ours.', [
  'page.cursor_invalid',
  'The page cursor is not one that we gave out for this list; start again without it.',
]);
const unknown = problemAnswer('NotFound', 'There is none, or it is at another dealer or location.', [
  'notification.unknown',
  'There is no such notification in the inboxes of your dealer.',
]);

const countInboxes: Operation = {
  ...FOR_STAFF,
  operationId: 'countInboxes',
  summary: 'How much waits in each of your inboxes',
  description:
    'Those of your own teams first. Counting stops at a hundred. What they are called says GET /v1/inboxes.',
  responses: {
    '200': { description: 'The counts.', content: { 'application/json': { schema: inboxCountsSchema } } },
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const listInHand: Operation = {
  ...FOR_STAFF,
  operationId: 'listInHand',
  summary: 'What you accepted and have not finished',
  description: 'Oldest first, 50 to a page.',
  requestParams: { query: z.object({ after: afterSchema }) },
  responses: {
    '200': { description: 'A page.', content: { 'application/json': { schema: inHandViewSchema } } },
    '400': badCursor,
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const listColleagues: Operation = {
  ...FOR_STAFF,
  operationId: 'listColleagues',
  summary: 'Who else works at your locations',
  description: 'By name, at most 100: to whom something can be sent on.',
  responses: {
    '200': { description: 'The colleagues.', content: { 'application/json': { schema: colleaguesSchema } } },
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const listUnanswered: Operation = {
  ...FOR_STAFF,
  operationId: 'listUnanswered',
  summary: 'Which customers wait for an answer',
  description:
    'Conversations in which the customer wrote and nobody has answered or finished it, whoever waits longest first, 50 to a page. Not for mechanics.',
  requestParams: {
    path: z.object({ inbox: z.string().meta({ example: 'service' }) }),
    query: z.object({ after: afterSchema }),
  },
  responses: {
    '200': { description: 'A page.', content: { 'application/json': { schema: unansweredViewSchema } } },
    '400': badCursor,
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const finishNotification: Operation = {
  ...FOR_STAFF,
  operationId: 'finishNotification',
  summary: 'There is nothing more to do about it',
  description:
    'It leaves your list, or the inbox where nobody had it, and its customer waits for no answer any more. The same again is the same answer.',
  requestParams: idParams,
  responses: {
    '200': { description: 'It is done.', content: { 'application/json': { schema: acceptedViewSchema } } },
    '404': unknown,
    '409': problemAnswer('Conflict', 'A colleague has it, or it was sent on.', [
      'notification.taken',
      'A colleague has accepted this notification already; it is theirs now.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const transferNotification: Operation = {
  ...FOR_STAFF,
  operationId: 'transferNotification',
  summary: 'Send it on to another team or a colleague',
  description:
    'What waits, or what you have; an admin also what others have. It leaves every other inbox, and whoever gets it sees who sent it. A note for them stands in the conversation. The same again is the same answer.',
  requestParams: idParams,
  requestBody: { required: true, content: { 'application/json': { schema: transferSchema } } },
  responses: {
    '200': {
      description: 'Where it is now.',
      content: { 'application/json': { schema: transferredSchema } },
    },
    '400': problemAnswer(
      'InvalidInput',
      'Not JSON, to nobody or to two, or to whom it cannot go.',
      ['body.not_json', 'The body is not a JSON document in UTF-8.'],
      ['transfer.invalid', 'The transfer is not valid: 1 fault, the first at the top level: Invalid input.'],
      ['inbox.unknown', 'The location has no such inbox; see GET /v1/inboxes.'],
      ['staff.unreachable', 'There is no colleague of this account who works at the location.'],
      ['note.no_conversation', 'It is about no customer. Send it on without a note.'],
    ),
    '404': unknown,
    '409': problemAnswer(
      'Conflict',
      'A colleague has it, or it waits there already.',
      ['notification.taken', 'A colleague has accepted this notification already; it is theirs now.'],
      ['notification.there_already', 'It waits in this inbox already.'],
    ),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const writeNote: Operation = {
  ...FOR_STAFF,
  operationId: 'writeNote',
  summary: 'Write an internal note into a conversation',
  description:
    'For colleagues; no customer is ever sent it. It is personal data of the customer all the same: an export shows it, an erasure deletes it. Of two requests with the same key one counts. Not for mechanics.',
  requestParams: { path: z.object({ conversationId: z.string() }) },
  requestBody: { required: true, content: { 'application/json': { schema: noteToWriteSchema } } },
  responses: {
    '201': {
      description: 'It stands in the conversation.',
      content: { 'application/json': { schema: writtenNoteSchema } },
    },
    '400': problemAnswer(
      'InvalidInput',
      'Not JSON, empty, or too long.',
      ['body.not_json', 'The body is not a JSON document in UTF-8.'],
      ['note.invalid', 'The note is not valid: 1 fault, the first at text.'],
    ),
    '404': problemAnswer('NotFound', 'There is none, or it is at another dealer or location.', [
      'conversation.unknown',
      'There is no such conversation at your locations.',
    ]),
    '409': problemAnswer('Conflict', 'The key was used for other words.', [
      'note.key_used',
      'Another note of this conversation was written with this key. Give each note a key of its own.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_INBOX_PATHS = {
  '/v1/inbox-counts': { get: countInboxes },
  '/v1/in-hand': { get: listInHand },
  '/v1/colleagues': { get: listColleagues },
  '/v1/inbox/{inbox}/unanswered': { get: listUnanswered },
  '/v1/inbox/{id}/done': { post: finishNotification },
  '/v1/inbox/{id}/transfer': { post: transferNotification },
  '/v1/conversations/{conversationId}/notes': { post: writeNote },
};
