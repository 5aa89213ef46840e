import { addSeconds } from '../../shared/kernel/clock.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { findOverdue } from '../../shared/messaging/due-message-store.ts';
import { isSettled, type Message } from '../../shared/messaging/message.ts';
import { getMessage } from '../../shared/messaging/message-store.ts';
import { WORKFLOWS } from '../../shared/messaging/workflow.ts';
import { workflowOf } from '../../shared/planning/arrange-start.ts';
import { describeMessage } from '../../shared/events/describe-message.ts';
import { rebuildSchedules } from '../../shared/events/rebuild-schedules.ts';
import type { AdminCommand, AdminContext, Outcome } from './command.ts';
import { found } from './found.ts';
import { messageLines } from './message-lines.ts';

/** The sweep takes what is later than that. */
const OVERDUE_SECONDS = 300;

const lineOf = ({ messageId, purpose, status, dueAt }: Message, why: string): string =>
  `  ${messageId} ${purpose}, ${status}, due ${dueAt}: ${why}`;

export const MESSAGE_COMMANDS: readonly AdminCommand[] = [
  {
    noun: 'messages',
    verb: 'hanging',
    says: 'Lists messages that were not started at their time, and those whose execution broke',
    flags: [],
    examples: ['messages hanging'],
    run: async (context) => {
      const overdue = await findOverdue(context.table, addSeconds(context.now(), -OVERDUE_SECONDS));
      const broken = await brokenMessages(context);
      const lines = [
        ...overdue.map((message) => lineOf(message, 'not started')),
        ...broken.map(({ message, why }) => lineOf(message, why)),
      ];
      return {
        lines:
          lines.length === 0
            ? ['No message hangs.']
            : [
                ...lines,
                'The sweep takes them up every five minutes; at once: npm run admin -- messages resume --id ID',
              ],
        data: {
          overdue: overdue.map(({ messageId, dueAt }) => ({ messageId, dueAt })),
          broken: broken.map(({ message, why }) => ({ messageId: message.messageId, why })),
        },
      };
    },
  },
  {
    noun: 'messages',
    verb: 'show',
    says: 'Shows why a message went as it went: every decision, attempt and report in its order',
    flags: [{ name: 'id', to: 'messageId', value: 'ID', says: 'the message’s id, as events show tells it' }],
    examples: ['messages show --id cv0D93…-01KB…'],
    run: async ({ table }, { messageId }) => {
      const story = found(
        `message ${String(messageId)}`,
        await describeMessage(table, { messageId: String(messageId), mayRead: () => true }),
      );
      const { partnerId, eventId, type } = story.cause;
      return {
        lines: [
          ...messageLines(story),
          `  caused by ${type ?? 'an event'} ${eventId} of ${partnerId}`,
          ...(story.stoppedBy
            ? [`  stopped by event ${story.stoppedBy.eventId} of ${story.stoppedBy.partnerId}`]
            : []),
        ],
        data: story,
      };
    },
  },
  {
    noun: 'messages',
    verb: 'resume',
    says: 'Takes up a message that hangs: starts it, or continues what its broken execution left',
    flags: [{ name: 'id', to: 'messageId', value: 'ID', says: 'the message’s id, as events show tells it' }],
    examples: ['messages resume --id cv0D93…-01KB…'],
    run: async (context, { messageId }) => {
      const message = found(
        `message ${String(messageId)}`,
        await getMessage(context.table, String(messageId)),
      );
      return message.status === 'planned' ? startPlanned(context, message) : resumeBroken(context, message);
    },
  },
  {
    noun: 'schedules',
    verb: 'rebuild',
    says: 'Makes the schedules of all planned messages anew from the table',
    flags: [],
    examples: ['schedules rebuild'],
    run: async (context) => {
      const { start } = await context.operator();
      const { arranged } = await rebuildSchedules({ ...start, table: context.table, now: context.now });
      return {
        lines: [`${arranged} planned message${arranged === 1 ? ' is' : 's are'} scheduled or started.`],
        data: { arranged },
      };
    },
  },
];

const brokenMessages = async ({ table, operator }: AdminContext) => {
  const { executions } = await operator();
  const broken = (await Promise.all(WORKFLOWS.map((workflow) => executions.findBroken(workflow)))).flat();
  const messages = await Promise.all(
    broken.map(async ({ name, status, input }) => {
      const message = await getMessage(table, input.messageId);
      const hangs = message && !isSettled(message) && (message.execution ?? name) === name;
      return hangs ? [{ message, why: `execution ${name} is ${status}` }] : [];
    }),
  );
  return messages.flat();
};

const startPlanned = async (context: AdminContext, message: Message): Promise<Outcome> => {
  if (message.dueAt > context.now())
    throw new AppError(
      'Conflict',
      'message.not_due',
      `Message ${message.messageId} is planned for ${message.dueAt}; it does not hang. If its schedule is gone: npm run admin -- schedules rebuild`,
    );
  const { invoke } = await context.operator();
  await invoke('delivery-workflow/sweep-messages', {});
  return {
    lines: [
      `The sweep has started what is overdue, ${message.messageId} among it if it was due five minutes ago.`,
    ],
    data: { resolution: 'swept' },
  };
};

const resumeBroken = async (context: AdminContext, message: Message): Promise<Outcome> => {
  const { executions, invoke, arnOf } = await context.operator();
  const workflow = workflowOf(message);
  const execution = message.execution && (await executions.find(workflow, message.execution));
  if (!message.execution || !execution)
    throw new AppError(
      'Conflict',
      'message.no_execution',
      `Message ${message.messageId} is ${message.status} and has no execution that could be continued. npm run admin -- events show tells its story.`,
    );
  if (execution.status === 'RUNNING' || execution.status === 'SUCCEEDED')
    throw new AppError(
      'Conflict',
      'message.not_hanging',
      `Execution ${message.execution} of message ${message.messageId} is ${execution.status}: there is nothing to resume.`,
    );
  const detail = {
    stateMachineArn: arnOf(workflow),
    name: message.execution,
    // Also what an operator stopped is continued when an operator says so.
    status: 'FAILED',
    input: JSON.stringify(execution.input),
  };
  const answer = await invoke('delivery-workflow/resolve-execution', { detail });
  return { lines: [`${message.messageId}: ${JSON.stringify(answer)}`], data: answer };
};
