import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENTITIES } from '../../../shared/privacy/declared-store.ts';
import { sourcesIn } from '../../infra/source-files.ts';

describe('B9 what every entity is to a person', () => {
  it('is known of each entity that is defined anywhere', () => {
    const defined = sourcesIn('shared')
      .filter(({ path }) => path !== 'shared/table/entity.ts')
      .flatMap(({ path }) => [
        ...readFileSync(path, 'utf8').matchAll(/defineEntity\(\{\s+name: '([a-z-]+)'/g),
      ])
      .map(([, name]) => name);
    expect(defined.length).toBeGreaterThan(20);
    expect(ENTITIES.map(({ name }) => name).toSorted()).toEqual(defined.toSorted());
  });

  it('is said in whole', () => {
    for (const { name, class: kind, kept, erasure, found } of ENTITIES) {
      expect(kept, name).not.toBe('');
      // Whoever leaves something says what, and why.
      if (erasure.does !== 'delete') expect(erasure.says, name).not.toBe('');
      // What nothing leads to can only be kept.
      if (found === 'nowhere') expect(erasure.does, name).toBe('keep');
      if (kind === 'configuration') expect(erasure.does, name).toBe('keep');
    }
  });
});
