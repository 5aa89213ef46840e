import * as z from 'zod';
import { visitMessagesSchema } from '../planning/describe-visit-messages.ts';
import {
  COMMON_ANSWERS,
  FOR_STAFF,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';

/* What a visit's messages are, and the control over what is unsent, in the OpenAPI document. */

const visitPath = z.object({ visitId: z.string() });
const noVisit = problemAnswer('NotFound', 'There is none, or it is at another dealer or location.', [
  'visit.unknown',
  'There is no such visit at your locations.',
]);

const readVisitMessages: Operation = {
  ...FOR_STAFF,
  operationId: 'readVisitMessages',
  summary: 'All messages of a visit, sent or not',
  description:
    'Each with its status, time, recipient and channels, and whether it can be edited, withdrawn, approved or sent again; beside them what the automation wants and cannot send, and why. Not for mechanics.',
  requestParams: { path: visitPath },
  responses: {
    '200': {
      description: 'The messages and the plan as they stand.',
      content: { 'application/json': { schema: visitMessagesSchema } },
    },
    '404': noVisit,
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_PLAN_PATHS = { '/v1/visits/{visitId}/messages': { get: readVisitMessages } };
