import { join } from 'node:path';
import { bringUpStage } from './bring-up.ts';
import { localFiles } from './local-state.ts';
import { writeReadyFile } from './ready-file.ts';
import { startSteps } from './steps.ts';

export type TestStage = { sandboxFile: string; stop: () => Promise<void> };

/** A stage for one test run: any free port, a folder of its own beside that of `npm start`, empty at the start. */
export const startTestStage = async ({
  project,
  log,
}: {
  project: string;
  log: (line: string) => void;
}): Promise<TestStage> => {
  const folder = '.local/test';
  const undone: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const undo of undone.splice(0).toReversed()) await undo();
  };
  try {
    const { sandbox, ready } = await bringUpStage({
      projectDir: project,
      folder,
      port: 0,
      isFresh: true,
      steps: startSteps(4, { write: (text) => log(text.trimEnd()), isTerminal: false }),
      signal: new AbortController().signal,
      log,
      onStop: (undo) => undone.push(undo),
    });
    ready();
    const sandboxFile = localFiles(folder).sandbox;
    await writeReadyFile(sandboxFile, sandbox);
    return { sandboxFile: join(project, sandboxFile), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
