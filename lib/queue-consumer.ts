import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { ServiceFunction } from './service-function.ts';

export type WorkQueueProps = { queueName: string; errorImpact: string; consumerTimeoutSeconds: number };

/** Receives of a message before it counts as failed for good: two are often a restart of something, five are not. */
const MOST_RECEIVES = 5;

/** A queue of work with its dead-letter queue. Work that is being done is hidden for six times as long as doing it may take, as AWS advises. */
export class WorkQueue extends Construct {
  readonly queue: Queue;

  constructor(
    scope: Construct,
    id: string,
    { queueName, errorImpact, consumerTimeoutSeconds }: WorkQueueProps,
  ) {
    super(scope, id);
    const dead = new DeadLetterQueue(this, 'Dead', { queueName: `${queueName}-dead`, errorImpact });
    this.queue = new Queue(this, 'Queue', {
      queueName,
      visibilityTimeout: Duration.seconds(6 * consumerTimeoutSeconds),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: dead.queue, maxReceiveCount: MOST_RECEIVES },
    });
  }
}

/** Lets a function work off a queue; it reports which messages of a batch failed, so that the rest is not done twice. */
export const consumeQueue = (consumer: ServiceFunction, queue: IQueue, batchSize: number): void => {
  consumer.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [queue.queueArn],
    }),
  );
  new EventSourceMapping(consumer, 'Queue', {
    target: consumer.lambda,
    eventSourceArn: queue.queueArn,
    batchSize,
    reportBatchItemFailures: true,
  });
};
