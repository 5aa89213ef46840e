import type { IndexName } from './table.ts';

/** One question that the table answers, in English, with the key that answers it. The README's table is made from these. */
export type AccessPattern<Pk extends string = string, Sk extends string = string> = {
  question: string;
  /** Absent: the table itself. */
  index?: IndexName;
  pk: Pk;
  sk: Sk;
  /** How many items an answer is made of. */
  size: string;
  askedBy: string;
};

export const accessPattern = <const Pk extends string, const Sk extends string>(
  pattern: AccessPattern<Pk, Sk>,
): AccessPattern<Pk, Sk> => pattern;
