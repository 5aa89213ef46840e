import type { Instant } from '../kernel/instant.ts';
import type { Channel } from '../dealers/settings.ts';

/** The two state machines, by the names that the console shows. */
export const WORKFLOWS = ['message-delivery', 'check-in-lifecycle'] as const;
export type Workflow = (typeof WORKFLOWS)[number];

/** What an execution is started with: ids and times only, never personal data. */
export type DeliveryInput = {
  messageId: string;
  visitId: string;
  /** The plan's due time when the start was arranged; a start of an older plan ends at once. */
  dueAt: Instant;
  /** Where the ladder begins: the first channel that was possible; `none` when there was none. */
  first: Channel | 'none';
  /** How long *Wait for check-in* waits, in seconds. */
  checkInSeconds: number;
};

/** The errors that a token task reports; the state machine catches or retries them by these names. */
export const TASK_ERRORS = {
  rejected: 'Rejected',
  skipped: 'Skipped',
  throttled: 'Throttled',
  alreadyClaimed: 'AlreadyClaimed',
} as const;
export type TaskError = (typeof TASK_ERRORS)[keyof typeof TASK_ERRORS];

/** Starts executions and answers the states that wait. A token that is no longer waited for is not an error: `false`. */
export type WorkflowPort = {
  /** A second start under the same name does nothing. */
  start(workflow: Workflow, name: string, input: DeliveryInput): Promise<void>;
  succeed(taskToken: string, output: Record<string, string>): Promise<boolean>;
  fail(taskToken: string, error: TaskError, cause: string): Promise<boolean>;
};
