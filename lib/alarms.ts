import { Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';

/** The headings of the README's runbook that alarms lead to: what to look at and what to do, one for each kind of trouble. */
export const RUNBOOK = [
  'An event is parked',
  'Events wait too long',
  'A dead letter queue has messages',
  'Messages fail',
  'Messages miss their window',
  'Messages hang',
  'A vendor refuses',
  'Customers have messages twice',
  'An unknown vendor code',
  'A defect was answered',
  'A function fails',
  'An execution failed',
  'Something is throttled',
] as const;
export type RunbookHeading = (typeof RUNBOOK)[number];

/** `page`: customers, partners or staff notice it now, somebody gets up. `watch`: the system has gone on by itself, look at it in office hours. */
export type Urgency = 'page' | 'watch';
const URGENCY: Record<RunbookHeading, Urgency> = {
  'An event is parked': 'page',
  'Events wait too long': 'page',
  'A dead letter queue has messages': 'watch',
  'Messages fail': 'page',
  'Messages miss their window': 'watch',
  'Messages hang': 'watch',
  'A vendor refuses': 'page',
  'Customers have messages twice': 'watch',
  'An unknown vendor code': 'watch',
  'A defect was answered': 'page',
  'A function fails': 'page',
  'An execution failed': 'watch',
  'Something is throttled': 'page',
};

/** Where an alarm sends who reads it. */
export const runbookLink = (heading: RunbookHeading): string => `README.md#runbook, "${heading}"`;

export type RunbookAlarmProps = {
  alarmName: string;
  /** What people notice. */
  errorImpact: string;
  heading: RunbookHeading;
  /** The place in the console to look at first, after the host. */
  consolePath: string;
  metric: IMetric;
  /** Goes off at this value or above. */
  threshold: number;
  /** In how many of the last periods it must be reached. */
  periods?: number;
  actions: Record<Urgency, IAlarmAction>;
};

/** An alarm that says what it means, what to do and where to look. Without data there is no trouble: a quiet night is no alarm. */
export class RunbookAlarm extends Construct {
  constructor(scope: Construct, id: string, props: RunbookAlarmProps) {
    super(scope, id);
    const { region } = Stack.of(this);
    const alarm = new Alarm(this, 'Alarm', {
      alarmName: props.alarmName,
      alarmDescription: [
        props.errorImpact,
        `What to do: ${runbookLink(props.heading)}`,
        `Look at: https://${region}.console.aws.amazon.com/${props.consolePath}`,
        `Urgency: ${URGENCY[props.heading]}`,
      ].join('\n'),
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(props.actions[URGENCY[props.heading]]);
  }
}

/** Places in the console. A log group's slashes are encoded twice there. */
export const consolePath = {
  logs: (region: string, logGroup: string): string =>
    `cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${logGroup.replaceAll('/', '$252F')}`,
  queue: (region: string, account: string, queue: string): string =>
    `sqs/v3/home?region=${region}#/queues/https%3A%2F%2Fsqs.${region}.amazonaws.com%2F${account}%2F${queue}`,
  workflow: (region: string, arn: string): string =>
    `states/home?region=${region}#/statemachines/view/${arn}`,
  table: (region: string, table: string): string =>
    `dynamodbv2/home?region=${region}#table?name=${table}&tab=monitoring`,
  dashboard: (region: string, dashboard: string): string =>
    `cloudwatch/home?region=${region}#dashboards/dashboard/${dashboard}`,
};
