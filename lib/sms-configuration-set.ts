import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Stage } from './stage-config.ts';
import { resourceName, smsConfigurationSetName } from './names.ts';

export type SmsConfigurationSetProps = { stage: Stage; topic: ITopic };

/** Names the texts of this stage, and publishes all that becomes of them to the topic. */
export class SmsConfigurationSet extends Construct {
  constructor(scope: Construct, id: string, { stage, topic }: SmsConfigurationSetProps) {
    super(scope, id);
    const set = new CfnConfigurationSet(this, 'Set', {
      configurationSetName: smsConfigurationSetName(stage),
      eventDestinations: [
        {
          eventDestinationName: resourceName(stage, 'events'),
          enabled: true,
          matchingEventTypes: ['TEXT_ALL'],
          snsDestination: { topicArn: topic.topicArn },
        },
      ],
    });
    // The service may check whether it may publish when the destination is made: the topic's policy comes first.
    set.node.addDependency(topic);
  }
}
