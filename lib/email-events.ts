import {
  CfnConfigurationSetEventDestination,
  ConfigurationSet,
  EmailSendingEvent,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { EventKey } from './event-key.ts';
import { EventTopic } from './event-topic.ts';
import { configurationSetArn, configurationSetName, resourceName } from './names.ts';
import type { DoorProps } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';

export type EmailEventsProps = Omit<DoorProps, 'api'> & { key: EventKey };

/**
 * `SEND` is left out, since it repeats the answer to the send; so are `OPEN` and `CLICK`: our mails hold no pixel and no link
 * of SES's.
 */
const EVENTS = [
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.RENDERING_FAILURE,
];

/**
 * What becomes of our mails. SES tells it later, for its answer to a send says only that it has taken the mail.
 *
 * 1. Every mail names the configuration set, which publishes its events to the topic.
 * 2. *ses-events* raises the attempt's status. A bounce that comes after the ladder is over tells the staff; an address that
 *    bounced for good, or whose owner complained, is not used again in its network.
 * 3. Three failures in three minutes, and the event lies in the dead-letter queue.
 */
export class EmailEvents extends Construct {
  constructor(scope: Construct, id: string, { config, grants, key }: EmailEventsProps) {
    super(scope, id);
    const { stage } = config;
    const dead = new DeadLetterQueue(this, 'Dead', {
      queueName: resourceName(stage, 'email-events-dead'),
      errorImpact:
        'Deliveries, bounces or complaints of mails were not taken: staff do not hear of mails that bounced.',
    });
    const consumer = new ServiceFunction(this, 'channel-webhooks/ses-events', {
      config,
      purpose: 'Takes deliveries, bounces and complaints of mails from SES',
      errorImpact:
        'Mails stay "sent" although they bounced: nobody is told, and the address is written to again.',
      grant: grants
        .table(['GetItem', 'Query', 'PutItem'])
        .and(grants.secrets('platform'))
        .and(grants.answerWorkflows()),
      timeoutSeconds: 30,
      handedOver: { giveUpTo: dead },
    });
    const topic = new EventTopic(this, 'Topic', {
      topicName: resourceName(stage, 'email-events'),
      publisher: 'ses.amazonaws.com',
      sourceArn: configurationSetArn(this, stage),
      key,
      consumer,
      dead,
    });
    const set = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: configurationSetName(stage),
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    const destination = new CfnConfigurationSetEventDestination(this, 'Events', {
      configurationSetName: set.configurationSetName,
      eventDestination: {
        name: 'sns',
        enabled: true,
        matchingEventTypes: EVENTS,
        snsDestination: { topicArn: topic.topicArn },
      },
    });
    // SES checks whether it may publish when the destination is made: the topic's policy comes first.
    destination.node.addDependency(topic);
  }
}
