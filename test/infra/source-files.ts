import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/* The project's sources as the layer tests see them: a file, what it imports, and what it exports. */

type Import = {
  /** A path in the project (`shared/kernel/clock.ts`) or the name of a package (`@aws-sdk/client-sns`). */
  target: string;
  /** Only types: nothing is loaded at run time. */
  isType: boolean;
};
export type SourceFile = { path: string; text: string; imports: Import[]; exports: string[] };

const STATEMENT = /^(?:import|export)\s+(type\s+)?([^'";]*?)\bfrom\s+'([^']+)'/gm;
const SIDE_EFFECT = /^import\s+'([^']+)'/gm;
const DYNAMIC = /\bimport\('([^']+)'\)/g;
const EXPORT = /^export\s+(?:async\s+)?(?:const|function\*?|class)\s+(\w+)/gm;

/** `{ type A, type B }` loads nothing either. */
const namesTypesOnly = (clause: string): boolean => {
  const names = /\{([^}]*)\}/
    .exec(clause)?.[1]
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return (
    names !== undefined &&
    names.length > 0 &&
    names.every((name) => name.startsWith('type ')) &&
    clause.trim().startsWith('{')
  );
};

const parse = (path: string): SourceFile => {
  const text = readFileSync(path, 'utf8');
  const target = (specifier: string): string =>
    specifier.startsWith('.') ? join(dirname(path), specifier) : specifier;
  const imports = [
    ...[...text.matchAll(STATEMENT)].map(([, type, clause = '', from = '']) => ({
      target: target(from),
      isType: type !== undefined || namesTypesOnly(clause),
    })),
    ...[...text.matchAll(SIDE_EFFECT), ...text.matchAll(DYNAMIC)].map(([, from = '']) => ({
      target: target(from),
      isType: false,
    })),
  ];
  return { path, text, imports, exports: [...text.matchAll(EXPORT)].map(([, name = '']) => name) };
};

/** Every TypeScript file below a folder. */
export const sourcesIn = (folder: string): SourceFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file))
    .toSorted()
    .map(parse);

/** `shared/messaging/send-message.ts` does something when it exports `sendMessage` (or `SendMessage`); otherwise it is named for a thing. */
export const exportsItsOwnName = ({ path, exports }: SourceFile): boolean => {
  const own = basename(path)
    .replace(/\.tsx?$/, '')
    .replaceAll('-', '')
    .toLowerCase();
  return exports.some((name) => name.toLowerCase() === own);
};

export const packageOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
