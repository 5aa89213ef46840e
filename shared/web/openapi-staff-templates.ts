import * as z from 'zod';
import { purposeSchema } from '../dealers/settings.ts';
import { languageSchema } from '../kernel/language.ts';
import { templateViewSchema } from '../messaging/templates/describe-template.ts';
import { templateListSchema } from '../messaging/templates/describe-templates.ts';
import { previewBodySchema, previewSchema } from '../messaging/templates/preview-template.ts';
import { templateBodySchema } from '../messaging/templates/save-template.ts';
import { COMMON_ANSWERS, type Operation, problemAnswer } from './openapi-answers.ts';
import { FOR_STAFF, REFUSED } from './openapi-staff-answers.ts';

/* The texts that customers get, in the OpenAPI document. */

const path = z.object({
  purpose: purposeSchema.meta({ example: 'asset-ready' }),
  language: languageSchema.meta({ example: 'de' }),
});
const query = z.object({
  locationId: z
    .string()
    .optional()
    .meta({ description: 'One of your locations. Absent: what is for all locations of the dealer.' }),
});

const invalid = problemAnswer(
  'InvalidInput',
  'Something in it cannot be. Every fault is in `issues`, with channel, field, line and column.',
  [
    'template.invalid',
    'The template is not valid: 1 fault, the first at sms.text:1:12: unknown variable "car.titel"; did you mean car.title?. See issues; nothing was saved.',
    [{ path: 'sms.text:1:12', message: 'unknown variable "car.titel"; did you mean car.title?' }],
  ],
  [
    'template.unknown',
    'The path is not valid: 1 fault, the first at language: Invalid option. See issues, mend all of them and send again.',
    [{ path: 'language', message: 'Invalid option' }],
  ],
);
const notThere = problemAnswer('NotFound', 'There is no such location at your dealer, or it is not yours.', [
  'location.unknown',
  'There is no location 09 at your dealer that you work at. Ids keep leading zeros.',
]);
const changed = problemAnswer(
  'Conflict',
  'Somebody was quicker, or there are too many.',
  [
    'template.changed',
    'Somebody saved this text since you read it: you have version 1, there is version 2. Read it again and put your changes into it.',
  ],
  [
    'template.too_many',
    'There are 100 own texts for asset-ready already, and no more are read. Remove those of some locations first.',
  ],
);
const REFUSED_WRITE = {
  ...REFUSED,
  '403': problemAnswer(
    'Forbidden',
    'Only admins write texts, and those for all locations only who works at all of them.',
    [
      'role.missing',
      'This needs one of the roles network-admin, admin; you have advisor. An admin of the dealer can change that.',
    ],
    [
      'template.dealer_wide',
      'This text is for all locations of the dealer, and you work at some of them. Name one of yours as locationId, or ask an admin of the dealer.',
    ],
  ),
};

const view = {
  description: 'What is saved here, what is in force, and our own words.',
  content: { 'application/json': { schema: templateViewSchema } },
};

const listTemplates: Operation = {
  ...FOR_STAFF,
  operationId: 'listTemplates',
  summary: 'All purposes, their variables, and whose words are in force',
  description:
    'For each language and channel: the location’s words, the dealer’s, or ours; and what Meta says.',
  requestParams: { query },
  responses: {
    '200': {
      description: 'All of them.',
      content: { 'application/json': { schema: templateListSchema } },
    },
    '404': notThere,
    ...REFUSED,
    ...COMMON_ANSWERS,
  },
};

const readTemplate: Operation = {
  ...FOR_STAFF,
  operationId: 'readTemplate',
  summary: 'The texts for a purpose in a language',
  requestParams: { path, query },
  responses: { '200': view, '400': invalid, '404': notThere, ...REFUSED, ...COMMON_ANSWERS },
};

const saveTemplate: Operation = {
  ...FOR_STAFF,
  operationId: 'saveTemplate',
  summary: 'Write texts of your own',
  description:
    'Liquid with `if`, `unless`, `case` and a few filters. Replaces what was saved here; a channel that is left out has our words. Sent from a minute later on.',
  requestParams: { path, query },
  requestBody: { required: true, content: { 'application/json': { schema: templateBodySchema } } },
  responses: {
    '200': view,
    '400': invalid,
    '404': notThere,
    '409': changed,
    ...REFUSED_WRITE,
    ...COMMON_ANSWERS,
  },
};

const resetTemplate: Operation = {
  ...FOR_STAFF,
  operationId: 'resetTemplate',
  summary: 'Go back to the words above',
  description: 'Takes your own texts away; the dealer’s are sent again, or ours. Doing it twice is no fault.',
  requestParams: { path, query },
  responses: {
    '200': view,
    '400': invalid,
    '404': notThere,
    '409': changed,
    ...REFUSED_WRITE,
    ...COMMON_ANSWERS,
  },
};

const previewTemplate: Operation = {
  ...FOR_STAFF,
  operationId: 'previewTemplate',
  summary: 'Look at texts with sample values',
  description:
    'On every channel, saved or not, with the characters, parts and list price of its SMS. Saves nothing.',
  requestBody: { required: true, content: { 'application/json': { schema: previewBodySchema } } },
  responses: {
    '200': {
      description: 'What a customer would get.',
      content: { 'application/json': { schema: previewSchema } },
    },
    '400': invalid,
    '404': notThere,
    ...REFUSED,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_TEMPLATE_PATHS = {
  '/v1/templates': { get: listTemplates },
  '/v1/templates/{purpose}/{language}': { get: readTemplate, put: saveTemplate, delete: resetTemplate },
  '/v1/templates/preview': { post: previewTemplate },
};
