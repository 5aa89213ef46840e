import {
  type CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { resourceName } from '../../lib/names.ts';
import type { StageConfig } from '../../lib/stage-config.ts';

export type DeployedStack = {
  name: string;
  /** Undefined: there is no such stack. */
  status: string | undefined;
  account: string | undefined;
  region: string | undefined;
  outputs: Readonly<Record<string, string>>;
  resources: readonly { type: string; id: string }[];
};
export type Stacks = readonly DeployedStack[];

/** The stacks that a stage has, by their names. */
export const stackNames = ({ stage, hasOps }: StageConfig): string[] =>
  ['data', 'service', ...(hasOps ? ['ops'] : [])].map((part) => resourceName(stage, part));

/** Asks CloudFormation for each stack of the stage, with what is in it. */
export const readStacks = (client: CloudFormationClient, config: StageConfig): Promise<Stacks> =>
  Promise.all(stackNames(config).map((name) => readStack(client, name)));

const readStack = async (client: CloudFormationClient, name: string): Promise<DeployedStack> => {
  const stack = await describe(client, name);
  if (!stack)
    return { name, status: undefined, account: undefined, region: undefined, outputs: {}, resources: [] };
  const resources: { type: string; id: string }[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: name })) {
    for (const { ResourceType = '', PhysicalResourceId = '' } of page.StackResourceSummaries ?? [])
      resources.push({ type: ResourceType, id: PhysicalResourceId });
  }
  const [, , , region, account] = (stack.StackId ?? '').split(':');
  return {
    name,
    status: stack.StackStatus,
    account,
    region,
    outputs: Object.fromEntries(
      (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    ),
    resources,
  };
};

/** CloudFormation says that there is no stack by a ValidationError that names it. */
const describe = async (client: CloudFormationClient, name: string) => {
  try {
    const { Stacks: found } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return found?.[0];
  } catch (error) {
    if (
      error instanceof Error &&
      error.name === 'ValidationError' &&
      error.message.includes('does not exist')
    )
      return undefined;
    throw error;
  }
};

/** What the stacks hold of a type, such as every queue. */
export const resourcesOf = (stacks: Stacks, type: string): string[] =>
  stacks.flatMap(({ resources }) => resources.filter((one) => one.type === type).map(({ id }) => id));

export const outputOf = (stacks: Stacks, name: string): string | undefined =>
  stacks.map(({ outputs }) => outputs[name]).find((value) => value !== undefined);
