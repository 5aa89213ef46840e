import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export type DeadLetterQueueProps = {
  queueName: string;
  /** What is not done while a message lies here: stands in its alarm. */
  errorImpact: string;
};

/**
 * Where work ends up that failed for good. It is kept for 14 days (the longest that SQS can), and the ops stack raises an
 * alarm at the first message; `npm run admin` shows and repeats what lies here. Messages hold ids only; where a vendor
 * hands over by a topic, they hold its event as it came.
 */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;
  readonly queueName: string;
  readonly errorImpact: string;

  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id);
    this.queueName = props.queueName;
    this.errorImpact = props.errorImpact;
    this.queue = new Queue(this, 'Queue', {
      queueName: props.queueName,
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
  }
}
