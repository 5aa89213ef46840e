/** `npm run requirements`: which lines of docs/requirements.md are proven by a test that names them in its title. `--missing` lists the others. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { idsIn, readRequirements, type Requirement } from './requirements/requirement-ids.ts';
import { testTitles } from './requirements/test-titles.ts';

/** The test files that name each id. */
const readProofs = async (folder: string): Promise<Map<string, Set<string>>> => {
  const proofs = new Map<string, Set<string>>();
  const files = (await readdir(folder, { recursive: true }))
    .filter((file) => /\.test\.tsx?$/.test(file))
    .toSorted();
  for (const file of files) {
    for (const id of testTitles(await readFile(join(folder, file), 'utf8')).flatMap(idsIn))
      proofs.set(id, (proofs.get(id) ?? new Set()).add(file));
  }
  return proofs;
};

const printSection = (
  section: string,
  lines: readonly Requirement[],
  proofs: ReadonlyMap<string, ReadonlySet<string>>,
  onlyMissing: boolean,
): void => {
  const proven = lines.filter(({ id }) => proofs.has(id));
  console.log(`\n${section}: ${proven.length} of ${lines.length} proven`);
  for (const { id, says } of lines) {
    const files = [...(proofs.get(id) ?? [])];
    if (onlyMissing && files.length > 0) continue;
    console.log(
      `  ${files.length > 0 ? '✓' : '–'} ${id.padEnd(6)} ${says}${onlyMissing || files.length === 0 ? '' : `\n           ${files.join(', ')}`}`,
    );
  }
};

const { values } = parseArgs({ options: { missing: { type: 'boolean', default: false } } });
const requirements = readRequirements(await readFile('docs/requirements.md', 'utf8'));
const proofs = await readProofs('test');
const sections = Map.groupBy(requirements, ({ section }) => section);
for (const [section, lines] of sections) printSection(section, lines, proofs, values.missing);
const known = new Set(requirements.map(({ id }) => id));
const unknown = [...proofs.keys()].filter((id) => !known.has(id));
console.log(
  `\n${requirements.filter(({ id }) => proofs.has(id)).length} of ${requirements.length} proven by tests that name them.`,
);
if (unknown.length > 0)
  console.log(`Tests name ids that docs/requirements.md does not have: ${unknown.join(', ')}`);
