import type { IndexQuery, ItemKey, Page, Table, TableQuery, Write } from '../../shared/table/table.ts';

/* Two pieces of work on one table, in every order of their calls. */

/** A call that waits until it is its turn. */
type Waiting = { go: () => void };

/** Lets one call of one piece of work through at a time, in the order that it is told. */
class Turnstile {
  readonly #waiting = new Map<string, Waiting>();

  async pass<T>(who: string, call: () => Promise<T>): Promise<T> {
    await new Promise<void>((go) => this.#waiting.set(who, { go }));
    return call();
  }

  isWaiting(who: string): boolean {
    return this.#waiting.has(who);
  }

  let(who: string): void {
    const waiting = this.#waiting.get(who);
    this.#waiting.delete(who);
    waiting?.go();
  }
}

/** The table as one piece of work sees it: each call is a step. */
const stepwise = (table: Table, turnstile: Turnstile, who: string): Table => ({
  get: (key: ItemKey, options) => turnstile.pass(who, () => table.get(key, options)),
  getMany: (keys: readonly ItemKey[], options) => turnstile.pass(who, () => table.getMany(keys, options)),
  query: (query: TableQuery): Promise<Page> => turnstile.pass(who, () => table.query(query)),
  findKeys: (query: IndexQuery) => turnstile.pass(who, () => table.findKeys(query)),
  write: (write: Write) => turnstile.pass(who, () => table.write(write)),
  writeTogether: (writes: readonly Write[]) => turnstile.pass(who, () => table.writeTogether(writes)),
});

/** Long enough for everything that needs no call of a port; the retry of a lost race waits for milliseconds. */
const settle = async (isReady: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 40 && !isReady(); turn += 1) await Promise.resolve();
  while (!isReady()) await new Promise((resolve) => setTimeout(resolve, 1));
};

export type Race = {
  first: (table: Table) => Promise<void>;
  second: (table: Table) => Promise<void>;
  /** Which of the two ended first is told after each order. */
  check: (order: string, ended: readonly string[]) => void;
};

/** Plays a race in every order of the calls of the two; answers how many there were. */
export const everyInterleaving = async (
  make: () => Promise<{ table: Table } & Race> | ({ table: Table } & Race),
): Promise<number> => {
  let count = 0;
  const open: string[] = [''];
  for (let prefix = open.pop(); prefix !== undefined; prefix = open.pop()) {
    const race = await make();
    const turnstile = new Turnstile();
    const done = new Set<string>();
    const ended: string[] = [];
    const run = async (who: 'a' | 'b', work: (table: Table) => Promise<void>): Promise<void> => {
      await work(stepwise(race.table, turnstile, who));
      done.add(who);
      ended.push(who);
    };
    const work = Promise.all([run('a', race.first), run('b', race.second)]);
    let order = '';
    const isReady = () => ['a', 'b'].every((who) => done.has(who) || turnstile.isWaiting(who));
    for (await settle(isReady); done.size < 2; await settle(isReady)) {
      const choices = ['a', 'b'].filter((who) => turnstile.isWaiting(who));
      const wanted = prefix[order.length];
      const next = choices.find((who) => who === wanted) ?? choices[0]!;
      // Every choice beyond the prefix is one more order to play.
      if (wanted === undefined && choices.length > 1) open.push(`${order}b`);
      order += next;
      turnstile.let(next);
    }
    await work;
    race.check(order, ended);
    count += 1;
  }
  return count;
};
