import { smsInboundTopicName } from '../../lib/names.ts';
import { saveSmsChannel } from '../../shared/conversations/save-sms-channel.ts';
import { dealer, onlyFor } from './channel-flags.ts';
import type { AdminCommand } from './command.ts';
import { savedOutcome } from './saved-outcome.ts';

/** What nobody can deploy for a number: it is bought and set up at AWS. */
const atAws = (topic: string): string =>
  `At AWS, for this number: switch on two-way SMS with the topic ${topic}, and self-managed opt-outs, since STOP is kept here. The README has the command.`;

export const SMS_COMMAND: AdminCommand = {
  noun: 'channel',
  verb: 'sms',
  says: 'Chooses the SMS provider and sender of a dealer or location',
  flags: [
    dealer,
    onlyFor,
    {
      name: 'provider',
      to: 'sms.provider',
      value: 'aws|aws-end-user-messaging|bulkgate',
      says: 'who carries the SMS; aws is SNS, which tells little of what becomes of it',
    },
    { name: 'sender', to: 'sms.sender', value: 'TEXT', says: 'what the phone shows (aws, bulkgate)' },
    {
      name: 'identity',
      to: 'sms.originationIdentity',
      value: 'IDENTITY',
      says: 'the number, sender id or pool to send from, by id or ARN (aws-end-user-messaging)',
    },
    {
      name: 'number',
      to: 'number',
      value: '+49…',
      says: 'a number at AWS on which customers can answer this dealer',
    },
    {
      name: 'replies-to',
      to: 'repliesTo',
      value: 'ID',
      says: 'location of texts to that number whose sender has no conversation yet; left out: that of --location',
    },
    {
      name: 'remove-number',
      to: 'removeNumber',
      value: '+49…',
      says: 'a number at AWS on which nobody answers this dealer any more',
    },
    { name: 'off', to: 'off', says: 'send no SMS' },
  ],
  examples: [
    'channel sms --dealer 00027 --provider aws --sender Autohaus',
    'channel sms --dealer 00027 --provider aws-end-user-messaging --identity pool-0123456789abcdef --number +4915799912345 --replies-to 01',
    'channel sms --dealer 00027 --location 02 --off',
  ],
  run: async (context, { off, ...command }) => {
    const saved = savedOutcome(
      `SMS of dealer ${String(command['dealerId'])}`,
      await saveSmsChannel(context, off === true ? { ...command, sms: null } : command),
    );
    return command['number'] === undefined
      ? saved
      : { ...saved, lines: [...saved.lines, atAws(smsInboundTopicName(context.stage))] };
  },
};
