import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { DeadLetterQueue } from './dead-letter-queue.ts';
import type { EventKey, EventPublisher } from './event-key.ts';
import type { ServiceFunction } from './service-function.ts';

export type EventTopicProps = {
  topicName: string;
  /** The service that publishes here, and nobody else. */
  publisher: EventPublisher;
  /** On whose behalf it may publish; absent: for anything of this account. */
  sourceArn?: string;
  key: EventKey;
  /** What is invoked with each message. SNS itself gives up on it only when it cannot be invoked at all. */
  consumer: ServiceFunction;
  dead: DeadLetterQueue;
};

/** A topic on which a service of AWS tells us something: encrypted, over TLS only, from that service and account only. */
export class EventTopic extends Topic {
  constructor(scope: Construct, id: string, props: EventTopicProps) {
    const { topicName, publisher, sourceArn, key, consumer, dead } = props;
    super(scope, id, { topicName, masterKey: key.key, enforceSSL: true });
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(publisher)],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ...(sourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': sourceArn } }),
        },
      }),
    );
    // The permission that comes with it lets this topic invoke the function, and no other.
    this.addSubscription(new LambdaSubscription(consumer.lambda, { deadLetterQueue: dead.queue }));
  }
}
