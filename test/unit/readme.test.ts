import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../bin/admin/commands.ts';
import { withTables } from '../../bin/docs.ts';

describe('README.md', () => {
  it('has its tables as the code has them; npm run docs writes them', async () => {
    const readme = await readFile('README.md', 'utf8');
    expect(readme).toBe(withTables(readme));
  });

  it('names only commands and flags that administration has', async () => {
    const readme = (await readFile('README.md', 'utf8')).replaceAll(/\s+/g, ' ');
    const calls = [...readme.matchAll(/npm run admin -- (?!help)([a-z-]+) ([a-z-]+)([^`#]*)/g)];
    expect(calls.length).toBeGreaterThan(4);
    for (const [text, noun, verb, rest = ''] of calls) {
      const command = COMMANDS.find((each) => each.noun === noun && each.verb === verb);
      expect(command, text).toBeDefined();
      const flags = [...rest.matchAll(/--([a-z-]+)/g)]
        .map(([, name]) => name)
        .filter((name) => name !== 'stage');
      expect(
        command?.flags.map(({ name }) => name),
        text,
      ).toEqual(expect.arrayContaining(flags));
    }
  });
});
