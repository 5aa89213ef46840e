import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { digestId, keyedId, keyedToken } from '../../../shared/kernel/digest.ts';
import { remember } from '../../../shared/kernel/remember.ts';

const part = fc.string({ maxLength: 4, unit: fc.constantFrom('a', '/', '%', '2', 'F', '+', '\ud800', 'ü') });
const lists = fc.array(part, { minLength: 1, maxLength: 3 });

describe('an id that follows from its parts', () => {
  it('S0.10 is the same for the same parts, and no other list of parts has it', () => {
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const isSame = JSON.stringify(a.map(wellFormed)) === JSON.stringify(b.map(wellFormed));
        expect(digestId(...a) === digestId(...b)).toBe(isSame);
        expect(keyedId('key', ...a) === keyedId('key', ...b)).toBe(isSame);
        expect(keyedToken('key', ...a) === keyedToken('key', ...b)).toBe(isSame);
      }),
      { numRuns: 1000 },
    );
  });

  it('is another one with another key, also when both were asked for before', () => {
    const ids = ['a', 'b', 'a', 'b'].map((key) => keyedId(key, '+491711234567'));
    expect(new Set(ids).size).toBe(2);
    expect(ids[2]).toBe(ids[0]);
  });

  it('stays the one that tables and links hold already', () => {
    expect(digestId('00027', '01', 'ct/ü')).toBe('A6CD8A3DB452CACDCD00');
    expect(keyedId('key', '00027', '+491711234567')).toBe('2FEBE568582932117B1D');
    expect(keyedToken('key', 'check-in-link', 'ci1', '1')).toBe('tMcI--LVUoK04iIgpCCxRQ');
  });
});

const wellFormed = (text: string): string => text.toWellFormed();

describe('what is remembered', () => {
  it('is made once, until there is too much of it', () => {
    const make = vi.fn<(text: string) => string>((text) => text.toUpperCase());
    const known = remember(2, make);
    expect(['a', 'b', 'a', 'b'].map(known)).toEqual(['A', 'B', 'A', 'B']);
    expect(make).toHaveBeenCalledTimes(2);
    known('c');
    expect(known('a')).toBe('A');
    expect(make).toHaveBeenCalledTimes(4);
  });

  it('may be that there is none', () => {
    const make = vi.fn<(text: string) => null>(() => null);
    const known = remember(2, make);
    expect([known('a'), known('a')]).toEqual([null, null]);
    expect(make).toHaveBeenCalledTimes(1);
  });
});
