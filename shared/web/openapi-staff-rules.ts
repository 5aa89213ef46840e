import * as z from 'zod';
import { inboxChangeSchema } from '../dealers/save-team-inbox.ts';
import { inboxesViewSchema } from '../events/describe-inboxes.ts';
import { rulesViewSchema, ruleViewSchema } from '../events/describe-rules.ts';
import { ruleBodySchema } from '../events/save-rule-for-staff.ts';
import {
  COMMON_ANSWERS,
  FOR_STAFF,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';
import { DEALER_WIDE, ROLE_MISSING } from './openapi-staff-settings.ts';

/* Where events lead, and to whose inbox, in the OpenAPI document. */

const notForAll = problemAnswer(
  'Forbidden',
  'Only admins decide it, and what holds for all locations only who looks after all of them.',
  ROLE_MISSING,
  DEALER_WIDE,
);
const rulePath = { path: z.object({ ruleId: z.string().meta({ example: 'invite' }) }) };
const inboxPath = { path: z.object({ inbox: z.string().meta({ example: 'service' }) }) };

const listRules: Operation = {
  ...FOR_STAFF,
  operationId: 'listRules',
  summary: 'The routing rules',
  description:
    'Which event, under which conditions, leads to what. An event without a rule is stored and sends nothing.',
  responses: {
    '200': { description: 'All of them.', content: { 'application/json': { schema: rulesViewSchema } } },
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const saveRule: Operation = {
  ...FOR_STAFF,
  operationId: 'saveRule',
  summary: 'Make a rule, or replace it',
  description: 'As a whole: a condition that is left out is gone. In force within a minute.',
  requestParams: rulePath,
  requestBody: { required: true, content: { 'application/json': { schema: ruleBodySchema } } },
  responses: {
    '200': {
      description: 'The rule as it is now.',
      content: { 'application/json': { schema: ruleViewSchema } },
    },
    '400': problemAnswer('InvalidInput', 'It could never do what it says. Every fault is in `issues`.', [
      'rule.invalid',
      'The routing rule is not valid: action.do: a checkin.finished cannot start a check-in; checkin.start and appointment.upserted can',
      [
        {
          path: 'action.do',
          message: 'a checkin.finished cannot start a check-in; checkin.start and appointment.upserted can',
        },
      ],
    ]),
    '404': problemAnswer('NotFound', 'The dealer is not there any more.', [
      'dealer.unknown',
      'Rule invite cannot be saved: there is no dealer 00027. Ids keep leading zeros.',
    ]),
    '409': problemAnswer(
      'Conflict',
      'Somebody was quicker (`current` is what stands there now), or there are too many.',
      [
        'rule.changed',
        'Somebody saved this rule since you read it: you have version 1, there is version 2 (0: none). Read it again and put your changes into it.',
      ],
      ['rule.too_many', 'Dealer 00027 has 100 rules; at most 100 are read for an event. Remove one first.'],
    ),
    ...STAFF_REFUSALS,
    '403': notForAll,
    ...COMMON_ANSWERS,
  },
};

const removeRule: Operation = {
  ...FOR_STAFF,
  operationId: 'removeRule',
  summary: 'Remove a rule',
  requestParams: rulePath,
  responses: {
    '204': { description: 'It is gone; events follow within a minute.' },
    '404': problemAnswer('NotFound', 'There is none.', [
      'rule.unknown',
      'There is no such rule at your dealer.',
    ]),
    '409': problemAnswer('Conflict', 'Somebody changed it at the same moment.', [
      'rule.changed',
      'Somebody saved this rule since you read it: you have version 1, there is version 2 (0: none). Read it again and put your changes into it.',
    ]),
    ...STAFF_REFUSALS,
    '403': notForAll,
    ...COMMON_ANSWERS,
  },
};

const inboxes = {
  description: 'Every inbox that a rule, a location or a name of yours makes one.',
  content: { 'application/json': { schema: inboxesViewSchema } },
};

const listInboxes: Operation = {
  ...FOR_STAFF,
  operationId: 'listInboxes',
  summary: 'The inboxes of the dealer and their teams',
  description: 'A team is no right: whoever works at the location may look into any inbox.',
  responses: { '200': inboxes, ...STAFF_REFUSALS, ...COMMON_ANSWERS },
};

const saveInbox: Operation = {
  ...FOR_STAFF,
  operationId: 'saveInbox',
  summary: 'Name an inbox, and say who is in its team',
  requestParams: inboxPath,
  requestBody: { required: true, content: { 'application/json': { schema: inboxChangeSchema } } },
  responses: {
    '200': inboxes,
    '400': problemAnswer('InvalidInput', 'Something in it cannot be. Every fault is in `issues`.', [
      'inbox.invalid',
      'Somebody of the team is nobody of your staff. See issues; nothing was saved.',
      [{ path: 'members.0', message: 'is nobody of your staff' }],
    ]),
    '409': problemAnswer(
      'Conflict',
      'Somebody was quicker, or there are too many.',
      [
        'inbox.changed',
        'Somebody saved the inbox since you read it: you have version 1, there is version 2 (0: none). Read it again and put your changes into it.',
      ],
      ['inbox.too_many', 'There are 50 named inboxes already, and no more are read. Remove one first.'],
    ),
    ...STAFF_REFUSALS,
    '403': notForAll,
    ...COMMON_ANSWERS,
  },
};

const removeInbox: Operation = {
  ...FOR_STAFF,
  operationId: 'removeInbox',
  summary: 'Take name and team of an inbox away',
  description: 'What waits in it stays. It is there as long as a rule or a location sends to it.',
  requestParams: inboxPath,
  responses: {
    '204': { description: 'It has no name and no team any more.' },
    '404': problemAnswer('NotFound', 'Your dealer has named none so.', [
      'inbox.unknown',
      'There is no such inbox among those that your dealer has named.',
    ]),
    ...STAFF_REFUSALS,
    '403': notForAll,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_RULE_PATHS = {
  '/v1/rules': { get: listRules },
  '/v1/rules/{ruleId}': { put: saveRule, delete: removeRule },
  '/v1/inboxes': { get: listInboxes },
  '/v1/inboxes/{inbox}': { put: saveInbox, delete: removeInbox },
};
