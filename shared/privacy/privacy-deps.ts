import type { WorkflowPort } from '../messaging/workflow.ts';
import type { Now } from '../kernel/instant.ts';
import type { FindEventsDeps } from './find-told-events.ts';

/** What all of privacy works with. */
export type PrivacyDeps = FindEventsDeps & {
  now: Now;
  /** Ends executions that wait for a person who is gone. */
  workflow: Pick<WorkflowPort, 'fail'>;
  /** Takes the planned start of a message back. */
  removeSchedule: (name: string) => Promise<void>;
};
