import * as z from 'zod';
import { acceptedViewSchema, inboxViewSchema } from '../conversations/describe-inbox.ts';
import { conversationViewSchema } from '../events/describe-conversation.ts';
import {
  COMMON_ANSWERS,
  cursorSchema,
  FOR_STAFF,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';
import { STAFF_AGREEMENT_PATHS } from './openapi-staff-agreements.ts';
import { STAFF_INBOX_PATHS } from './openapi-staff-inbox.ts';
import { STAFF_MESSAGE_PATHS } from './openapi-staff-messages.ts';
import { STAFF_TEMPLATE_PATHS } from './openapi-staff-templates.ts';
import { STAFF_INBOUND_PATHS } from './openapi-staff-inbound.ts';
import { STAFF_CONTACT_PATHS } from './openapi-staff-contacts.ts';
import { STAFF_MERGE_PATHS } from './openapi-staff-merges.ts';
import { STAFF_CONSENT_PATHS } from './openapi-staff-consent.ts';
import { STAFF_CHANNEL_PATHS } from './openapi-staff-channels.ts';
import { STAFF_PLAN_PATHS } from './openapi-staff-plans.ts';
import { STAFF_WRITING_PATHS } from './openapi-staff-writing.ts';
import { STAFF_SETTINGS_PATHS } from './openapi-staff-settings.ts';
import { STAFF_RULE_PATHS } from './openapi-staff-rules.ts';
import { STAFF_SERVICE_PATHS } from './openapi-staff-services.ts';
import { STAFF_PARTNER_PATHS } from './openapi-staff-partners.ts';
import { STAFF_TEAM_PATHS } from './openapi-staff-team.ts';
import { PRIVACY_PATHS } from './openapi-staff-privacy.ts';
import { STAFF_VISIT_PATHS } from './openapi-staff-visits.ts';

/* The doors for dealer staff, in the OpenAPI document. */

const readInbox: Operation = {
  ...FOR_STAFF,
  operationId: 'readInbox',
  summary: 'What waits in a team’s inbox',
  description:
    'Newest first, 50 to a page, at the locations that you work at. An inbox that nobody uses is empty.',
  requestParams: {
    path: z.object({ inbox: z.string().meta({ example: 'service' }) }),
    query: z.object({ cursor: cursorSchema }),
  },
  responses: {
    '200': {
      description: 'A page of notifications.',
      content: { 'application/json': { schema: inboxViewSchema } },
    },
    '400': problemAnswer('InvalidInput', 'The cursor is none of ours.', [
      'page.cursor_invalid',
      'The page cursor is not one that we gave out; start again without it.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const acceptNotification: Operation = {
  ...FOR_STAFF,
  operationId: 'acceptNotification',
  summary: 'Take a notification',
  description:
    'It leaves the inbox of the others. The first of two has it; taking again what you have already is the same answer.',
  requestParams: {
    path: z.object({ id: z.string().meta({ example: 'service.01KDFX2Q7N8R5T1V3W9Y0Z2A4B' }) }),
  },
  responses: {
    '200': { description: 'It is yours.', content: { 'application/json': { schema: acceptedViewSchema } } },
    '404': problemAnswer('NotFound', 'There is none, or it is at another dealer or location.', [
      'notification.unknown',
      'There is no such notification in the inboxes of your dealer.',
    ]),
    '409': problemAnswer('Conflict', 'A colleague was quicker.', [
      'notification.taken',
      'A colleague has accepted this notification already; it is theirs now.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const readConversation: Operation = {
  ...FOR_STAFF,
  operationId: 'readConversation',
  summary: 'What was said and sent',
  description:
    'One customer at one location, newest first, 50 to a page. Each message tells on which channels it was tried, and why. Not for mechanics.',
  requestParams: {
    path: z.object({ conversationId: z.string() }),
    query: z.object({ cursor: cursorSchema }),
  },
  responses: {
    '200': {
      description: 'A page of the conversation.',
      content: { 'application/json': { schema: conversationViewSchema } },
    },
    '400': problemAnswer('InvalidInput', 'The cursor is none of ours.', [
      'page.cursor_invalid',
      'The page cursor is not one that we gave out; start again without it.',
    ]),
    '404': problemAnswer('NotFound', 'There is none, or it is at another dealer or location.', [
      'conversation.unknown',
      'There is no such conversation at your locations.',
    ]),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_PATHS = {
  '/v1/inbox/{inbox}': { get: readInbox },
  '/v1/inbox/{id}/accept': { post: acceptNotification },
  '/v1/conversations/{conversationId}': { get: readConversation },
  ...STAFF_INBOX_PATHS,
  ...STAFF_MESSAGE_PATHS,
  ...STAFF_TEMPLATE_PATHS,
  ...STAFF_INBOUND_PATHS,
  ...STAFF_CONTACT_PATHS,
  ...STAFF_MERGE_PATHS,
  ...STAFF_CONSENT_PATHS,
  ...STAFF_CHANNEL_PATHS,
  ...STAFF_VISIT_PATHS,
  ...STAFF_PLAN_PATHS,
  ...STAFF_WRITING_PATHS,
  ...STAFF_SETTINGS_PATHS,
  ...STAFF_RULE_PATHS,
  ...STAFF_SERVICE_PATHS,
  ...STAFF_AGREEMENT_PATHS,
  ...STAFF_PARTNER_PATHS,
  ...STAFF_TEAM_PATHS,
  ...PRIVACY_PATHS,
};
