import * as z from 'zod';
import {
  agreementDetailSchema,
  agreementsViewSchema,
  agreementSwitchSchema,
  agreementVersionViewSchema,
} from '../dealers/agreement-view.ts';
import { publicationSchema } from '../dealers/publish-agreement.ts';
import { agreementChangeSchema } from '../dealers/save-agreement.ts';
import {
  changedMeanwhile,
  cursorSchema,
  jsonAnswer,
  problemAnswer,
  staffOperation,
} from './openapi-answers.ts';
import { DEALER_WIDE, notForAll } from './openapi-staff-settings.ts';

/* What a dealer asks its customers to agree to, in the OpenAPI document. */

const agreementId = z.string().meta({ example: 'terms' });
const which = { path: z.object({ agreementId }) };
const cursor = z.object({ cursor: cursorSchema });
const NOT_FOR_ALL = notForAll(DEALER_WIDE);
const CHANGED = changedMeanwhile('agreement.changed', 'the agreement');
const BAD_CURSOR = problemAnswer('InvalidInput', 'The cursor is none of ours.', [
  'page.cursor_invalid',
  'The cursor is not one that we gave out. Ask for the first page without one.',
]);
const unknown = problemAnswer('NotFound', 'There is none.', [
  'agreement.unknown',
  'There is no such agreement at your dealer.',
]);
const asItIsNow = jsonAnswer('The agreement as it is now.', agreementDetailSchema);

const listAgreements = staffOperation({
  operationId: 'listAgreements',
  summary: 'What customers are asked to agree to',
  description: 'With the version in force of each, and whether a draft waits; without the texts.',
  requestParams: { query: cursor },
  answers: { '200': jsonAnswer('By their ids, 25 to a page.', agreementsViewSchema), '400': BAD_CURSOR },
});

const readAgreement = staffOperation({
  operationId: 'readAgreement',
  summary: 'One agreement with its texts and versions',
  requestParams: { ...which, query: cursor },
  answers: { '200': asItIsNow, '400': BAD_CURSOR, '404': unknown },
});

const saveAgreement = staffOperation({
  operationId: 'saveAgreement',
  summary: 'Make an agreement, or save a draft of it',
  description:
    'Its name, whether it is mandatory and where it holds count at once; its texts are a draft, which nobody sees until it is published.',
  requestParams: which,
  body: agreementChangeSchema,
  answers: {
    '200': asItIsNow,
    '400': problemAnswer('InvalidInput', 'Something in it cannot be. Every fault is in `issues`.', [
      'agreement.invalid',
      'One of the locations is not of your dealer. See issues; nothing was saved.',
      [{ path: 'locationIds.0', message: 'is no location of your dealer' }],
    ]),
    '403': NOT_FOR_ALL,
    '409': problemAnswer('Conflict', 'Somebody was quicker, or there are too many.', CHANGED, [
      'agreement.too_many',
      'There are 50 agreements already, and no more are read. Give one of them that you switched off another name and text.',
    ]),
  },
});

const publishAgreement = staffOperation({
  operationId: 'publishAgreement',
  summary: 'Publish the draft as the next version',
  description:
    'Customers see it who open their check-in from now on; who has opened it before keeps the version that they saw. A version is never changed nor removed.',
  requestParams: which,
  body: publicationSchema,
  answers: {
    '200': asItIsNow,
    '400': problemAnswer('InvalidInput', 'The body is not valid, or a language is missing.', [
      'agreement.language_missing',
      'The agreement holds at locations that speak de, and has no text in it. Write it, save, and publish again.',
      [{ path: 'texts.de', message: 'is missing' }],
    ]),
    '403': NOT_FOR_ALL,
    '404': unknown,
    '409': problemAnswer('Conflict', 'Somebody was quicker, or there is no draft.', CHANGED, [
      'agreement.no_draft',
      'There is nothing to publish: what was saved is in force already. Change the texts and save them first.',
    ]),
  },
});

const switchAgreement = staffOperation({
  operationId: 'switchAgreement',
  summary: 'Withdraw an agreement, or show it again',
  description: 'Its versions stay. Doing it twice is no fault.',
  requestParams: which,
  body: agreementSwitchSchema,
  answers: {
    '200': asItIsNow,
    '400': problemAnswer('InvalidInput', 'The body is not valid.', [
      'agreement.invalid',
      'The switch is not valid: 1 fault, the first at enabled: Invalid input: expected boolean, received undefined. See issues, mend all of them and send again.',
      [{ path: 'enabled', message: 'Invalid input: expected boolean, received undefined' }],
    ]),
    '403': NOT_FOR_ALL,
    '404': unknown,
  },
});

const readVersion = staffOperation({
  operationId: 'readAgreementVersion',
  summary: 'A version as it was published',
  description: 'Whatever came after it: so whoever has agreed to it can be shown to what.',
  requestParams: { path: z.object({ agreementId, number: z.string().meta({ example: '1' }) }) },
  answers: {
    '200': jsonAnswer('The texts of that version.', agreementVersionViewSchema),
    '404': problemAnswer('NotFound', 'There is none.', [
      'agreement.version_unknown',
      'There is no such version of an agreement at your dealer.',
    ]),
  },
});

const ONE = '/v1/settings/agreements/{agreementId}';
export const STAFF_AGREEMENT_PATHS = {
  '/v1/settings/agreements': { get: listAgreements },
  [ONE]: { get: readAgreement, put: saveAgreement },
  [`${ONE}/publish`]: { post: publishAgreement },
  [`${ONE}/switch`]: { put: switchAgreement },
  [`${ONE}/versions/{number}`]: { get: readVersion },
};
