import { Chain } from 'aws-cdk-lib/aws-stepfunctions';
import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DeliveryStates, type DeliveryStatesProps } from './delivery-states.ts';
import { Workflow } from './workflow.ts';

/**
 * `message-delivery`: brings one message to a customer, by whichever channel works. For messages that nobody answers in a
 * page: confirmations, status, payment.
 *
 * 1. Started at the message's due time, by a schedule or directly, with a `DeliveryInput`.
 * 2. The delivery states try the channels in their order (`delivery-states.ts` has the walk and the table).
 * 3. It ends with the first channel that delivered, at *Claimed elsewhere*, or after *Report no channel*.
 *
 * | state | file | retries on | gives up to |
 * |---|---|---|---|
 * | the delivery states | `delivery-states.ts` | | |
 */
export class MessageDeliveryWorkflow extends Workflow {
  constructor(scope: Construct, id: string, props: DeliveryStatesProps) {
    super(scope, id, {
      config: props.config,
      workflow: 'message-delivery',
      errorImpact:
        'A message to a customer was neither delivered nor given up: nobody is told that it is missing.',
      // All channels together take an hour at most; whatever lasts a day hangs.
      timeout: Duration.days(1),
      states: (within) => Chain.start(new DeliveryStates(within, 'Delivery', props)),
    });
  }
}
