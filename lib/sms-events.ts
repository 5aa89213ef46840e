import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { EventKey } from './event-key.ts';
import { EventTopic } from './event-topic.ts';
import { resourceName, smsConfigurationSetArn, smsEventsTopicName, smsInboundTopicName } from './names.ts';
import type { DoorProps } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';
import { SmsConfigurationSet } from './sms-configuration-set.ts';

export type SmsEventsProps = Omit<DoorProps, 'api'> & { key: EventKey };

/**
 * What AWS End User Messaging tells about SMS.
 *
 * 1. Our texts name the configuration set; it publishes what becomes of them to the topic of events.
 * 2. A number with two-way SMS publishes what customers write to the topic of inbound texts. Which numbers there are, and
 *    that they publish here, is said at AWS by hand: a number is bought and registered, not deployed.
 * 3. *aws-sms-events* takes both. Three failures in three minutes, and the event lies in the dead-letter queue.
 */
export class SmsEvents extends Construct {
  constructor(scope: Construct, id: string, { config, grants, key }: SmsEventsProps) {
    super(scope, id);
    const { stage } = config;
    const dead = new DeadLetterQueue(this, 'Dead', {
      queueName: resourceName(stage, 'sms-events-dead'),
      errorImpact:
        'Receipts of SMS, or texts of customers, were not taken: the staff miss a reply, or a customer gets a second message by email.',
    });
    const consumer = new ServiceFunction(this, 'channel-webhooks/aws-sms-events', {
      config,
      purpose: 'Takes receipts and texts of customers from AWS End User Messaging',
      errorImpact:
        'SMS receipts do not arrive: messages fall back to email after the deadline, and replies by SMS are missing.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query', 'PutItem'], { index: true })
        .and(grants.secrets('platform'))
        .and(grants.answerWorkflows())
        .and(grants.startDeliveries()),
      timeoutSeconds: 30,
      handedOver: { giveUpTo: dead },
    });
    const common = { publisher: 'sms-voice.amazonaws.com', key, consumer, dead } as const;
    const events = new EventTopic(this, 'Events', {
      ...common,
      topicName: smsEventsTopicName(stage),
      sourceArn: smsConfigurationSetArn(this, stage),
    });
    const inbound = new EventTopic(this, 'Inbound', { ...common, topicName: smsInboundTopicName(stage) });
    if (config.hasEndUserMessaging)
      new SmsConfigurationSet(this, 'ConfigurationSet', { stage, topic: events });
    new CfnOutput(Stack.of(this), 'SmsInboundTopicArn', {
      value: inbound.topicArn,
      description: 'Where numbers with two-way SMS publish what customers write',
    });
  }
}
