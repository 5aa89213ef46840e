import type { Item } from '../../shared/table/table.ts';
import type { Dice } from './dice.ts';
import type { Faults } from './faults.ts';
import type { End } from './invocation.ts';
import type { VirtualTime } from './virtual-time.ts';

type Deps = {
  time: VirtualTime;
  dice: Dice;
  faults: Faults;
  /** Runs the consumer on one record. */
  apply(image: Item, ended: (end: End<unknown>) => void): void;
};

/** The stream forgets after a day, and Lambda stops an hour earlier. */
const FORGETS_MS = 23 * 3600_000;

/** What the filter of the consumer lets through. */
const TAKEN = ['event', 'replanning'];

/** The table's stream and its consumer, as `lib/event-stream.ts` sets them up. */
export class EventStream {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** A write that the filter of the consumer lets through. */
  written(after: Item | undefined, before: Item | undefined): void {
    const isNew = before === undefined || (before['status'] === 'parked' && after?.['status'] === 'accepted');
    if (!after || !TAKEN.includes(after.entity) || !isNew) return;
    const { time, dice, faults } = this.#deps;
    this.#deliver(after, time.ms, 0, dice.between(50, 800));
    if (faults.happens('stream delivers twice')) this.#deliver(after, time.ms, 0, dice.spread(100, 3600_000));
  }

  #deliver(image: Item, since: number, tries: number, delay: number): void {
    const { time, faults, apply } = this.#deps;
    time.after(delay, () => {
      if (time.ms - since > FORGETS_MS || faults.happens('stream gives up')) return;
      apply(image, (end) => {
        if (end.end === 'done') return;
        this.#deliver(image, since, tries + 1, Math.min(1000 * 2 ** tries, 60_000));
      });
    });
  }
}
