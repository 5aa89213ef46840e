/** The names of a value that stand for something: no table knows undefined. */
export const withoutUndefined = <T extends object>(value: T): Partial<T> => {
  const kept: Partial<T> = {};
  for (const name in value) if (value[name] !== undefined) kept[name] = value[name];
  return kept;
};
