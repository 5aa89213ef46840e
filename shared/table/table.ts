import { epochSeconds, type Instant } from '../kernel/instant.ts';

/** The names that every item of the table has; `entity`, `schema`, `version` and `updatedAt` are written by `entity.ts`. */
export type Item = {
  pk: string;
  sk: string;
  entity: string;
  schema: number;
  /** Counts the writes of the item: 1 when it is new. A write names the version that it read. */
  version: number;
  updatedAt: string;
  gsi1pk?: string;
  gsi1sk?: string;
  gsi2pk?: string;
  gsi2sk?: string;
  /** Time to live in seconds since 1970. DynamoDB deletes late; the table itself hides what is over (`isOver`). */
  expiresAt?: number;
  [attribute: string]: unknown;
};

export type ItemKey = { pk: string; sk: string };

/**
 * Whether an item's time is over. DynamoDB deletes such an item within days; until then no reader gets it and a new item may
 * take its place, so that nobody depends on when that happens. Both tables ask this, so no reader can forget it.
 */
export const isOver = ({ expiresAt }: Pick<Item, 'expiresAt'>, at: Instant): boolean =>
  expiresAt !== undefined && expiresAt <= epochSeconds(at);

/** The two indexes. Most items stand in one of them; what is looked for in two ways (a contact by number and by name) in both. */
export type IndexName = 'gsi1' | 'gsi2';

/** The key of an item, with where it stands in the index that was asked. */
export type IndexedKey = ItemKey & { indexSk: string };

/** DynamoDB's limits for the two parts of a key, in bytes. */
const LONGEST = { pk: 2048, sk: 1024 };

/**
 * Whether an item can stand under a key at all. Keys are made of what callers send, and DynamoDB refuses a call with a
 * key that is too long; for us such a key is one under which nothing stands.
 */
export const canExist = ({ pk, sk }: ItemKey): boolean => fits(pk, LONGEST.pk) && fits(sk, LONGEST.sk);

/** Each key once: DynamoDB refuses a batch that names one twice, and two people may share what is asked about. */
export const distinct = (keys: readonly ItemKey[]): ItemKey[] => [
  ...new Map(keys.map((key) => [`${key.pk}\u0000${key.sk}`, key])).values(),
];
const fits = (part: string, most: number): boolean => part.isWellFormed() && Buffer.byteLength(part) <= most;

export type Page = { items: Item[]; cursor?: string };

/** What a query asks: one partition of the table, optionally those sort keys that begin so. */
export type TableQuery = {
  pk: string;
  skPrefix?: string;
  /** Newest first when `backward`. */
  order?: 'forward' | 'backward';
  limit: number;
  cursor?: string;
  /** In the place of a cursor: only what stands behind this sort key in the order that is asked for. Nothing need stand at it. */
  behind?: string;
  consistent?: boolean;
};

/** What is asked of an index, which holds keys only: the items are read by them, as they stand now. At most one bound. */
export type IndexQuery = {
  /** Default `gsi1`. */
  index?: IndexName;
  pk: string;
  /** Only index sort keys up to and including this one. */
  skUpTo?: string;
  /** Only index sort keys behind this one: the next page. */
  skAfter?: string;
  /** Only index sort keys that begin so. */
  skPrefix?: string;
  /** Only index sort keys from the first to the second, both included. */
  skBetween?: readonly [string, string];
  limit: number;
};

/** A write of one item: `version` 1 means "there is none yet", n means "it is still as I read it, n - 1". */
export type Write = { put: Item } | { delete: ItemKey & { version: number } };

/**
 * The one table, as the stores see it. Each write is conditional on the version that was read, so there is no
 * check-then-act; `VersionConflict` tells what stands there instead. `MemoryTable` (tests, simulation) and
 * `DynamoTable` pass the same contract suite.
 */
export type Table = {
  get(key: ItemKey, options?: { consistent?: boolean }): Promise<Item | undefined>;
  /** Items in any order, each once, however often it is asked for; those that do not exist, or cannot, are left out. At most 100 keys. */
  getMany(keys: readonly ItemKey[], options?: { consistent?: boolean }): Promise<Item[]>;
  query(query: TableQuery): Promise<Page>;
  /** The keys of items in one partition of the index, by its sort key; the index may be a moment behind. */
  findKeys(query: IndexQuery): Promise<IndexedKey[]>;
  write(write: Write): Promise<void>;
  /** All or nothing, at most 100 writes of different items. */
  writeTogether(writes: readonly Write[]): Promise<void>;
};

/** Somebody else wrote first. */
export class VersionConflict extends Error {
  /** Not a plain attribute: the logger writes all of those, and an item holds names and numbers. */
  readonly #existing: Item | undefined;

  constructor(existing?: Item) {
    super('The item was changed by somebody else since it was read.');
    this.name = 'VersionConflict';
    this.#existing = existing;
  }

  /** The item as it stands, where the table could tell. */
  get existing(): Item | undefined {
    return this.#existing;
  }
}
