import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { WORKFLOWS } from '../shared/messaging/workflow.ts';
import { platformSecretName } from '../shared/platform/secret-names.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { MediaBucket } from './media-bucket.ts';
import {
  resourceName,
  scheduleDeadLetterName,
  scheduleGroupArn,
  scheduleGroupName,
  scheduleRoleName,
  secretPrefix,
  tableName,
  workflowArn,
} from './names.ts';
import { ServiceDomain } from './service-domain.ts';
import { StaffPool } from './staff-pool.ts';
import type { StageConfig } from './stage-config.ts';

export type DataStackProps = StackProps & { config: StageConfig };

/**
 * What must outlive every redeployment of the service: the table, the files of customers, the staff's accounts, the key behind links, the
 * address that links lead to, and the planned starts with the role and the queue they need. On prod nothing of it can be deleted by accident.
 */
export class DataStack extends Stack {
  readonly tableStreamArn: string;
  readonly staff: StaffPool;

  constructor(scope: Construct, id: string, { config, ...props }: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: config.isProtected });
    Tags.of(this).add('project', 'kerbside');
    Tags.of(this).add('stage', config.stage);
    const removalPolicy = config.isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

    const table = new TableV2(this, 'Table', {
      tableName: tableName(config.stage),
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      // Keys only: who finds something by the index reads the item itself, so no index copies what every send changes.
      globalSecondaryIndexes: [
        {
          indexName: 'gsi1',
          partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
          sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
          projectionType: ProjectionType.KEYS_ONLY,
        },
        {
          indexName: 'gsi2',
          partitionKey: { name: 'gsi2pk', type: AttributeType.STRING },
          sortKey: { name: 'gsi2sk', type: AttributeType.STRING },
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
      billing: Billing.onDemand(),
      timeToLiveAttribute: 'expiresAt',
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: config.isProtected,
      removalPolicy,
    });
    const { tableStreamArn } = table;
    if (tableStreamArn === undefined)
      throw new Error('The table has no stream, though one is configured above; did the CDK change?');
    this.tableStreamArn = tableStreamArn;

    new MediaBucket(this, 'Media', { config, removalPolicy });
    this.staff = new StaffPool(this, 'Staff', { config, removalPolicy });

    new Secret(this, 'PlatformSecret', {
      secretName: platformSecretName(secretPrefix(config.stage)),
      description:
        'linkKey: the key behind the links in messages and behind keyed ids. A new key makes every link that was sent unusable.',
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'linkKey',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy,
    });

    this.#addSchedules(config, removalPolicy);
    if (config.domain) new ServiceDomain(this, 'Domain', { domain: config.domain, removalPolicy });
    new CfnOutput(this, 'TableName', { value: table.tableName });
  }

  /** Planned starts: their group, the role by which they start executions, and where starts go that failed for good. */
  #addSchedules({ stage }: StageConfig, removalPolicy: RemovalPolicy): void {
    new ScheduleGroup(this, 'Schedules', { scheduleGroupName: scheduleGroupName(stage), removalPolicy });
    const dead = new DeadLetterQueue(this, 'SchedulesDead', {
      queueName: scheduleDeadLetterName(stage),
      errorImpact:
        'A planned message was not started at its time; the overdue sweep starts it late or closes it.',
    });
    const role = new Role(this, 'ScheduleRole', {
      roleName: scheduleRoleName(stage),
      description: `Starts the executions that the schedules of ${resourceName(stage)} plan`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': this.account, 'aws:SourceArn': scheduleGroupArn(this, stage) },
        },
      }),
      maxSessionDuration: Duration.hours(1),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['states:StartExecution'],
        resources: WORKFLOWS.map((workflow) => workflowArn(this, stage, workflow)),
      }),
    );
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [dead.queue.queueArn] }));
  }
}
