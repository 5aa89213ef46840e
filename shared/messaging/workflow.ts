import * as z from 'zod';
import { CHANNELS } from '../dealers/settings.ts';

/** The two state machines, by the names that the console shows. */
export const WORKFLOWS = ['message-delivery', 'check-in-lifecycle'] as const;
export type Workflow = (typeof WORKFLOWS)[number];

/** What an execution is started with: ids and times only, never personal data. */
export const deliveryInputSchema = z.object({
  messageId: z.string(),
  visitId: z.string(),
  /** The plan's due time when the start was arranged; a start of an older plan ends at once. */
  dueAt: z.string(),
  /**
   * Where the execution begins: at the first channel that was possible, or `none` when there was none; at `check-in` when
   * it takes over from one that broke while it waited for the customer.
   */
  first: z.enum([...CHANNELS, 'none', 'check-in']),
  /** How long *Wait for check-in* waits, in seconds. */
  checkInSeconds: z.number(),
});
export type DeliveryInput = z.infer<typeof deliveryInputSchema>;

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

/** How an execution stands, in the words of Step Functions. */
export const BROKEN_STATUSES = ['FAILED', 'TIMED_OUT', 'ABORTED'] as const;
export type BrokenStatus = (typeof BROKEN_STATUSES)[number];

/** An execution that did not end well: it failed, ran out of its time, or was stopped by an operator. */
export type BrokenExecution = {
  workflow: Workflow;
  name: string;
  status: BrokenStatus;
  input: DeliveryInput;
};

/** Looks at executions; for the sweep and for operators. */
export type ExecutionsPort = {
  /** Those that broke, newest first: at most a page of each status, whatever lies further back was seen by an earlier look. */
  findBroken(workflow: Workflow): Promise<BrokenExecution[]>;
  /** How an execution stands; undefined when there is none of that name (any more). */
  find(
    workflow: Workflow,
    name: string,
  ): Promise<{ status: BrokenStatus | 'RUNNING' | 'SUCCEEDED'; input: DeliveryInput } | undefined>;
};
