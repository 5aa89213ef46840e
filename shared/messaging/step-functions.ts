import {
  ExecutionAlreadyExists,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { awsFault, faultName } from '../kernel/aws-fault.ts';
import type { Workflow, WorkflowPort } from './workflow.ts';

/** Answers to a token that nobody waits for any more: the state timed out, ended, or was answered before. */
const GONE = new Set(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']);

/** Step Functions behind the port. `arns` is absent in functions that only answer tokens. */
export const stepFunctions = (client: SFNClient, arns?: Partial<Record<Workflow, string>>): WorkflowPort => {
  const answer = async (send: () => Promise<unknown>): Promise<boolean> => {
    try {
      await send();
      return true;
    } catch (error) {
      if (GONE.has(faultName(error))) return false;
      throw awsFault('Step Functions', error);
    }
  };
  return {
    async start(workflow, name, input) {
      try {
        await client.send(
          new StartExecutionCommand({
            stateMachineArn: arns?.[workflow],
            name,
            input: JSON.stringify(input),
          }),
        );
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return;
        throw awsFault('Step Functions', error);
      }
    },
    succeed: (taskToken, output) =>
      answer(() => client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }))),
    fail: (taskToken, error, cause) =>
      answer(() => client.send(new SendTaskFailureCommand({ taskToken, error, cause }))),
  };
};
