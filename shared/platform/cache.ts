import { ticks } from './system.ts';

type Entry<T> = { value: Promise<T>; until: number };

/**
 * Remembers what a loader gave for a while, per key, in this process. What is remembered includes "there is none",
 * so that asking for unknown partners costs nothing; a failed load is forgotten at once.
 */
export const cached = <T>(
  seconds: number,
  load: (key: string) => Promise<T>,
): ((key: string) => Promise<T>) => {
  const entries = new Map<string, Entry<T>>();
  return (key) => {
    const time = ticks();
    const hit = entries.get(key);
    if (hit && hit.until > time) return hit.value;
    if (entries.size >= MOST_ENTRIES) entries.clear();
    const value = load(key);
    entries.set(key, { value, until: time + seconds * 1000 });
    value.catch(() => entries.delete(key));
    return value;
  };
};

/** A flood of made-up partner names must not fill the memory of the function. */
const MOST_ENTRIES = 5000;

/** How old settings, partner records and secrets may be: a rotated secret or a new rule counts after a minute. */
export const CACHE_SECONDS = 60;
