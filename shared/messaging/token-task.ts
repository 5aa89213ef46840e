import type * as z from 'zod';
import { describeError, isTransient } from '../kernel/app-error.ts';
import type { Log } from '../platform/log.ts';
import { TASK_ERRORS, type WorkflowPort } from './workflow.ts';

/**
 * A state that is ended by its task token: whatever is thrown is reported under the name that the state machine
 * retries, for the claim makes a second try harmless. A function that threw would end the state under a name of the
 * runtime's.
 */
export const tokenTask =
  <T extends { taskToken: string }>(
    deps: { workflow: WorkflowPort; log: Log },
    schema: z.ZodType<T>,
    run: (input: T) => Promise<void>,
  ) =>
  async (event: unknown): Promise<Record<string, never>> => {
    const input = schema.parse(event);
    try {
      await run(input);
    } catch (error) {
      if (isTransient(error)) deps.log.warn('state to be tried again', { fault: describeError(error) });
      else deps.log.error('state failed', {}, error);
      await deps.workflow.fail(input.taskToken, TASK_ERRORS.throttled, describeError(error).slice(0, 200));
    }
    return {};
  };
