import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { AccessPattern } from '../shared/table/access-pattern.ts';
import * as conversations from '../shared/table/access-patterns/conversations.ts';
import * as events from '../shared/table/access-patterns/events.ts';
import * as tenancy from '../shared/table/access-patterns/tenancy.ts';
import * as visits from '../shared/table/access-patterns/visits.ts';

/* `npm run docs`: writes the README's table of access patterns from their declarations. A test fails when it is stale. */

const readmeFile = join(resolve(import.meta.dirname, '..'), 'README.md');
const BEGIN = '<!-- access patterns: made by npm run docs -->';
const END = '<!-- end of access patterns -->';

const row = ({ question, index, pk, sk, size, askedBy }: AccessPattern): string =>
  `| ${question} | ${index ?? 'table'} | \`${pk}\` · \`${sk}\` | ${size} | ${askedBy} |`;

/** The table as Markdown. */
export const accessPatternTable = (): string =>
  [
    '| question | index | key | size | asked by |',
    '|---|---|---|---|---|',
    ...Object.values({ ...tenancy, ...visits, ...conversations, ...events })
      .toSorted((a, b) => (`${a.pk} ${a.sk}` < `${b.pk} ${b.sk}` ? -1 : 1))
      .map(row),
  ].join('\n');

/** The README with the table as it should be. */
export const withAccessPatterns = (readme: string): string => {
  const start = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (start < 0 || end < start) throw new Error(`README.md lacks the lines "${BEGIN}" and "${END}".`);
  return `${readme.slice(0, start)}${BEGIN}\n${accessPatternTable()}\n${readme.slice(end)}`;
};

if (import.meta.main) await writeFile(readmeFile, withAccessPatterns(await readFile(readmeFile, 'utf8')));
