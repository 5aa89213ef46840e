import type { ItemKey, Table, Write } from '../../shared/table/table.ts';

/* Two pieces of work on one table, in every order of their calls that makes a difference. */

type Who = 'a' | 'b';

/** What a call reads or writes: keys, or the beginning of keys for a query. */
type Touch = { keys: readonly string[]; isWrite: boolean };

/** Lets one call of one piece of work through at a time, in the order that it is told. */
class Turnstile {
  readonly #waiting = new Map<Who, { go: () => void; touch: Touch }>();

  async pass<T>(who: Who, touch: Touch, call: () => Promise<T>): Promise<T> {
    await new Promise<void>((go) => this.#waiting.set(who, { go, touch }));
    return call();
  }

  touch(who: Who): Touch | undefined {
    return this.#waiting.get(who)?.touch;
  }

  let(who: Who): void {
    const waiting = this.#waiting.get(who);
    this.#waiting.delete(who);
    waiting?.go();
  }
}

const keyOf = ({ pk, sk }: ItemKey): string => `${pk}|${sk}`;
const reading = (...keys: string[]): Touch => ({ keys, isWrite: false });
const writing = (writes: readonly Write[]): Touch => ({
  keys: writes.map((write) => keyOf('put' in write ? write.put : write.delete)),
  isWrite: true,
});

/** The table as one piece of work sees it: each call is a step. */
const stepwise = (table: Table, turnstile: Turnstile, who: Who): Table => ({
  get: (key, options) => turnstile.pass(who, reading(keyOf(key)), () => table.get(key, options)),
  getMany: (keys, options) =>
    turnstile.pass(who, reading(...keys.map(keyOf)), () => table.getMany(keys, options)),
  query: (query) =>
    turnstile.pass(who, reading(`${query.pk}|${query.skPrefix ?? ''}`), () => table.query(query)),
  findKeys: (query) => turnstile.pass(who, reading(''), () => table.findKeys(query)),
  write: (write) => turnstile.pass(who, writing([write]), () => table.write(write)),
  writeTogether: (writes) => turnstile.pass(who, writing(writes), () => table.writeTogether(writes)),
});

/** Whether two calls give the same in either order. */
const areIndependent = (one: Touch, other: Touch): boolean =>
  (!one.isWrite && !other.isWrite) ||
  !one.keys.some((a) => other.keys.some((b) => a.startsWith(b) || b.startsWith(a)));

/** What needs no call of a port is done within a few turns; the retry of a lost race waits for milliseconds. */
const settle = async (isReady: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 200 && !isReady(); turn += 1) await Promise.resolve();
  while (!isReady()) await new Promise((resolve) => setImmediate(resolve));
};

export type Race = {
  table: Table;
  first: (table: Table) => Promise<void>;
  second: (table: Table) => Promise<void>;
  /** Judges the end of one order, such as `aabba`. */
  check: (order: string) => void;
};

/**
 * Plays a race in every order of the calls of the two, but for orders that differ only in calls which do not meet: after one
 * branch was played, its first call sleeps in the other until a call comes that meets it (sleep sets). Answers how many were
 * played.
 */
export const everyInterleaving = async (make: () => Promise<Race>): Promise<number> => {
  let count = 0;
  const open: { prefix: string; asleep?: Who | undefined }[] = [{ prefix: '' }];
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    const { prefix, asleep: asleepAfter } = branch;
    const race = await make();
    const turnstile = new Turnstile();
    const done = new Set<Who>();
    const run = async (who: Who, work: (table: Table) => Promise<void>): Promise<void> => {
      await work(stepwise(race.table, turnstile, who));
      done.add(who);
    };
    const work = Promise.all([run('a', race.first), run('b', race.second)]);
    const isReady = () => (['a', 'b'] as const).every((who) => done.has(who) || turnstile.touch(who));
    let order = '';
    let asleep: Who | undefined;
    let isRepetition = false;
    for (await settle(isReady); done.size < 2; await settle(isReady)) {
      const waiting = (['a', 'b'] as const).filter((who) => turnstile.touch(who));
      const isAtEnd = order.length >= prefix.length;
      if (order.length === prefix.length) asleep = asleepAfter;
      const choices = isAtEnd ? waiting.filter((who) => who !== asleep) : waiting;
      if (choices.length === 0) isRepetition = true;
      const wanted = isAtEnd ? choices[0] : waiting.find((who) => who === prefix[order.length]);
      const next = wanted ?? waiting[0]!;
      const touch = turnstile.touch(next)!;
      const other = choices.find((who) => who !== next);
      if (isAtEnd && !isRepetition && other) {
        const isFree = areIndependent(touch, turnstile.touch(other)!);
        open.push({ prefix: `${order}${other}`, asleep: isFree ? next : undefined });
      }
      const sleeper = asleep && turnstile.touch(asleep);
      if (asleep === next || (sleeper && !areIndependent(sleeper, touch))) asleep = undefined;
      order += next;
      turnstile.let(next);
    }
    await work;
    if (isRepetition) continue;
    race.check(order);
    count += 1;
  }
  return count;
};
