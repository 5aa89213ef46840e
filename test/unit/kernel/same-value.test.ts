import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameValue } from '../../../shared/kernel/same-value.ts';

/** As DynamoDB would have it: no undefined, names in one order. */
const stored = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(stored);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    kept
      .map(([name, inner]) => [name, stored(inner)])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
};
const known = fc.constantFrom(null, 0, 1, '', 'a', true, false);
const values = fc.letrec((tie) => ({
  // Nothing of ours has undefined in a list, and DynamoDB refuses it.
  item: fc.oneof({ maxDepth: 3 }, known, fc.array(tie('item'), { maxLength: 2 }), tie('record')),
  record: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.constant(undefined), tie('item'))),
})).record;

describe('two values are the same', () => {
  it('when they would be stored alike', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(sameValue(a, b)).toBe(JSON.stringify(stored(a)) === JSON.stringify(stored(b)));
      }),
      { numRuns: 2000 },
    );
    expect(sameValue({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(sameValue({ a: 1 }, { a: 1, b: null })).toBe(false);
    expect(sameValue({ a: { b: [1, { c: 2 }] }, d: 3 }, { d: 3, a: { b: [1, { c: 2 }] } })).toBe(true);
    expect(sameValue([1], { 0: 1 })).toBe(false);
  });
});
