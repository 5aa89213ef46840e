type Entry = { at: number; order: number; run: () => void };

/**
 * The clock of a simulated world and what will happen when. Nothing else moves time: an instant is one entry of the
 * agenda, run to the end of all that it sets free before the next one is taken. Two entries of one instant run in the
 * order in which they were made, so that a world with the same dice does the same things in the same order.
 */
export class VirtualTime {
  ms: number;
  steps = 0;
  /** The latest first, so that taking the next one is a pop. */
  readonly #agenda: Entry[] = [];
  #order = 0;
  /** The present instant as text, which is asked for many times. */
  #written = { ms: Number.NaN, text: '' };

  constructor(startsAt: number) {
    this.ms = startsAt;
  }

  now = (): string => {
    if (this.#written.ms !== this.ms) this.#written = { ms: this.ms, text: new Date(this.ms).toISOString() };
    return this.#written.text;
  };

  at(ms: number, run: () => void): void {
    const entry = { at: ms > this.ms ? ms : this.ms, order: (this.#order += 1), run };
    const agenda = this.#agenda;
    let low = 0;
    let high = agenda.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      // Made later, so it comes after all others of its instant.
      if ((agenda[middle]?.at ?? 0) > entry.at) low = middle + 1;
      else high = middle;
    }
    agenda.splice(low, 0, entry);
  }

  after(delay: number, run: () => void): void {
    this.at(this.ms + delay, run);
  }

  /**
   * Runs until nothing is left to happen. A tick that a promise asked for comes when no promise has anything left to do,
   * so every entry sees the work of the one before it done. Rejects when it does not come to an end: something loops.
   */
  drain(mostSteps: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const step = (): void => {
        const next = this.#agenda.pop();
        if (!next) return resolve();
        this.steps += 1;
        if (this.steps > mostSteps) return reject(new NeverEnds(mostSteps));
        this.ms = next.at;
        try {
          next.run();
        } catch (error) {
          return reject(error);
        }
        queueMicrotask(onceQuiet);
      };
      const onceQuiet = (): void => process.nextTick(step);
      queueMicrotask(onceQuiet);
    });
  }
}

export class NeverEnds extends Error {
  constructor(steps: number) {
    super(`The world did not come to rest within ${steps} steps: something is tried without end.`);
    this.name = 'NeverEnds';
  }
}

/** The world that is played at present: what asks the machine for the time or for chance asks it. */
let present: { time: VirtualTime; random: () => number } | undefined;
let isInstalled = false;

/**
 * Lets code that asks the machine (a library's backoff, the check of a webhook's timestamp) live in a world's time
 * too: its timers become entries of the agenda. Answers how to leave the world.
 */
export const enterVirtualTime = (time: VirtualTime, random: () => number): (() => void) => {
  if (!isInstalled) install();
  isInstalled = true;
  present = { time, random };
  return () => {
    present = undefined;
  };
};

/** Once: a clock that is replaced for each world would make the machine keep all of them until it tidies up thoroughly. */
const install = (): void => {
  const { setTimeout } = globalThis;
  const { now } = Date;
  const { random } = Math;
  const ticks = performance.now.bind(performance);
  const later = (run: () => void, delay = 0): unknown => {
    if (!present) return setTimeout(run, delay);
    present.time.after(delay, run);
    return { unref: () => undefined };
  };
  globalThis.setTimeout = Object.assign(later as typeof setTimeout, setTimeout);
  Date.now = () => (present ? present.time.ms : now());
  Math.random = () => (present ? present.random() : random());
  performance.now = () => (present ? present.time.ms : ticks());
};
