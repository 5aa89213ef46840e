import * as z from 'zod';
import { visitMessagesSchema } from '../planning/describe-visit-messages.ts';
import { appointmentToPreviewSchema } from '../planning/preview-appointment.ts';
import { planPreviewSchema } from '../planning/preview-plan.ts';
import {
  COMMON_ANSWERS,
  FOR_STAFF,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';
import { writeMessage } from './openapi-staff-writing.ts';

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

const preview = {
  description: 'What would be sent, withdrawn and skipped.',
  content: { 'application/json': { schema: planPreviewSchema } },
};
const DRY_RUN =
  'Each message with its time, recipient and language, and for each channel the verdict at that time and the text; links lead nowhere. Writes nothing.';

const previewVisitMessages: Operation = {
  ...FOR_STAFF,
  operationId: 'previewVisitMessages',
  summary: 'Dry run: what a visit would be sent',
  description: `As if the visit were planned now, with what is unsent already. ${DRY_RUN}`,
  requestParams: { path: visitPath },
  responses: { '200': preview, '404': noVisit, ...STAFF_REFUSALS, ...COMMON_ANSWERS },
};

const previewPlan: Operation = {
  ...FOR_STAFF,
  operationId: 'previewPlan',
  summary: 'Dry run: what an appointment would be sent',
  description: `As if a partner told of it now, with the settings of the location. ${DRY_RUN}`,
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: appointmentToPreviewSchema,
        examples: {
          rental: {
            value: {
              locationId: '01',
              kind: 'rental',
              startsAt: '2026-12-01T09:30:00+01:00',
              endsAt: '2026-12-04T17:00:00+01:00',
              vehicle: { brand: 'BMW', model: 'i4' },
              contact: { firstName: 'Jürgen', language: 'de', mobile: '+49 171 3920000' },
            },
          },
        },
      },
    },
  },
  responses: {
    '200': preview,
    '400': problemAnswer('InvalidInput', 'Something in it cannot be. Every fault is in `issues`.', [
      'appointment.invalid',
      'The appointment is not valid: 1 fault, the first at startsAt: a date and time with offset, such as 2026-12-01T09:30:00+01:00. See issues, mend all of them and send again.',
      [{ path: 'startsAt', message: 'a date and time with offset, such as 2026-12-01T09:30:00+01:00' }],
    ]),
    '404': problemAnswer('NotFound', 'There is no such location at your dealer, or it is not yours.', [
      'location.unknown',
      'There is no location 09 at your dealer that you work at. Ids keep leading zeros.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_PLAN_PATHS = {
  '/v1/visits/{visitId}/messages': { get: readVisitMessages, post: writeMessage },
  '/v1/visits/{visitId}/messages/preview': { post: previewVisitMessages },
  '/v1/plans/preview': { post: previewPlan },
};
