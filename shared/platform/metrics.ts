import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** The names of our metrics; an alarm of the ops stack refers to each by this name. */
export const METRICS = [
  'EventParked',
  'EventAge',
  'MessageFailed',
  'MessageMoved',
  'MessageOverdue',
  'ExecutionBroken',
  'ChannelTrouble',
  'UnknownVendorCode',
  'DefectAnswered',
] as const;
export type MetricName = (typeof METRICS)[number];

/** Counts something that operators watch, as CloudWatch's embedded metric format in the log. No dimension holds personal data. */
export type CountMetric = (name: MetricName, value?: number) => void;

export const METRIC_NAMESPACE = 'Kerbside';

const metrics = new Metrics({ namespace: METRIC_NAMESPACE });

export const countMetric: CountMetric = (name, value = 1) => {
  metrics.addMetric(name, name === 'EventAge' ? MetricUnit.Seconds : MetricUnit.Count, value);
  metrics.publishStoredMetrics();
};
