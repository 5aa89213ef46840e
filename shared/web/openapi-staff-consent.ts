import * as z from 'zod';
import { recordConsentSchema } from '../conversations/consent-input.ts';
import { decidedPromptSchema, promptDecisionSchema } from '../conversations/decide-prompt.ts';
import { consentViewSchema } from '../conversations/describe-consent.ts';
import {
  COMMON_ANSWERS,
  type Operation,
  problemAnswer,
  FOR_STAFF,
  STAFF_REFUSALS,
} from './openapi-answers.ts';

/* What may be sent to a customer, in the OpenAPI document. */

const requestParams = { path: z.object({ contactId: z.string() }) };
const cursorSchema = z.string().optional().meta({ description: 'The `cursor` of the page before.' });

const NOT_FOUND = {
  '404': problemAnswer('NotFound', 'There is none, or it is at another dealer or location.', [
    'contact.unknown',
    'There is no such customer at your locations.',
  ]),
};

const shown = (description: string) => ({
  '200': { description, content: { 'application/json': { schema: consentViewSchema } } },
});

const CURSOR_INVALID = [
  'page.cursor_invalid',
  'The page cursor is not one that we gave out; start again without it.',
] as const;

const readConsent: Operation = {
  ...FOR_STAFF,
  operationId: 'readConsent',
  summary: 'What may be sent to a customer, and why',
  description:
    'For each channel and purpose, with the proof of every decision: who, when, how, in which words.',
  requestParams: { ...requestParams, query: z.object({ cursor: cursorSchema }) },
  responses: {
    ...shown('What holds now, and a page of proofs.'),
    '400': problemAnswer('InvalidInput', 'The cursor is none of ours.', CURSOR_INVALID),
    ...NOT_FOUND,
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const recordConsent: Operation = {
  ...FOR_STAFF,
  operationId: 'recordConsent',
  summary: 'Record what a customer decided',
  description:
    'On the customer’s word. Withdrawing `all` on `all` channels is a STOP; granting `service` on `all` takes every STOP back. Effective for the next message.',
  requestParams,
  requestBody: { required: true, content: { 'application/json': { schema: recordConsentSchema } } },
  responses: {
    ...shown('What holds now.'),
    '400': problemAnswer('InvalidInput', 'The body is not valid, or no JSON.', [
      'consent.invalid',
      'The decision is not valid: 1 fault, the first at wording: needed where something is granted: which words the customer agreed to. See issues, mend all of them and send again.',
    ]),
    ...NOT_FOUND,
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const blockContact: Operation = {
  ...FOR_STAFF,
  operationId: 'blockContact',
  summary: 'Block all messages to a customer',
  description:
    'Nothing goes out until it is lifted; what waits is withdrawn. Blocking twice changes nothing.',
  requestParams,
  responses: {
    ...shown('It is blocked.'),
    ...NOT_FOUND,
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const unblockContact: Operation = {
  ...blockContact,
  operationId: 'unblockContact',
  summary: 'Lift the block of a customer',
  description: 'Messages are sent again from the next one on. What the customer declined stays declined.',
  responses: { ...blockContact.responses, ...shown('It is not blocked.') },
};

const decidePrompt: Operation = {
  ...FOR_STAFF,
  operationId: 'decidePrompt',
  summary: 'Decide what a customer’s message meant',
  description:
    'A sentence may ask for no more messages, or speak of the work (`prompt`). The first decision stands; consent and its proof follow from it. The same again is the same answer.',
  requestParams: { path: z.object({ conversationId: z.string(), entryId: z.string() }) },
  requestBody: { required: true, content: { 'application/json': { schema: promptDecisionSchema } } },
  responses: {
    '200': {
      description: 'What was decided.',
      content: { 'application/json': { schema: decidedPromptSchema } },
    },
    '400': problemAnswer(
      'InvalidInput',
      'Not JSON, or no answer to what is asked.',
      ['body.not_json', 'The body is not a JSON document in UTF-8.'],
      ['decision.invalid', 'What is asked is "opt-out"; expected one of stop, nothing.'],
    ),
    '404': problemAnswer(
      'NotFound',
      'There is none, or it is at another dealer or location.',
      [
        'prompt.unknown',
        'There is no message with something to decide under this id in the conversations at your locations.',
      ],
      ['contact.unknown', 'There is no such customer any more.'],
    ),
    '409': problemAnswer('Conflict', 'It is decided otherwise.', [
      'prompt.decided',
      'A colleague has decided this otherwise already.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_CONSENT_PATHS = {
  '/v1/conversations/{conversationId}/entries/{entryId}/decision': { post: decidePrompt },
  '/v1/contacts/{contactId}/consent': { get: readConsent, post: recordConsent },
  '/v1/contacts/{contactId}/block': { post: blockContact },
  '/v1/contacts/{contactId}/unblock': { post: unblockContact },
};
