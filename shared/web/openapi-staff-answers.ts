import { problemAnswer } from './openapi-answers.ts';

/* What all doors for dealer staff have in common, in the OpenAPI document. */

export const FOR_STAFF = {
  tags: ['Staff'],
  security: [{ staff: [] }],
};

export const REFUSED = {
  '401': { description: 'No token, or none of ours. Comes from the gateway, before anything is read.' },
  '403': problemAnswer(
    'Forbidden',
    'The account belongs to no dealer, is suspended, or lacks the role.',
    [
      'staff.unknown',
      'This account belongs to no dealer, or is suspended. An admin of the dealer can change that.',
    ],
    [
      'role.missing',
      'This needs one of the roles network-admin, admin; you have mechanic. An admin of the dealer can change that.',
    ],
  ),
};
