import * as z from 'zod';
import { eventWorker } from '../../shared/events/event-worker.ts';
import { resolveExecution } from '../../shared/events/resolve-execution.ts';
import { BROKEN_STATUSES, deliveryInputSchema, WORKFLOWS } from '../../shared/messaging/workflow.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { workflowArns } from '../../shared/planning/start-ports.ts';

/* Step Functions tells through EventBridge that an execution failed, ran out of time, or was stopped. */

const environment = readEnvironment(ENVIRONMENTS['delivery-workflow/resolve-execution']);
const arns = workflowArns(environment);
const worker = eventWorker(environment);

const eventSchema = z.object({
  detail: z.object({
    stateMachineArn: z.string(),
    name: z.string(),
    status: z.enum(BROKEN_STATUSES),
    input: z.string().transform((text) => deliveryInputSchema.parse(JSON.parse(text))),
  }),
});

export const handler = async (event: unknown): Promise<{ resolution: string }> => {
  const { stateMachineArn, ...execution } = eventSchema.parse(event).detail;
  const workflow = WORKFLOWS.find((each) => arns[each] === stateMachineArn);
  if (!workflow) throw new Error(`No state machine of ours: ${stateMachineArn}`);
  return { resolution: await resolveExecution(await worker(), { ...execution, workflow }) };
};
