import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricName } from '../shared/platform/metrics.ts';
import type { RunbookHeading } from './alarms.ts';

/** When a metric of ours is trouble. */
export type MetricAlarm = {
  heading: RunbookHeading;
  errorImpact: string;
  statistic: string;
  threshold: number;
  periodMinutes: number;
};

/** An alarm for each metric of ours; a metric without one does not compile. */
export const METRIC_ALARMS: Record<MetricName, MetricAlarm> = {
  EventParked: {
    heading: 'An event is parked',
    errorImpact:
      'An event of a partner can never be applied as it is: its invite or its results are missing.',
    statistic: Stats.SUM,
    threshold: 1,
    periodMinutes: 5,
  },
  /** The stream applies events within seconds and the sweep within five minutes; ten minutes mean that both fail. */
  EventAge: {
    heading: 'Events wait too long',
    errorImpact: 'Events of partners wait to be applied: invites and results are late.',
    statistic: Stats.MAXIMUM,
    threshold: 600,
    periodMinutes: 5,
  },
  /** Some customers can never be reached; fifty within an hour are a vendor or a setting. */
  MessageFailed: {
    heading: 'Messages fail',
    errorImpact: 'Customers get no invites by any channel; the staff are told of each one.',
    statistic: Stats.SUM,
    threshold: 50,
    periodMinutes: 60,
  },
  /** A few late ones are an evening with many retries; a hundred within an hour are an outage or too slow a vendor. */
  MessageMoved: {
    heading: 'Messages miss their window',
    errorImpact: 'Customers get their messages a day late: the window ended before they could leave.',
    statistic: Stats.SUM,
    threshold: 100,
    periodMinutes: 60,
  },
  MessageOverdue: {
    heading: 'Messages hang',
    errorImpact: 'Messages were not started at their time; the sweep starts them five to ten minutes late.',
    statistic: Stats.SUM,
    threshold: 1,
    periodMinutes: 15,
  },
  ExecutionBroken: {
    heading: 'Messages hang',
    errorImpact:
      'Executions broke while they brought a message or waited for a customer; others took over their work.',
    statistic: Stats.SUM,
    threshold: 1,
    periodMinutes: 15,
  },
  /** A throttle now and then is nothing; ten messages within a quarter of an hour that a vendor would not take are. */
  ChannelTrouble: {
    heading: 'A vendor refuses',
    errorImpact:
      'A vendor refuses messages for a reason that only an operator can mend; they go on by other channels, which may cost more.',
    statistic: Stats.SUM,
    threshold: 10,
    periodMinutes: 15,
  },
  /** A late receipt now and then is the price of not waiting longer; more is a vendor that ignores its time to live, or has none. */
  SecondCopy: {
    heading: 'Customers have messages twice',
    errorImpact: 'Customers got the same message by two channels: the first one came after it was given up.',
    statistic: Stats.SUM,
    threshold: 20,
    periodMinutes: 60,
  },
  UnknownVendorCode: {
    heading: 'An unknown vendor code',
    errorImpact: 'A vendor refused a message with a code that we do not know; the next channel was tried.',
    statistic: Stats.SUM,
    threshold: 1,
    periodMinutes: 60,
  },
  DefectAnswered: {
    heading: 'A defect was answered',
    errorImpact:
      'A partner, vendor, customer or member of staff got an error page or a problem document with status 500.',
    statistic: Stats.SUM,
    threshold: 1,
    periodMinutes: 5,
  },
};
