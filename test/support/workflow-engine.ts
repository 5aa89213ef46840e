import { randomUUID } from 'node:crypto';
import type { Channel } from '../../shared/dealers/settings.ts';
import type { DeliveryInput, TaskError, Workflow, WorkflowPort } from '../../shared/messaging/workflow.ts';

/* Both state machines in memory, with the clock of the test. The definitions themselves are run in test/infra; this
   engine follows the same table of states, and a test there holds the two together. */

type SendState = `send:${Channel}`;
type StateName =
  | SendState
  | 'report-no-channel'
  | 'wait'
  | 'post-results'
  | 'close-unanswered'
  | 'claimed-elsewhere'
  | 'done';

export type Execution = {
  name: string;
  workflow: Workflow;
  input: DeliveryInput;
  state: StateName;
  /** States entered, as Step Functions bills them. */
  entered: string[];
  token: string | undefined;
  deadline: number | undefined;
  retries: number;
};

export type EngineTasks = {
  send(channel: Channel, input: DeliveryInput & { execution: string; taskToken: string }): Promise<void>;
  reportNoChannel(input: DeliveryInput & { execution: string }): Promise<void>;
  waitForCheckIn(input: { visitId: string; taskToken: string }): Promise<void>;
  postResults(input: { visitId: string }): Promise<void>;
  closeUnanswered(input: { visitId: string }): Promise<void>;
};

const NEXT: Record<SendState, StateName> = {
  'send:oem': 'send:whatsapp',
  'send:whatsapp': 'send:sms',
  'send:sms': 'send:email',
  'send:email': 'report-no-channel',
};
const isSend = (state: StateName): state is SendState => state.startsWith('send:');

export const DEADLINES: Record<Channel, number> = { oem: 600, whatsapp: 1200, sms: 900, email: 300 };
const MOST_RETRIES = 5;

/** A task token of AWS has some 600 characters, which counts in the size of the item that keeps it. */
const PADDING = 'A'.repeat(564);

type Signal = { token: string; ok: true } | { token: string; ok: false; error: TaskError | 'States.Timeout' };

export class WorkflowEngine implements WorkflowPort {
  readonly executions = new Map<string, Execution>();
  readonly #tasks: () => EngineTasks;
  readonly #nowMs: () => number;
  readonly #queue: (() => Promise<void>)[] = [];

  constructor(tasks: () => EngineTasks, nowMs: () => number) {
    this.#tasks = tasks;
    this.#nowMs = nowMs;
  }

  start(workflow: Workflow, name: string, input: DeliveryInput): Promise<void> {
    if (this.executions.has(name)) return Promise.resolve();
    const first: StateName =
      input.first === 'none'
        ? 'report-no-channel'
        : input.first === 'check-in'
          ? 'wait'
          : `send:${input.first}`;
    const execution: Execution = {
      name,
      workflow,
      input,
      state: first,
      entered: ['Choose first channel'],
      token: undefined,
      deadline: undefined,
      retries: 0,
    };
    this.executions.set(name, execution);
    this.#queue.push(() => this.#enter(execution, first));
    return Promise.resolve();
  }

  succeed(taskToken: string): Promise<boolean> {
    return Promise.resolve(this.#signal({ token: taskToken, ok: true }));
  }

  fail(taskToken: string, error: TaskError): Promise<boolean> {
    return Promise.resolve(this.#signal({ token: taskToken, ok: false, error }));
  }

  /** Runs what can run without time passing. */
  async settle(): Promise<void> {
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) await next();
  }

  /** The next instant (ms) at which a wait ends by itself. */
  nextDeadline(): number | undefined {
    const deadlines = [...this.executions.values()].flatMap(({ deadline }) =>
      deadline === undefined ? [] : [deadline],
    );
    return deadlines.length === 0 ? undefined : Math.min(...deadlines);
  }

  expire(): void {
    for (const execution of this.executions.values()) {
      if (
        execution.deadline !== undefined &&
        execution.deadline <= this.#nowMs() &&
        execution.token !== undefined
      ) {
        this.#signal({ token: execution.token, ok: false, error: 'States.Timeout' });
      }
    }
  }

  #signal(signal: Signal): boolean {
    const execution = [...this.executions.values()].find(({ token }) => token === signal.token);
    if (!execution) return false;
    execution.token = undefined;
    execution.deadline = undefined;
    this.#queue.push(() => this.#leave(execution, signal));
    return true;
  }

  async #enter(execution: Execution, state: StateName): Promise<void> {
    execution.state = state;
    if (state === 'done') return;
    execution.entered.push(state);
    const { input, name } = execution;
    const tasks = this.#tasks();
    if (isSend(state) || state === 'wait') {
      const token = `${randomUUID()}${PADDING}`;
      execution.token = token;
      execution.deadline =
        this.#nowMs() + 1000 * (state === 'wait' ? input.checkInSeconds : DEADLINES[channelOf(state)]);
      if (state === 'wait') await tasks.waitForCheckIn({ visitId: input.visitId, taskToken: token });
      else await tasks.send(channelOf(state), { ...input, execution: name, taskToken: token });
      return;
    }
    if (state === 'report-no-channel') await tasks.reportNoChannel({ ...input, execution: name });
    if (state === 'post-results') await tasks.postResults({ visitId: input.visitId });
    if (state === 'close-unanswered') await tasks.closeUnanswered({ visitId: input.visitId });
    execution.state = 'done';
  }

  async #leave(execution: Execution, signal: Signal): Promise<void> {
    const { state, workflow } = execution;
    if (state === 'wait') {
      const next: StateName = signal.ok
        ? 'post-results'
        : signal.error === 'States.Timeout'
          ? 'close-unanswered'
          : 'claimed-elsewhere';
      return this.#enter(execution, next);
    }
    if (!isSend(state)) return;
    if (signal.ok) return this.#enter(execution, workflow === 'check-in-lifecycle' ? 'wait' : 'done');
    if (signal.error === 'AlreadyClaimed') return this.#enter(execution, 'claimed-elsewhere');
    if (signal.error === 'Throttled' && execution.retries < MOST_RETRIES) {
      execution.retries += 1;
      return this.#enter(execution, state);
    }
    execution.retries = 0;
    return this.#enter(execution, NEXT[state]);
  }
}

const channelOf = (state: SendState): Channel => {
  if (state === 'send:oem') return 'oem';
  if (state === 'send:whatsapp') return 'whatsapp';
  return state === 'send:sms' ? 'sms' : 'email';
};
