import * as z from 'zod';
import { offeredServicesViewSchema, offeredServiceViewSchema } from '../dealers/describe-offered-services.ts';
import { offeredServiceBodySchema } from '../dealers/save-offered-service.ts';
import {
  COMMON_ANSWERS,
  FOR_STAFF,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';
import { ROLE_MISSING } from './openapi-staff-settings.ts';

/* The services that a dealer offers in the check-in, in the OpenAPI document. */

const notForAll = problemAnswer(
  'Forbidden',
  'Only admins decide it, and what holds for all locations only who looks after all of them.',
  ROLE_MISSING,
  [
    'level.dealer_wide',
    'This service is offered at locations that you do not look after. Name yours as locationIds, or ask an admin of the dealer.',
  ],
);
const requestParams = { path: z.object({ code: z.string().meta({ example: 'brake-check' }) }) };

const listServices: Operation = {
  ...FOR_STAFF,
  operationId: 'listOfferedServices',
  summary: 'The services that are offered in the check-in',
  description:
    'By location and brand of the vehicle, with their words in each language; also those that rest.',
  responses: {
    '200': {
      description: 'All of them.',
      content: { 'application/json': { schema: offeredServicesViewSchema } },
    },
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const saveService: Operation = {
  ...FOR_STAFF,
  operationId: 'saveOfferedService',
  summary: 'Make a service to offer, or replace it',
  description: 'As a whole: a price, a link or a language that is left out is gone.',
  requestParams,
  requestBody: { required: true, content: { 'application/json': { schema: offeredServiceBodySchema } } },
  responses: {
    '200': {
      description: 'The service as it is now.',
      content: { 'application/json': { schema: offeredServiceViewSchema } },
    },
    '400': problemAnswer('InvalidInput', 'Something in it cannot be. Every fault is in `issues`.', [
      'service.invalid',
      'The service names a location that your dealer does not have. See issues; nothing was saved.',
      [{ path: 'locationIds.0', message: 'is no location of your dealer; ids keep leading zeros' }],
    ]),
    '404': problemAnswer('NotFound', 'Somebody removed it just after it was saved.', [
      'service.unknown',
      'There is no such service at your dealer.',
    ]),
    '409': problemAnswer(
      'Conflict',
      'Somebody was quicker, or there are too many.',
      [
        'service.changed',
        'Somebody saved the service since you read it: you have version 1, there is version 2 (0: none). Read it again and put your changes into it.',
      ],
      ['service.too_many', 'There are 50 services already, and no more are read. Remove one first.'],
    ),
    ...STAFF_REFUSALS,
    '403': notForAll,
    ...COMMON_ANSWERS,
  },
};

const removeService: Operation = {
  ...FOR_STAFF,
  operationId: 'removeOfferedService',
  summary: 'Remove a service to offer',
  description: 'What customers decided about it stays with their visits.',
  requestParams,
  responses: {
    '204': { description: 'It is not offered any more.' },
    '404': problemAnswer('NotFound', 'There is none.', [
      'service.unknown',
      'There is no such service at your dealer.',
    ]),
    ...STAFF_REFUSALS,
    '403': notForAll,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_SERVICE_PATHS = {
  '/v1/settings/services': { get: listServices },
  '/v1/settings/services/{code}': { put: saveService, delete: removeService },
};
