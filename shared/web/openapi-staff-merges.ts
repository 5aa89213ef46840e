import * as z from 'zod';
import { contactViewSchema } from '../conversations/contact-view.ts';
import { mergeOrderSchema } from '../conversations/merge-contacts.ts';
import { mergePreviewSchema, mergeToPreviewSchema } from '../conversations/preview-merge.ts';
import {
  COMMON_ANSWERS,
  FOR_STAFF,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';
import { CONTACT_UNKNOWN, requestParams, shownContact } from './openapi-staff-contacts.ts';

/* Two contacts that are one person, in the OpenAPI document. */

const MERGED = [
  'contact.merged',
  'The contact ct0D93F1A2B4C5D6E7F8A9 was merged into ct1E84A2B3C5D6F7A8B9C0 already. Take that one.',
] as const;
const HELD = [
  'contact.held',
  'What is kept of the contact ct0D93F1A2B4C5D6E7F8A9 is under a legal hold since 2026-11-24T10:00:00.000Z. An admin may lift it first.',
] as const;

const invalid = problemAnswer(
  'InvalidInput',
  'The body is not valid, or no JSON.',
  [
    'merge.invalid',
    'The merge is not valid: 1 fault, the first at take.phone: Invalid option. See issues, mend all of them and send again.',
    [{ path: 'take.phone', message: 'Invalid option' }],
  ],
  ['merge.same_contact', 'Both are the same contact. Expected the id of another one.'],
  ['body.not_json', 'The body is not JSON: expected a JSON object, encoded in UTF-8.'],
);

const TOO_MANY = ['merge.too_many', 'A contact can be made of 21 at most; this would be 22.'] as const;

const previewMerge: Operation = {
  ...FOR_STAFF,
  operationId: 'previewMerge',
  summary: 'Two contacts side by side',
  description: 'And the one that they would be, with whom may be sent what. Changes nothing.',
  requestParams,
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: mergeToPreviewSchema,
        example: { otherId: 'ct0D93F1A2B4C5D6E7F8A9', take: { phone: 'other' } },
      },
    },
  },
  responses: {
    '200': { description: 'Both, and one.', content: { 'application/json': { schema: mergePreviewSchema } } },
    '400': invalid,
    ...CONTACT_UNKNOWN,
    '409': problemAnswer('Conflict', 'They cannot be merged.', MERGED, HELD, TOO_MANY),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const mergeContacts: Operation = {
  ...FOR_STAFF,
  operationId: 'mergeContacts',
  summary: 'Make two contacts one',
  description:
    'The contact of the address stays; the other’s id leads to it from then on, and both histories are kept. What either declined is declined. Can be undone for 30 days. Safe to repeat.',
  requestParams,
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: mergeOrderSchema,
        example: {
          otherId: 'ct0D93F1A2B4C5D6E7F8A9',
          take: { phone: 'other' },
          version: '4D0F8A2C6B1E9F3A7C5D',
        },
      },
    },
  },
  responses: {
    '200': shownContact('The contact that they are.'),
    '400': invalid,
    ...CONTACT_UNKNOWN,
    '409': problemAnswer(
      'Conflict',
      'They cannot be merged, or not as they were shown.',
      [
        'merge.changed',
        'One of the two was edited since they were shown side by side. Look at them again, then merge.',
      ],
      MERGED,
      HELD,
      TOO_MANY,
    ),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const undoMerge: Operation = {
  ...FOR_STAFF,
  operationId: 'undoMerge',
  summary: 'Make two contacts of one again',
  description:
    'The other one is as it was, with its conversations and visits. What came since stays with the contact that stayed; what was declined, with both. Safe to repeat.',
  requestParams: { path: z.object({ contactId: z.string(), mergeId: z.string() }) },
  responses: {
    '200': {
      description: 'Both.',
      content: {
        'application/json': { schema: z.object({ contact: contactViewSchema, other: contactViewSchema }) },
      },
    },
    '404': problemAnswer(
      'NotFound',
      'There is none, or it is too long ago.',
      ['contact.unknown', 'There is no such customer at your locations.'],
      [
        'merge.unknown',
        'There is no such merge of this contact in the last 30 days. Later it cannot be undone.',
      ],
    ),
    '409': problemAnswer(
      'Conflict',
      'Not now, or not this one first.',
      ['merge.not_the_latest', 'Another contact was merged into this one since. Undo that merge first.'],
      MERGED,
      HELD,
    ),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_MERGE_PATHS = {
  '/v1/contacts/{contactId}/merge/preview': { post: previewMerge },
  '/v1/contacts/{contactId}/merge': { post: mergeContacts },
  '/v1/contacts/{contactId}/merges/{mergeId}/undo': { post: undoMerge },
};
