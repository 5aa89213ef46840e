/** A value that nobody can change any more, at any depth: whoever tries is told by an error. What is frozen already is not looked into. */
export const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
};
