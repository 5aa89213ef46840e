import { type Check, fault, must, ok } from './check.ts';
import { stackNames } from './stacks.ts';

/** The credentials lead to an account, and the stacks are there, whole, in the region of the stage. */
export const checkStacks: Check = {
  name: 'account and stacks',
  run: async ({ config, stacks }) => {
    const found = await stacks();
    const account = found.find((stack) => stack.account !== undefined)?.account;
    const deploy = `npx cdk deploy --all -c stage=${config.stage}`;
    return [
      ...(account === undefined ? [] : [ok(`the credentials lead to account ${account}, ${config.region}`)]),
      ...found.map(({ name, status }) =>
        status === undefined
          ? fault(`stack ${name} does not exist in ${config.region}`, `deploy it: ${deploy}`)
          : must(
              /^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(status),
              `stack ${name} is deployed (${status})`,
              `stack ${name} is ${status}`,
              status.endsWith('_IN_PROGRESS')
                ? 'wait until it is done, and ask again'
                : `look at its events in CloudFormation, mend what failed, then ${deploy}`,
            ),
      ),
      ...missingOutputs(found, stackNames(config).length).map((output) =>
        fault(`the stacks have no output ${output}`, `deploy the present version: ${deploy}`),
      ),
    ];
  },
};

const missingOutputs = (
  found: readonly { status: string | undefined; outputs: Readonly<Record<string, string>> }[],
  expected: number,
): string[] => {
  if (found.filter(({ status }) => status !== undefined).length < expected) return [];
  return ['TableName', 'StaffPoolId', 'PublicBaseUrl'].filter(
    (name) => !found.some(({ outputs }) => outputs[name] !== undefined),
  );
};
