import * as z from 'zod';
import { staffChangeSchema } from '../dealers/change-staff.ts';
import { colleagueSchema, staffViewSchema } from '../dealers/describe-staff.ts';
import { invitationSchema } from '../dealers/invite-staff.ts';
import {
  COMMON_ANSWERS,
  cursorSchema,
  FOR_STAFF,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';
import { ROLE_MISSING } from './openapi-staff-settings.ts';

/* Who works for a dealer, in the OpenAPI document. */

const path = z.object({ sub: z.string().meta({ example: '3f1c5a0e-8d0b-4f7e-9b1a-2c6d7e8f9a0b' }) });
const notThere = ['staff.not_found', 'There is nobody with this id in the staff of your dealer.'] as const;
const NETWORK_ADMIN = [
  'staff.network_admin',
  'The role network-admin is given and taken by network-admins only, and they are changed by nobody else.',
] as const;
const OUT_OF_REACH = [
  'level.dealer_wide',
  'This is somebody of locations that you do not look after. Name some of yours as locationIds, or ask an admin of the dealer.',
] as const;
const unknownLocation = [
  'location.unknown',
  'Dealer 00027 has no location 09. Ids keep leading zeros.',
] as const;
const person = {
  description: 'The person as they stand now.',
  content: { 'application/json': { schema: colleagueSchema } },
};

const listStaff: Operation = {
  ...FOR_STAFF,
  operationId: 'listStaff',
  summary: 'Who works for the dealer',
  requestParams: { query: z.object({ cursor: cursorSchema }) },
  responses: {
    '200': {
      description: 'By name, 50 to a page.',
      content: { 'application/json': { schema: staffViewSchema } },
    },
    '400': problemAnswer('InvalidInput', 'The cursor is none of ours.', [
      'page.cursor_invalid',
      'The page cursor is not one that we gave out for this list; start again without it.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const inviteStaff: Operation = {
  ...FOR_STAFF,
  operationId: 'inviteStaff',
  summary: 'Take somebody into the staff',
  description: 'They get an email with a temporary password, which is valid for three days.',
  requestBody: { required: true, content: { 'application/json': { schema: invitationSchema } } },
  responses: {
    '201': person,
    '400': problemAnswer('InvalidInput', 'Something in it cannot be. Every fault is in `issues`.', [
      'staff.invalid',
      'The invitation is not valid: 1 fault, the first at email: Invalid email address. See issues, mend all of them and send again.',
      [{ path: 'email', message: 'Invalid email address' }],
    ]),
    '404': problemAnswer('NotFound', 'There is no such location.', unknownLocation),
    '409': problemAnswer('Conflict', 'Somebody signs in with this address already.', [
      'staff.exists',
      'Somebody signs in with this address already. If it is a colleague, change what they may do; else take another address.',
      [{ path: 'email', message: 'is in use already' }],
    ]),
    ...STAFF_REFUSALS,
    '403': problemAnswer(
      'Forbidden',
      'It is not for this account to give that.',
      ROLE_MISSING,
      OUT_OF_REACH,
      NETWORK_ADMIN,
    ),
    ...COMMON_ANSWERS,
  },
};

const readStaff: Operation = {
  ...FOR_STAFF,
  operationId: 'readStaffMember',
  summary: 'One of the staff',
  requestParams: { path },
  responses: {
    '200': person,
    '404': problemAnswer('NotFound', 'There is nobody so at your dealer.', notThere),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const changeStaff: Operation = {
  ...FOR_STAFF,
  operationId: 'changeStaff',
  summary: 'Change what somebody may do',
  description:
    'In force with their next request. Nobody changes their own roles, locations or status, so that a dealer always has an admin.',
  requestParams: { path },
  requestBody: { required: true, content: { 'application/json': { schema: staffChangeSchema } } },
  responses: {
    '200': person,
    '400': problemAnswer('InvalidInput', 'Something in it cannot be. Every fault is in `issues`.', [
      'staff.invalid',
      'The change is not valid: 1 fault, the first at roles: Too small: expected array to have >=1 items. See issues, mend all of them and send again.',
      [{ path: 'roles', message: 'Too small: expected array to have >=1 items' }],
    ]),
    '404': problemAnswer('NotFound', 'There is nobody so, or no such location.', notThere, unknownLocation),
    '409': problemAnswer('Conflict', 'Somebody was quicker; `current` is how they stand now.', [
      'staff.changed',
      'Somebody saved this person since you read them: you have version 1, there is version 2. Read them again and put your changes into it.',
    ]),
    ...STAFF_REFUSALS,
    '403': problemAnswer(
      'Forbidden',
      'It is not for this account to decide.',
      ROLE_MISSING,
      [
        'staff.self',
        'Nobody changes their own roles, locations or status: another admin does it, so that the dealer is never left without one.',
      ],
      OUT_OF_REACH,
      NETWORK_ADMIN,
      ['staff.unknown', 'Somebody has just changed what you may do yourself.'],
    ),
    ...COMMON_ANSWERS,
  },
};

const inviteAgain: Operation = {
  ...FOR_STAFF,
  operationId: 'inviteStaffAgain',
  summary: 'Invite somebody again',
  description:
    'A new temporary password, for who has not signed in yet. Within a minute of the last invitation nothing more is mailed: it is the same click.',
  requestParams: { path },
  responses: {
    '204': { description: 'The mail is on its way, or has just been sent.' },
    '404': problemAnswer('NotFound', 'There is nobody so at your dealer.', notThere),
    '409': problemAnswer(
      'Conflict',
      'They need none.',
      [
        'staff.signed_in',
        'This person has a password already, and sets a new one with “Forgot your password?” at the sign-in.',
      ],
      ['staff.suspended', 'This person is suspended. Make them active first.'],
    ),
    ...STAFF_REFUSALS,
    '403': problemAnswer(
      'Forbidden',
      'It is not for this account to decide.',
      ROLE_MISSING,
      OUT_OF_REACH,
      NETWORK_ADMIN,
    ),
    ...COMMON_ANSWERS,
  },
};

export const STAFF_TEAM_PATHS = {
  '/v1/staff': { get: listStaff, post: inviteStaff },
  '/v1/staff/{sub}': { get: readStaff, put: changeStaff },
  '/v1/staff/{sub}/invitation': { post: inviteAgain },
};
