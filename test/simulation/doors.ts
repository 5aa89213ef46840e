import { AppError, type ErrorKind } from '../../shared/kernel/app-error.ts';
import type { Deployment, UseCaseDeps } from './deployment.ts';

/** What a caller hears: a status, and what the use case gave when it went well. */
export type Answer<T> = { status: number; value?: T };

const STATUS: Record<ErrorKind, number> = {
  InvalidInput: 400,
  Unauthenticated: 401,
  Forbidden: 403,
  NotFound: 404,
  Conflict: 409,
  TooLarge: 413,
  Throttled: 429,
  Unavailable: 503,
  Defect: 500,
};

/** API Gateway in front of our functions: a request takes time on its way, and a function that crashed is a 502. */
export class Doors {
  readonly #deployment: Deployment;

  constructor(deployment: Deployment) {
    this.#deployment = deployment;
  }

  call<T>(
    name: string,
    work: (deps: UseCaseDeps) => Promise<T>,
    answered: (answer: Answer<T>) => void,
  ): void {
    const { time, dice, witness } = this.#deployment;
    time.after(dice.between(5, 60), () => {
      this.#deployment.invoke(name, 20, work, (end) => {
        time.after(dice.between(5, 60), () => {
          if (end.end === 'done') return answered({ status: 200, value: end.value });
          if (end.end === 'crashed') return answered({ status: 502 });
          const { error } = end;
          if (!(error instanceof AppError)) return answered({ status: 500 });
          witness.checkText('an answer to a caller', error.message);
          answered({ status: STATUS[error.kind] });
        });
      });
    });
  }

  /** Calls again and again, as that caller does, until it is told yes or no. `settled` hears the last status. */
  callAgain<T>(
    name: string,
    work: (deps: UseCaseDeps) => Promise<T>,
    pauses: readonly number[],
    settled: (answer: Answer<T>) => void = () => undefined,
  ): void {
    this.call(name, work, (answer) => {
      const [pause, ...rest] = pauses;
      if (pause === undefined || (answer.status < 500 && answer.status !== 429)) return settled(answer);
      this.#deployment.time.after(pause, () => this.callAgain(name, work, rest, settled));
    });
  }
}
