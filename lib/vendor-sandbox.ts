import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { TableAction } from './data-grants.ts';
import { Grant } from './grant.ts';
import { resourceName } from './names.ts';
import { consumeQueue, WorkQueue } from './queue-consumer.ts';
import type { DoorProps } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';
import type { VendorSandboxConfig } from './stage-config.ts';

export type VendorSandboxProps = DoorProps & { behaviour: VendorSandboxConfig };

/** The longest that API Gateway waits for an answer, less a second. */
const API_TIMEOUT_SECONDS = 29;
const RECEIPT_TIMEOUT_SECONDS = 15;

/**
 * Plays Meta, BulkGate, a manufacturer's gateway and the customer's phone, on stages without real vendors only.
 *
 * 1. Our adapters send to `/sandbox/…` instead of the vendors' hosts; *api* answers as they would and keeps what arrived.
 * 2. It queues the receipts that the recipient's number or vehicle stands for, each with its delay.
 * 3. *deliver-receipts* posts them, signed, to our own doors.
 *
 * It has a table of its own and none of our permissions: what it sees of us is what a vendor would.
 */
export class VendorSandbox extends Construct {
  constructor(scope: Construct, id: string, { config, api, behaviour }: VendorSandboxProps) {
    super(scope, id);
    const table = new TableV2(this, 'Table', {
      tableName: resourceName(config.stage, 'vendor-sandbox'),
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const receipts = new WorkQueue(this, 'Receipts', {
      queueName: resourceName(config.stage, 'vendor-receipts'),
      errorImpact: 'Receipts of the simulated vendors are missing: messages fall back to the next channel.',
      consumerTimeoutSeconds: RECEIPT_TIMEOUT_SECONDS,
    });
    const ownTable = (...actions: readonly TableAction[]) =>
      new Grant(
        { SANDBOX_TABLE: table.tableName },
        new PolicyStatement({
          actions: actions.map((action) => `dynamodb:${action}`),
          resources: [table.tableArn],
        }),
      );

    const behaves = new Grant({
      RECEIPT_DELAY_SECONDS: behaviour.receiptDelaySeconds,
      HANG_SECONDS: behaviour.hangSeconds,
      ...(config.mailCaptureUrl === undefined ? {} : { MAIL_CAPTURE_URL: config.mailCaptureUrl }),
      ...(behaviour.callsOnlyUs ? { CALLBACK_ORIGIN: api.publicBaseUrl } : {}),
    });
    const queueReceipts = new Grant(
      { RECEIPT_QUEUE_URL: receipts.queue.queueUrl },
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [receipts.queue.queueArn] }),
    );
    const sandbox = new ServiceFunction(this, 'vendor-sandbox/api', {
      config,
      purpose: 'Plays the APIs of the vendors and shows the phone of the customer',
      errorImpact: 'Messages of this stage reach no simulated phone.',
      grant: ownTable('GetItem', 'Query', 'PutItem').and(queueReceipts).and(behaves),
      timeoutSeconds: API_TIMEOUT_SECONDS,
    });
    const deliverReceipts = new ServiceFunction(this, 'vendor-sandbox/deliver-receipts', {
      config,
      purpose: 'Posts the receipts of the simulated vendors to our doors',
      errorImpact: 'Receipts of the simulated vendors are late: messages fall back to the next channel.',
      grant: ownTable('GetItem', 'PutItem'),
      timeoutSeconds: RECEIPT_TIMEOUT_SECONDS,
    });
    consumeQueue(deliverReceipts, receipts.queue, 10);
    api.route(sandbox, ['ANY /sandbox/{proxy+}']);
    new CfnOutput(Stack.of(this), 'PhonePage', {
      value: `${api.publicBaseUrl}/sandbox/phone`,
      description: 'The phones of the simulated customers',
    });
  }
}
