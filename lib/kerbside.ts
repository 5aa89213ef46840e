import type { App } from 'aws-cdk-lib';
import { DataStack } from './data-stack.ts';
import { resourceName } from './names.ts';
import { OpsStack } from './ops-stack.ts';
import { ServiceStack } from './service-stack.ts';
import type { StageConfig } from './stage-config.ts';

/** All stacks of a stage, in the order in which they are deployed; the ops stack where the stage has one. */
export const addStacks = (
  app: App,
  config: StageConfig,
): { data: DataStack; service: ServiceStack; ops?: OpsStack } => {
  const { stage, region } = config;
  const common = { env: { region }, config };
  const name = (part: string): string => resourceName(stage, part);
  const data = new DataStack(app, name('data'), {
    ...common,
    description: 'Kerbside: table, staff accounts, schedules. Outlives the service.',
  });
  const service = new ServiceStack(app, name('service'), {
    ...common,
    data,
    description: 'Kerbside: doors, functions, workflows. Holds no data.',
  });
  if (!config.hasOps) return { data, service };
  const ops = new OpsStack(app, name('ops'), {
    ...common,
    data,
    service,
    description: 'Kerbside: dashboard, alarms, metrics.',
  });
  return { data, service, ops };
};
