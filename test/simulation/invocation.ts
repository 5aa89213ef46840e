import { AppError } from '../../shared/kernel/app-error.ts';
import type { DeliveryInput, TaskError, Workflow, WorkflowPort } from '../../shared/messaging/workflow.ts';
import type { SchedulerPort } from '../../shared/planning/arrange-start.ts';
import { NoAnswer } from '../../shared/platform/http-client.ts';
import {
  type IndexedKey,
  type IndexQuery,
  type Item,
  type ItemKey,
  type Page,
  type Table,
  type TableQuery,
  VersionConflict,
  type Write,
} from '../../shared/table/table.ts';
import type { Dice } from './dice.ts';
import type { Faults, PortCall } from './faults.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What a function reaches, as it really is; the faults come on the way. */
export type Services = { table: Table; workflow: WorkflowPort; scheduler: SchedulerPort };

export type InvocationWorld = {
  time: VirtualTime;
  dice: Dice;
  faults: Faults;
  services: Services;
  trace: ((line: string) => void) | undefined;
};

/** How an invocation ended. `crashed`: it just stopped; nobody was told anything. */
export type End<T> = { end: 'done'; value: T } | { end: 'failed'; error: unknown } | { end: 'crashed' };

/** Milliseconds: a call inside one region, and one that hangs for as long as the client waits. */
const QUICK = { least: 1, most: 15 };
const SLOW = { least: 200, most: 9000 };

/**
 * One run of a function. Its ports are the real ones with faults on the way: a call takes time, in which others run; it
 * may fail before or after its effect; or the function ends there, as if the machine were switched off.
 */
export class Invocation implements Table {
  readonly name: string;
  readonly workflow: WorkflowPort;
  readonly scheduler: SchedulerPort;
  readonly #world: InvocationWorld;
  readonly #endsAt: number;
  #onEnd: ((end: { end: 'crashed' }) => void) | undefined;
  #isDead = false;

  constructor(world: InvocationWorld, name: string, timeoutSeconds: number) {
    this.name = name;
    this.#world = world;
    this.#endsAt = world.time.ms + timeoutSeconds * 1000;
    const { workflow, scheduler } = world.services;
    this.workflow = {
      start: (machine: Workflow, execution: string, input: DeliveryInput) =>
        this.call('workflow.start', 'write', () => workflow.start(machine, execution, input)),
      succeed: (token: string, output: Record<string, string>) =>
        this.call('workflow.succeed', 'write', () => workflow.succeed(token, output)),
      fail: (token: string, error: TaskError, cause: string) =>
        this.call('workflow.fail', 'write', () => workflow.fail(token, error, cause)),
    };
    this.scheduler = {
      upsert: (schedule) => this.call('scheduler.upsert', 'write', () => scheduler.upsert(schedule)),
      remove: (schedule) => this.call('scheduler.remove', 'write', () => scheduler.remove(schedule)),
    };
  }

  get(key: ItemKey, options?: { consistent?: boolean }): Promise<Item | undefined> {
    return this.call('table.get', 'read', () => this.#world.services.table.get(key, options), key.pk);
  }
  getMany(keys: readonly ItemKey[], options?: { consistent?: boolean }): Promise<Item[]> {
    const { table } = this.#world.services;
    return this.call('table.getMany', 'read', () => table.getMany(keys, options), keys[0]?.pk);
  }
  query(query: TableQuery): Promise<Page> {
    return this.call('table.query', 'read', () => this.#world.services.table.query(query), query.pk);
  }
  findKeys(query: IndexQuery): Promise<IndexedKey[]> {
    return this.call('table.findKeys', 'read', () => this.#world.services.table.findKeys(query), query.pk);
  }
  write(write: Write): Promise<void> {
    const about = this.#world.trace && describeWrite(write);
    return this.call('table.write', 'write', () => this.#world.services.table.write(write), about);
  }
  // DynamoDB knows a transaction again by the token that the SDK gives it, so its second try is no second effect.
  writeTogether(writes: readonly Write[]): Promise<void> {
    return this.call('table.writeTogether', 'write', () => {
      if (this.#world.faults.happens('lost race')) return Promise.reject(new VersionConflict());
      return this.#world.services.table.writeTogether(writes);
    });
  }

  /** Runs the function; `ended` hears how it ended, once. */
  run<T>(work: () => Promise<T>, ended: (end: End<T>) => void): void {
    const { trace, time } = this.#world;
    let isOver = false;
    const once = (end: End<T>): void => {
      if (isOver) return;
      isOver = true;
      trace?.(`${time.now()} ${this.name}: ${describeEnd(end)}`);
      ended(end);
    };
    this.#onEnd = once;
    work().then(
      (value) => once({ end: 'done', value }),
      (error: unknown) => once({ end: 'failed', error }),
    );
  }

  /** A call that leaves the process. A promise that is never settled is a process that is gone. */
  call<T>(port: string, kind: PortCall['kind'], effect: () => Promise<T>, about = ''): Promise<T> {
    const { time, dice, faults, trace } = this.#world;
    const fault = faults.atCall({ port, kind });
    const delay =
      fault === 'slow' ? dice.between(SLOW.least, SLOW.most) : dice.between(QUICK.least, QUICK.most);
    return new Promise((resolve, reject) => {
      time.after(delay, () => {
        if (this.#isDead) return;
        const isTimedOut = time.ms >= this.#endsAt;
        if (trace && (fault ?? isTimedOut))
          trace(`${time.now()} ${this.name}: ${port} ${about} — ${isTimedOut ? 'out of time' : fault}`);
        else trace?.(`${time.now()} ${this.name}: ${port} ${about}`);
        if (fault === 'crash before' || isTimedOut) return this.#crash();
        if (fault === 'throttled')
          return reject(new AppError('Throttled', 'aws.throttled', `${port} was throttled; try again.`));
        if (fault === 'lost before') return reject(noAnswer(port, kind));
        const answer = effect();
        if (fault === 'crash after') {
          const crash = () => this.#crash();
          return void answer.then(crash, crash);
        }
        if (fault === 'lost after') return void answer.then(() => reject(noAnswer(port, kind)), reject);
        if (fault === 'repeated by the SDK')
          return void answer.then(() => repeat(port, effect).then(resolve, reject), reject);
        return void answer.then(resolve, reject);
      });
    });
  }

  #crash(): void {
    this.#isDead = true;
    this.#onEnd?.({ end: 'crashed' });
  }
}

const describeWrite = (write: Write): string =>
  'put' in write ? `${write.put.pk} ${write.put.sk} v${write.put.version}` : `delete ${write.delete.pk}`;

/** What the second try of the SDK comes to when the first had its effect. */
const repeat = <T>(port: string, effect: () => Promise<T>): Promise<T> =>
  // The other calls are the same when they are made twice, or are known again by their token or name.
  port === 'table.write' || port.startsWith('workflow.') ? effect() : (Promise.resolve() as Promise<T>);

/** Of a vendor nobody knows whether it has acted; what AWS was asked is conditional, so that asking again does no harm. */
const noAnswer = (port: string, kind: PortCall['kind']): AppError =>
  kind === 'vendor'
    ? new NoAnswer('https://vendor.example/', true, new Error('timed out'))
    : new AppError('Unavailable', 'aws.unavailable', `${port} did not answer; try again.`);

const describeEnd = (end: End<unknown>): string => {
  if (end.end !== 'failed') return end.end;
  return `failed: ${end.error instanceof Error ? end.error.message : String(end.error)}`;
};
