import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { resourceName } from './names.ts';
import type { DoorProps } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';

/**
 * What became of SMS that SNS carried. SNS tells it in a log only: two groups whose names AWS fixes, one pair for an
 * account and region. So one stage of them can have this (`-c snsSmsStatus=true`), and the groups must not exist yet. SNS
 * writes there once the account's SMS settings name the role (`DeliveryStatusIAMRole`); docs/aws-channels.md has the
 * command.
 */
export class SnsSmsStatus extends Construct {
  constructor(scope: Construct, id: string, { config, grants }: Omit<DoorProps, 'api'>) {
    super(scope, id);
    const { region, account } = Stack.of(this);
    const dead = new DeadLetterQueue(this, 'Dead', {
      queueName: resourceName(config.stage, 'sns-sms-status-dead'),
      errorImpact:
        'What became of some SMS is not known: staff do not hear of those that were not delivered.',
    });
    const consumer = new ServiceFunction(this, 'channel-webhooks/sns-sms-status', {
      config,
      purpose: 'Takes what SNS logs about the delivery of SMS',
      errorImpact: 'SMS that SNS carried stay "sent" although they were not delivered, and nobody is told.',
      grant: grants
        .table(['GetItem', 'Query', 'PutItem'])
        .and(grants.secrets('platform'))
        .and(grants.answerWorkflows()),
      timeoutSeconds: 30,
      handedOver: { giveUpTo: dead },
    });
    const role = new Role(this, 'Role', {
      roleName: resourceName(config.stage, 'sns-sms-status'),
      description: 'Lets SNS write what became of SMS into its two log groups',
      assumedBy: new ServicePrincipal('sns.amazonaws.com'),
    });
    const destination = new LambdaDestination(consumer.lambda);
    for (const [name, end] of [
      ['Accepted', ''],
      ['Failure', '/Failure'],
    ] as const) {
      const group = new LogGroup(this, name, {
        logGroupName: `sns/${region}/${account}/DirectPublishToPhoneNumber${end}`,
        // SNS writes the customer's number into it.
        retention: RetentionDays.ONE_WEEK,
        removalPolicy: RemovalPolicy.DESTROY,
      });
      group.addSubscriptionFilter('Status', { destination, filterPattern: FilterPattern.allEvents() });
      role.addToPolicy(
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [group.logGroupArn],
        }),
      );
    }
    new CfnOutput(Stack.of(this), 'SnsSmsStatusRoleArn', {
      value: role.roleArn,
      description: 'DeliveryStatusIAMRole of the SMS settings of SNS',
    });
  }
}
