import * as z from 'zod';
import type { Stage } from '../../lib/stage-config.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { asText, ofType, type Resource, synthesized } from './synthesized.ts';

/** The variables of a function as the template has them. */
export const variablesOf = ({ Properties }: Resource): Record<string, unknown> =>
  z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) }).parse(Properties)
    .Environment.Variables;

/** The names of the functions that a stage should have: prod has no simulated vendors, local no log of SNS. */
export const functionNames = (stage: Stage): string[] =>
  Object.keys(ENVIRONMENTS).filter(
    (name) =>
      (stage !== 'prod' || !name.startsWith('vendor-sandbox/')) &&
      (stage !== 'local' || name !== 'channel-webhooks/sns-sms-status'),
  );

/** What `partner-api/accept-event` is called on AWS. */
export const deployedName = (stage: Stage, name: string): string =>
  `kerbside-${stage}-${name.replace('/', '-')}`;

/** Each function of a stage with its logical id and its resource. */
export const deployedFunctions = (
  stage: Stage,
  context: Record<string, string> = {},
): [string, string, Resource][] => {
  const byName = new Map(
    ofType(synthesized(stage, context), 'AWS::Lambda::Function').map((entry) => [
      asText(entry[1].Properties['FunctionName']),
      entry,
    ]),
  );
  return functionNames(stage).map((name) => {
    const [id, resource] = byName.get(deployedName(stage, name)) ?? [];
    if (id === undefined || !resource) throw new Error(`${name} is not deployed on ${stage}.`);
    return [name, id, resource];
  });
};
