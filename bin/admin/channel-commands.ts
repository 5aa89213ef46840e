import { whatsAppEventsTopicName } from '../../lib/names.ts';
import { saveBulkGateChannel } from '../../shared/conversations/save-bulkgate-channel.ts';
import { saveEmailChannel } from '../../shared/conversations/save-email-channel.ts';
import { saveWhatsAppApp } from '../../shared/conversations/save-whatsapp-app.ts';
import { saveWhatsAppChannel } from '../../shared/conversations/save-whatsapp-channel.ts';
import { dealer, onlyFor } from './channel-flags.ts';
import type { AdminCommand } from './command.ts';
import { readOrNone } from './flags.ts';
import { OEM_COMMAND } from './oem-command.ts';
import { readRemovedTemplate, readTemplate } from './read-template.ts';
import { savedOutcome } from './saved-outcome.ts';
import { siteOf } from './site-of.ts';
import { SMS_COMMAND } from './sms-command.ts';

const repliesTo = {
  name: 'location',
  to: 'locationId',
  value: 'ID',
  says: 'where a message goes whose sender has no conversation yet',
};

export const CHANNEL_COMMANDS: readonly AdminCommand[] = [
  OEM_COMMAND,
  {
    noun: 'channel',
    verb: 'whatsapp-app',
    says: 'Stores the secret of the Meta app behind all WhatsApp numbers',
    flags: [
      {
        name: 'app-secret',
        to: 'appSecret',
        value: 'SECRET',
        says: 'from the app’s basic settings at Meta; --file - keeps it out of the shell’s history',
      },
      {
        name: 'verify-token',
        to: 'verifyToken',
        value: 'TOKEN',
        says: 'for registering the webhook; made up when left out the first time',
      },
    ],
    examples: ['channel whatsapp-app --file -   (then type {"appSecret": "…"} and Ctrl-D)'],
    run: async (context, command) => {
      const saved = await saveWhatsAppApp(context, command);
      const goesTo = `Meta’s webhook settings, with the callback URL ${siteOf(context.publicBaseUrl)}/v1/channels/whatsapp`;
      return savedOutcome(
        'Meta app',
        saved,
        saved.verifyToken === undefined ? [] : [{ name: 'verify token', value: saved.verifyToken, goesTo }],
      );
    },
  },
  {
    noun: 'channel',
    verb: 'whatsapp',
    says: 'Gives a dealer a WhatsApp number with token and approved templates',
    flags: [
      dealer,
      repliesTo,
      { name: 'phone-number-id', to: 'phoneNumberId', value: 'ID', says: 'Meta’s id of the number' },
      {
        name: 'aws-phone-number-id',
        to: 'awsPhoneNumberId',
        value: 'phone-number-id-…',
        read: readOrNone,
        says: 'AWS’s id of the number, where AWS End User Messaging Social carries it; none: Meta does',
      },
      {
        name: 'business-account-id',
        to: 'businessAccountId',
        value: 'ID',
        read: readOrNone,
        says: 'Meta’s id of the business account: by it Meta’s word on templates finds this dealer; none: it does not',
      },
      {
        name: 'token',
        to: 'token',
        value: 'TOKEN',
        says: 'access token of a system user, not needed with AWS; --file - keeps it out of the shell’s history',
      },
      {
        name: 'template',
        to: 'templates',
        value: 'PURPOSE:LANGUAGE:NAME:CODE[:STATUS]',
        many: true,
        read: readTemplate,
        says: 'approved template (repeatable)',
      },
      {
        name: 'remove-template',
        to: 'removeTemplates',
        value: 'PURPOSE:LANGUAGE',
        many: true,
        read: readRemovedTemplate,
        says: 'template that is gone (repeatable)',
      },
    ],
    examples: [
      'channel whatsapp --dealer 00027 --location 01 --phone-number-id 106540352242922 --token EAAG… --template check-in-invite:de:check_in_invite:de',
    ],
    run: async (context, command) => {
      const saved = savedOutcome(
        `WhatsApp of dealer ${String(command['dealerId'])}`,
        await saveWhatsAppChannel(context, command),
      );
      if (typeof command['awsPhoneNumberId'] !== 'string') return saved;
      const topic = whatsAppEventsTopicName(context.stage);
      return {
        ...saved,
        lines: [
          ...saved.lines,
          `At AWS, once for the business account: set its event destination to the topic ${topic}. Without it no receipt and no message arrives. The README has the command.`,
        ],
      };
    },
  },
  {
    noun: 'channel',
    verb: 'bulkgate',
    says: 'Connects a dealer to BulkGate and makes the address for its reports',
    flags: [
      dealer,
      repliesTo,
      { name: 'application-id', to: 'applicationId', value: 'ID', says: 'from BulkGate’s portal' },
      {
        name: 'application-token',
        to: 'applicationToken',
        value: 'TOKEN',
        says: 'from BulkGate’s portal; --file - keeps it out of the shell’s history',
      },
      {
        name: 'sender',
        to: 'sender',
        value: 'TEXT',
        says: 'also makes BulkGate the dealer’s SMS provider, under this sender',
      },
      {
        name: 'new-address',
        to: 'newAddress',
        says: 'make a new webhook address; the present one works until the next',
      },
    ],
    examples: [
      'channel bulkgate --dealer 00027 --location 01 --application-id 12345 --application-token … --sender Autohaus',
    ],
    run: async (context, command) => {
      const saved = await saveBulkGateChannel(context, command);
      const value = `${siteOf(context.publicBaseUrl)}${saved.webhookPath ?? ''}`;
      const goesTo =
        'BulkGate’s portal, for delivery reports and incoming messages, with "bulk POST" switched on';
      return savedOutcome(
        `BulkGate of dealer ${String(command['dealerId'])}`,
        saved,
        saved.webhookPath === undefined ? [] : [{ name: 'webhook address', value, goesTo }],
      );
    },
  },
  SMS_COMMAND,
  {
    noun: 'channel',
    verb: 'email',
    says: 'Sets from which address and name a dealer or location writes email',
    flags: [
      dealer,
      onlyFor,
      {
        name: 'from',
        to: 'email.from',
        value: 'ADDRESS',
        says: 'its domain or itself must be a verified identity at SES',
      },
      { name: 'name', to: 'email.name', value: 'NAME', says: 'the name beside the address' },
      { name: 'off', to: 'off', says: 'send no email' },
    ],
    examples: ['channel email --dealer 00027 --from service@autohaus.example --name "Autohaus Muster"'],
    run: async (context, { off, ...command }) =>
      savedOutcome(
        `Email of dealer ${String(command['dealerId'])}`,
        await saveEmailChannel(context, off === true ? { ...command, email: null } : command),
      ),
  },
];
