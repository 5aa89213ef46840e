import * as z from 'zod';
import { DEALER_CHANNELS, type DealerChannel } from '../conversations/channel-requests.ts';
import { trialsViewSchema, trialViewSchema } from '../conversations/describe-trials.ts';
import { TRIAL_COMMANDS } from '../conversations/prepare-trial.ts';
import { jsonAnswer, type Operation, problemAnswer, staffOperation } from './openapi-answers.ts';

/* How admins try their channels by a message to themselves, in the OpenAPI document. */

export const NO_LOCATION = problemAnswer('NotFound', 'There is no such location, or it is none of yours.', [
  'location.unknown',
  'There is no such location among yours. Ids keep leading zeros.',
]);

type TrialDoor = {
  channel: DealerChannel;
  operationId: string;
  summary: string;
  says: string;
  /** An example of each way to miss its recipient. */
  wrongTo: string;
  refusals: readonly (readonly [string, string])[];
};

const sendTrial = ({ channel, operationId, summary, says, wrongTo, refusals }: TrialDoor): Operation =>
  staffOperation({
    operationId,
    summary,
    description: `${says} A second request for the same recipient within a minute sends nothing and gets the same answer. At most five an hour for a dealer, over all channels.`,
    body: TRIAL_COMMANDS[channel],
    answers: {
      '200': jsonAnswer(
        'What the provider said. A refusal of the provider’s is an answer, too.',
        trialViewSchema,
      ),
      '400': problemAnswer('InvalidInput', 'The body is not valid, or nothing can reach the recipient.', [
        'trial.invalid',
        `The trial is not valid: to ${wrongTo}.`,
        [{ path: 'to', message: wrongTo }],
      ]),
      '404': NO_LOCATION,
      '409': problemAnswer(
        'Conflict',
        'Nothing may be sent there, or from here.',
        ...refusals,
        ['trial.opted_out', 'Whoever would get this said STOP, so nothing is sent there. Try somebody else.'],
        ['sending.switched_off', 'Sending is switched off for this stage.'],
        [
          'trial.not_on_allow_list',
          'This stage sends only to the numbers and addresses of its allow-list, and this is none of them.',
        ],
      ),
      '429': problemAnswer('Throttled', 'Too many trials in an hour, or too many requests.', [
        'trial.too_many',
        'Five trials in an hour are the most for a dealer. The next one may leave at 2026-11-24T11:00:00.000Z.',
      ]),
    },
  });

const sendTrialSms = sendTrial({
  channel: 'sms',
  operationId: 'sendTrialSms',
  summary: 'Send a trial SMS',
  says: 'One SMS by the location’s provider, with the word by which the provider knows a free test.',
  wrongTo: 'is a landline, which no SMS can reach; take a mobile number',
  refusals: [['channel.not_set_up', 'The location sends no SMS. Set it up first: PUT /v1/channels/sms.']],
});
const sendTrialWhatsApp = sendTrial({
  channel: 'whatsapp',
  operationId: 'sendTrialWhatsApp',
  summary: 'Send a trial WhatsApp',
  says: 'One message by an approved template of the location, filled with samples; the customer’s name in it is TEST. In the location’s language where one is approved.',
  wrongTo: 'is a landline, which no WhatsApp message can reach; take a mobile number',
  refusals: [
    [
      'channel.not_set_up',
      'The location sends no WhatsApp messages. Set it up first: PUT /v1/channels/whatsapp.',
    ],
    [
      'trial.no_template',
      'No template of the location is approved, and without one WhatsApp takes no message to somebody who has not just written. Have one approved at Meta and note it first.',
    ],
  ],
});
const sendTrialEmail = sendTrial({
  channel: 'email',
  operationId: 'sendTrialEmail',
  summary: 'Send a trial email',
  says: 'One mail by the location’s sender, whose subject begins with TEST.',
  wrongTo: 'is no valid email address; expected one such as anna@muster.example',
  refusals: [
    ['channel.not_set_up', 'The location sends no email. Set it up first: PUT /v1/channels/email.'],
    [
      'trial.address_given_up',
      'Nobody of the network writes to this address any more: a mail to it came back for good, or its owner complained. Take another one.',
    ],
  ],
});

const readTrials = staffOperation({
  operationId: 'readTrials',
  summary: 'The last trials of a channel',
  description: 'The last ten of the dealer at your locations, with what the provider reported since.',
  requestParams: {
    path: z.object({
      channel: z.string().meta({ description: `One of ${DEALER_CHANNELS.join(', ')}.` }),
    }),
  },
  answers: {
    '200': jsonAnswer('Newest first.', trialsViewSchema),
    '404': problemAnswer('NotFound', 'There is no such channel.', [
      'channel.unknown',
      'A dealer has the channels whatsapp, sms, email. The manufacturer’s app is the network’s.',
    ]),
  },
});

export const STAFF_TRIAL_PATHS = {
  '/v1/channels/sms/trial': { post: sendTrialSms },
  '/v1/channels/whatsapp/trial': { post: sendTrialWhatsApp },
  '/v1/channels/email/trial': { post: sendTrialEmail },
  '/v1/channels/{channel}/trials': { get: readTrials },
};
