import * as z from 'zod';
import {
  DEALER_CHANNELS,
  emailRequestSchema,
  smsRequestSchema,
  whatsAppRequestSchema,
} from '../conversations/channel-requests.ts';
import { channelsViewSchema } from '../conversations/describe-channels.ts';
import { balanceSchema } from '../conversations/sms-balance.ts';
import { savedChannelViewSchema } from '../conversations/view-saved-channel.ts';
import { messageViewSchema } from '../events/message-view.ts';
import {
  COMMON_ANSWERS,
  FOR_STAFF,
  jsonAnswer,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';
import { NO_LOCATION, STAFF_TRIAL_PATHS } from './openapi-staff-trials.ts';

/* How admins set up and try their channels, and how a failed message is sent again, in the OpenAPI document. */

const REFUSED_CHANGE = {
  ...STAFF_REFUSALS,
  '403': problemAnswer(
    'Forbidden',
    'The account lacks the role, or what it asks for is not for it to decide.',
    [
      'role.missing',
      'This needs one of the roles network-admin, admin; you have mechanic. An admin of the dealer can change that.',
    ],
    [
      'level.dealer_wide',
      'This holds for all locations of the dealer, and you look after some of them. Name one of yours as locationId.',
    ],
    [
      'identity.of_the_account',
      'This sender belongs to the AWS account that all dealers share, and your dealer does not use it yet. Ask a network-admin, or whoever runs the platform, to set it once.',
    ],
    [
      'setting.locked',
      'The network has locked sms: what is set there holds for all below. Nothing was saved. Ask whoever sets it there to change or unlock it.',
      [{ path: 'settings.sms', message: 'locked by the network' }],
    ],
  ),
};

const readChannels: Operation = {
  ...FOR_STAFF,
  operationId: 'readChannels',
  summary: 'How the channels stand',
  description:
    'For each of your locations and each channel: what is set and by which level, whether access data are stored, trouble of late, and what is left on the SMS account (up to a minute old). Access data are never given back.',
  responses: {
    '200': jsonAnswer('Every channel at every location of yours.', channelsViewSchema),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const saveChannel = (operationId: string, summary: string, schema: z.ZodType, more = ''): Operation => ({
  ...FOR_STAFF,
  operationId,
  summary,
  description: `For one location, or for the dealer with all locations that say nothing themselves. Access data go in and never come out; what is left out stays.${more}`,
  requestBody: { required: true, content: { 'application/json': { schema } } },
  responses: {
    '200': jsonAnswer('What changed, and how the channel stands now.', savedChannelViewSchema),
    '400': problemAnswer('InvalidInput', 'The body is not valid.', [
      'channel.invalid',
      'The SMS channel is not valid: 1 fault, the first at sender: Too big. See issues, mend all of them and send again.',
      [{ path: 'sender', message: 'Too big: expected string to have <=16 characters' }],
    ]),
    '404': NO_LOCATION,
    '409': problemAnswer('Conflict', 'The account is another dealer’s.', [
      'channel.taken',
      'The whatsapp account belongs to another dealer already. Expected one that is used by no other dealer; remove it there first, or check the id.',
    ]),
    ...REFUSED_CHANGE,
    ...COMMON_ANSWERS,
  },
});

const CHANNEL = z.string().meta({ description: `One of ${DEALER_CHANNELS.join(', ')}.` });

const removeChannel: Operation = {
  ...FOR_STAFF,
  operationId: 'removeChannel',
  summary: 'Inherit a channel again',
  description:
    'Takes away what is set at a location, or at the dealer, with its own access data, so that the level above holds again. The answer says what holds then.',
  requestParams: {
    path: z.object({ channel: CHANNEL }),
    query: z.object({ locationId: z.string().optional() }),
  },
  responses: {
    '200': jsonAnswer('What changed, and how the channel stands now.', savedChannelViewSchema),
    '404': problemAnswer(
      'NotFound',
      'There is no such channel or location.',
      [
        'channel.unknown',
        'A dealer has the channels whatsapp, sms, email. The manufacturer’s app is the network’s.',
      ],
      ['location.unknown', 'There is no such location among yours. Ids keep leading zeros.'],
    ),
    ...REFUSED_CHANGE,
    ...COMMON_ANSWERS,
  },
};

const NOT_SET_UP = [
  'channel.not_set_up',
  'The location sends no SMS. Choose a provider first: PUT /v1/channels/sms.',
] as const;

const readBalance: Operation = {
  ...FOR_STAFF,
  operationId: 'readSmsBalance',
  summary: 'What is left on an SMS account',
  description:
    'Asked of the provider, at most once a minute. A provider that does not answer is told as `unknown`, with the reason.',
  requestParams: { query: z.object({ locationId: z.string() }) },
  responses: {
    '200': jsonAnswer('The balance, or why there is none.', balanceSchema),
    '404': NO_LOCATION,
    '409': problemAnswer('Conflict', 'The location sends no SMS.', NOT_SET_UP),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

const retryMessage: Operation = {
  ...FOR_STAFF,
  operationId: 'retryMessage',
  summary: 'Send a failed message again',
  description:
    'It goes down the channels from the start, without those on which a copy may have arrived; at once within the location’s hours, else when they begin. A second request gets the same answer. The conversation shows who asked for it.',
  requestParams: { path: z.object({ messageId: z.string() }) },
  responses: {
    '202': jsonAnswer('It is planned; `dueAt` says for when.', messageViewSchema),
    '404': problemAnswer('NotFound', 'There is none, or it is at another dealer or location.', [
      'message.unknown',
      'There is no such message at your locations.',
    ]),
    '409': problemAnswer(
      'Conflict',
      'It cannot be sent again.',
      ['message.not_failed', 'The message is delivered. Only a failed one can be sent again.'],
      [
        'message.of_no_use',
        'What it is about is over, or will be before messages may be sent again. Call the customer instead.',
      ],
      [
        'message.no_channel',
        'No channel can be used for it now: sms: the customer has no mobile number. Mend one of them first.',
      ],
      [
        'message.retried_enough',
        'It was sent again ten times already. Mend what stands in its trace, or call the customer.',
      ],
    ),
    ...STAFF_REFUSALS,
    ...COMMON_ANSWERS,
  },
};

export const STAFF_CHANNEL_PATHS = {
  '/v1/channels': { get: readChannels },
  '/v1/channels/sms': {
    put: saveChannel(
      'saveSmsChannel',
      'Choose the SMS provider',
      smsRequestSchema,
      ' `none` sends no SMS there. A webhook address of BulkGate is shown once, when it was made.',
    ),
  },
  '/v1/channels/whatsapp': {
    put: saveChannel('saveWhatsAppChannel', 'Set the WhatsApp number', whatsAppRequestSchema),
  },
  '/v1/channels/email': {
    put: saveChannel('saveEmailChannel', 'Set the sender of emails', emailRequestSchema),
  },
  '/v1/channels/{channel}': { delete: removeChannel },
  '/v1/channels/sms/balance': { get: readBalance },
  ...STAFF_TRIAL_PATHS,
  '/v1/messages/{messageId}/retry': { post: retryMessage },
};
