import type { DeliveryInput, Workflow, WorkflowPort } from '../messaging/workflow.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Message } from '../messaging/message.ts';
import { secondsBetween } from '../kernel/clock.ts';
import { scheduleAt, scheduleHorizon } from './send-time.ts';

/** One-time schedules that start an execution. The table stays the truth: a lost, double or late firing is harmless. */
export type SchedulerPort = {
  /** Creates or moves the schedule of this name. `maxAgeSeconds`: a firing later than that is dropped. */
  upsert(schedule: {
    name: string;
    at: Instant;
    workflow: Workflow;
    input: DeliveryInput;
    maxAgeSeconds: number;
  }): Promise<void>;
  remove(name: string): Promise<void>;
};

/** Invites have a life after their delivery; all else is only delivered. */
export const workflowOf = (message: Message): Workflow =>
  message.purpose === 'check-in-invite' ? 'check-in-lifecycle' : 'message-delivery';

const deliveryInput = (message: Message, checkInClosesAt: Instant | undefined): DeliveryInput => ({
  messageId: message.messageId,
  visitId: message.visitId,
  dueAt: message.dueAt,
  first: message.candidates.find(({ refused }) => refused === undefined)?.channel ?? 'none',
  checkInSeconds: waitSeconds(message.dueAt, checkInClosesAt),
});

/** How long a wait for the check-in lasts that begins now or at the due time. */
export const waitSeconds = (from: Instant, checkInClosesAt: Instant | undefined): number =>
  checkInClosesAt === undefined ? 1 : Math.max(1, Math.ceil(secondsBetween(from, checkInClosesAt)));

/**
 * A schedule's name follows from the message and its due time: one that was planned for another time is another schedule, so that
 * a call that comes late cannot put the time of an older plan into its place. A start that is stale by its due time ends at once.
 */
export const scheduleName = ({ messageId, dueAt }: Pick<Message, 'messageId' | 'dueAt'>): string =>
  `${messageId}-${Math.floor(Date.parse(dueAt) / 1000).toString(36)}`;

export type StartDeps = { workflow: WorkflowPort; scheduler: SchedulerPort };

/**
 * Sees to it that a planned message is sent at its time: starts it when it is due, else schedules it. Safe to call
 * again; the name of an immediate start follows from the message and its due time. What is further away than schedules reach is left to
 * the sweep.
 */
export const arrangeStart = async (
  deps: StartDeps,
  message: Message,
  checkInClosesAt: Instant | undefined,
  now: Instant,
): Promise<void> => {
  const workflow = workflowOf(message);
  const input = deliveryInput(message, checkInClosesAt);
  const at = scheduleAt(message.dueAt, now);
  if (at === undefined) {
    await deps.workflow.start(workflow, `${message.messageId}-${Date.parse(message.dueAt)}`, input);
    return;
  }
  // The table knows it; the sweep arranges it once it is near.
  if (message.dueAt > scheduleHorizon(now)) return;
  const maxAgeSeconds = message.sendUntil === undefined ? 3600 : secondsBetween(at, message.sendUntil);
  await deps.scheduler.upsert({
    name: scheduleName(message),
    at,
    workflow,
    input,
    maxAgeSeconds: Math.max(60, Math.min(86_400, Math.floor(maxAgeSeconds))),
  });
};

/** Takes back the schedule of a message as it was planned. One that fires all the same is stale, and ends at once. */
export const cancelStart = async (
  { scheduler }: Pick<StartDeps, 'scheduler'>,
  message: Pick<Message, 'messageId' | 'dueAt'>,
): Promise<void> => scheduler.remove(scheduleName(message));
