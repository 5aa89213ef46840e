import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  CfnFunction,
  Code,
  Function as LambdaFunction,
  type FunctionProps,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionEnvironment, FunctionName } from '../shared/platform/function-environments.ts';
import { METRIC_NAMESPACE } from '../shared/platform/metrics.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';
import type { Environment, Grant } from './grant.ts';
import { functionLogGroupName, functionName, resourceName } from './names.ts';
import type { StageConfig } from './stage-config.ts';

/** The variables that a function reads. A value is a string in Lambda, whatever the schema makes of it. */
type EnvironmentOf<Name extends FunctionName> = {
  [Key in keyof FunctionEnvironment<Name>]: FunctionEnvironment<Name>[Key] | string;
};

export type ServiceFunctionProps<Name extends FunctionName> = {
  config: StageConfig;
  /** What the function is for, in one sentence: its description in the console. */
  purpose: string;
  /** What a customer, a partner or the staff notice when it fails: stands in its alarm. */
  errorImpact: string;
  /** All that it may do, with all that its environment schema asks for. */
  grant: Grant<Environment & EnvironmentOf<Name>>;
  timeoutSeconds: number;
  memoryMb?: number;
  /** How many copies may run at once; left out: as many as the account has room for. */
  copies?: number | undefined;
  /** For a function that is handed its work and asked no more (by SNS, by a log): where work goes that failed three times. */
  handedOver?: { giveUpTo: DeadLetterQueue };
};

/** The most that Lambda itself can repeat: after one minute and after two more. */
const MOST_REPEATS = 2;

/** Functions that API Gateway asks and nobody else. */
const ANSWERS_REQUESTS = /^(console|customer-site|partner-api|staff-console)\//;

/** Lambda's limit for a description. */
const LONGEST_DESCRIPTION = 256;

/**
 * The one way to make a Lambda: name, folder in `dist` and key in ENVIRONMENTS are the same; its own role that may write
 * to its own log and do what its grant says; a log group with an end. Lambda itself repeats nothing, since whoever invokes
 * decides that and a send must never happen twice; but SNS and CloudWatch Logs learn nothing of a failure, so what they
 * hand over Lambda repeats, and at last lays into a dead-letter queue.
 */
export class ServiceFunction<Name extends FunctionName = FunctionName> extends Construct {
  readonly serviceName: Name;
  readonly errorImpact: string;
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, name: Name, props: ServiceFunctionProps<Name>) {
    super(scope, name);
    const { config, purpose, errorImpact, grant } = props;
    this.serviceName = name;
    this.errorImpact = errorImpact;
    if (purpose.length > LONGEST_DESCRIPTION)
      throw new Error(
        `The purpose of ${name} has ${purpose.length} characters; Lambda takes ${LONGEST_DESCRIPTION}.`,
      );

    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: functionLogGroupName(config.stage, name),
      retention: config.logDays,
      // A log group that stayed behind under its fixed name would make the next deployment of the function fail.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const giveUpTo = props.handedOver?.giveUpTo.queue.queueArn;
    const statements = [
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
      ...(config.isTraced
        ? [
            new PolicyStatement({
              actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
              resources: ['*'],
            }),
          ]
        : []),
      ...grant.statements,
      ...(giveUpTo === undefined
        ? []
        : [new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [giveUpTo] })]),
    ];
    // Inside the role and not beside it: a stack holds 500 resources.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${name} may do`,
      inlinePolicies: { Grant: new PolicyDocument({ statements }) },
    });

    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: functionName(config.stage, name),
      description: purpose,
      code: Code.fromAsset(bundleFolder(config.distFolder, name), { exclude: ['**/*.map'] }),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb ?? 512,
      timeout: Duration.seconds(props.timeoutSeconds),
      ...repeatsOf(name, giveUpTo),
      ...(props.copies === undefined ? {} : { reservedConcurrentExecutions: props.copies }),
      role,
      logGroup,
      environment: {
        ...Object.fromEntries(Object.entries(grant.environment).map(([key, value]) => [key, String(value)])),
        // One name for all functions of a stage, since it is the one dimension of our metrics; the log group tells them apart.
        POWERTOOLS_SERVICE_NAME: resourceName(config.stage),
        POWERTOOLS_METRICS_NAMESPACE: METRIC_NAMESPACE,
        // One clock for all functions, where the stage has one that can be moved (`shared/platform/system.ts`).
        ...(config.clockFile === undefined ? {} : { CLOCK_FILE: config.clockFile }),
      },
    });
    const resource = this.lambda.node.defaultChild;
    if (!(resource instanceof CfnFunction)) return;
    resource.addMetadata('errorImpact', errorImpact);
    if (config.isTraced) resource.tracingConfig = { mode: Tracing.ACTIVE };
  }
}

/**
 * What Lambda repeats by itself: of what is handed over, a little; else nothing. Of what API Gateway asks there is nothing to say: it waits
 * for the answer, so Lambda never could; and the setting would be a resource for each, of which a stack holds 500.
 */
const repeatsOf = (
  name: FunctionName,
  giveUpTo: string | undefined,
): Pick<FunctionProps, 'retryAttempts' | 'onFailure'> => {
  if (giveUpTo !== undefined)
    return { retryAttempts: MOST_REPEATS, onFailure: { bind: () => ({ destination: giveUpTo }) } };
  return ANSWERS_REQUESTS.test(name) ? {} : { retryAttempts: 0 };
};

/** Where the bundle lies; says what to do when there is none. */
const bundleFolder = (distFolder: string, name: FunctionName): string => {
  const folder = join(distFolder, name);
  if (existsSync(folder)) return folder;
  throw new Error(
    `There is no bundle of ${name} at ${folder}: run npm run build first, or name the folder with -c dist=….`,
  );
};
