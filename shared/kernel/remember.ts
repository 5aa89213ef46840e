/**
 * A function with what it gave last kept, for what follows for ever from its one value, takes long and is asked for again and
 * again. When `most` are known all are forgotten, so that a flood fills no memory. By a new map: one that is cleared stays tied to what
 * it held until the machine tidies up thoroughly.
 */
export const remember = <K, V extends {} | null>(most: number, make: (key: K) => V): ((key: K) => V) => {
  let known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    if (known.size >= most) known = new Map();
    known.set(key, made);
    return made;
  };
};
