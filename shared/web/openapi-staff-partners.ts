import * as z from 'zod';
import { partnersViewSchema } from '../partners/describe-partners.ts';
import { rotatedSchema, rotationSchema } from '../partners/rotate-partner-for-staff.ts';
import {
  COMMON_ANSWERS,
  FOR_STAFF,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';
import { DEALER_WIDE, ROLE_MISSING } from './openapi-staff-settings.ts';

/* Who sends events for a dealer, and what they sign with, in the OpenAPI document. */

const listPartners: Operation = {
  ...FOR_STAFF,
  operationId: 'listPartners',
  summary: 'The partners that may send events for the dealer',
  description:
    'For which of your locations, and how many signing secrets are accepted now. No secret is ever given back.',
  responses: {
    '200': { description: 'At most 100.', content: { 'application/json': { schema: partnersViewSchema } } },
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const rotatePartner: Operation = {
  ...FOR_STAFF,
  operationId: 'rotatePartner',
  summary: 'Rotate what a partner signs or reads with',
  description:
    'A new signing secret is accepted beside the present one until the rotation is finished, so that nothing is refused meanwhile. In force within a minute. By an admin where the partner acts for this dealer alone, else by a network-admin.',
  requestParams: { path: z.object({ partnerId: z.string().meta({ example: 'tjekvik' }) }) },
  requestBody: { required: true, content: { 'application/json': { schema: rotationSchema } } },
  responses: {
    '200': {
      description: 'How its secrets stand; a new one is shown here and never again.',
      content: { 'application/json': { schema: rotatedSchema } },
    },
    '400': problemAnswer('InvalidInput', 'There is no such step.', [
      'rotation.invalid',
      'The rotation is not valid: 1 fault, the first at step: Invalid option. See issues, mend all of them and send again.',
      [{ path: 'step', message: 'Invalid option' }],
    ]),
    '404': problemAnswer('NotFound', 'There is none, or it does not act for your dealer.', [
      'partner.unknown',
      'No such partner may send events for your dealer.',
    ]),
    '409': problemAnswer(
      'Conflict',
      'Not as its secrets stand now.',
      [
        'partner.rotation_open',
        'Partner tjekvik has two active signing secrets already, the most there can be.',
      ],
      ['partner.rotation_none', 'No rotation is under way for partner tjekvik: 1 signing secret is active.'],
      [
        'partner.rotation_busy',
        'Somebody changes the secrets of this partner at this moment. Look at how they stand in a few seconds, then decide anew.',
      ],
      [
        'partner.rotation_changed',
        'The secrets of this partner were changed since you read how they stand: got secretsChangedAt null, it is 2026-11-24T10:00:00.000Z. Nothing was done. Read it again, then decide anew.',
      ],
      [
        'partner.secret_missing',
        'This partner has no signing secret at all, so there is none to rotate. Whoever runs the platform makes the first one.',
      ],
    ),
    ...STAFF_REFUSALS,
    '403': problemAnswer('Forbidden', 'It is not for this account to decide.', ROLE_MISSING, DEALER_WIDE, [
      'partner.shared',
      'This partner acts for other dealers as well, who would notice. A network-admin can do it where all of them are of one network, else whoever runs the platform.',
    ]),
    ...COMMON_ANSWERS,
  },
};

export const STAFF_PARTNER_PATHS = {
  '/v1/partners': { get: listPartners },
  '/v1/partners/{partnerId}/rotation': { post: rotatePartner },
};
