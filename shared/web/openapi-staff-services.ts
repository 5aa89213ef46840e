import * as z from 'zod';
import { offeredServicesViewSchema, offeredServiceViewSchema } from '../dealers/describe-offered-services.ts';
import { offeredServiceBodySchema } from '../dealers/save-offered-service.ts';
import { changedMeanwhile, jsonAnswer, problemAnswer, staffOperation } from './openapi-answers.ts';
import { notForAll } from './openapi-staff-settings.ts';

/* The services that a dealer offers in the check-in, in the OpenAPI document. */

const NOT_FOR_ALL = notForAll([
  'level.dealer_wide',
  'This service is offered at locations that you do not look after. Name yours as locationIds, or ask an admin of the dealer.',
]);
const UNKNOWN = ['service.unknown', 'There is no such service at your dealer.'] as const;
const requestParams = { path: z.object({ code: z.string().meta({ example: 'brake-check' }) }) };

const listServices = staffOperation({
  operationId: 'listOfferedServices',
  summary: 'The services that are offered in the check-in',
  description:
    'By location and brand of the vehicle, with their words in each language; also those that rest.',
  answers: { '200': jsonAnswer('All of them.', offeredServicesViewSchema) },
});

const saveService = staffOperation({
  operationId: 'saveOfferedService',
  summary: 'Make a service to offer, or replace it',
  description: 'As a whole: a price, a link or a language that is left out is gone.',
  requestParams,
  body: offeredServiceBodySchema,
  answers: {
    '200': jsonAnswer('The service as it is now.', offeredServiceViewSchema),
    '400': problemAnswer('InvalidInput', 'Something in it cannot be. Every fault is in `issues`.', [
      'service.invalid',
      'The service names a location that your dealer does not have. See issues; nothing was saved.',
      [{ path: 'locationIds.0', message: 'is no location of your dealer; ids keep leading zeros' }],
    ]),
    '403': NOT_FOR_ALL,
    '404': problemAnswer('NotFound', 'Somebody removed it just after it was saved.', UNKNOWN),
    '409': problemAnswer(
      'Conflict',
      'Somebody was quicker, or there are too many.',
      changedMeanwhile('service.changed', 'the service'),
      ['service.too_many', 'There are 50 services already, and no more are read. Remove one first.'],
    ),
  },
});

const removeService = staffOperation({
  operationId: 'removeOfferedService',
  summary: 'Remove a service to offer',
  description: 'What customers decided about it stays with their visits.',
  requestParams,
  answers: {
    '204': { description: 'It is not offered any more.' },
    '403': NOT_FOR_ALL,
    '404': problemAnswer('NotFound', 'There is none.', UNKNOWN),
  },
});

export const STAFF_SERVICE_PATHS = {
  '/v1/settings/services': { get: listServices },
  '/v1/settings/services/{code}': { put: saveService, delete: removeService },
};
