import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chooseEmulator, installEmulator } from './emulator.ts';

const run = promisify(execFile);

/** Checks CloudFormation templates against AWS's own schemas, without an account. */
const cfnLint = 'cfn-lint==1.58.0';

/** Installs what the tests need beside npm packages: the local AWS, and cfn-lint in the same virtual environment. */
export const provideTestTools = async ({
  project,
  log,
}: {
  project: string;
  log: (line: string) => void;
}): Promise<void> => {
  const dir = join(project, '.local/python');
  if (chooseEmulator(process.env).kind === 'docker')
    log('The tests use Python for cfn-lint even where the local AWS runs in Docker.');
  const python = await installEmulator({ dir, log, env: process.env });
  const version = "from importlib.metadata import version; print('cfn-lint==' + version('cfn-lint'))";
  const { stdout } = await run(python, ['-c', version]).catch(() => ({ stdout: '' }));
  if (stdout.trim() === cfnLint) return;
  log(`Installing ${cfnLint} into ${dir}; this happens once…`);
  await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', cfnLint]);
};
