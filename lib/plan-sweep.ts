import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { applyEventsGrant } from './event-stream.ts';
import type { DoorProps } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';

/**
 * Plans of visits follow what they depend on, not only events.
 *
 * 1. Whoever changes a person, or a setting that plans are made of, writes with it whose visits are to be planned anew.
 * 2. Of people the table's stream tells *apply-events* within seconds (`event-stream.ts`).
 * 3. Every five minutes *sweep-plans* takes up what waits: the visits of a location, a dealer or a network, page by page, each run as far as
 *    it comes in two and a half minutes, and people whom the stream has missed.
 */
export class PlanSweep extends Construct {
  constructor(scope: Construct, id: string, { config, grants }: Omit<DoorProps, 'api'>) {
    super(scope, id);
    const sweep = new ServiceFunction(this, 'stream/sweep-plans', {
      config,
      purpose: 'Plans visits anew after settings were changed, every five minutes',
      errorImpact:
        'Messages that are planned already keep their times and recipients after settings were changed; each send decides anew all the same.',
      grant: applyEventsGrant(grants, { index: true }),
      timeoutSeconds: 240,
    });
    new Rule(sweep, 'Rule', {
      description: 'Sweeps up visits to be planned anew',
      schedule: Schedule.rate(Duration.minutes(5)),
      // Not repeated: the next sweep does the same.
      targets: [new LambdaTarget(sweep.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
