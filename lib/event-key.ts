import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** The services of AWS that publish to our topics. */
export type EventPublisher = 'sms-voice.amazonaws.com' | 'social-messaging.amazonaws.com';

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
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals: publishers.map((publisher) => new ServicePrincipal(publisher)),
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}
