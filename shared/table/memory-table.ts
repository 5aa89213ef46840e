import { type Item, type ItemKey, type Page, type Table, type TableQuery, VersionConflict, type Write } from './table.ts';

/** The table in memory: what unit tests and the simulation run the real use cases on. */
export class MemoryTable implements Table {
  readonly items = new Map<string, Item>();

  get(key: ItemKey): Promise<Item | undefined> {
    const item = this.items.get(nameOf(key));
    return Promise.resolve(item && structuredClone(item));
  }

  async getMany(keys: readonly ItemKey[]): Promise<Item[]> {
    const found = await Promise.all(keys.map((key) => this.get(key)));
    return found.filter((item) => item !== undefined);
  }

  query(query: TableQuery): Promise<Page> {
    const [pkName, skName] = query.index ? (['gsi1pk', 'gsi1sk'] as const) : (['pk', 'sk'] as const);
    const sortKey = (item: Item): string => `${item[skName] ?? ''}|${item.pk}|${item.sk}`;
    const matching = [...this.items.values()]
      .filter((item) => item[pkName] === query.pk)
      .filter((item) => (item[skName] ?? '').startsWith(query.skPrefix ?? ''))
      .filter((item) => query.skUpTo === undefined || (item[skName] ?? '') <= query.skUpTo)
      .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    if (query.order === 'backward') matching.reverse();
    const start = query.cursor === undefined ? 0 : matching.findIndex((item) => sortKey(item) === query.cursor) + 1;
    const items = matching.slice(start, start + query.limit);
    const last = items.at(-1);
    const more = start + items.length < matching.length && last;
    return Promise.resolve({ items: structuredClone(items), ...(more ? { cursor: sortKey(last) } : {}) });
  }

  write(write: Write): Promise<void> {
    return this.writeTogether([write]);
  }

  // oxlint-disable-next-line require-await -- a rejected promise, not a thrown error, as with the real table
  async writeTogether(writes: readonly Write[]): Promise<void> {
    for (const write of writes) {
      const target = 'put' in write ? write.put : write.delete;
      const existing = this.items.get(nameOf(target));
      const expected = 'put' in write ? target.version - 1 : target.version;
      if ((existing?.version ?? 0) !== expected) throw new VersionConflict(structuredClone(existing));
    }
    for (const write of writes) {
      if ('put' in write) this.items.set(nameOf(write.put), structuredClone(write.put));
      else this.items.delete(nameOf(write.delete));
    }
  }
}

const nameOf = (key: ItemKey): string => `${key.pk}|${key.sk}`;
