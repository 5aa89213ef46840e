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
  'SecondCopy',
  'UnknownVendorCode',
  'DefectAnswered',
] as const;
export type MetricName = (typeof METRICS)[number];

/**
 * Counts something that operators watch, as CloudWatch's embedded metric format in the log. No dimension holds personal
 * data. `channels`: counted once more for these channels (`whatsapp+sms`).
 */
export type CountMetric = (name: MetricName, value?: number, channels?: string) => void;

export const METRIC_NAMESPACE = 'Kerbside';

const metrics = new Metrics({ namespace: METRIC_NAMESPACE });

/** The dimension of what is counted by channels. */
export const CHANNELS_DIMENSION = 'channels';

export const countMetric: CountMetric = (name, value = 1, channels) => {
  const unit = name === 'EventAge' ? MetricUnit.Seconds : MetricUnit.Count;
  metrics.addMetric(name, unit, value);
  metrics.publishStoredMetrics();
  if (channels === undefined) return;
  const single = metrics.singleMetric();
  single.addDimension(CHANNELS_DIMENSION, channels);
  single.addMetric(name, unit, value);
};
