import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  ListExecutionsCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { awsFault } from '../kernel/aws-fault.ts';
import {
  BROKEN_STATUSES,
  type BrokenExecution,
  deliveryInputSchema,
  type ExecutionsPort,
  type Workflow,
} from './workflow.ts';

/** More than so many broken executions of one kind between two looks are an outage, of which the next looks take the rest. */
const MOST_BROKEN = 50;

const statusSchema = z.enum([...BROKEN_STATUSES, 'RUNNING', 'SUCCEEDED']);

/** The executions of Step Functions behind the port. */
export const stepFunctionsExecutions = (
  client: SFNClient,
  arns: Record<Workflow, string>,
): ExecutionsPort => {
  const find: ExecutionsPort['find'] = async (workflow, name) => {
    try {
      const found = await client.send(
        new DescribeExecutionCommand({
          executionArn: `${arns[workflow].replace(':stateMachine:', ':execution:')}:${name}`,
        }),
      );
      const input = deliveryInputSchema.parse(JSON.parse(found.input ?? 'null'));
      return { status: statusSchema.parse(found.status), input };
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return undefined;
      throw awsFault('Step Functions', error);
    }
  };
  return {
    find,
    async findBroken(workflow) {
      const broken: BrokenExecution[] = [];
      for (const status of BROKEN_STATUSES) {
        const listed = await listNames(client, arns[workflow], status);
        for (const name of listed) {
          const found = await find(workflow, name);
          if (found) broken.push({ workflow, name, status, input: found.input });
        }
      }
      return broken;
    },
  };
};

const listNames = async (
  client: SFNClient,
  stateMachineArn: string,
  statusFilter: BrokenExecution['status'],
): Promise<string[]> => {
  try {
    const { executions = [] } = await client.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter, maxResults: MOST_BROKEN }),
    );
    return executions.flatMap(({ name }) => (name === undefined ? [] : [name]));
  } catch (error) {
    throw awsFault('Step Functions', error);
  }
};
