import { AppError } from '../kernel/app-error.ts';
import type { AlreadyRead, EntityStore, Stored } from './entity.ts';
import type { Table } from './table.ts';

export type Following<T, Parts> = {
  /** Where an entity leads: the key of the one that it is a part of. Undefined for one that is itself. */
  leadsTo: (entity: T) => Parts | undefined;
  partsOf: (entity: T) => Parts;
  /** The entity under another key. */
  under: (entity: T, parts: Parts) => T;
  /** How many may stand in one row. */
  mostSteps: number;
};

/**
 * A store whose items may lead to another one: whoever asks for such an item gets that other one, as it is, and changes that one. Where
 * it is gone by now, there is nothing, and a new one is made in its place.
 */
export const followingStore = <T extends object, Parts>(
  store: EntityStore<T, Parts>,
  { leadsTo, partsOf, under, mostSteps }: Following<T, Parts>,
): EntityStore<T, Parts> => {
  const get = async (
    table: Table,
    parts: Parts,
    options?: { consistent?: boolean },
  ): Promise<Stored<T> | undefined> => {
    let at = parts;
    for (let step = 0; step <= mostSteps; step += 1) {
      const entity = await store.get(table, at, options);
      const next = entity && leadsTo(entity);
      if (next === undefined) return entity;
      at = next;
    }
    throw circle();
  };

  const nameOf = (entity: T): string => {
    const { pk, sk } = store.keyOf(partsOf(entity));
    return `${pk}|${sk}`;
  };

  return {
    ...store,
    get,
    async getMany(table, parts, options) {
      const found = await store.getMany(table, parts, options);
      const followed = await Promise.all(
        found.map(async (entity) => {
          const next = leadsTo(entity);
          return next === undefined ? entity : await get(table, next, options);
        }),
      );
      const present = followed.filter((entity) => entity !== undefined);
      return [...new Map(present.map((entity) => [nameOf(entity), entity])).values()];
    },
    async change(deps, parts, decide, read) {
      let at = read?.found ? partsOf(read.found) : parts;
      let alreadyRead: AlreadyRead<T> | undefined = read;
      for (let step = 0; step <= mostSteps; step += 1) {
        let next: Parts | undefined;
        const after = await store.change(
          deps,
          at,
          (current) => {
            next = current && leadsTo(current);
            const wanted = next === undefined ? decide(current) : undefined;
            return wanted && under(wanted, at);
          },
          alreadyRead,
        );
        if (next === undefined) return after;
        at = next;
        alreadyRead = undefined;
      }
      throw circle();
    },
  };
};

const circle = (): AppError =>
  new AppError('Defect', 'table.leads_in_a_circle', 'Items lead to each other, or through too many others.');
