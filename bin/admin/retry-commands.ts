import { presentLocation } from '../../shared/dealers/dealer-store.ts';
import { idSchema } from '../../shared/dealers/dealer.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { addSeconds } from '../../shared/kernel/clock.ts';
import { DAY_SECONDS } from '../../shared/kernel/instant.ts';
import { parseCommand } from '../../shared/kernel/parse-command.ts';
import { failedSince } from '../../shared/messaging/failed-message-store.ts';
import type { Message } from '../../shared/messaging/message.ts';
import { type Reason, REASONS, reasonSchema } from '../../shared/messaging/reasons.ts';
import { platformKeys } from '../../shared/platform/platform-keys.ts';
import { retryFailed } from '../../shared/planning/retry-failed.ts';
import { retryMessage, type RetryMessageDeps } from '../../shared/planning/retry-message.ts';
import * as z from 'zod';
import { dealer } from './channel-flags.ts';
import type { AdminCommand, AdminContext, Outcome } from './command.ts';
import { OPERATOR } from './operator-name.ts';

/** Check-ins are seldom open for longer, so that older messages are of no use. */
const DAYS = 14;

const days = {
  name: 'days',
  to: 'days',
  value: 'N',
  says: `how far to look back; left out: ${DAYS} days`,
};
const daysSchema = z.coerce.number().int().min(1).max(365).default(DAYS);
const listSchema = z.strictObject({ dealerId: idSchema, days: daysSchema });
const retrySchema = z.union([
  z.strictObject({ messageId: z.string().min(1) }),
  z.strictObject({ dealerId: idSchema, reason: reasonSchema, days: daysSchema }),
]);

const lineOf = ({ messageId, purpose, attempts, candidates }: Message): string => {
  const reasons = candidates.map(({ channel, refused }) => {
    const reason = attempts.findLast((attempt) => attempt.channel === channel)?.reason ?? refused;
    return `${channel}: ${reason ?? 'no_receipt'}`;
  });
  return `  ${messageId} ${purpose} (${reasons.join(', ')})`;
};

export const RETRY_COMMANDS: readonly AdminCommand[] = [
  {
    noun: 'messages',
    verb: 'failed',
    says: 'Lists the messages of a dealer that failed, with the last reason of each channel',
    flags: [dealer, days],
    examples: ['messages failed --dealer 00027'],
    run: async (context, command) => {
      const wanted = parseCommand(listSchema, 'messages.invalid', 'The request', command);
      const failed: Message[] = [];
      for await (const message of failedSince(context.table, {
        dealerId: wanted.dealerId,
        since: addSeconds(context.now(), -wanted.days * DAY_SECONDS),
      }))
        failed.push(message);
      return {
        lines:
          failed.length === 0
            ? [`No message of dealer ${wanted.dealerId} failed in the last ${wanted.days} days.`]
            : [
                ...failed.map(lineOf),
                'Once the cause is mended: npm run admin -- messages retry --id ID, or --dealer ID --reason REASON for all of them',
              ],
        data: failed.map(({ messageId, attempts }) => ({
          messageId,
          reasons: attempts.flatMap(({ reason }) => reason ?? []),
        })),
      };
    },
  },
  {
    noun: 'messages',
    verb: 'retry',
    says: 'Sends a failed message again, or all of a dealer that failed for one reason',
    flags: [
      { name: 'id', to: 'messageId', value: 'ID', says: 'the message’s id, as messages failed tells it' },
      dealer,
      {
        name: 'reason',
        to: 'reason',
        value: 'REASON',
        says: 'such as no_credit or credentials_rejected; with --dealer',
      },
      days,
    ],
    examples: ['messages retry --id cv0D93…-01KB…', 'messages retry --dealer 00027 --reason no_credit'],
    run: async (context, command) => {
      const parsed = retrySchema.safeParse(command);
      if (!parsed.success)
        throw new AppError(
          'InvalidInput',
          'messages.invalid',
          `Expected --id, or --dealer with --reason (one of ${Object.keys(REASONS).join(', ')}).`,
        );
      const deps = await retryDeps(context);
      return 'messageId' in parsed.data ? retryOne(deps, parsed.data.messageId) : retryAll(deps, parsed.data);
    },
  },
];

/** The stage's own policy of sending is kept where it counts: each channel is judged anew when its turn comes. */
const retryDeps = async (context: AdminContext): Promise<RetryMessageDeps> => {
  const { start } = await context.operator();
  const { table, now, log, secrets, secretPrefix } = context;
  const { idKey } = await platformKeys(secrets.read, secretPrefix);
  return { ...start, table, now, log, idKey, sending: { mode: 'on' }, findLocation: presentLocation(table) };
};

const retryOne = async (deps: RetryMessageDeps, messageId: string): Promise<Outcome> => {
  const { status, dueAt } = await retryMessage(deps, { messageId, by: OPERATOR.sub });
  return {
    lines: [`${messageId} is ${status}, due ${dueAt}.`],
    data: { messageId, status, dueAt },
  };
};

const retryAll = async (
  deps: RetryMessageDeps,
  { dealerId, reason, days: back }: { dealerId: string; reason: Reason; days: number },
): Promise<Outcome> => {
  const since = addSeconds(deps.now(), -back * DAY_SECONDS);
  const { retried, left } = await retryFailed(deps, { dealerId, reason, since, by: OPERATOR.sub });
  return {
    lines: [
      `${retried.length} of dealer ${dealerId} ${retried.length === 1 ? 'is' : 'are'} sent again.`,
      ...left.map(({ messageId, code }) => `  ${messageId} stays failed: ${code}`),
    ],
    data: { retried, left },
  };
};
