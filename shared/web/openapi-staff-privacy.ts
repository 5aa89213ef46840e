import * as z from 'zod';
import { contactExportSchema } from '../privacy/contact-export.ts';
import { erasureOrderSchema, holdOrderSchema } from '../privacy/contact-orders.ts';
import { erasureViewSchema, erasuresViewSchema } from '../privacy/describe-erasures.ts';
import { retentionViewSchema } from '../privacy/describe-retention.ts';
import { holdViewSchema } from '../privacy/hold-view.ts';
import { erasurePreviewSchema } from '../privacy/preview-erasure.ts';
import { retentionChangeSchema, retentionSavedSchema } from '../privacy/save-retention.ts';
import {
  COMMON_ANSWERS,
  type Operation,
  problemAnswer,
  cursorSchema,
  FOR_STAFF,
  STAFF_REFUSALS,
} from './openapi-answers.ts';

/* Privacy (B9) in the OpenAPI document: how long what is kept, erasure, export and legal hold. */

const forAdmins = { ...FOR_STAFF, tags: ['Privacy'] };

const contactId = z.string().meta({ example: 'ct0D93F1A2B4C5D6E7F8A9' });
const aboutContact = { requestParams: { path: z.object({ contactId }) } };

const answered = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema } },
});

const bodyOf = (schema: z.ZodType, example: unknown) => ({
  required: true,
  content: { 'application/json': { schema, example } },
});

const UNKNOWN = problemAnswer(
  'NotFound',
  'There is none, it was erased, or it is at another dealer or location.',
  ['contact.unknown', 'There is no such contact at your dealer.'],
);

const MERGED = [
  'contact.merged',
  'The contact ct0D93F1A2B4C5D6E7F8A9 was merged into ct1E84A2B3C5D6F7A8B9C0, and is a part of it. Ask for that one, or undo the merge first.',
] as const;
const PART_OF_ANOTHER = { '409': problemAnswer('Conflict', 'It was merged into another one.', MERGED) };

const NOT_JSON = [
  'body.not_json',
  'The body is not JSON: expected a JSON object, encoded in UTF-8.',
] as const;

const readRetention: Operation = {
  ...forAdmins,
  operationId: 'readRetention',
  summary: 'How long what is kept',
  description: 'The days in force at the locations that you work at, who set them, and what can be set.',
  responses: {
    '200': answered('What is in force.', retentionViewSchema),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const changeRetention: Operation = {
  ...forAdmins,
  operationId: 'changeRetention',
  summary: 'Set how long what is kept',
  description:
    'For the network (by its own admins), the dealer or one location. What is there already follows within hours. With `preview` nothing changes; the answer tells what would be over at once.',
  requestBody: bodyOf(retentionChangeSchema, {
    level: 'dealer',
    days: { contactDays: 60, mediaDays: null },
    preview: true,
  }),
  responses: {
    '200': answered('Saved, or what it would do.', retentionSavedSchema),
    '400': problemAnswer(
      'InvalidInput',
      'The body is not as documented.',
      [
        'retention.invalid',
        'The retention is not valid; see issues.',
        [
          {
            path: 'days.contactDays',
            message: '7 to 1095 days: receipts and answers come up to a week late',
          },
        ],
      ],
      NOT_JSON,
    ),
    ...STAFF_REFUSALS,
    '403': problemAnswer(
      'Forbidden',
      'The role is missing, or a level above decides.',
      ['retention.locked', 'A level above has locked the retention. Ask whoever sets it there.'],
      [
        'retention.not_yours',
        'The network is set by its own admins, and a dealer by somebody who works at all of its locations.',
      ],
      [
        'role.missing',
        'This needs one of the roles network-admin, admin; you have mechanic. An admin of the dealer can change that.',
      ],
    ),
    '404': problemAnswer('NotFound', 'There is no such location among yours.', [
      'location.unknown',
      'There is no such location among those that you work at.',
    ]),
    ...COMMON_ANSWERS,
  },
};

const listErasures: Operation = {
  ...forAdmins,
  operationId: 'listErasures',
  summary: 'Which people were erased',
  description: 'Newest first, 50 to a page: who ordered it, when, why and how much. It names nobody.',
  requestParams: { query: z.object({ cursor: cursorSchema }) },
  responses: {
    '200': answered('A page of erasures.', erasuresViewSchema),
    '400': problemAnswer('InvalidInput', 'The cursor is none of ours.', [
      'page.cursor_invalid',
      'The page cursor is not one that we gave out; start again without it.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const previewErasure: Operation = {
  ...forAdmins,
  operationId: 'previewErasure',
  summary: 'What an erasure would do',
  description:
    'How much would go, what stays and why, and whether a legal hold stands in the way. Changes nothing.',
  ...aboutContact,
  responses: {
    '200': answered('What it would do.', erasurePreviewSchema),
    '404': UNKNOWN,
    ...PART_OF_ANOTHER,
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const eraseContact: Operation = {
  ...forAdmins,
  operationId: 'eraseContact',
  summary: 'Erase a person',
  description:
    'At once and for good: names, addresses, conversations, visits and what partners told of them. What is unsent is withdrawn first. A STOP holds on. Safe to repeat: the same record again.',
  ...aboutContact,
  requestBody: bodyOf(erasureOrderSchema, { confirm: 'ct0D93F1A2B4C5D6E7F8A9', reason: 'asked-by-person' }),
  responses: {
    '200': answered('The record of the erasure.', erasureViewSchema),
    '400': problemAnswer(
      'InvalidInput',
      'The body is not as documented, or does not confirm.',
      [
        'erasure.not_confirmed',
        'The field confirm is not the id of the contact in the address. Expected the same id, since an erasure cannot be undone.',
      ],
      [
        'erasure.invalid',
        'The order is not valid; see issues.',
        [{ path: 'reason', message: 'Invalid option' }],
      ],
      NOT_JSON,
    ),
    '404': UNKNOWN,
    '409': problemAnswer(
      'Conflict',
      'A legal hold stands in the way, or it was merged into another one.',
      [
        'contact.held',
        'What is kept of this contact is under a legal hold since 2026-11-24T10:00:00.000Z. An admin may lift it first.',
      ],
      MERGED,
    ),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const exportContact: Operation = {
  ...forAdmins,
  operationId: 'exportContact',
  summary: 'Everything about a person in one file',
  description:
    'To hand to that person: nobody else’s data is in it, also where people share a number or a car.',
  ...aboutContact,
  responses: {
    '200': answered('The file.', contactExportSchema),
    '404': UNKNOWN,
    ...PART_OF_ANOTHER,
    '413': problemAnswer('TooLarge', 'More than one answer holds.', [
      'export.too_large',
      'The export has 6000000 bytes; an answer here may have 5242880. An operator gets it whole: npm run admin -- privacy export',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const setLegalHold: Operation = {
  ...forAdmins,
  operationId: 'setLegalHold',
  summary: 'Keep a person’s data as it is',
  description: 'No clock, sweep or erasure takes anything of it until the hold is lifted.',
  ...aboutContact,
  requestBody: bodyOf(holdOrderSchema, { reason: 'Dispute about order 4711' }),
  responses: {
    '200': answered('The hold.', holdViewSchema),
    '400': problemAnswer(
      'InvalidInput',
      'The body is not as documented.',
      ['hold.invalid', 'The order is not valid; see issues.', [{ path: 'reason', message: 'Too small' }]],
      NOT_JSON,
    ),
    '404': UNKNOWN,
    ...PART_OF_ANOTHER,
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const liftLegalHold: Operation = {
  ...forAdmins,
  operationId: 'liftLegalHold',
  summary: 'Lift a legal hold',
  description: 'The clocks run again from where they began: what is over goes at once.',
  ...aboutContact,
  responses: {
    '204': { description: 'There is no hold any more.' },
    '404': UNKNOWN,
    ...PART_OF_ANOTHER,
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

export const PRIVACY_PATHS = {
  '/v1/privacy/retention': { get: readRetention, put: changeRetention },
  '/v1/privacy/erasures': { get: listErasures },
  '/v1/contacts/{contactId}/erasure/preview': { post: previewErasure },
  '/v1/contacts/{contactId}/erasure': { post: eraseContact },
  '/v1/contacts/{contactId}/export': { get: exportContact },
  '/v1/contacts/{contactId}/legal-hold': { put: setLegalHold, delete: liftLegalHold },
};
