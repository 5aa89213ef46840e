/** A value that nobody can change any more, at any depth: whoever tries is told by an error. What is frozen already is not looked into. */
export const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) for (const inner of value) frozen(inner);
  else for (const name in value) if (typeof value[name] === 'object') frozen(value[name]);
  return Object.freeze(value);
};
