import { Liquid, type Template } from 'liquidjs';
import type { Scope } from './variable-values.ts';

/* The engine of all texts. A text decides and fills in, and can do nothing else: no loops, no variables of its own, no files. */

/** A text takes a millisecond. A second, because the first one after a cold start shares a slow processor with everything else that starts. */
export const LIMITS = { parseLimit: 10_000, renderLimit: 1000, memoryLimit: 100_000 };
export const ENGINE_OPTIONS = {
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  cache: true,
  templates: {},
  ...LIMITS,
};

/** The tags of a text; what ends them and stands between belongs to them. */
export const TAGS = ['if', 'unless', 'case'] as const;
/** The filters of a text: none makes a text much longer than it was. */
export const FILTERS = [
  'default',
  'upcase',
  'downcase',
  'capitalize',
  'strip',
  'truncate',
  'truncatewords',
  'append',
  'prepend',
] as const;

const keepOnly = (table: Record<string, unknown>, names: readonly string[]): void => {
  // Without a prototype there is no tag `constructor`, either.
  Object.setPrototypeOf(table, null);
  for (const name of Object.keys(table)) if (!names.includes(name)) delete table[name];
};

export const textEngine = (options: { strictFilters: boolean }): Liquid => {
  const engine = new Liquid({ ...ENGINE_OPTIONS, ...options });
  keepOnly(engine.tags, TAGS);
  keepOnly(engine.filters, FILTERS);
  return engine;
};

/** The texts that were rendered before, taken apart: that takes as long as filling them in. */
const parsed = new WeakMap<Liquid, Map<string, Template[]>>();
const parse = (engine: Liquid, text: string): Template[] => {
  const known = parsed.get(engine) ?? new Map<string, Template[]>();
  parsed.set(engine, known);
  const template = known.get(text) ?? engine.parse(text);
  if (known.size >= MOST_TEMPLATES) known.clear();
  known.set(text, template);
  return template;
};
const MOST_TEMPLATES = 200;

/** Fills in a template that is ours or was checked when it was saved. */
export const fill = (engine: Liquid, text: string, scope: Record<string, unknown>): string =>
  String(engine.renderSync(parse(engine, text), scope));

/** What a value that is empty leaves behind: doubled spaces, spaces at the ends of lines, more than one empty line. */
const tidy = (text: string): string =>
  text
    .replaceAll(/[ \t]{2,}/g, ' ')
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();

const engine = textEngine({ strictFilters: true });

/** A text with its values. */
export const fillText = (text: string, scope: Scope): string => tidy(fill(engine, text, scope));
/** The same in one line. */
export const fillLine = (text: string, scope: Scope): string => fillText(text, scope).replaceAll(/\s+/g, ' ');
