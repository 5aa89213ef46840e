import { escapePart } from '../kernel/escape-part.ts';

/** The names between braces in a key template. */
type PartNames<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PartNames<Rest>
  : never;

/** The parts that fill a template such as `DEALER#{dealerId}`. */
export type KeyParts<T extends string> = Record<PartNames<T>, string>;

const BRACES = /\{(\w+)\}/g;

/**
 * Makes a key from a template and its parts: `DEALER#{dealerId}` and `{dealerId: '00027'}` give `DEALER#00027`.
 * Two lists of parts never give the same key, and `parseKey` gives the parts back (property tests).
 */
export const makeKey = <T extends string>(template: T, parts: KeyParts<T>): string => {
  const values: Record<string, string> = parts;
  let key = '';
  let isPart = false;
  for (const piece of piecesOf(template)) {
    key += isPart ? escapePart(values[piece] ?? '') : piece;
    isPart = !isPart;
  }
  return key;
};

/** A template taken apart: text and names of parts in turn. Each is a constant of ours, so there are a few dozen. */
const piecesOf = (template: string): readonly string[] => {
  const known = pieces.get(template);
  if (known) return known;
  const made = template.split(BRACES);
  pieces.set(template, made);
  return made;
};
const pieces = new Map<string, readonly string[]>();

/** The part of a template before its first part that is not given: the prefix for a `begins_with` query. */
export const makeKeyPrefix = (template: string, parts: Record<string, string>): string => {
  const [prefix = ''] = template.split(
    new RegExp(String.raw`\{(?!(?:${Object.keys(parts).join('|') || '-'})\})\w+\}`),
  );
  return prefix.replace(BRACES, (_, name: string) => escapePart(parts[name] ?? ''));
};

/** The parts of a key, or undefined when the key was not made from the template. */
export const parseKey = (template: string, key: string): Record<string, string> | undefined => {
  const { names, pattern } = readerOf(template);
  const match = pattern.exec(key);
  if (!match) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]));
};

type Reader = { names: readonly string[]; pattern: RegExp };

/** What reads the keys of a template: as few as there are templates. */
const readerOf = (template: string): Reader => {
  const known = readers.get(template);
  if (known) return known;
  const names: string[] = [];
  const pattern = template
    .replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
    .replace(BRACES, (_, name: string) => {
      names.push(name);
      return '([^#]*)';
    });
  const made = { names, pattern: new RegExp(`^${pattern}$`) };
  readers.set(template, made);
  return made;
};
const readers = new Map<string, Reader>();
