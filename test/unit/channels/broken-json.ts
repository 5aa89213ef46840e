import * as fc from 'fast-check';

/** The paths of every value inside a JSON value. */
const pathsIn = (value: unknown, path: (string | number)[] = []): (string | number)[][] => {
  const inner = Array.isArray(value)
    ? value.map((child, index) => [index, child] as const)
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return [path, ...inner.flatMap(([key, child]) => pathsIn(child, [...path, key]))];
};

const replaceAt = (value: unknown, [key, ...rest]: (string | number)[], by: unknown): unknown => {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((child, index) => (index === key ? replaceAt(child, rest, by) : child));
  return Object.fromEntries(
    Object.entries(Object(value)).map(([name, child]) => [
      name,
      name === key ? replaceAt(child, rest, by) : child,
    ]),
  );
};

/** A real document with one of its values replaced by any other JSON: what a vendor's next version may look like. */
export const broken = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fc.constantFrom(...pathsIn(value)),
      fc.oneof(fc.jsonValue(), fc.constantFrom('', '9'.repeat(30), -1, 1e300, '__proto__')),
    )
    .map(([path, by]) => replaceAt(value, path, by));
