import { isFoundByTime } from '../../shared/messaging/message-store.ts';
import type { Message } from '../../shared/messaging/message.ts';
import { type BrokenExecution, type ExecutionsPort } from '../../shared/messaging/workflow.ts';
import type { Item } from '../../shared/table/table.ts';
import type { Dice } from './dice.ts';
import type { Faults } from './faults.ts';
import type { End } from './invocation.ts';
import type { StateMachines } from './state-machines.ts';
import type { VirtualTime } from './virtual-time.ts';

type Deps = {
  time: VirtualTime;
  dice: Dice;
  faults: Faults;
  machines: StateMachines;
  items(): Iterable<Item>;
  resolve(broken: BrokenExecution, ended: (end: End<unknown>) => void): void;
  sweepMessages(executions: ExecutionsPort, ended: (end: End<{ failed: number }>) => void): void;
  sweepEvents(ended: (end: End<unknown>) => void): void;
  sweepPlans(ended: (end: End<unknown>) => void): void;
  sweepPrivacy(ended: (end: End<unknown>) => void): void;
};

const SWEEP_MS = 300_000;
/** As `shared/events/sweep-messages.ts` has it: a start that is so late was lost. */
const OVERDUE_MS = 300_000;
const MOST_TELLINGS = 10;
/** As `shared/planning/send-time.ts` and `arrange-upcoming.ts` have it: there are schedules for a week, made in the last minutes before it begins. */
const AHEAD_MS = 7 * 24 * 3_600_000;
const SLICE_MS = 1_200_000;

/**
 * What stands behind the stream, the schedules and the executions, as `lib/event-stream.ts` and `lib/broken-executions.ts` set it
 * up. The sweeps run every five minutes on AWS; here only when there is something that they could find.
 */
export class Repairs {
  readonly #deps: Deps;
  readonly #broken: BrokenExecution[] = [];
  /** Broken executions that a sweep has looked at without a fault. */
  readonly #seen = new Set<string>();
  readonly #looks = new Set<number>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  broke(execution: BrokenExecution): void {
    const { time, faults } = this.#deps;
    this.#broken.push(execution);
    this.#look(time.ms);
    if (!faults.happens('failure not told')) this.#tell(execution, 0);
  }

  written(after: Item | undefined): void {
    if (after?.entity === 'event' && after['status'] === 'accepted') this.#look(this.#deps.time.ms);
    if (after?.entity === 'erasure' && isOpen(after)) this.#look(Date.parse(String(after['lookAgainAt'])));
    if (after?.entity === 'replanning' && isWaiting(after)) this.#look(Date.parse(String(after['takeAt'])));
    if (after?.entity !== 'message') return;
    const message = after as unknown as Message;
    if (!isFoundByTime(message)) return;
    this.#look(Date.parse(message.dueAt) + OVERDUE_MS);
    if (this.#isFar(message)) this.#look(Date.parse(message.dueAt) - AHEAD_MS);
  }

  /** EventBridge invokes the function, and again when that fails. */
  #tell(broken: BrokenExecution, tries: number): void {
    const { time, dice, resolve } = this.#deps;
    time.after(dice.between(200, 2000) + (tries === 0 ? 0 : 30_000 * 2 ** tries), () =>
      resolve(broken, (end) => {
        if (end.end !== 'done' && tries < MOST_TELLINGS) this.#tell(broken, tries + 1);
      }),
    );
  }

  /** Asks for the sweeps that come next after a moment. */
  #look(after: number): void {
    const at = (Math.floor(after / SWEEP_MS) + 1) * SWEEP_MS;
    if (this.#looks.has(at)) return;
    this.#looks.add(at);
    this.#deps.time.at(at, () => {
      this.#looks.delete(at);
      if (this.#hasWaitingEvents()) this.#deps.sweepEvents(() => undefined);
      if (this.#some(isWaiting)) this.#deps.sweepPlans(() => undefined);
      if (this.#some(isOpen)) this.#deps.sweepPrivacy(() => undefined);
      const unseen = this.#broken.filter(({ name }) => !this.#seen.has(name));
      const isOverdue = this.#hasOverdue() || this.#hasUpcoming();
      if (isOverdue || unseen.length > 0) this.#sweepMessages(unseen);
      if (
        this.#hasWaitingEvents() ||
        this.#some(isWaiting) ||
        this.#some(isOpen) ||
        isOverdue ||
        unseen.length > 0
      )
        this.#look(this.#deps.time.ms);
    });
  }

  #sweepMessages(unseen: readonly BrokenExecution[]): void {
    const { machines, sweepMessages } = this.#deps;
    const executions: ExecutionsPort = {
      findBroken: (workflow) =>
        Promise.resolve(this.#broken.filter((broken) => broken.workflow === workflow).toReversed()),
      find: (_, name) => {
        const found = machines.executions.get(name);
        return Promise.resolve(found && { status: found.status, input: found.input });
      },
    };
    sweepMessages(executions, (end) => {
      if (end.end !== 'done' || end.value.failed > 0) return;
      for (const { name } of unseen) this.#seen.add(name);
    });
  }

  #hasWaitingEvents(): boolean {
    return this.#some((item) => item.entity === 'event' && item['status'] === 'accepted');
  }

  #hasOverdue(): boolean {
    const before = new Date(this.#deps.time.ms - OVERDUE_MS).toISOString();
    return this.#some((item) => {
      if (item.entity !== 'message') return false;
      const message = item as unknown as Message;
      return isFoundByTime(message) && message.dueAt < before;
    });
  }

  #isFar({ dueAt }: Message): boolean {
    return Date.parse(dueAt) > this.#deps.time.ms + AHEAD_MS;
  }

  /** Looked at until it has left the slice: the sweep may have failed. */
  #hasUpcoming(): boolean {
    return this.#some((item) => {
      if (item.entity !== 'message') return false;
      const message = item as unknown as Message;
      const ahead = Date.parse(message.dueAt) - this.#deps.time.ms;
      return isFoundByTime(message) && ahead <= AHEAD_MS && ahead > AHEAD_MS - SLICE_MS;
    });
  }

  #some(holds: (item: Item) => boolean): boolean {
    for (const item of this.#deps.items()) if (holds(item)) return true;
    return false;
  }
}

/** Visits that are still to be planned anew. */
const isWaiting = (item: Item): boolean => item.entity === 'replanning' && item['doneAt'] === undefined;
/** Erasures that are not finished, or not looked at again. */
const isOpen = (item: Item): boolean => item.entity === 'erasure' && item['state'] !== 'confirmed';
