import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { idsIn, readRequirements } from '../../../bin/requirements/requirement-ids.ts';
import { testTitles } from '../../../bin/requirements/test-titles.ts';

/** Ids as tests write them, put together so that this file claims to prove none of them. */
const S = 'S';
const B = 'B';

describe('the ids in a title', () => {
  it.each([
    [`${S}0.1 one call`, ['S0.1']],
    [`${S}0.1, ${S}2.17 and ${B}3`, ['S0.1', 'S2.17', 'B3']],
    [`${S}2.20–22 blocks`, ['S2.20', 'S2.21', 'S2.22']],
    [`${S}2.20-22 blocks`, ['S2.20', 'S2.21', 'S2.22']],
    [`${S}0.20–${S}0.22 the order`, ['S0.20', 'S0.21', 'S0.22']],
    [`(${S}0.26) 24-hour window`, ['S0.26']],
    [`${S}1.9–${S}2.3 runs from one section into another`, ['S1.9']],
    [`${S}1.9–3 runs backwards`, ['S1.9']],
    ['BS3, S12 and B1x are none', []],
    [`as ${S}1.2. The end of a sentence`, ['S1.2']],
    ['a title without any', []],
  ])('%s', (title, ids) => {
    expect(idsIn(title)).toEqual(ids);
  });
});

describe('the titles of tests', () => {
  it('are found in every form that tests have, and nowhere else', () => {
    const source = [
      `describe('outer', () => {`,
      `  it('one', () => { expect(text('not a title')).toBe("it('neither')"); });`,
      `  test.each([['a', "it('x')"], [')']])('two %s', (a) => {});`,
      `  it.prop([fc.string()], { numRuns: 5 })("three", () => {});`,
      '  it.each`a | b`(`four $a`, () => {});',
      `  it . concurrent (`,
      `    'five',`,
      `    async () => {});`,
      `  // with it (nobody) knows`,
      `  const it2 = submit('six');`,
      `});`,
    ].join('\n');
    expect(testTitles(source)).toEqual(['outer', 'one', 'two %s', 'three', 'four $a', 'five']);
  });
});

describe('docs/requirements.md', () => {
  const requirements = readRequirements(readFileSync('docs/requirements.md', 'utf8'));

  it('numbers every section from 1 without a gap', () => {
    const sections = Map.groupBy(requirements, ({ section }) => section.split(' ')[0] ?? '');
    expect([...sections].map(([section, lines]) => [section, lines.length])).toEqual([
      ['S0', 43],
      ['S1', 34],
      ['S2', 55],
      ['S3', 42],
      ['S4', 23],
      ['B', 12],
    ]);
    for (const [section, lines] of sections) {
      expect(lines.map(({ id }) => id)).toEqual(
        lines.map((_, index) => (section === 'B' ? `B${index + 1}` : `${section}.${index + 1}`)),
      );
    }
  });

  it('says something of each', () => {
    for (const { says } of requirements) expect(says).toMatch(/^.{10,160}\.$/);
  });
});
