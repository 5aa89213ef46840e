import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { DoorProps } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';
import type { StageGrants } from './stage-grants.ts';

/** What finding and erasing a person needs: all of the table that names them, and an end to what waits for them. */
export const privacyGrant = (grants: StageGrants) =>
  grants
    .table(['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'], { index: true })
    .and(grants.secrets('platform'))
    .and(grants.answerWorkflows())
    .and(grants.removeSchedules());

/**
 * Behind the time to live of the table, which knows only what was right when an item was written.
 *
 * 1. Every hour *sweep-privacy* finishes erasures that broke off, and looks once more at each a quarter of an hour after it.
 * 2. It goes in rounds through the contacts of all dealers; whose data was dated by another retention than the one in force gets new
 *    clocks, and what is over goes. What one run has no time for, the next one does.
 */
export class PrivacySweep extends Construct {
  constructor(scope: Construct, id: string, { config, grants }: Omit<DoorProps, 'api'>) {
    super(scope, id);
    const sweep = new ServiceFunction(this, 'stream/sweep-privacy', {
      config,
      purpose:
        'Finishes erasures and keeps the clocks of personal data as the retention in force has them, every hour',
      errorImpact:
        'Erasures that broke off stay unfinished, and a changed retention does not reach what is there already. Times to live go on.',
      grant: privacyGrant(grants),
      timeoutSeconds: 120,
    });
    new Rule(sweep, 'Rule', {
      description: 'Sweeps personal data whose time is over',
      schedule: Schedule.rate(Duration.hours(1)),
      // Not repeated: the next sweep does the same.
      targets: [new LambdaTarget(sweep.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
