import { parentPort } from 'node:worker_threads';
import type { Job } from './batch.ts';
import { importMutated } from './import-mutated.ts';
import type { Summary } from './summary.ts';

/* One thread of a run: plays what it is given, with the code as it is or with a mutant of it. */

export type WorkerRequest = { job: Job; mutant?: string | undefined };
export type WorkerAnswer = { summary: Summary } | { fault: string };

// Errors are made by the thousand here, and nobody reads where they came from.
Error.stackTraceLimit = 0;

parentPort?.on('message', ({ job, mutant }: WorkerRequest) => {
  const answer = (message: WorkerAnswer): void => parentPort?.postMessage(message);
  importMutated(mutant)
    .then(({ runJob }) => runJob(job))
    .then(
      (summary) => answer({ summary }),
      (error: unknown) =>
        answer({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
});
