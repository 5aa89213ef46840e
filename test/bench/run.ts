import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { measureAccept } from './kerbside/accept.ts';
import { measureColdStarts } from './kerbside/cold-start.ts';
import { compareCosts } from './kerbside/cost.ts';
import type { Section } from './kerbside/statistics.ts';
import { measureThroughput } from './kerbside/throughput.ts';

/*
 * `npm run bench`: measures the bundles of `dist` (npm run build first) and prints ratios of one run, which carry over to
 * other machines better than milliseconds do. All parts together write docs/benchmarks.md; `npm run bench -- accept` runs
 * one and writes nothing.
 */

const tell = (line: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${line}`);
};

const PARTS: Record<string, () => Section | Promise<Section>> = {
  'cold-start': () => measureColdStarts(tell),
  accept: measureAccept,
  throughput: measureThroughput,
  cost: compareCosts,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(
    `got ${unknown.join(', ')}, expected some of ${Object.keys(PARTS).join(', ')}, or nothing for all.`,
  );
  process.exit(1);
}
if (!existsSync('dist/bundles.json')) {
  console.error('There are no bundles in dist/. Run npm run build first.');
  process.exit(1);
}

const load = loadavg()[0] ?? 0;
const sections: Section[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  tell(`${name} …`);
  const section = await measure();
  tell('');
  console.log(`## ${section.title}\n\n${section.text}\n`);
  sections.push(section);
}
const processors = availableParallelism();
const conditions = `Node ${process.version}, ${processors} processors of a shared machine, ${load.toFixed(1)} processes waiting for them when it began, ${new Date().toISOString().slice(0, 10)}.${load > processors ? ' It was busy with other work: ratios of processor time are sound, the rest is blurred.' : ''}`;
console.log(conditions);
if (wanted.length === 0) {
  await mkdir('docs', { recursive: true });
  await writeFile(
    'docs/benchmarks.md',
    [
      '# Benchmarks',
      `Made by \`npm run build && npm run bench\`. ${conditions} Nothing was measured on AWS.`,
      ...sections.map(({ title, text }) => `## ${title}\n\n${text}`),
    ].join('\n\n') + '\n',
  );
}
