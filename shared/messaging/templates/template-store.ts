import { CACHE_SECONDS, cached } from '../../platform/cache.ts';
import { type Purpose, PURPOSES, purposeSchema } from '../../dealers/settings.ts';
import { TEMPLATE } from '../../table/access-patterns/tenancy.ts';
import { defineEntity, type Stored } from '../../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../../table/key-template.ts';
import type { Table } from '../../table/table.ts';
import { type Template, templateSchema } from './template.ts';

export const templates = defineEntity({
  name: 'template',
  schemaNumber: 1,
  shape: templateSchema,
  key: TEMPLATE,
  keyParts: ({ dealerId, purpose, language, place }) => ({ dealerId, purpose, language, place }),
});

/** Five languages for all, and some for a few locations; this is where saving stops. All are read when one is needed. */
export const MOST_TEMPLATES = 100;

/** What a dealer wrote for a purpose, in all languages and for all locations. */
export const templatesOf = async (
  table: Table,
  { dealerId, purpose }: { dealerId: string; purpose: Purpose },
  options: { consistent?: boolean } = {},
): Promise<Stored<Template>[]> => {
  const page = await table.query({
    pk: makeKey(TEMPLATE.pk, { dealerId }),
    skPrefix: makeKeyPrefix(TEMPLATE.sk, { purpose }),
    limit: MOST_TEMPLATES,
    ...options,
  });
  return page.items.map(templates.parse);
};

/** Everything that a dealer wrote, for the list of all purposes. */
export const allTemplates = async (table: Table, dealerId: string): Promise<Stored<Template>[]> => {
  const found: Stored<Template>[] = [];
  let startAfter: string | undefined;
  do {
    const page = await table.query({
      pk: makeKey(TEMPLATE.pk, { dealerId }),
      skPrefix: makeKeyPrefix(TEMPLATE.sk, {}),
      limit: MOST_TEMPLATES,
      ...(startAfter === undefined ? {} : { cursor: startAfter }),
    });
    found.push(...page.items.map(templates.parse));
    startAfter = page.cursor;
  } while (startAfter !== undefined && found.length < MOST_TEMPLATES * PURPOSES.length);
  return found;
};

export type FindTemplates = (of: { dealerId: string; purpose: Purpose }) => Promise<readonly Template[]>;

/** What a dealer wrote for a purpose, mostly nothing, remembered for a minute. */
export const templateFinder = (table: Table): FindTemplates => {
  const load = cached(CACHE_SECONDS, async (key: string) => {
    const [dealerId = '', purpose] = key.split('|');
    return templatesOf(table, { dealerId, purpose: purposeSchema.parse(purpose) }, { consistent: false });
  });
  return ({ dealerId, purpose }) => load(`${dealerId}|${purpose}`);
};
