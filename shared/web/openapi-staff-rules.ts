import * as z from 'zod';
import { inboxChangeSchema } from '../dealers/save-team-inbox.ts';
import { inboxesViewSchema } from '../events/describe-inboxes.ts';
import { rulesViewSchema, ruleViewSchema } from '../events/describe-rules.ts';
import { ruleBodySchema } from '../events/save-rule-for-staff.ts';
import { changedMeanwhile, jsonAnswer, problemAnswer, staffOperation } from './openapi-answers.ts';
import { DEALER_WIDE, notForAll } from './openapi-staff-settings.ts';

/* Where events lead, and to whose inbox, in the OpenAPI document. */

const NOT_FOR_ALL = notForAll(DEALER_WIDE);
const CHANGED = changedMeanwhile('rule.changed', 'this rule');
const rulePath = { path: z.object({ ruleId: z.string().meta({ example: 'invite' }) }) };
const inboxPath = { path: z.object({ inbox: z.string().meta({ example: 'service' }) }) };

const listRules = staffOperation({
  operationId: 'listRules',
  summary: 'The routing rules',
  description:
    'Which event, under which conditions, leads to what. An event without a rule is stored and sends nothing.',
  answers: { '200': jsonAnswer('All of them.', rulesViewSchema) },
});

const saveRule = staffOperation({
  operationId: 'saveRule',
  summary: 'Make a rule, or replace it',
  description: 'As a whole: a condition that is left out is gone. In force within a minute.',
  requestParams: rulePath,
  body: ruleBodySchema,
  answers: {
    '200': jsonAnswer('The rule as it is now.', ruleViewSchema),
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
    '403': NOT_FOR_ALL,
    '404': problemAnswer('NotFound', 'The dealer is not there any more.', [
      'dealer.unknown',
      'Rule invite cannot be saved: there is no dealer 00027. Ids keep leading zeros.',
    ]),
    '409': problemAnswer(
      'Conflict',
      'Somebody was quicker (`current` is what stands there now), or there are too many.',
      CHANGED,
      ['rule.too_many', 'Dealer 00027 has 100 rules; at most 100 are read for an event. Remove one first.'],
    ),
  },
});

const removeRule = staffOperation({
  operationId: 'removeRule',
  summary: 'Remove a rule',
  requestParams: rulePath,
  answers: {
    '204': { description: 'It is gone; events follow within a minute.' },
    '403': NOT_FOR_ALL,
    '404': problemAnswer('NotFound', 'There is none.', [
      'rule.unknown',
      'There is no such rule at your dealer.',
    ]),
    '409': problemAnswer('Conflict', 'Somebody changed it at the same moment.', CHANGED),
  },
});

const inboxes = jsonAnswer(
  'Every inbox that a rule, a location or a name of yours makes one.',
  inboxesViewSchema,
);

const listInboxes = staffOperation({
  operationId: 'listInboxes',
  summary: 'The inboxes of the dealer and their teams',
  description: 'A team is no right: whoever works at the location may look into any inbox.',
  answers: { '200': inboxes },
});

const saveInbox = staffOperation({
  operationId: 'saveInbox',
  summary: 'Name an inbox, and say who is in its team',
  requestParams: inboxPath,
  body: inboxChangeSchema,
  answers: {
    '200': inboxes,
    '400': problemAnswer('InvalidInput', 'Something in it cannot be. Every fault is in `issues`.', [
      'inbox.invalid',
      'Somebody of the team is nobody of your staff. See issues; nothing was saved.',
      [{ path: 'members.0', message: 'is nobody of your staff' }],
    ]),
    '403': NOT_FOR_ALL,
    '409': problemAnswer(
      'Conflict',
      'Somebody was quicker, or there are too many.',
      changedMeanwhile('inbox.changed', 'the inbox'),
      ['inbox.too_many', 'There are 50 named inboxes already, and no more are read. Remove one first.'],
    ),
  },
});

const removeInbox = staffOperation({
  operationId: 'removeInbox',
  summary: 'Take name and team of an inbox away',
  description: 'What waits in it stays. It is there as long as a rule or a location sends to it.',
  requestParams: inboxPath,
  answers: {
    '204': { description: 'It has no name and no team any more.' },
    '403': NOT_FOR_ALL,
    '404': problemAnswer('NotFound', 'Your dealer has named none so.', [
      'inbox.unknown',
      'There is no such inbox among those that your dealer has named.',
    ]),
  },
});

export const STAFF_RULE_PATHS = {
  '/v1/rules': { get: listRules },
  '/v1/rules/{ruleId}': { put: saveRule, delete: removeRule },
  '/v1/inboxes': { get: listInboxes },
  '/v1/inboxes/{inbox}': { put: saveInbox, delete: removeInbox },
};
