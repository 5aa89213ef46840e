import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LARGEST_DAY, loadsAt, RAISE_BEFORE } from '../lib/quota-model.ts';
import { QUOTAS } from '../lib/quotas.ts';
import { stageConfig } from '../lib/stage-config.ts';
import { ENTITIES } from '../shared/privacy/declared-store.ts';
import type { AccessPattern } from '../shared/table/access-pattern.ts';
import * as agreements from '../shared/table/access-patterns/agreements.ts';
import * as conversations from '../shared/table/access-patterns/conversations.ts';
import * as events from '../shared/table/access-patterns/events.ts';
import * as gateways from '../shared/table/access-patterns/gateways.ts';
import * as privacy from '../shared/table/access-patterns/privacy.ts';
import * as tenancy from '../shared/table/access-patterns/tenancy.ts';
import * as visits from '../shared/table/access-patterns/visits.ts';

/* `npm run docs`: writes the README's tables that follow from the code. A test fails when one is stale. */

const readmeFile = join(resolve(import.meta.dirname, '..'), 'README.md');

const row = ({ question, index, pk, sk, size, askedBy }: AccessPattern): string =>
  `| ${question} | ${index ?? 'table'} | \`${pk}\` · \`${sk}\` | ${size} | ${askedBy} |`;

/** The access patterns as Markdown, from their declarations. */
const accessPatternTable = (): string =>
  [
    '| question | index | key | size | asked by |',
    '|---|---|---|---|---|',
    ...Object.values({
      ...tenancy,
      ...agreements,
      ...visits,
      ...conversations,
      ...events,
      ...gateways,
      ...privacy,
    })
      .toSorted((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1))
      .map(row),
  ].join('\n');

const FOUND = {
  contact: 'with the contact',
  conversation: 'in the conversation',
  visit: 'with the visit',
  named: 'named by one of those',
  nowhere: 'not from a person',
} as const;

/** What every entity is to a person, as Markdown, from their declarations. */
const keptTable = (): string =>
  [
    '| item | class | how long | found | an erasure |',
    '|---|---|---|---|---|',
    ...ENTITIES.filter((entity) => entity.class !== 'configuration').map(
      ({ name, class: kind, kept, found, erasure: { does, says } }) =>
        `| ${name} | ${kind} | ${kept} | ${FOUND[found]} | ${{ delete: 'deletes it', redact: `leaves ${says}`, keep: `keeps it: ${says}` }[does]} |`,
    ),
    `| ${ENTITIES.filter((entity) => entity.class === 'configuration')
      .map(({ name }) => name)
      .join(
        ', ',
      )} | configuration | until it is removed | not from a person | keeps it: nothing of any customer |`,
  ].join('\n');

const amount = (value: number): string =>
  Math.round(value)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** What has to be raised before the largest day, as Markdown, from the quota model. */
const quotaTable = (): string => {
  const loads = loadsAt(LARGEST_DAY, stageConfig({ stage: 'prod' }));
  return [
    '| quota | without asking | the day’s load | raise to | by | why |',
    '|---|---|---|---|---|---|',
    ...RAISE_BEFORE.map(({ load: id, to, because }) => {
      const load = loads.find((one) => one.id === id);
      if (!load) throw new Error(`The quota model raises "${id}" but has no such load.`);
      const { name, value, unit, raisedBy } = QUOTAS[load.quota];
      return `| ${name} | ${amount(value)} ${unit} | ${amount(load.load)} (${id}) | ${amount(to)} | ${raisedBy} | ${because} |`;
    }),
  ].join('\n');
};

const TABLES = [
  { name: 'access patterns', table: accessPatternTable },
  { name: 'quotas to raise', table: quotaTable },
  { name: 'what is kept', table: keptTable },
] as const;

/** The README with its tables as they should be. */
export const withTables = (readme: string): string =>
  TABLES.reduce((text, { name, table }) => {
    const begin = `<!-- ${name}: made by npm run docs -->`;
    const start = text.indexOf(begin);
    const end = text.indexOf(`<!-- end of ${name} -->`);
    if (start < 0 || end < start) throw new Error(`README.md lacks the line "${begin}" or its end.`);
    return `${text.slice(0, start)}${begin}\n${table()}\n${text.slice(end)}`;
  }, readme);

if (import.meta.main) await writeFile(readmeFile, withTables(await readFile(readmeFile, 'utf8')));
