import { AppError } from '../../shared/kernel/app-error.ts';
import type { FunctionName } from '../../shared/platform/function-environments.ts';
import type { AdminCommand } from './command.ts';
import { type DeadLetter, handedOverEvent } from './dead-letters.ts';

const queue = { name: 'queue', to: 'queue', value: 'NAME', says: 'such as schedules-dead' };

/** What is done with the letters of a queue: which function does their work, and what it is given. */
const WORK: Record<string, { function: FunctionName; payload: (letter: DeadLetter) => unknown }> = {
  // Starts what is overdue, this letter's message among it.
  'schedules-dead': { function: 'delivery-workflow/sweep-messages', payload: () => ({}) },
  // A letter names a place in the stream; what stood there is in the index of unapplied events.
  'events-dead': { function: 'stream/sweep-events', payload: () => ({}) },
  'executions-dead': {
    function: 'delivery-workflow/resolve-execution',
    payload: ({ body }) => JSON.parse(body),
  },
  'email-events-dead': { function: 'channel-webhooks/ses-events', payload: handedOverEvent },
  'sms-events-dead': { function: 'channel-webhooks/aws-sms-events', payload: handedOverEvent },
  'whatsapp-events-dead': { function: 'channel-webhooks/whatsapp-eum-events', payload: handedOverEvent },
  'sns-sms-status-dead': { function: 'channel-webhooks/sns-sms-status', payload: handedOverEvent },
};

export const QUEUE_COMMANDS: readonly AdminCommand[] = [
  {
    noun: 'queues',
    verb: 'list',
    says: 'Lists the dead-letter queues and how many messages each holds',
    flags: [],
    examples: ['queues list'],
    run: async ({ operator }) => {
      const queues = await (await operator()).deadLetters.list();
      return {
        lines: queues.map(({ queue: name, messages }) => `  ${name}: ${messages}`),
        data: { queues },
      };
    },
  },
  {
    noun: 'queues',
    verb: 'show',
    says: 'Shows up to ten messages of a dead-letter queue: when, and with what fault',
    flags: [
      queue,
      { name: 'body', to: 'body', says: 'their bodies as well; those of vendors can name customers' },
    ],
    examples: ['queues show --queue schedules-dead'],
    run: async ({ operator }, { queue: name, body }) => {
      const letters = await (await operator()).deadLetters.show(String(name));
      const data = letters.map(({ body: text, ...rest }) => (body === true ? { ...rest, body: text } : rest));
      return {
        lines:
          letters.length === 0
            ? [`${String(name)} is empty.`]
            : data.map((letter) => `  ${Object.values(letter).filter(Boolean).join(' ')}`),
        data: { letters: data },
      };
    },
  },
  {
    noun: 'queues',
    verb: 'redrive',
    says: 'Has the work of a dead-letter queue done again, and deletes what worked',
    flags: [queue],
    examples: ['queues redrive --queue executions-dead'],
    run: async ({ operator }, { queue: name }) => {
      const work = WORK[String(name)];
      if (!work)
        throw new AppError(
          'InvalidInput',
          'admin.usage',
          `Got the queue ${String(name)}, expected one of ${Object.keys(WORK).join(', ')}.`,
        );
      const { deadLetters, invoke } = await operator();
      const result = await deadLetters.redrive(String(name), async (letter) => {
        await invoke(work.function, work.payload(letter));
      });
      return {
        lines: [
          `${result.done} done, ${result.failed} failed${result.fault === undefined ? '' : `: ${result.fault}`}`,
        ],
        data: result,
      };
    },
  },
  {
    noun: 'queues',
    verb: 'purge',
    says: 'Empties a dead-letter queue for good',
    flags: [queue, { name: 'yes', to: 'yes', says: 'that you mean it: nothing brings the messages back' }],
    examples: ['queues purge --queue events-dead --yes'],
    run: async ({ operator }, { queue: name, yes }) => {
      if (yes !== true)
        throw new AppError(
          'InvalidInput',
          'admin.usage',
          `This deletes every message of ${String(name)} for good. Look at them first (npm run admin -- queues show --queue ${String(name)}), then say --yes.`,
        );
      await (await operator()).deadLetters.purge(String(name));
      return { lines: [`${String(name)} is being emptied.`], data: { purged: String(name) } };
    },
  },
];
