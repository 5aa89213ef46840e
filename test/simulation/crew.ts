import { Worker } from 'node:worker_threads';
import { addUp, type Summary } from './summary.ts';
import type { Job, Journeys } from './batch.ts';
import type { WorkerAnswer, WorkerRequest } from './worker.ts';

/** Some threads that play jobs, each the next one when it is done with one. */
export class Crew {
  readonly #workers: Worker[];
  readonly #idle: Worker[];
  readonly #waiting: ((worker: Worker) => void)[] = [];

  constructor(size: number) {
    this.#workers = Array.from(
      { length: size },
      () => new Worker(new URL('./worker.ts', import.meta.url), { execArgv: [] }),
    );
    this.#idle = [...this.#workers];
  }

  async play(job: Job, mutant?: string): Promise<Summary> {
    const worker = this.#idle.pop() ?? (await new Promise<Worker>((resolve) => this.#waiting.push(resolve)));
    try {
      return await ask(worker, { job, mutant });
    } finally {
      const next = this.#waiting.shift();
      if (next) next(worker);
      else this.#idle.push(worker);
    }
  }

  async playAll(jobs: readonly Job[], mutant?: string): Promise<Summary> {
    return addUp(await Promise.all(jobs.map((job) => this.play(job, mutant))));
  }

  async leave(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

const ask = (worker: Worker, request: WorkerRequest): Promise<Summary> =>
  new Promise((resolve, reject) => {
    const answered = (answer: WorkerAnswer): void => {
      worker.off('error', reject);
      if ('summary' in answer) resolve(answer.summary);
      else reject(new Error(`A job could not be played: ${answer.fault}`));
    };
    worker.once('message', answered);
    worker.once('error', reject);
    worker.postMessage(request);
  });

/** Journeys of a seed in pieces, so that all threads have work until the end. */
export const journeyJobs = (journeys: Omit<Journeys, 'from' | 'to'>, count: number, piece = 250): Job[] =>
  Array.from({ length: Math.ceil(count / piece) }, (_, index) => ({
    kind: 'journeys',
    ...journeys,
    from: index * piece,
    to: Math.min(count, (index + 1) * piece),
  }));
