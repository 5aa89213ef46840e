import { Duration, Stack } from 'aws-cdk-lib';
import { type IAlarmAction, type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../shared/platform/metrics.ts';
import { consolePath, RunbookAlarm, type RunbookHeading, type Urgency } from './alarms.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { errorMetricName, errorMetricNamespace } from './error-metric.ts';
import {
  functionLogGroupName,
  functionName,
  resourceName,
  tableName,
  workflowArn,
  workflowName,
} from './names.ts';
import { METRIC_ALARMS, type MetricAlarm } from './metric-alarms.ts';
import type { ServiceFunction } from './service-function.ts';
import type { StageConfig } from './stage-config.ts';
import type { Workflow } from './workflow.ts';

export type ServiceAlarmsProps = {
  config: StageConfig;
  functions: readonly ServiceFunction[];
  deadLetterQueues: readonly DeadLetterQueue[];
  workflows: readonly Workflow[];
  apiId: string;
  actions: Record<Urgency, IAlarmAction>;
};

/** Every alarm of a stage: each function, each dead-letter queue, each workflow, each metric of ours, and what all share. */
export class ServiceAlarms extends Construct {
  readonly #config: StageConfig;
  readonly #actions: Record<Urgency, IAlarmAction>;

  constructor(scope: Construct, id: string, props: ServiceAlarmsProps) {
    super(scope, id);
    this.#config = props.config;
    this.#actions = props.actions;
    for (const one of props.functions) this.#watchFunction(one);
    for (const one of props.deadLetterQueues) this.#watchDeadLetters(one);
    for (const one of props.workflows) this.#watchWorkflow(one);
    for (const [name, own] of Object.entries(METRIC_ALARMS)) this.#watchOwnMetric(name, own);
    this.#watchShared(props.apiId);
  }

  #watchFunction({ serviceName, errorImpact }: ServiceFunction): void {
    const { stage, region } = this.#config;
    const dimensions = { FunctionName: functionName(stage, serviceName) };
    const path = consolePath.logs(region, functionLogGroupName(stage, serviceName));
    this.#alarm(
      `fails-${serviceName}`,
      'A function fails',
      errorImpact,
      path,
      metric('AWS/Lambda', 'Errors', dimensions),
      1,
    );
    if (serviceName !== 'stream/apply-events') return;
    // In milliseconds. The sweep takes over what is older than five minutes.
    const age = metric('AWS/Lambda', 'IteratorAge', dimensions, Stats.MAXIMUM);
    this.#alarm('stream-behind', 'Events wait too long', errorImpact, path, age, 5 * 60_000, 2);
  }

  #watchDeadLetters({ queueName, errorImpact }: DeadLetterQueue): void {
    const path = consolePath.queue(this.#config.region, Stack.of(this).account, queueName);
    const count = metric(
      'AWS/SQS',
      'ApproximateNumberOfMessagesVisible',
      { QueueName: queueName },
      Stats.MAXIMUM,
    );
    this.#alarm(
      queueName.replace(resourceName(this.#config.stage, ''), ''),
      'A dead letter queue has messages',
      errorImpact,
      path,
      count,
      1,
    );
  }

  #watchWorkflow({ workflow, errorImpact }: Workflow): void {
    const { stage, region } = this.#config;
    const arn = workflowArn(this, stage, workflow);
    const dimensions = { StateMachineArn: arn };
    const failed = new MathExpression({
      expression: 'failed + timedOut + aborted',
      usingMetrics: {
        failed: metric('AWS/States', 'ExecutionsFailed', dimensions),
        timedOut: metric('AWS/States', 'ExecutionsTimedOut', dimensions),
        aborted: metric('AWS/States', 'ExecutionsAborted', dimensions),
      },
      label: `Executions of ${workflowName(stage, workflow)} that did not end well`,
      period: FIVE_MINUTES,
    });
    const path = consolePath.workflow(region, arn);
    this.#alarm(`failed-${workflow}`, 'An execution failed', errorImpact, path, failed, 1);
    const throttled = metric('AWS/States', 'ExecutionThrottled', dimensions);
    this.#alarm(
      `throttled-${workflow}`,
      'Something is throttled',
      'Messages go out late: Step Functions is at its limit of starts or transitions.',
      path,
      throttled,
      1,
      3,
    );
  }

  #watchOwnMetric(
    name: string,
    { heading, errorImpact, statistic, threshold, periodMinutes }: MetricAlarm,
  ): void {
    const { stage, region } = this.#config;
    const dimensions = { service: resourceName(stage) };
    const own = metric(METRIC_NAMESPACE, name, dimensions, statistic, Duration.minutes(periodMinutes));
    this.#alarm(
      name,
      heading,
      errorImpact,
      consolePath.dashboard(region, resourceName(stage)),
      own,
      threshold,
    );
  }

  #watchShared(apiId: string): void {
    const { stage, region } = this.#config;
    const board = consolePath.dashboard(region, resourceName(stage));
    const errorLines = metric(errorMetricNamespace(stage), errorMetricName, {});
    this.#alarm(
      'errors-logged',
      'A function fails',
      'Something that a person must look at; its line in the log says what.',
      board,
      errorLines,
      1,
    );
    const lambdaThrottles = metric('AWS/Lambda', 'Throttles', {});
    this.#alarm(
      'functions-throttled',
      'Something is throttled',
      'Pages and webhooks are slow or refused: the account is at its limit of concurrent functions.',
      board,
      lambdaThrottles,
      1,
      2,
    );
    // API Gateway's own faults as well: a function that timed out or was throttled never gets to count its own.
    const serverErrors = metric('AWS/ApiGateway', '5xx', { ApiId: apiId });
    this.#alarm(
      'api-5xx',
      'A defect was answered',
      'Partners, vendors, customers or staff get errors.',
      board,
      serverErrors,
      5,
    );
    const throttles = new MathExpression({
      expression: 'reads + writes',
      usingMetrics: {
        reads: metric('AWS/DynamoDB', 'ReadThrottleEvents', { TableName: tableName(stage) }),
        writes: metric('AWS/DynamoDB', 'WriteThrottleEvents', { TableName: tableName(stage) }),
      },
      label: 'Throttled reads and writes',
      period: FIVE_MINUTES,
    });
    this.#alarm(
      'table-throttled',
      'Something is throttled',
      'Everything is slow, and partners are told to try again.',
      consolePath.table(region, tableName(stage)),
      throttles,
      1,
      2,
    );
  }

  #alarm(
    name: string,
    heading: RunbookHeading,
    errorImpact: string,
    path: string,
    watched: IMetric,
    threshold: number,
    periods = 1,
  ): void {
    const alarmName = resourceName(this.#config.stage, name);
    new RunbookAlarm(this, name, {
      alarmName,
      errorImpact,
      heading,
      consolePath: path,
      metric: watched,
      threshold,
      periods,
      actions: this.#actions,
    });
  }
}

const FIVE_MINUTES = Duration.minutes(5);

const metric = (
  namespace: string,
  metricName: string,
  dimensionsMap: Record<string, string>,
  statistic: string = Stats.SUM,
  period = FIVE_MINUTES,
): Metric => new Metric({ namespace, metricName, dimensionsMap, statistic, period });
