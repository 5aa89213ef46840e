import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeKey, makeKeyPrefix, parseKey } from '../../../shared/table/key-template.ts';
import * as agreements from '../../../shared/table/access-patterns/agreements.ts';
import * as conversations from '../../../shared/table/access-patterns/conversations.ts';
import * as events from '../../../shared/table/access-patterns/events.ts';
import * as privacy from '../../../shared/table/access-patterns/privacy.ts';
import * as tenancy from '../../../shared/table/access-patterns/tenancy.ts';
import * as visits from '../../../shared/table/access-patterns/visits.ts';

const patterns = Object.entries({
  ...tenancy,
  ...agreements,
  ...visits,
  ...conversations,
  ...events,
  ...privacy,
});
const namesOf = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
const part = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed());

describe('keys', () => {
  for (const [name, pattern] of patterns) {
    for (const template of [pattern.pk, pattern.sk] as string[]) {
      const names = namesOf(template);
      const parts = fc.record(Object.fromEntries(names.map((each) => [each, part])), {
        noNullPrototype: true,
      });
      it(`${name} ${template}: gives its parts back`, () => {
        fc.assert(
          fc.property(parts, (values) => {
            expect(parseKey(template, makeKey(template, values))).toEqual({ ...values });
          }),
        );
      });
      it(`${name} ${template}: two lists of parts never give one key`, () => {
        fc.assert(
          fc.property(parts, parts, (a, b) => {
            expect(makeKey(template, a) === makeKey(template, b)).toBe(
              JSON.stringify(a) === JSON.stringify(b),
            );
          }),
        );
      });
    }
  }

  it('no two patterns on one index can give the same key', () => {
    const shapes = patterns.map(
      ([, { index, pk, sk }]) =>
        `${index ?? 'table'} ${pk.replaceAll(/\{\w+\}/g, '*')} ${sk.replaceAll(/\{\w+\}/g, '*')}`,
    );
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it('a prefix is the template up to the first part that is not given', () => {
    expect(makeKeyPrefix('RULE#{eventType}#{ruleId}', {})).toBe('RULE#');
    expect(makeKeyPrefix('RULE#{eventType}#{ruleId}', { eventType: 'a#b' })).toBe('RULE#a%23b#');
  });
});
