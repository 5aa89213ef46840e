/** Deploys the real stacks onto the local AWS with the real CDK, then repairs what CloudFormation drops there. */
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { DescribeTimeToLiveCommand, DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { localAccount, localRegion } from './emulator.ts';

type Log = (line: string) => void;

/** The local AWS takes any credentials; these only say that the developer's own are never used. */
export const localCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What every process that talks to the local AWS needs in its environment, whatever the developer's shell is set up for. */
export function localAwsEnvironment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_REGION: localRegion,
    AWS_DEFAULT_REGION: localRegion,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** Bootstraps the local account once, then deploys every stack of the app; the outputs land in `outputsFile`. */
export async function deployStacks(options: {
  endpoint: string;
  /** The CDK context, such as `{ stage: 'local' }`. */
  context: Record<string, string>;
  outputsFile: string;
  log: Log;
  /** Where cdk.json is. */
  projectDir?: string;
}): Promise<void> {
  const { endpoint, log } = options;
  const projectDir = resolve(options.projectDir ?? '.');
  const outputsFile = resolve(options.outputsFile);
  await mkdir(dirname(outputsFile), { recursive: true });
  const cdk = (args: string[], cwd: string): Promise<void> =>
    runCdk(args, { endpoint, log, projectDir, cwd });
  // Run outside the project, where no cdk.json makes it synthesize the whole app for nothing.
  if (!(await isBootstrapped(endpoint)))
    await cdk(['bootstrap', `aws://${localAccount}/${localRegion}`], dirname(outputsFile));
  const context = Object.entries(options.context).flatMap(([key, value]) => ['--context', `${key}=${value}`]);
  // The local CloudFormation loses track of change sets between deployments; the direct method uses none.
  const how = ['--method=direct', '--require-approval', 'never', '--progress', 'events'];
  const where = ['--outputs-file', outputsFile, '--output', join(dirname(outputsFile), 'cdk.out')];
  await cdk(['deploy', '--all', ...how, ...where, ...context], projectDir);
}

/** Turns on time to live, which the local CloudFormation drops without a word (docs/local-aws.md). */
export async function afterDeploy(options: {
  endpoint: string;
  tables: readonly { tableName: string; timeToLiveAttribute: string }[];
  log: Log;
}): Promise<void> {
  const dynamo = new DynamoDBClient({
    endpoint: options.endpoint,
    region: localRegion,
    credentials: localCredentials,
  });
  for (const { tableName, timeToLiveAttribute } of options.tables) {
    const { TimeToLiveDescription } = await dynamo.send(
      new DescribeTimeToLiveCommand({ TableName: tableName }),
    );
    if (TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED') continue;
    const specification = { AttributeName: timeToLiveAttribute, Enabled: true };
    await dynamo.send(
      new UpdateTimeToLiveCommand({ TableName: tableName, TimeToLiveSpecification: specification }),
    );
    options.log(`Time to live of ${tableName} turned on.`);
  }
  dynamo.destroy();
}

/** Whether `cdk bootstrap` has been here. Asked without an SDK client, because nothing else needs the CloudFormation one. */
async function isBootstrapped(endpoint: string): Promise<boolean> {
  const scope = `test/20260101/${localRegion}/cloudformation/aws4_request`;
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=unchecked`,
    },
    body: 'Action=DescribeStacks&Version=2010-05-15&StackName=CDKToolkit',
  });
  return /<StackStatus>(CREATE|UPDATE)_COMPLETE</.test(await answer.text());
}

/** Runs the project's own CDK, passing every line on; its error carries the end of what it printed. */
async function runCdk(
  args: string[],
  options: { endpoint: string; log: Log; projectDir: string; cwd: string },
): Promise<void> {
  const bin = join(options.projectDir, 'node_modules/.bin');
  const { AWS_PROFILE: _profile, AWS_SESSION_TOKEN: _token, ...shell } = process.env;
  const child = spawn(join(bin, 'cdk'), [...args, '--no-notices', '--no-color'], {
    cwd: options.cwd,
    env: {
      ...shell,
      ...localAwsEnvironment(options.endpoint),
      // The app in cdk.json is TypeScript that only the project's Node runs.
      PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const tail: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (line.trim() === '') return;
      tail.push(line);
      if (tail.length > 40) tail.shift();
      options.log(line);
    });
  }
  const code = await new Promise<number | string>((done, fail) => {
    child.once('error', fail);
    child.once('close', (exitCode, signal) => done(exitCode ?? signal ?? 'unknown'));
  });
  if (code !== 0)
    throw new Error(`"cdk ${args[0]}" ended with ${code}. The end of its output:\n${tail.join('\n')}`);
}
