import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import {
  canExist,
  distinct,
  isOver,
  type IndexedKey,
  type IndexQuery,
  type Item,
  type ItemKey,
  type Page,
  type Table,
  type TableQuery,
  VersionConflict,
  type Write,
} from './table.ts';

/** The table in memory: what unit tests and the simulation run the real use cases on. */
export class MemoryTable implements Table {
  readonly items = new Map<string, Item>();
  readonly #now: Now | undefined;

  /** Without a clock no item's time is ever over. */
  constructor(now?: Now) {
    this.#now = now;
  }

  /** The item, unless its time is over. */
  #present(item: Item | undefined): Item | undefined {
    return item && this.#now && isOver(item, this.#now()) ? undefined : item;
  }

  /** What is read and what is stored are not the same object: changing one must not change the other. */
  protected copy<T extends Item | undefined>(item: T): T {
    return structuredClone(item);
  }

  get(key: ItemKey): Promise<Item | undefined> {
    const item = this.#present(this.items.get(nameOf(key)));
    return Promise.resolve(this.copy(item));
  }

  async getMany(keys: readonly ItemKey[]): Promise<Item[]> {
    const found = await Promise.all(distinct(keys).map((key) => this.get(key)));
    return found.filter((item) => item !== undefined);
  }

  query(query: TableQuery): Promise<Page> {
    const matching = [...this.items.values()]
      .filter(
        (item) =>
          item.pk === query.pk &&
          item.sk.startsWith(query.skPrefix ?? '') &&
          this.#present(item) !== undefined,
      )
      .toSorted((a, b) => (a.sk < b.sk ? -1 : 1));
    if (query.order === 'backward') matching.reverse();
    const { cursor } = query;
    const isOurs = (text: string): boolean =>
      text.startsWith(`${query.pk}|${query.skPrefix ?? ''}`) &&
      canExist({ pk: query.pk, sk: text.slice(query.pk.length + 1) });
    if (cursor !== undefined && !isOurs(cursor)) {
      return Promise.reject(
        new AppError(
          'InvalidInput',
          'page.cursor_invalid',
          'The page cursor is not one that we gave out for this list; start again without it.',
        ),
      );
    }
    const { behind } = query;
    const last = cursor ?? (behind === undefined ? undefined : nameOf({ pk: query.pk, sk: behind }));
    const isBehind = (item: Item): boolean =>
      last === undefined || (query.order === 'backward' ? nameOf(item) < last : nameOf(item) > last);
    const rest = matching.filter(isBehind);
    const items = rest.slice(0, query.limit);
    const end = items.at(-1);
    return Promise.resolve({
      items: items.map((item) => this.copy(item)),
      ...(end && rest.length > items.length ? { cursor: nameOf(end) } : {}),
    });
  }

  findKeys(query: IndexQuery): Promise<IndexedKey[]> {
    const { index = 'gsi1', skBetween: [from, to] = [] } = query;
    const indexKey = (item: Item): string => item[`${index}sk`] ?? '';
    const matching = [...this.items.values()]
      .filter(
        (item) =>
          item[`${index}pk`] === query.pk &&
          indexKey(item).startsWith(query.skPrefix ?? '') &&
          (query.skUpTo === undefined || indexKey(item) <= query.skUpTo) &&
          (query.skAfter === undefined || indexKey(item) > query.skAfter) &&
          (from === undefined || indexKey(item) >= from) &&
          (to === undefined || indexKey(item) <= to),
      )
      .toSorted((a, b) => (indexKey(a) < indexKey(b) ? -1 : 1));
    return Promise.resolve(
      matching.slice(0, query.limit).map((item) => ({ pk: item.pk, sk: item.sk, indexSk: indexKey(item) })),
    );
  }

  write(write: Write): Promise<void> {
    return this.writeTogether([write]);
  }

  // oxlint-disable-next-line require-await -- a rejected promise, not a thrown error, as with the real table
  async writeTogether(writes: readonly Write[]): Promise<void> {
    this.apply(writes);
  }

  /** All or none of them. Throws VersionConflict. */
  protected apply(writes: readonly Write[]): void {
    for (const write of writes) {
      const target = 'put' in write ? write.put : write.delete;
      const existing = this.items.get(nameOf(target));
      const expected = 'put' in write ? target.version - 1 : target.version;
      const isFree = expected === 0 && this.#present(existing) === undefined;
      if (!isFree && (existing?.version ?? 0) !== expected) throw new VersionConflict(this.copy(existing));
    }
    for (const write of writes) {
      if ('put' in write) this.items.set(nameOf(write.put), this.copy(write.put));
      else this.items.delete(nameOf(write.delete));
    }
  }
}

const nameOf = (key: ItemKey): string => `${key.pk}|${key.sk}`;
