import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { WORKFLOWS } from '../../shared/messaging/workflow.ts';
import { definitionOf } from './state-machine.ts';
import { asText, ofType, synthesized } from './synthesized.ts';

/* The definitions as AWS gets them, for the simulation, which runs them without the CDK. */

const FOLDER = 'test/fixtures/state-machines';

/** Functions by their names in the code instead of their logical ids in the template. */
const nameOfFunction = (arn: string): string => {
  const id = arn.split(':').at(-1) ?? '';
  const [, resource] =
    ofType(synthesized('prod'), 'AWS::Lambda::Function').find(([each]) => each === id) ?? [];
  const deployed = asText(resource?.Properties['FunctionName']).replace('kerbside-prod-', '');
  return Object.keys(ENVIRONMENTS).find((name) => name.replace('/', '-') === deployed) ?? arn;
};

describe('the definitions that the simulation runs', () => {
  it.each(WORKFLOWS)('%s is what the stack deploys (UPDATE_FIXTURES=1 writes it anew)', (workflow) => {
    const text = JSON.stringify(definitionOf(workflow), undefined, 2).replaceAll(
      /arn:aws:lambda:[\w:-]+/g,
      nameOfFunction,
    );
    const file = join(FOLDER, `${workflow}.json`);
    if (process.env['UPDATE_FIXTURES'] === '1') {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(file, `${text}\n`);
    }
    expect(`${text}\n`).toBe(readFileSync(file, 'utf8'));
  });
});
