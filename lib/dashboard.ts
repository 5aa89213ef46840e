import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { DefaultDashboardFactory, MonitoringFacade } from 'cdk-monitoring-constructs';
import { Construct } from 'constructs';
import { CHANNELS } from '../shared/dealers/settings.ts';
import { CHANNELS_DIMENSION, METRIC_NAMESPACE, METRICS } from '../shared/platform/metrics.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';
import { functionName, queueArn, resourceName, tableName, workflowArn } from './names.ts';
import type { ServiceFunction } from './service-function.ts';
import type { Workflow } from './workflow.ts';

export type DashboardProps = {
  stage: string;
  functions: readonly ServiceFunction[];
  deadLetterQueues: readonly DeadLetterQueue[];
  workflows: readonly Workflow[];
  api: IHttpApi;
};

/** `oem+whatsapp` … `sms+email`: in the order of the ladder, as they are counted. */
const CHANNEL_PAIRS = CHANNELS.flatMap((first, index) =>
  CHANNELS.slice(index + 1).map((second) => `${first}+${second}`),
);

/** One dashboard from the outside in: our own numbers, the doors, the workflows, the functions behind them, the table, what failed. */
export class Dashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { stage, functions, deadLetterQueues, workflows, api }: DashboardProps,
  ) {
    super(scope, id);
    const board = new MonitoringFacade(this, resourceName(stage), {
      // The alarms are made elsewhere; the facade only draws.
      alarmFactoryDefaults: { actionsEnabled: false, alarmNamePrefix: resourceName(stage) },
      metricFactoryDefaults: { namespace: METRIC_NAMESPACE },
      dashboardFactory: new DefaultDashboardFactory(this, 'Dashboards', {
        dashboardNamePrefix: resourceName(stage),
        createDashboard: true,
        createSummaryDashboard: false,
        createAlarmDashboard: false,
      }),
    });
    const imported = new Construct(this, 'Imported');

    board.addLargeHeader('What partners and customers notice');
    board.monitorCustom({
      alarmFriendlyName: 'Own',
      humanReadableName: 'Events and messages',
      metricGroups: [
        {
          title: 'Counted by the code',
          metrics: METRICS.map(
            (metricName) =>
              new Metric({
                namespace: METRIC_NAMESPACE,
                metricName,
                dimensionsMap: { service: resourceName(stage) },
                statistic: metricName === 'EventAge' ? Stats.MAXIMUM : Stats.SUM,
              }),
          ),
        },
        {
          title: 'Second copies, by the channels that brought them',
          metrics: CHANNEL_PAIRS.map(
            (channels) =>
              new Metric({
                namespace: METRIC_NAMESPACE,
                metricName: 'SecondCopy',
                dimensionsMap: { service: resourceName(stage), [CHANNELS_DIMENSION]: channels },
                statistic: Stats.SUM,
                label: channels,
              }),
          ),
        },
      ],
    });
    board.monitorApiGatewayV2HttpApi({ api });
    board.addLargeHeader('Workflows');
    for (const { workflow } of workflows) {
      board.monitorStepFunction({
        stateMachine: StateMachine.fromStateMachineArn(
          imported,
          workflow,
          workflowArn(this, stage, workflow),
        ),
        humanReadableName: workflow,
      });
    }
    board.addLargeHeader('Functions');
    for (const { serviceName } of functions) {
      board.monitorLambdaFunction({
        lambdaFunction: LambdaFunction.fromFunctionName(
          imported,
          serviceName,
          functionName(stage, serviceName),
        ),
        humanReadableName: serviceName,
        alarmFriendlyName: serviceName.replaceAll('/', '-'),
      });
    }
    board.addLargeHeader('Table and queues');
    board.monitorDynamoTable({ table: TableV2.fromTableName(imported, 'Table', tableName(stage)) });
    for (const { queueName } of deadLetterQueues) {
      board.monitorSqsQueue({
        queue: Queue.fromQueueArn(imported, queueName, queueArn(this, queueName)),
        humanReadableName: queueName,
      });
    }
  }
}
