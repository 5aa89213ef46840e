import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** The services of AWS that publish to our topics. */
export type EventPublisher =
  | 'sms-voice.amazonaws.com'
  | 'social-messaging.amazonaws.com'
  | 'ses.amazonaws.com';

/** SES's guide asks for the key without a condition, and says of none that SES would meet it. Its topic has one. */
const WITHOUT_CONDITION: ReadonlySet<EventPublisher> = new Set(['ses.amazonaws.com']);

/**
 * Encrypts what waits in the topics of vendors, which hold phone numbers and words of customers. It must be our own: the
 * services may not use the key that AWS manages for SNS, and would publish nothing. What it encrypts is gone in minutes, so
 * it can go with the stack.
 */
export class EventKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { publishers }: { publishers: readonly EventPublisher[] }) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Encrypts the events of vendors in their topics',
      enableKeyRotation: true,
      pendingWindow: Duration.days(7),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const conditions = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    for (const publisher of publishers)
      this.key.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal(publisher)],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          resources: ['*'],
          ...(WITHOUT_CONDITION.has(publisher) ? {} : { conditions }),
        }),
      );
  }
}
