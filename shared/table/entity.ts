import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { remember } from '../kernel/remember.ts';
import { sameValue } from '../kernel/same-value.ts';
import { withoutUndefined } from '../kernel/without-undefined.ts';
import { type KeyParts, makeKey } from './key-template.ts';
import type { OnErasure, Privacy, PrivacyClass } from './privacy.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { type Item, type ItemKey, type Table, VersionConflict, type Write } from './table.ts';

/** An entity as it was read: its attributes and the version that the next write must name. */
export type Stored<T> = T & { readonly version: number };

/** Where an item stands in one index, or in both. */
export type IndexEntries =
  | { gsi1pk: string; gsi1sk: string }
  | { gsi2pk: string; gsi2sk: string }
  | { gsi1pk: string; gsi1sk: string; gsi2pk: string; gsi2sk: string };

export type EntityDefinition<T, Pk extends string, Sk extends string> = {
  /** The name in the `entity` attribute, such as `visit`. */
  name: string;
  /** The shape of the attributes now; raised by one with each change, with `upgrade` for what is older. */
  schemaNumber: number;
  shape: z.ZodType<T>;
  key: { pk: Pk; sk: Sk };
  /** The parts of the key, from the entity. */
  keyParts: (entity: T) => KeyParts<Pk> & KeyParts<Sk>;
  /** The entries in the indexes, where the entity has any. Never made of what every send changes. */
  index?: (entity: T) => IndexEntries | undefined;
  /** The attributes as they are stored, where that is shorter; `shape` reads both forms. Each KB of an item costs a write unit. */
  pack?: (entity: T) => object;
  /** What must follow from a change of it, by `change`: written together with it, so that both are there, or neither. Most often nothing. */
  alongside?: (before: Stored<T>, after: T, now: Instant) => readonly NewItem[];
  /** What it is, seen from the person whom it may be about, and what an erasure does with it. */
  privacy: Privacy<T>;
  /** When the item may vanish by itself, in seconds since 1970; left out: the entity's own `expiresAt`. */
  expires?: (entity: T) => number | undefined;
  /** An item of an older schema as one of the present schema. */
  upgrade?: (attributes: Record<string, unknown>, schema: number) => Record<string, unknown>;
};

/** What privacy needs to know of an entity, whatever its shape is. It works on items as they are stored. */
export type DeclaredEntity = {
  name: string;
  class: PrivacyClass;
  found: 'contact' | 'conversation' | 'visit' | 'named' | 'nowhere';
  kept: string;
  /** In words: what an erasure leaves, or why it leaves all. */
  erasure: { does: OnErasure<never>['does']; says: string };
  about: (item: Item) => { visitId?: string | undefined; at?: Instant | undefined };
  /** The write that erases the item; undefined where it is kept, or is what an erasure leaves already. */
  erasing: (item: Item, at: Instant) => Write | undefined;
  /** What an export shows of it. */
  view: (item: Item) => Record<string, unknown>;
};

/** What the caller has just read, and found or not found. */
export type AlreadyRead<T> = { found: Stored<T> | undefined };

/** Reads and writes one kind of item. Parsed on every read; each write is conditional on the version that was read. */
export type EntityStore<T, Parts> = {
  declared: DeclaredEntity;
  keyOf: (parts: Parts) => ItemKey;
  parse: (item: Item) => Stored<T>;
  get: (table: Table, parts: Parts, options?: { consistent?: boolean }) => Promise<Stored<T> | undefined>;
  getMany: (
    table: Table,
    parts: readonly Parts[],
    options?: { consistent?: boolean },
  ) => Promise<Stored<T>[]>;
  /** The write that makes a new item; fails with VersionConflict when there is one. */
  creation: (entity: T, now: Instant) => Write;
  /** The write that replaces what was read. */
  replacement: (entity: Stored<T>, now: Instant) => Write;
  removal: (entity: Stored<T>) => Write;
  /** Writes a new item. False when there is one already: that one stays as it is. */
  createOnce: (table: Table, entity: T, now: Instant) => Promise<boolean>;
  /**
   * Reads, lets `decide` say what the item should be (undefined: leave it), writes unless that changes nothing. When somebody else wrote in
   * between, decides again on what stands there now. Answers the item as it stands afterwards. `read` saves the first
   * read where the caller has just done it; a stale one only costs another round. `alongside` says what is written
   * together with the change, such as the record of who made it.
   */
  change: (
    deps: { table: Table; now: Now },
    parts: Parts,
    decide: (current: Stored<T> | undefined) => T | undefined,
    read?: AlreadyRead<T>,
    alongside?: (before: Stored<T> | undefined, after: Stored<T>) => readonly Write[],
  ) => Promise<Stored<T> | undefined>;
};

/** The write that makes a new item of another kind. */
export type NewItem = (now: Instant) => Write;
export const newItem =
  <T, Parts>(store: Pick<EntityStore<T, Parts>, 'creation'>, entity: T): NewItem =>
  (now) =>
    store.creation(entity, now);

/** More than a visit has of one kind. Not a WeakMap: what that holds outlives most collections of garbage. */
const MOST_KNOWN = 30;

export const defineEntity = <T extends object, Pk extends string, Sk extends string>(
  definition: EntityDefinition<T, Pk, Sk>,
): EntityStore<T, KeyParts<Pk> & KeyParts<Sk>> => {
  type Parts = KeyParts<Pk> & KeyParts<Sk>;

  const keyOf = (parts: Parts): ItemKey => ({
    pk: makeKey<Pk>(definition.key.pk, parts),
    sk: makeKey<Sk>(definition.key.sk, parts),
  });

  const readItem = (item: Item): T => {
    const attributes =
      item.schema < definition.schemaNumber && definition.upgrade
        ? definition.upgrade({ ...item }, item.schema)
        : item;
    // The shape leaves out what it does not name: the keys, and the names that every item has.
    const parsed = definition.shape.safeParse(attributes);
    if (item.entity !== definition.name || !parsed.success) {
      const paths = parsed.error?.issues.map((issue) => issue.path.join('.')).join(', ');
      throw new AppError(
        'Defect',
        'table.item_invalid',
        `An item is not a valid ${definition.name} (entity ${item.entity}, schema ${item.schema}; faults at: ${paths ?? '-'}).`,
      );
    }
    return parsed.data;
  };

  /** What was read of items that are shared: a table in memory may hand out the same frozen one to every reader. */
  const known = remember(MOST_KNOWN, (item: Item): Stored<T> => readStored(item));
  const readStored = (item: Item): Stored<T> => ({ ...readItem(item), version: item.version });
  const parse = (item: Item): Stored<T> => (Object.isFrozen(item) ? known(item) : readStored(item));

  const toItem = (entity: T, version: number, now: Instant): Item => {
    const expires = definition.expires?.(entity);
    const common = {
      ...keyOf(definition.keyParts(entity)),
      entity: definition.name,
      schema: definition.schemaNumber,
      version,
      updatedAt: now,
    };
    return {
      ...withoutUndefined(definition.pack ? { ...entity, ...definition.pack(entity) } : entity),
      // Its version as well: that of the entity is the one before.
      ...common,
      ...definition.index?.(entity),
      ...(expires === undefined ? {} : { expiresAt: expires }),
    };
  };

  const store: EntityStore<T, Parts> = {
    declared: declare(definition.name, definition.privacy, { parse, replace: toItem }),
    keyOf,
    parse,
    async get(table, parts, options) {
      const item = await table.get(keyOf(parts), options);
      return item && parse(item);
    },
    async getMany(table, parts, options) {
      if (parts.length === 0) return [];
      const items = await table.getMany(parts.map(keyOf), options);
      return items.map(parse);
    },
    creation: (entity, now) => ({ put: toItem(entity, 1, now) }),
    replacement: (entity, now) => ({ put: toItem(entity, entity.version + 1, now) }),
    removal: (entity) => ({ delete: { ...keyOf(definition.keyParts(entity)), version: entity.version } }),
    async createOnce(table, entity, now) {
      try {
        await table.write({ put: toItem(entity, 1, now) });
        return true;
      } catch (error) {
        if (error instanceof VersionConflict) return false;
        throw error;
      }
    },
    change: ({ table, now }, parts, decide, read, alongside) =>
      retryOnConflict.execute(async ({ attempt }) => {
        const current = read && attempt === 0 ? read.found : await store.get(table, parts);
        const wanted = decide(current);
        if (!wanted || (current && sameValue(current, { ...wanted, version: current.version })))
          return current;
        const at = now();
        const after = { ...wanted, version: (current?.version ?? 0) + 1 };
        const put = { put: toItem(wanted, after.version, at) };
        const follows = (current && definition.alongside?.(current, wanted, at)) ?? [];
        const more = [...follows.map((creation) => creation(at)), ...(alongside?.(current, after) ?? [])];
        await (more.length === 0 ? table.write(put) : table.writeTogether([put, ...more]));
        return after;
      }),
  };
  return store;
};

type Shape<T> = {
  parse: (item: Item) => Stored<T>;
  replace: (entity: T, version: number, now: Instant) => Item;
};

/** The declaration of an entity, bound to its shape. */
const declare = <T extends object>(
  name: string,
  privacy: Privacy<T>,
  { parse, replace }: Shape<T>,
): DeclaredEntity => {
  const view = (item: Item): Record<string, unknown> => {
    const hidden = new Set(['version', 'expiresAt', ...('hides' in privacy ? (privacy.hides ?? []) : [])]);
    return Object.fromEntries(Object.entries(parse(item)).filter(([attribute]) => !hidden.has(attribute)));
  };
  if (privacy.class === 'configuration')
    return {
      name,
      class: privacy.class,
      found: 'nowhere',
      kept: 'until it is removed',
      erasure: { does: 'keep', says: privacy.holds },
      about: () => ({}),
      erasing: () => undefined,
      view,
    };
  const { erasure, about } = privacy;
  return {
    name,
    class: privacy.class,
    found: privacy.found,
    kept: privacy.kept,
    erasure: { does: erasure.does, says: saysOf(erasure) },
    about: (item) => about?.(parse(item)) ?? {},
    erasing: (item, at) => {
      if (erasure.does === 'keep') return undefined;
      if (erasure.does === 'delete') return { delete: { pk: item.pk, sk: item.sk, version: item.version } };
      const { version, ...entity } = parse(item);
      const redacted = erasure.redact({ ...parse(item) }, at);
      return sameValue(entity, { ...redacted, version: undefined })
        ? undefined
        : { put: replace(redacted, version + 1, at) };
    },
    view,
  };
};

const saysOf = <T>(erasure: OnErasure<T>): string => {
  if (erasure.does === 'delete') return '';
  return erasure.does === 'redact' ? erasure.leaves : erasure.because;
};
