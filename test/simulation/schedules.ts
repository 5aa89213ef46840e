import type { SchedulerPort } from '../../shared/planning/arrange-start.ts';
import type { Dice } from './dice.ts';
import type { Faults } from './faults.ts';
import type { StateMachines } from './state-machines.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { Witness } from './witness.ts';

type Schedule = Parameters<SchedulerPort['upsert']>[0];
type Deps = { time: VirtualTime; dice: Dice; faults: Faults; machines: StateMachines; witness: Witness };

/** EventBridge Scheduler: fires once, to the minute, now and then twice, late, or after it was removed. */
export class Schedules implements SchedulerPort {
  readonly #deps: Deps;
  /** The schedule that holds under a name; another one of that name was replaced or removed. */
  readonly #inForce = new Map<string, Schedule>();
  #firings = 0;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  upsert(schedule: Schedule): Promise<void> {
    const { time, dice, faults, witness } = this.#deps;
    witness.checkText('the input of a schedule', JSON.stringify(schedule));
    this.#inForce.set(schedule.name, schedule);
    if (faults.happens('schedule lost')) return Promise.resolve();
    // Scheduler knows whole seconds, and fires within the minute.
    const at = Math.floor(Date.parse(schedule.at) / 1000) * 1000 + dice.between(0, 59_000);
    const late = faults.happens('schedule fires late') ? dice.spread(1000, schedule.maxAgeSeconds * 1000) : 0;
    time.at(at + late, () => this.#fire(schedule));
    if (faults.happens('schedule fires twice'))
      time.at(at + dice.spread(1, 60_000), () => this.#start(schedule));
    return Promise.resolve();
  }

  remove(name: string): Promise<void> {
    if (!this.#deps.faults.happens('schedule removal lost')) this.#inForce.delete(name);
    return Promise.resolve();
  }

  #fire(schedule: Schedule): void {
    if (this.#inForce.get(schedule.name) !== schedule) return;
    this.#inForce.delete(schedule.name);
    this.#start(schedule);
  }

  /** The target is a template, so every firing is an execution of its own. */
  #start({ name, workflow, input }: Schedule): void {
    this.#firings += 1;
    void this.#deps.machines.start(workflow, `${name}-scheduled-${this.#firings}`, input);
  }
}
