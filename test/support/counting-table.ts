import {
  distinct,
  type IndexedKey,
  type IndexQuery,
  type Item,
  type ItemKey,
  type Page,
  type Table,
  type TableQuery,
  type Write,
} from '../../shared/table/table.ts';

/**
 * Wraps a table and counts capacity units as DynamoDB bills them: a write unit per started KB (twice in a
 * transaction), one more for each index entry that is made, changed or dropped; a read unit per started 4 KB, half when
 * eventually consistent. The local AWS reports fixed numbers, so the size is computed here.
 */
export class CountingTable implements Table {
  writeUnits = 0;
  readUnits = 0;
  calls: string[] = [];
  readonly inner: Table;
  readonly #indexed = new Map<string, string>();

  constructor(inner: Table) {
    this.inner = inner;
  }

  reset(): void {
    this.writeUnits = 0;
    this.readUnits = 0;
    this.calls = [];
  }

  async get(key: ItemKey, options?: { consistent?: boolean }): Promise<Item | undefined> {
    const item = await this.inner.get(key, options);
    this.#read('get', key.pk, [item], options?.consistent ?? true);
    return item;
  }

  async getMany(keys: readonly ItemKey[], options?: { consistent?: boolean }): Promise<Item[]> {
    const items = await this.inner.getMany(keys, options);
    for (const key of distinct(keys)) {
      this.#read(
        'batch-get',
        key.pk,
        [items.find(({ pk, sk }) => pk === key.pk && sk === key.sk)],
        options?.consistent ?? true,
      );
    }
    return items;
  }

  async query(query: TableQuery): Promise<Page> {
    const page = await this.inner.query(query);
    this.#read('query', query.pk, page.items, query.consistent ?? true);
    return page;
  }

  async findKeys(query: IndexQuery): Promise<IndexedKey[]> {
    const keys = await this.inner.findKeys(query);
    this.#read('index', query.pk, [], false);
    return keys;
  }

  async write(write: Write): Promise<void> {
    this.#write('write', write, 1);
    await this.inner.write(write);
  }

  async writeTogether(writes: readonly Write[]): Promise<void> {
    for (const write of writes) this.#write('transact', write, 2);
    await this.inner.writeTogether(writes);
  }

  /** An entry that comes, goes or moves costs a write unit for each half of that. */
  #indexUnits(index: (typeof INDEXES)[number], write: Write): number {
    const target = 'put' in write ? write.put : write.delete;
    const name = `${index}|${target.pk}|${target.sk}`;
    const before = this.#indexed.get(name);
    const pk = 'put' in write ? write.put[`${index}pk`] : undefined;
    const after = 'put' in write && pk !== undefined ? `${pk}|${write.put[`${index}sk`]}` : undefined;
    if (after === undefined) this.#indexed.delete(name);
    else this.#indexed.set(name, after);
    return before === after ? 0 : (before === undefined ? 0 : 1) + (after === undefined ? 0 : 1);
  }

  #read(call: string, pk: string, items: (Item | undefined)[], consistent: boolean): void {
    const bytes = items.reduce((sum, item) => sum + sizeOf(item), 0);
    const units = Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
    this.readUnits += units;
    this.calls.push(`${call} ${pk.split('#')[0]} ${units}R`);
  }

  #write(call: string, write: Write, factor: number): void {
    const target = 'put' in write ? write.put : write.delete;
    const indexUnits = INDEXES.map((index) => this.#indexUnits(index, write)).reduce(
      (sum, units) => sum + units,
      0,
    );
    const units =
      factor * Math.max(1, Math.ceil(('put' in write ? sizeOf(write.put) : 1) / 1024)) + indexUnits;
    this.writeUnits += units;
    this.calls.push(
      `${call} ${target.pk.split('#')[0]}/${target.sk.split('#')[0]} ${units}W (${'put' in write ? sizeOf(write.put) : 0} B)`,
    );
  }
}

const INDEXES = ['gsi1', 'gsi2'] as const;

/** Names and values in UTF-8; close to what DynamoDB charges (numbers and nesting differ by a few bytes). */
const sizeOf = (value: unknown): number => {
  if (value === undefined) return 0;
  if (value === null || typeof value === 'boolean') return 1;
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (Array.isArray(value)) return 3 + value.reduce((sum: number, inner) => sum + 1 + sizeOf(inner), 0);
  return Object.entries(value).reduce(
    (sum, [name, inner]) => sum + (inner === undefined ? 0 : Buffer.byteLength(name) + 1 + sizeOf(inner)),
    3,
  );
};
