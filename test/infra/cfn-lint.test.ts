import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OWN_DOMAIN, synthesized } from './synthesized.ts';

/** Where cfn-lint is: named by CFN_LINT, on the PATH, or beside the local AWS that `npm start` installs. */
const findCfnLint = (): string => {
  const named = process.env['CFN_LINT'];
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'cfn-lint'));
  const candidates = named === undefined ? [...onPath, '.local/python/bin/cfn-lint'] : [named];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found !== undefined) return found;
  const missing =
    named === undefined ? 'cfn-lint is not installed' : `CFN_LINT names ${named}, which does not exist`;
  throw new Error(
    `${missing}. It is a Python package: run npm start or npm test once, or python3 -m venv .local/lint && .local/lint/bin/pip install cfn-lint, and set CFN_LINT=.local/lint/bin/cfn-lint.`,
  );
};

/** What cfn-lint finds and we keep as it is. */
const IGNORED = {
  W3005: 'The CDK writes DependsOn also where a reference already says so.',
};

/** What it prints; it ends with a code other than 0 when it found something. */
const lint = (files: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const settings = [
      '--format',
      'parseable',
      '--ignore-checks',
      ...Object.keys(IGNORED),
      '--regions',
      'eu-central-1',
      '--',
    ];
    execFile(findCfnLint(), [...settings, ...files], { maxBuffer: 10_000_000 }, (error, stdout, stderr) =>
      resolve(stdout + stderr || (error?.message ?? '')),
    );
  });

describe('cfn-lint', () => {
  // The other stages differ in values only, and a run takes ten seconds.
  it('finds nothing in the templates of prod with a domain', async () => {
    expect(await lint(synthesized('prod', OWN_DOMAIN).files)).toBe('');
  });
});
