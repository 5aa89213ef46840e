import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../shared/platform/metrics.ts';
import { functionLogGroupName } from './names.ts';
import type { ServiceFunction } from './service-function.ts';

/** Lines of level ERROR, which is what the code logs when a person must look at something. */
export const errorMetricName = 'ErrorsLogged';

/** Metric filters cannot name the stage in a dimension without a value in the line, so the namespace does. */
export const errorMetricNamespace = (stage: string): string => `${METRIC_NAMESPACE}/${stage}`;

/** Counts the ERROR lines of all functions in one metric: also those of functions that caught the error and went on. */
export class ErrorMetric extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { stage, functions }: { stage: string; functions: readonly ServiceFunction[] },
  ) {
    super(scope, id);
    for (const { serviceName } of functions) {
      const at = new Construct(this, serviceName);
      new MetricFilter(at, 'Filter', {
        logGroup: LogGroup.fromLogGroupName(at, 'Logs', functionLogGroupName(stage, serviceName)),
        filterPattern: FilterPattern.stringValue('$.level', '=', 'ERROR'),
        metricNamespace: errorMetricNamespace(stage),
        metricName: errorMetricName,
        metricValue: '1',
      });
    }
  }
}
