import { digestId } from './digest.ts';

/** The numbers of so many shards, as they stand in keys. */
export const shardNumbers = (count: number): string[] =>
  Array.from({ length: count }, (_, number) => String(number));

/** Which of so many shards something belongs to: even over all, and always the same for the same parts. */
export const shardOf = (count: number, ...parts: string[]): string =>
  String(Number.parseInt(digestId(...parts).slice(0, 4), 16) % count);
