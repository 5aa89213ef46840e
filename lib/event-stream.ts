import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { TableAction } from './data-grants.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { resourceName, tableArn } from './names.ts';
import type { DoorProps } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';
import type { StageGrants } from './stage-grants.ts';

export type EventStreamProps = Omit<DoorProps, 'api'> & { tableStreamArn: string };

/** What applying events, and what follows from them, needs: visits, messages, and starting what sends these. */
export const applyEventsGrant = (grants: StageGrants, options: { index?: boolean } = {}) =>
  applyGrant(grants, ['GetItem', 'BatchGetItem', 'Query', 'PutItem'], options);

/** Whoever applies events also takes away what says that a visit's answers wait. */
const applyAllGrant = (grants: StageGrants, options: { index?: boolean } = {}) =>
  applyGrant(grants, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'], options);

const applyGrant = (grants: StageGrants, actions: readonly TableAction[], options: { index?: boolean }) =>
  grants
    .table(actions, options)
    .and(grants.secrets('platform'))
    .and(grants.site())
    .and(grants.sendingPolicy())
    .and(grants.startWorkflows())
    .and(grants.schedules());

/** Events that came in through a door, events that an operator took out of parking, and people who were changed. */
const FILTERS = [
  FilterCriteria.filter({
    eventName: FilterRule.isEqual('INSERT'),
    dynamodb: { NewImage: { entity: { S: FilterRule.isEqual('event') } } },
  }),
  FilterCriteria.filter({
    eventName: FilterRule.isEqual('MODIFY'),
    dynamodb: {
      OldImage: { status: { S: FilterRule.isEqual('parked') } },
      NewImage: { entity: { S: FilterRule.isEqual('event') }, status: { S: FilterRule.isEqual('accepted') } },
    },
  }),
  FilterCriteria.filter({
    eventName: FilterRule.isEqual('INSERT'),
    dynamodb: {
      NewImage: {
        entity: { S: FilterRule.isEqual('replanning') },
        kind: { S: FilterRule.isEqual('contact') },
      },
    },
  }),
];

/**
 * From the stored event to its effects: the table's stream is the outbox.
 *
 * 1. *apply-events* gets new events within a second and applies each idempotently. What can never work it parks itself,
 *    with an alarm; throttling and outages it reports as failed, and Lambda brings those records again. It also plans the visits of people
 *    anew who were changed (`plan-sweep.ts`).
 * 2. A batch that fails as a whole is cut in halves, so that one record cannot hold up nine. Lambda tries for 23 hours:
 *    the stream forgets after 24, and a failed start must not be given up while a person can still mend it.
 * 3. What is given up leaves its place in the stream in a dead-letter queue.
 * 4. *sweep-events* applies every five minutes what is still in the index of unprocessed events, whatever the stream did.
 */
export class EventStream extends Construct {
  constructor(scope: Construct, id: string, { config, grants, tableStreamArn }: EventStreamProps) {
    super(scope, id);
    const dead = new DeadLetterQueue(this, 'Dead', {
      queueName: resourceName(config.stage, 'events-dead'),
      errorImpact:
        'Events of partners were not applied within 23 hours: no invites, no results. The sweep goes on trying them.',
    });
    const applyEvents = new ServiceFunction(this, 'stream/apply-events', {
      config,
      purpose: 'Applies stored events: visits, conversations, rules, planned messages and their schedules',
      errorImpact:
        'Events are taken but have no effect yet: no invites go out and no results arrive. They are applied once this works again.',
      grant: applyAllGrant(grants).and(grants.answerWorkflows()),
      timeoutSeconds: 60,
    });
    applyEvents.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
          (action) => `dynamodb:${action}`,
        ),
        resources: [`${tableArn(this, config.stage)}/stream/*`],
      }),
    );
    applyEvents.lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [dead.queue.queueArn] }),
    );
    new EventSourceMapping(applyEvents, 'Stream', {
      target: applyEvents.lambda,
      eventSourceArn: tableStreamArn,
      // From the oldest record on: what came in while the service was being replaced is applied too, and nothing twice.
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: FILTERS,
      batchSize: 10,
      // Events are independent of each other (an older one changes nothing), so several batches of a shard may run at once.
      parallelizationFactor: 4,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      maxRecordAge: Duration.hours(23),
      onFailure: { bind: () => ({ destination: dead.queue.queueArn }) },
    });

    const sweepEvents = new ServiceFunction(this, 'stream/sweep-events', {
      config,
      purpose: 'Applies events that the stream left behind, every five minutes',
      errorImpact:
        'Events that the stream missed stay unapplied. As long as the stream works, nobody notices.',
      grant: applyAllGrant(grants, { index: true }).and(grants.answerWorkflows()),
      timeoutSeconds: 60,
    });
    new Rule(sweepEvents, 'Rule', {
      description: 'Sweeps up unapplied events',
      schedule: Schedule.rate(Duration.minutes(5)),
      // Not repeated: the next sweep does the same.
      targets: [new LambdaTarget(sweepEvents.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
