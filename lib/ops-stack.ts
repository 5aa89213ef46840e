import { Stack, type StackProps, Tags } from 'aws-cdk-lib';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Urgency } from './alarms.ts';
import { Dashboard } from './dashboard.ts';
import type { DataStack } from './data-stack.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { ErrorMetric } from './error-metric.ts';
import { resourceName } from './names.ts';
import { ServiceAlarms } from './service-alarms.ts';
import { ServiceFunction } from './service-function.ts';
import type { ServiceStack } from './service-stack.ts';
import type { StageConfig } from './stage-config.ts';
import { Workflow } from './workflow.ts';

export type OpsStackProps = StackProps & { config: StageConfig; data: DataStack; service: ServiceStack };

/**
 * What operators look at: a dashboard, alarms, and the metric that alarms need. It finds every function, dead-letter queue
 * and workflow of the other stacks by itself, so none can be forgotten, and refers to them by name, so that none of them
 * is held fast by it.
 */
export class OpsStack extends Stack {
  constructor(scope: Construct, id: string, { config, data, service, ...props }: OpsStackProps) {
    super(scope, id, props);
    Tags.of(this).add('project', 'kerbside');
    Tags.of(this).add('stage', config.stage);
    this.addStackDependency(service);
    const { stage } = config;
    const all = [...data.node.findAll(), ...service.node.findAll()];
    const watched = {
      functions: all.filter((one) => one instanceof ServiceFunction),
      deadLetterQueues: all.filter((one) => one instanceof DeadLetterQueue),
      workflows: all.filter((one) => one instanceof Workflow),
    };

    /** Two topics, so that a pager can subscribe to one of them. */
    const topicFor = (urgency: Urgency): SnsAction => {
      const topic = new Topic(this, urgency === 'page' ? 'Alarms' : 'WatchAlarms', {
        topicName: resourceName(stage, urgency === 'page' ? 'alarms' : 'alarms-watch'),
        displayName: `Alarms of ${resourceName(stage)} (${urgency})`,
        enforceSSL: true,
      });
      if (config.alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(config.alarmEmail));
      return new SnsAction(topic);
    };

    new ErrorMetric(this, 'ErrorMetric', { stage, functions: watched.functions });
    new ServiceAlarms(this, 'ServiceAlarms', {
      config,
      ...watched,
      apiId: service.api.httpApi.apiId,
      actions: { page: topicFor('page'), watch: topicFor('watch') },
    });
    new Dashboard(this, 'Dashboard', { stage, ...watched, api: service.api.httpApi });
  }
}
