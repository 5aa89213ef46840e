import { MemoryTable } from '../../shared/table/memory-table.ts';
import type { IndexedKey, IndexQuery, Item, ItemKey, Write } from '../../shared/table/table.ts';
import type { Faults } from './faults.ts';
import type { VirtualTime } from './virtual-time.ts';

/** An index and an eventually consistent read are behind by less than this. */
const LAG_MS = 1000;

/** Hears of each write that had its effect. */
export type OnWrite = (after: Item | undefined, before: Item | undefined) => void;

/**
 * The table in memory, as it is seen from outside: an eventually consistent read, and the index, may show what stood
 * there a moment ago. Tells of each write: the stream, and whoever checks the world.
 */
export class LaggingTable extends MemoryTable {
  readonly #time: VirtualTime;
  readonly #faults: Faults;
  readonly #onWrite: OnWrite;
  readonly #shares: boolean;
  readonly #previous = new Map<string, { item: Item | undefined; until: number }>();

  /** `shares`: all readers of an item get the same one, frozen, and what was read of it is shared too. Else each gets its own. */
  constructor(time: VirtualTime, faults: Faults, onWrite: OnWrite, shares: boolean) {
    super(time.now);
    this.#time = time;
    this.#faults = faults;
    this.#onWrite = onWrite;
    this.#shares = shares;
  }

  // Frozen at the top only: objects that are frozen at every depth are a tenth slower for all that handles them.
  protected override copy<T extends Item | undefined>(item: T): T {
    return this.#shares ? Object.freeze(item) : super.copy(item);
  }

  override get(key: ItemKey, options?: { consistent?: boolean }): Promise<Item | undefined> {
    if (options?.consistent === false && this.#mayBeStale(key) && this.#faults.happens('stale read'))
      return Promise.resolve(this.#previous.get(nameOf(key))?.item);
    return super.get(key);
  }

  override async getMany(keys: readonly ItemKey[], options?: { consistent?: boolean }): Promise<Item[]> {
    const items: Item[] = [];
    for (const key of keys) {
      const item = await this.get(key, options);
      if (item) items.push(item);
    }
    return items;
  }

  override async findKeys(query: IndexQuery): Promise<IndexedKey[]> {
    const keys = await super.findKeys(query);
    return keys.filter((key) => !(this.#mayBeStale(key) && this.#faults.happens('stale read')));
  }

  protected override apply(writes: readonly Write[]): void {
    const changes = writes.map((write) => {
      const name = nameOf('put' in write ? write.put : write.delete);
      return { name, before: this.items.get(name) };
    });
    super.apply(writes);
    for (const { name, before } of changes) {
      this.#previous.set(name, { item: before, until: this.#time.ms + LAG_MS });
      this.#onWrite(this.items.get(name), before);
    }
  }

  #mayBeStale(key: ItemKey): boolean {
    return (this.#previous.get(nameOf(key))?.until ?? 0) > this.#time.ms;
  }
}

const nameOf = (key: ItemKey): string => `${key.pk}|${key.sk}`;
