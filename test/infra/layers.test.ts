import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportsItsOwnName, packageOf, type SourceFile, sourcesIn } from './source-files.ts';

const shared = sourcesIn('shared');
const functions = sourcesIn('functions');
const lib = sourcesIn('lib');
const bin = sourcesIn('bin');
const everything = [...shared, ...functions, ...lib, ...bin];

/** The ladder of shared folders: a file imports from its own rung and from those below. */
const RUNGS = [
  'kernel',
  'table',
  'platform',
  'dealers',
  'partners',
  'contacts',
  'messaging',
  'conversations',
  'visits',
  'cases',
  'checkin',
  'planning',
  'events',
  'privacy',
  'web',
];
const rungOf = (path: string): number => RUNGS.indexOf(path.split('/')[1] ?? '');

/** What the stacks may know of the code: names and schemas, from files that do nothing. */
const KNOWN_TO_LIB = new Set([
  'shared/platform/function-environments.ts',
  'shared/platform/secret-names.ts',
  'shared/platform/metrics.ts',
  'shared/messaging/workflow.ts',
  'shared/dealers/settings.ts',
  'shared/web/staff-routes.ts',
  'shared/web/console-routes.ts',
]);

const isOurs = (target: string): boolean => /^(shared|functions|lib|bin|test)\//.test(target);
/** `file -> what it imports`, for each import that is not allowed. */
const forbidden = (
  files: readonly SourceFile[],
  isAllowed: (from: string, target: string) => boolean,
): string[] =>
  files.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => isOurs(target) && !isAllowed(path, target))
      .map(({ target }) => `${path} -> ${target}`),
  );

describe('who may import whom', () => {
  it('every folder of shared has its rung on the ladder', () => {
    expect(shared.filter(({ path }) => rungOf(path) === -1).map(({ path }) => path)).toEqual([]);
  });

  it('shared files import from their own rung and from those below', () => {
    expect(
      forbidden(shared, (from, target) => target.startsWith('shared/') && rungOf(target) <= rungOf(from)),
    ).toEqual([]);
  });

  it('functions import from shared and from their own folder, not from each other', () => {
    const folderOf = (path: string): string => path.split('/').slice(0, 2).join('/');
    expect(
      forbidden(
        functions,
        (from, target) => target.startsWith('shared/') || folderOf(target) === folderOf(from),
      ),
    ).toEqual([]);
  });

  it('lib knows only names and schemas of shared', () => {
    expect(forbidden(lib, (_, target) => target.startsWith('lib/') || KNOWN_TO_LIB.has(target))).toEqual([]);
  });

  it('nothing that is deployed or builds stacks imports from bin or test', () => {
    expect(
      forbidden([...shared, ...functions, ...lib], (_, target) => !/^(bin|test)\//.test(target)),
    ).toEqual([]);
  });
});

/** What reaches out of the process, or shapes what comes in: the SDK, middy, Powertools. */
const isEdgePackage = (target: string): boolean =>
  /^(@aws-sdk|@smithy|@middy|@aws-lambda-powertools)\//.test(packageOf(target));
/** `new Date` with something in its brackets asks nobody. */
const ASKS_FOR_TIME =
  /\bDate\.now\b|\bnew Date(?!\([^)])|\bperformance\.now\b|\bMath\.random\b|\brandomUUID\b|\brandomBytes\b|\bTemporal\.Now\b/;

/**
 * Why a file is not pure: it, or something that it loads, uses an edge package, `process`, `fetch`, the clock or
 * randomness. Types count for nothing: a file may say what it wants to be given. Undefined for a pure file.
 */
const impurityOf = (file: SourceFile, seen = new Set<string>()): string | undefined => {
  const { path, text, imports } = file;
  if (/\bprocess\.\w|\bfetch\(/.test(withoutComments(text)) || ASKS_FOR_TIME.test(withoutComments(text)))
    return path;
  seen.add(path);
  for (const { target, isType } of imports) {
    if (isType || seen.has(target)) continue;
    if (isEdgePackage(target)) return `${path} -> ${target}`;
    const next = shared.find((other) => other.path === target);
    const reason = next && impurityOf(next, seen);
    if (reason !== undefined) return `${path} -> ${reason}`;
  }
  return undefined;
};
const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

describe('what a name promises', () => {
  /** The edge itself: what talks to AWS and to vendors, and what turns HTTP into calls. */
  const isEdge = ({ path }: SourceFile): boolean =>
    /^shared\/(platform|web|messaging\/channels)\//.test(path);
  const isStore = ({ path, text }: SourceFile): boolean =>
    path.endsWith('-store.ts') || text.includes('= defineEntity(');

  it('files named for a thing are pure: nothing that they load reaches out of the process or asks for the time', () => {
    // All others are stores, or do something and say so by exporting a function of their own name.
    const things = shared.filter((file) => !isEdge(file) && !isStore(file) && !exportsItsOwnName(file));
    expect(things.length).toBeGreaterThan(10);
    expect(things.map((file) => impurityOf(file)).filter((reason) => reason !== undefined)).toEqual([]);
  });

  it('stores are given their table: none of them loads an SDK', () => {
    const direct = shared
      .filter((file) => isStore(file) && !isEdge(file))
      .filter(({ imports }) => imports.some(({ target, isType }) => !isType && isEdgePackage(target)));
    expect(direct.map(({ path }) => path)).toEqual([]);
  });

  it('no name says nothing', () => {
    const empty = /(^|\/)(utils?|helpers?|common|types?|services?|models?|misc|index)(\.tsx?$|\/)/;
    expect(everything.map(({ path }) => path).filter((path) => empty.test(path))).toEqual([]);
  });

  it('names are lower-case words with hyphens', () => {
    expect(
      everything
        .map(({ path }) => basename(path))
        .filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*\.tsx?$/.test(name)),
    ).toEqual([]);
  });
});

describe('what keeps files readable and testable', () => {
  it('handlers are composition roots of at most 60 lines', () => {
    const handlers = functions.filter(({ exports }) => exports.includes('handler'));
    expect(handlers.length).toBeGreaterThan(10);
    expect(
      handlers.filter(({ text }) => text.trimEnd().split('\n').length > 60).map(({ path }) => path),
    ).toEqual([]);
  });

  it('time and randomness come from one file', () => {
    expect(
      [...shared, ...functions, ...lib]
        .filter(({ text }) => ASKS_FOR_TIME.test(withoutComments(text)))
        .map(({ path }) => path),
    ).toEqual(['shared/platform/system.ts']);
  });

  it('zod is imported as a whole, which is what esbuild can take apart', () => {
    expect(
      everything.filter(({ text }) => /^import \{[^}]*\} from 'zod'/m.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });
});
