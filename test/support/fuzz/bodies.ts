import fc from 'fast-check';
import { generateSync } from 'json-schema-faker';
import type { Body, Schema } from './operations.ts';
import {
  ODD_NAMES,
  ODD_NUMBERS,
  ODD_SIZES,
  ODD_TEXTS,
  ODD_TIMES,
  ODD_VALUES,
  TEXT_FAULTS,
} from './oddities.ts';

/* Bodies for a door: right ones, right but odd ones, and broken ones. */

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Path = readonly (string | number)[];

/** Values by the name of their property: without them nothing that a body is about exists, and all is about one thing. */
export type Steering = Readonly<Record<string, (choice: number) => string>>;

/** Bodies by the schema, or the samples where the document takes any JSON. */
export const validBody = (
  body: Body,
  samples: readonly unknown[],
  steering: Steering,
): fc.Arbitrary<unknown> => {
  const given = [...body.examples, ...samples];
  const made = body.isOpen
    ? fc.jsonValue({ maxDepth: 4 })
    : fc
        .record({
          seed: fc.nat({ max: 2 ** 31 - 1 }),
          optionalsProbability: fc.constantFrom(0.3, 0.9),
        })
        .map((options) =>
          generateSync(narrowed(body.schema, options.seed) as never, { ...options, maxItems: 4 }),
        );
  const any =
    given.length === 0
      ? made
      : fc.oneof(
          { weight: body.isOpen ? 1 : 3, arbitrary: made },
          { weight: 2, arbitrary: fc.constantFrom(...given) },
        );
  // Four of five times about things that exist: the fifth is about what does not.
  return fc
    .tuple(any, fc.nat({ max: 9 }), fc.nat())
    .map(([value, chance, choice]) => (chance < 8 ? steered(value, steering, choice) : value));
};

/** One branch of each choice: inside a choice the generator would leave out all that is optional. */
const narrowed = (schema: unknown, choice: number): unknown => {
  if (Array.isArray(schema)) return schema.map((inner: unknown) => narrowed(inner, choice));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { oneOf, anyOf, ...rest } = schema as { oneOf?: unknown[]; anyOf?: unknown[] };
  const branches = oneOf ?? anyOf;
  if (branches) return { ...rest, ...Object(narrowed(branches[choice % branches.length], choice)) };
  return Object.fromEntries(Object.entries(schema).map(([name, inner]) => [name, narrowed(inner, choice)]));
};

const steered = (value: unknown, steering: Steering, choice: number): unknown =>
  mapped(value, (inner, name) =>
    typeof inner === 'string' && Object.hasOwn(steering, name) ? steering[name]?.(choice) : inner,
  );

/** The value with each of its texts, numbers and booleans changed; lists and objects stay. */
const mapped = (value: unknown, change_: (inner: unknown, name: string) => unknown, name = ''): unknown => {
  if (Array.isArray(value)) return value.map((inner: unknown) => mapped(inner, change_, name));
  if (typeof value !== 'object' || value === null) return change_(value, name);
  return Object.fromEntries(
    Object.entries(value).map(([each, inner]) => [each, mapped(inner, change_, each)]),
  );
};

/** Right by the schema still, but with texts, times and numbers of the odd kind: in some places, or all of one type. */
export const oddBody = (body: Body, valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => {
  const unlessInvalid = (next: unknown, now: unknown): unknown => (body.isValid(next) ? next : now);
  const somePlaces = fc
    .tuple(valid, fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 }))
    .map(([value, changes]) =>
      changes.reduce(
        (now, [where, what]) =>
          unlessInvalid(
            setAt(now, nodeAt(now, where), (old) => oddLike(old, what)),
            now,
          ),
        value,
      ),
    );
  const oneType = fc.tuple(valid, fc.constantFrom('string', 'number'), fc.nat()).map(([value, type, what]) =>
    unlessInvalid(
      mapped(value, (inner) => (typeof inner === type ? oddLike(inner, what) : inner)),
      value,
    ),
  );
  return fc.oneof({ weight: 3, arbitrary: somePlaces }, { weight: 1, arbitrary: oneType });
};

/** Something odd of the same type, so that the schema may still take it. */
const oddLike = (old: unknown, choice: number): unknown => {
  const of = <T>(list: readonly T[]): T => list[choice % list.length]!;
  if (typeof old === 'string')
    return /^\d{4}-\d\d-\d\dT/.test(old)
      ? of(ODD_TIMES)
      : of([...ODD_TEXTS, ...ODD_TEXTS.map((text) => text.slice(0, 19))]);
  if (typeof old === 'number') return of(ODD_NUMBERS);
  if (typeof old === 'boolean') return !old;
  if (Array.isArray(old))
    return of([[], [...old, ...old], Array.from({ length: 100 }, () => old[0] as unknown)]);
  if (typeof old === 'object' && old !== null) return { ...old, [of(ODD_NAMES)]: of(ODD_VALUES) };
  return old;
};

type Change = { do: 'drop' | 'set' | 'add' | 'wrap'; where: number; what: number };
const change: fc.Arbitrary<Change> = fc.record({
  do: fc.constantFrom('drop', 'set', 'set', 'set', 'add', 'wrap'),
  where: fc.nat(),
  what: fc.nat(),
});

/** A value changed in one place or several, whatever the schema says. */
export const brokenValue = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(valid, fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([value, changes]) => changes.reduce(changed, value));

const REPLACEMENTS: readonly unknown[] = [...ODD_VALUES, ...ODD_TEXTS, ...ODD_TIMES, ...ODD_NUMBERS];

const changed = (value: unknown, { do: what, where, what: choice }: Change): unknown => {
  const path = nodeAt(value, where);
  const odd = REPLACEMENTS[choice % REPLACEMENTS.length];
  switch (what) {
    case 'drop':
      return setAt(value, path, () => undefined);
    case 'set':
      return setAt(value, path, () => odd);
    case 'wrap':
      return setAt(value, path, (old) => (choice % 2 === 0 ? [old] : { value: old }));
    case 'add':
      return setAt(value, path, (old) =>
        typeof old === 'object' && old !== null && !Array.isArray(old)
          ? withOwn(old, ODD_NAMES[choice % ODD_NAMES.length] ?? '', odd)
          : old,
      );
  }
};

/** As JSON.parse does it: `__proto__` becomes a property like any other. */
const withOwn = (target: object, name: string, value: unknown): object => {
  const copy = { ...target };
  Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true });
  return copy;
};

/** A JSON text as bytes, broken as text, as bytes, or blown up to a size. */
export const brokenBytes = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Buffer> =>
  fc
    .tuple(
      value.map(toJson),
      fc.oneof(
        fc.constantFrom(...TEXT_FAULTS).map((fault) => (json: string) => Buffer.from(fault(json))),
        fc.tuple(fc.constantFrom(...ODD_SIZES), fc.nat()).map(
          ([bytes, how]) =>
            (json: string) =>
              Buffer.from(blownUp(json, bytes, how)),
        ),
        fc
          .tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 }))
          .map(([at, bytes]) => (json: string) => {
            const raw = Buffer.from(json);
            const cut = at % (raw.length + 1);
            return Buffer.concat([raw.subarray(0, cut), bytes, raw.subarray(cut + ((bytes[0] ?? 0) % 3))]);
          }),
      ),
    )
    .map(([json, breakIt]) => breakIt(json));

/** Filled up to a size: by blanks, by a field that nobody knows, or by one of the texts that are there. */
const blownUp = (json: string, bytes: number, how: number): string => {
  const missing = Math.max(0, bytes - Buffer.byteLength(json));
  if (how % 4 === 0) return json + ' '.repeat(missing);
  if (how % 4 === 1) return json.replace(/\}$/, `,"filling":"${'x'.repeat(Math.max(0, missing - 13))}"}`);
  const texts = [...json.matchAll(/":\s*"/g)];
  const text = texts[how % texts.length];
  const at = text === undefined ? 0 : text.index + text[0].length;
  return json.slice(0, at) + 'x'.repeat(missing) + json.slice(at);
};

export const toJson = (value: unknown): string => JSON.stringify(value) ?? 'null';

/** The place of the node with a number; the numbers go round. */
const nodeAt = (value: unknown, number: number): Path => {
  const paths = pathsOf(value, []);
  return paths[number % paths.length] ?? [];
};

/** Every node that is not too deep: nobody reads what lies in the two thousandth list. */
const pathsOf = (value: unknown, path: Path): Path[] => {
  if (path.length > 8 || typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value) ? value.slice(0, 10).entries() : Object.entries(value);
  return [path, ...[...inner].flatMap(([name, each]) => pathsOf(each, [...path, name]))];
};

/** A copy with another node in one place; undefined takes the property out. */
const setAt = (value: unknown, path: Path, change_: (old: unknown) => unknown): unknown => {
  const [name, ...rest] = path;
  if (name === undefined) return change_(value);
  if (Array.isArray(value)) {
    const list = value as Json[];
    return list.flatMap((inner, index) => {
      if (index !== name) return [inner];
      const next = setAt(inner, rest, change_);
      return next === undefined ? [] : [next as Json];
    });
  }
  const next = setAt((value as Schema)[name], rest, change_);
  const others = Object.entries(value as Schema).filter(([each]) => each !== name);
  return next === undefined
    ? Object.fromEntries(others)
    : withOwn(Object.fromEntries(others), String(name), next);
};
