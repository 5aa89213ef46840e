import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startTestStage } from '../../bin/local/test-stage.ts';

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- vitest merges this interface
  interface ProvidedContext {
    sandboxFile: string;
  }
}

/** Gives the tests a running stage: the one that `npm test` started, or one of their own for a single project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = process.env['KERBSIDE_SANDBOX_FILE'];
  if (shared !== undefined) {
    project.provide('sandboxFile', shared);
    return async () => {};
  }
  const stage = await startTestStage({
    project: resolve(import.meta.dirname, '../..'),
    log: (line) => console.log(line),
  });
  project.provide('sandboxFile', stage.sandboxFile);
  return stage.stop;
}
