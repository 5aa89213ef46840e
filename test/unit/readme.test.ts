import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { withAccessPatterns } from '../../bin/docs.ts';

describe('README.md', () => {
  it('has the access patterns as they are declared; npm run docs writes them', async () => {
    const readme = await readFile('README.md', 'utf8');
    expect(readme).toBe(withAccessPatterns(readme));
  });
});
