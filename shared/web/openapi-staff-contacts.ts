import * as z from 'zod';
import { contactViewSchema } from '../conversations/contact-view.ts';
import { newContactSchema } from '../conversations/create-contact.ts';
import { contactEditSchema } from '../conversations/edit-contact.ts';
import { foundContactsSchema } from '../conversations/find-contacts.ts';
import {
  COMMON_ANSWERS,
  cursorSchema,
  FOR_STAFF,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';

/* Who the customers are, in the OpenAPI document. */

export const requestParams = { path: z.object({ contactId: z.string() }) };

export const CONTACT_UNKNOWN = {
  '404': problemAnswer('NotFound', 'There is none, it was erased, or it is at another dealer or location.', [
    'contact.unknown',
    'There is no such customer at your locations.',
  ]),
};

const NOT_JSON = [
  'body.not_json',
  'The body is not JSON: expected a JSON object, encoded in UTF-8.',
] as const;

const NOT_VALID = [
  'contact.invalid',
  'The contact is not valid: 1 fault, the first at phone: no valid phone number in DE; write others with + and their country code. Nothing was saved.',
  [
    {
      path: 'phone',
      message: 'no valid phone number in DE; write others with + and their country code',
    },
  ],
] as const;

const invalid = problemAnswer(
  'InvalidInput',
  'The body is not valid, or no JSON.',
  [NOT_VALID[0], NOT_VALID[1], [...NOT_VALID[2]]],
  NOT_JSON,
);

export const shownContact = (description: string) => ({
  description,
  content: { 'application/json': { schema: contactViewSchema } },
});

const findContacts: Operation = {
  ...FOR_STAFF,
  operationId: 'findContacts',
  summary: 'Find contacts',
  description:
    'By the beginning of a name, the last one first; by a phone number in any notation; by an email address. Not for mechanics.',
  requestParams: {
    query: z.object({
      q: z.string().optional().meta({
        description:
          'What somebody typed: with an @ it is an email address, with digits only a number, else the beginning of a name. Absent: all, by name.',
      }),
      cursor: cursorSchema,
    }),
  },
  responses: {
    '200': {
      description: 'A page of contacts.',
      content: { 'application/json': { schema: foundContactsSchema } },
    },
    '400': problemAnswer('InvalidInput', 'The cursor is none of ours.', [
      'page.cursor_invalid',
      'The page cursor is not one that we gave out; start again without it.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const createContact: Operation = {
  ...FOR_STAFF,
  operationId: 'createContact',
  summary: 'Note a contact',
  description:
    'Somebody of whom no partner has told. Who has the same number or email address is looked for first. What was said there, such as STOP, holds for them.',
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: newContactSchema,
        example: {
          key: 'form-5f2c9a10',
          firstName: 'Anna',
          lastName: 'Berg',
          phone: '0171 3920003',
          kind: 'ongoing',
          locationId: '01',
        },
      },
    },
  },
  responses: {
    '201': shownContact('The contact; also where the same request was sent before.'),
    '400': invalid,
    '404': problemAnswer('NotFound', 'There is no such location among yours.', [
      'location.unknown',
      'There is no location 07 among those that you work at. Ids keep leading zeros.',
    ]),
    '409': problemAnswer(
      'Conflict',
      'Somebody has one of the addresses already: `current.candidates` says who, as a search does. Or the key is used up.',
      [
        'contact.exists',
        'Somebody has this phone number or email address already; see current.candidates. Use one of them, or send createAnyway where it is another person.',
      ],
      ['contact.key_used', 'Another contact was made with this key. Give each contact a key of its own.'],
    ),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const readContact: Operation = {
  ...FOR_STAFF,
  operationId: 'readContact',
  summary: 'Who a contact is',
  description: 'By an id that was merged into another, that other one.',
  requestParams,
  responses: {
    '200': shownContact('The contact.'),
    ...CONTACT_UNKNOWN,
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const editContact: Operation = {
  ...FOR_STAFF,
  operationId: 'editContact',
  summary: 'Change a contact',
  description:
    'What is not named stays; null takes it away. A new address is used from the next message on. To delete a contact, erase it.',
  requestParams,
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: contactEditSchema,
        example: { version: '4D0F8A2C6B1E9F3A7C5D', phone: '+49 171 3920003', email: null },
      },
    },
  },
  responses: {
    '200': shownContact('The contact as it is now.'),
    '400': invalid,
    ...CONTACT_UNKNOWN,
    '409': problemAnswer('Conflict', 'Somebody else was quicker: `current` is the contact as it stands.', [
      'contact.changed',
      'Somebody else has changed this contact since it was shown; see current. Look at it, then send your change with its version.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_CONTACT_PATHS = {
  '/v1/contacts': { get: findContacts, post: createContact },
  '/v1/contacts/{contactId}': { get: readContact, put: editContact },
};
