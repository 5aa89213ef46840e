import * as z from 'zod';
import type {
  BrokenExecution,
  BrokenStatus,
  DeliveryInput,
  TaskError,
  Workflow,
  WorkflowPort,
} from '../../shared/messaging/workflow.ts';
import type { Dice } from './dice.ts';
import type { VirtualTime } from './virtual-time.ts';

/* Step Functions in virtual time: runs the definitions that AWS gets (test/fixtures/state-machines), as far as they use the language. */

const retrySchema = z.strictObject({
  ErrorEquals: z.array(z.string()),
  IntervalSeconds: z.number().default(1),
  MaxAttempts: z.number().default(3),
  BackoffRate: z.number().default(2),
  JitterStrategy: z.literal('FULL').optional(),
});
const catchSchema = z.strictObject({
  ErrorEquals: z.array(z.string()),
  ResultPath: z.null(),
  Next: z.string(),
});
const common = {
  Comment: z.string().optional(),
  Next: z.string().optional(),
  End: z.literal(true).optional(),
};
const stateSchema = z.discriminatedUnion('Type', [
  z.strictObject({
    Type: z.literal('Task'),
    ...common,
    Retry: z.array(retrySchema).default([]),
    Catch: z.array(catchSchema).default([]),
    TimeoutSeconds: z.number().optional(),
    TimeoutSecondsPath: z.string().optional(),
    ResultPath: z.null(),
    Resource: z.enum(['arn:aws:states:::lambda:invoke', 'arn:aws:states:::lambda:invoke.waitForTaskToken']),
    Parameters: z.strictObject({ FunctionName: z.string(), Payload: z.record(z.string(), z.string()) }),
  }),
  z.strictObject({
    Type: z.literal('Choice'),
    ...common,
    Choices: z.array(
      z.strictObject({
        Comment: z.string().optional(),
        Variable: z.string(),
        StringEquals: z.string(),
        Next: z.string(),
      }),
    ),
    Default: z.string(),
  }),
  z.strictObject({ Type: z.literal('Succeed'), ...common }),
]);
/** Strict: a definition that uses more of the language than this file knows is refused, not half understood. */
export const machineSchema = z.strictObject({
  StartAt: z.string(),
  TimeoutSeconds: z.number(),
  States: z.record(z.string(), stateSchema),
});
export type Machine = z.infer<typeof machineSchema>;
export type Machines = Record<Workflow, Machine>;
type Task = Extract<Machine['States'][string], { Type: 'Task' }>;

/** Runs a function by its name; `ended` hears the name of the error it ended with, or that it went well. */
export type InvokeFunction = (
  name: string,
  payload: Record<string, string>,
  ended: (error: string | undefined) => void,
) => void;

export type Execution = {
  name: string;
  workflow: Workflow;
  input: DeliveryInput;
  startedAt: number;
  state: string;
  /** Counts the tries of tasks: what belongs to an earlier one comes too late. */
  turn: number;
  /** How often each retry rule of the present state was used. */
  retries: number[];
  token: string | undefined;
  status: 'RUNNING' | 'SUCCEEDED' | BrokenStatus;
};

type Deps = {
  time: VirtualTime;
  dice: Dice;
  machines: Machines;
  invoke: InvokeFunction;
  /** Told of each channel that was left after all its tries had failed. */
  gaveUp(messageId: string, channel: string): void;
  /** Told of each execution that did not end well, as EventBridge is. */
  broke(execution: BrokenExecution): void;
};

export class StateMachines implements WorkflowPort {
  readonly executions = new Map<string, Execution>();
  readonly #tokens = new Map<string, Execution>();
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  start(workflow: Workflow, name: string, input: DeliveryInput): Promise<void> {
    if (this.executions.has(name)) return Promise.resolve();
    const { time, machines } = this.#deps;
    const execution: Execution = {
      name,
      workflow,
      input,
      startedAt: time.ms,
      state: '',
      turn: 0,
      retries: [],
      token: undefined,
      status: 'RUNNING',
    };
    this.executions.set(name, execution);
    const { StartAt, TimeoutSeconds } = machines[workflow];
    time.after(TRANSITION_MS, () => this.#enter(execution, StartAt));
    time.after(TimeoutSeconds * 1000, () => {
      if (execution.status !== 'RUNNING') return;
      this.#endTurn(execution);
      this.#end(execution, 'TIMED_OUT');
    });
    return Promise.resolve();
  }

  succeed(taskToken: string): Promise<boolean> {
    const execution = this.#take(taskToken);
    if (execution) this.#leave(execution);
    return Promise.resolve(execution !== undefined);
  }

  fail(taskToken: string, error: TaskError): Promise<boolean> {
    const execution = this.#take(taskToken);
    if (execution) this.#failTask(execution, error);
    return Promise.resolve(execution !== undefined);
  }

  #take(token: string): Execution | undefined {
    const execution = this.#tokens.get(token);
    this.#tokens.delete(token);
    return execution?.token === token ? execution : undefined;
  }

  #enter(execution: Execution, name: string): void {
    const state = this.#deps.machines[execution.workflow].States[name];
    if (!state) throw new Error(`${execution.workflow} has no state ${name}.`);
    execution.state = name;
    switch (state.Type) {
      case 'Choice': {
        const choice = state.Choices.find(
          ({ Variable, StringEquals }) => this.#valueOf(execution, Variable) === StringEquals,
        );
        return this.#enter(execution, choice?.Next ?? state.Default);
      }
      case 'Succeed':
        return this.#end(execution, 'SUCCEEDED');
      case 'Task':
        execution.retries = state.Retry.map(() => 0);
        return this.#try(execution, state);
    }
  }

  #try(execution: Execution, task: Task): void {
    const { time, invoke } = this.#deps;
    const turn = (execution.turn += 1);
    const waitsForToken = task.Resource.endsWith('.waitForTaskToken');
    execution.token = waitsForToken ? `task-token-${execution.name}-${turn}` : undefined;
    if (execution.token !== undefined) this.#tokens.set(execution.token, execution);
    const seconds = task.TimeoutSecondsPath
      ? Number(this.#valueOf(execution, task.TimeoutSecondsPath))
      : task.TimeoutSeconds;
    if (seconds !== undefined)
      time.after(seconds * 1000, () => {
        if (execution.turn === turn && execution.status === 'RUNNING')
          this.#failTask(execution, 'States.Timeout');
      });
    const payload: Record<string, string> = {};
    for (const [key, value] of Object.entries(task.Parameters.Payload)) {
      if (key.endsWith('.$')) payload[key.slice(0, -2)] = String(this.#valueOf(execution, value));
      else payload[key] = value;
    }
    invoke(task.Parameters.FunctionName, payload, (error) => {
      if (execution.turn !== turn || execution.status !== 'RUNNING') return;
      if (error !== undefined) return this.#failTask(execution, error);
      if (!waitsForToken) this.#leave(execution);
    });
  }

  #leave(execution: Execution): void {
    const next = this.#stateOf(execution).Next;
    this.#endTurn(execution);
    if (next === undefined) return this.#end(execution, 'SUCCEEDED');
    this.#deps.time.after(TRANSITION_MS, () => this.#enter(execution, next));
  }

  #failTask(execution: Execution, error: string): void {
    const task = this.#stateOf(execution);
    this.#endTurn(execution);
    if (task.Type !== 'Task') throw new Error(`${execution.state} is no task, so it cannot fail.`);
    const { time, dice } = this.#deps;
    const rule = task.Retry.findIndex(({ ErrorEquals }) => matches(ErrorEquals, error));
    const retry = task.Retry[rule];
    const used = execution.retries[rule] ?? 0;
    if (retry && used < retry.MaxAttempts) {
      execution.retries[rule] = used + 1;
      const pause = retry.IntervalSeconds * retry.BackoffRate ** used * 1000;
      time.after(retry.JitterStrategy ? pause * dice.fraction() : pause, () => this.#try(execution, task));
      return;
    }
    const { channel } = task.Parameters.Payload;
    if (retry && retry.MaxAttempts > 0 && channel !== undefined)
      this.#deps.gaveUp(execution.input.messageId, channel);
    const caught = task.Catch.find(({ ErrorEquals }) => matches(ErrorEquals, error));
    if (caught) return time.after(TRANSITION_MS, () => this.#enter(execution, caught.Next));
    this.#end(execution, 'FAILED');
  }

  /** What still comes of this try comes too late. */
  #endTurn(execution: Execution): void {
    execution.turn += 1;
    execution.token = undefined;
  }

  #end(execution: Execution, status: 'SUCCEEDED' | BrokenStatus): void {
    execution.status = status;
    if (status !== 'SUCCEEDED') this.#deps.broke({ ...execution, status });
  }

  #stateOf({ workflow, state }: Execution): Machine['States'][string] {
    const found = this.#deps.machines[workflow].States[state];
    if (!found) throw new Error(`${workflow} has no state ${state}.`);
    return found;
  }

  /** `$.name` of the input, `$$.Execution.Name`, `$$.Task.Token`. */
  #valueOf({ input, name, token }: Execution, path: string): unknown {
    if (path === '$$.Execution.Name') return name;
    if (path === '$$.Task.Token') return token;
    const fields: Readonly<Record<string, unknown>> = input;
    const value = path.startsWith('$.') ? fields[path.slice(2)] : undefined;
    if (value === undefined) throw new Error(`The input of ${name} has nothing at ${path}.`);
    return value;
  }
}

/** A state follows another within this time. */
const TRANSITION_MS = 20;

/** `States.TaskFailed` is every error of a task but its timeout. */
const matches = (patterns: readonly string[], error: string): boolean =>
  patterns.some(
    (pattern) =>
      pattern === error ||
      pattern === 'States.ALL' ||
      (pattern === 'States.TaskFailed' && error !== 'States.Timeout'),
  );
