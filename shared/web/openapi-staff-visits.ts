import * as z from 'zod';
import { visitsQuerySchema, visitsViewSchema } from '../events/describe-visits.ts';
import { answerMarkSchema } from '../events/mark-answer.ts';
import { visitViewSchema } from '../events/describe-visit.ts';
import {
  COMMON_ANSWERS,
  FOR_STAFF,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';

/* Visits by day, one visit, and what is done with the customer's answers, in the OpenAPI document. */

const visitPath = z.object({ visitId: z.string() });
const noVisit = ['visit.unknown', 'There is no such visit at your locations.'] as const;
const asItStands = {
  description: 'The visit as it stands.',
  content: { 'application/json': { schema: visitViewSchema } },
};

const readVisits: Operation = {
  ...FOR_STAFF,
  operationId: 'readVisits',
  summary: 'The visits of a day, or those whose answers wait',
  description:
    'At one location, 25 to a page: with a day those that begin then, earliest first; without one those of any day in which something that the customer answered is not dealt with. Mechanics see vehicle and planned work, no names, and search by the vehicle only.',
  requestParams: { query: visitsQuerySchema },
  responses: {
    '200': {
      description: 'A page of visits.',
      content: { 'application/json': { schema: visitsViewSchema } },
    },
    '400': problemAnswer(
      'InvalidInput',
      'Something in the query cannot be.',
      [
        'visits.invalid',
        'The query is not valid: 1 fault, the first at day: Invalid ISO date. See issues, mend all of them and send again.',
        [{ path: 'day', message: 'Invalid ISO date' }],
      ],
      [
        'page.cursor_invalid',
        'The page cursor is not one that we gave out for this day; start again without it.',
      ],
    ),
    '404': problemAnswer('NotFound', 'There is no such location at your dealer, or it is not yours.', [
      'location.unknown',
      'There is no location 09 at your dealer that you work at. Ids keep leading zeros.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const readVisit: Operation = {
  ...FOR_STAFF,
  operationId: 'readVisit',
  summary: 'One visit with all that is known of it',
  description:
    'Its people, the planned work, what the customer answered and wrote and whether it is dealt with, its messages with their whole story, and what happened about it. Mechanics get vehicle, planned work and what is shared with them, without names and addresses.',
  requestParams: { path: visitPath },
  responses: {
    '200': asItStands,
    '404': problemAnswer('NotFound', 'There is none, or it is at another dealer or location.', noVisit),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const markAnswer: Operation = {
  ...FOR_STAFF,
  operationId: 'markAnswer',
  summary: 'Mark an answer as dealt with, or let mechanics see it',
  description:
    'An answer is named by the visit; `all` means every one. What can be shared is what the customer wrote: the remark of the check-in, or a message by its id among `remarks`. Saying what is so already changes nothing. The conversation shows who did it. Not for mechanics.',
  requestParams: {
    path: visitPath.extend({ itemId: z.string().meta({ description: 'Such as `s1`, `r1`, `all`.' }) }),
  },
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: answerMarkSchema,
        examples: { handled: { value: { handled: true } }, shared: { value: { shared: false } } },
      },
    },
  },
  responses: {
    '200': asItStands,
    '400': problemAnswer('InvalidInput', 'It says neither, or both.', [
      'answer.invalid',
      'The change is not valid: 1 fault, the first at the top level: handled or shared. See issues, mend all of them and send again.',
      [{ path: '', message: 'handled or shared' }],
    ]),
    '404': problemAnswer('NotFound', 'There is no such visit or answer at your locations.', noVisit, [
      'answer.unknown',
      'The visit has no answer s9. The visit names its answers; all means every one.',
    ]),
    '409': problemAnswer('Conflict', 'Fifty are shared.', [
      'answer.shared_enough',
      'The mechanics see as much of this visit as they can. Take something back first.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_VISIT_PATHS = {
  '/v1/visits': { get: readVisits },
  '/v1/visits/{visitId}': { get: readVisit },
  '/v1/visits/{visitId}/answers/{itemId}': { put: markAnswer },
};
