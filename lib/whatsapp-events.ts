import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { EventKey } from './event-key.ts';
import { EventTopic } from './event-topic.ts';
import { resourceName, whatsAppEventsTopicName } from './names.ts';
import type { DoorProps } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';

export type WhatsAppEventsProps = Omit<DoorProps, 'api'> & { key: EventKey };

/**
 * What AWS End User Messaging Social tells about WhatsApp numbers that AWS carries: Meta's webhook, wrapped. That a
 * business account publishes to this topic is said at AWS by hand, where the account is linked to Meta.
 */
export class WhatsAppEvents extends Construct {
  constructor(scope: Construct, id: string, { config, grants, key }: WhatsAppEventsProps) {
    super(scope, id);
    const dead = new DeadLetterQueue(this, 'Dead', {
      queueName: resourceName(config.stage, 'whatsapp-events-dead'),
      errorImpact:
        'WhatsApp receipts, or messages of customers, were not taken: the staff miss a reply, or a customer gets a second message by SMS.',
    });
    const consumer = new ServiceFunction(this, 'channel-webhooks/whatsapp-eum-events', {
      config,
      purpose: 'Takes receipts and messages of customers from AWS End User Messaging Social',
      errorImpact:
        'WhatsApp receipts of numbers at AWS do not arrive: messages fall back to SMS after the deadline, and replies are missing.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query', 'PutItem'], { index: true })
        .and(grants.secrets('platform'))
        .and(grants.answerWorkflows())
        .and(grants.startDeliveries()),
      timeoutSeconds: 30,
      handedOver: { giveUpTo: dead },
    });
    const topic = new EventTopic(this, 'Events', {
      topicName: whatsAppEventsTopicName(config.stage),
      publisher: 'social-messaging.amazonaws.com',
      key,
      consumer,
      dead,
    });
    new CfnOutput(Stack.of(this), 'WhatsAppEventsTopicArn', {
      value: topic.topicArn,
      description: 'The event destination of WhatsApp business accounts at AWS End User Messaging Social',
    });
  }
}
