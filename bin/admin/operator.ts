import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import {
  functionName,
  resourceName,
  scheduleDeadLetterName,
  scheduleGroupName,
  scheduleRoleName,
  tableName,
  workflowName,
} from '../../lib/names.ts';
import { ladderSeconds, type Stage, stageConfig } from '../../lib/stage-config.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { stepFunctionsExecutions } from '../../shared/messaging/step-functions-executions.ts';
import type { ExecutionsPort, Workflow } from '../../shared/messaging/workflow.ts';
import { awsClientOptions } from '../../shared/platform/aws-clients.ts';
import type { FunctionName } from '../../shared/platform/function-environments.ts';
import type { StartDeps } from '../../shared/planning/arrange-start.ts';
import { startPorts, workflowArns } from '../../shared/planning/start-ports.ts';
import { deadLetters, type DeadLetters } from './dead-letters.ts';

/** What operators do beside changing settings: look at executions, start messages, have functions do their work now. */
export type Operator = {
  executions: ExecutionsPort;
  arnOf: (workflow: Workflow) => string;
  start: StartDeps;
  /** Runs a function of the stage and waits for its answer. Errors: Unavailable `function.failed`. */
  invoke: (name: FunctionName, payload: unknown) => Promise<unknown>;
  deadLetters: DeadLetters;
};

/** The operator's ports of a stage. Account and partition are those of its table. */
export const operatorOf = async (stage: Stage): Promise<Operator> => {
  const table = await new DynamoDBClient(awsClientOptions).send(
    new DescribeTableCommand({ TableName: tableName(stage) }),
  );
  const [, partition = 'aws', , region = '', account = ''] = (table.Table?.TableArn ?? '').split(':');
  const arn = (service: string, resource: string, at = region): string =>
    `arn:${partition}:${service}:${at}:${account}:${resource}`;
  const machine = (workflow: Workflow): string =>
    arn('states', `stateMachine:${workflowName(stage, workflow)}`);
  const environment = {
    TABLE_NAME: tableName(stage),
    MESSAGE_DELIVERY_ARN: machine('message-delivery'),
    CHECK_IN_LIFECYCLE_ARN: machine('check-in-lifecycle'),
    SCHEDULE_GROUP: scheduleGroupName(stage),
    SCHEDULE_ROLE_ARN: arn('iam', `role/${scheduleRoleName(stage)}`, ''),
    SCHEDULE_DLQ_ARN: arn('sqs', scheduleDeadLetterName(stage)),
    LADDER_SECONDS: ladderSeconds(stageConfig({ stage })),
  };
  return {
    executions: stepFunctionsExecutions(new SFNClient(awsClientOptions), workflowArns(environment)),
    arnOf: machine,
    start: startPorts(environment),
    invoke: (name, payload) => invoke(stage, name, payload),
    deadLetters: deadLetters(new SQSClient(awsClientOptions), resourceName(stage)),
  };
};

const invoke = async (stage: Stage, name: FunctionName, payload: unknown): Promise<unknown> => {
  // A sweep may work for two minutes.
  const client = new LambdaClient({
    requestHandler: { requestTimeout: 150_000, throwOnRequestTimeout: true },
    maxAttempts: 1,
  });
  const answer = await client.send(
    new InvokeCommand({ FunctionName: functionName(stage, name), Payload: JSON.stringify(payload) }),
  );
  const text = answer.Payload?.transformToString() ?? '';
  if (answer.FunctionError === undefined) return text === '' ? undefined : JSON.parse(text);
  throw new AppError(
    'Unavailable',
    'function.failed',
    `The function ${functionName(stage, name)} failed: ${text.slice(0, 300)}. Its log has more.`,
  );
};
