import { Output, type Template, Value } from 'liquidjs';
import type { Issue } from '../../kernel/app-error.ts';
import { meantBy } from './suggest-name.ts';
import { FILTERS, TAGS, textEngine } from './template-engine.ts';
import { textIssue } from './text-faults.ts';
import { isVariableName, variableOf } from './variables.ts';

/* What can be said of a text without any values: where it is broken, and what it asks for that there is not. */

/** Takes unknown filters, so that all of them are found and not only the first. */
const engine = textEngine({ strictFilters: false });

export type Vocabulary = {
  /** Never empty. */
  mandatory: readonly string[];
  nullable: readonly string[];
};

/** The faults of a text, each at `<path>:<line>:<column>`. */
export const inspectText = (path: string, text: string, vocabulary: Vocabulary): Issue[] => {
  try {
    const found: Issue[] = [];
    inspect(engine.parse(text), new Set(), { path, text, vocabulary, found });
    return found;
  } catch (error) {
    return [parseIssue(path, error)];
  }
};

/** Line and column of a place in a text, from 1. */
export const positionAt = (text: string, index: number): string => {
  const before = text.slice(0, index);
  const lines = before.split('\n');
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
};

/** What Liquid says, with its place: `tag "fi" not found, line:1, col:4`. */
export const parseIssue = (path: string, error: unknown): Issue => {
  const [said = ''] = error instanceof Error ? error.message.split('\n') : [String(error)];
  const match = /^(.*?)(?:, file:.*?)?, line:(\d+), col:(\d+)$/.exec(said);
  const at = match ? `${path}:${match[2]}:${match[3]}` : path;
  const message = (match?.[1] ?? said).slice(0, 200);
  const tag = /^tag "(.*)" not found$/.exec(message)?.[1];
  if (tag !== undefined) {
    // An end without its beginning is meant as it stands.
    const isEnd = /^(end|else|elsif|when)/.test(tag);
    return textIssue(at, 'unknown_tag', tag, ...(isEnd ? [] : meantBy(tag, TAGS)));
  }
  const open = /^(?:tag|output) "?(.*?)"? not closed$/.exec(message)?.[1];
  return open === undefined
    ? textIssue(at, 'unreadable', message)
    : textIssue(at, 'not_closed', open, message);
};

const isOutput = (template: Template): boolean => template instanceof Output;

type Inspection = { path: string; text: string; vocabulary: Vocabulary; found: Issue[] };

const inspect = (
  templates: readonly Template[],
  guarded: ReadonlySet<string>,
  inspection: Inspection,
): void => {
  for (const template of templates) {
    const values = Array.from(template.arguments?.() ?? []).filter((argument) => argument instanceof Value);
    const filters = values.flatMap((value) => value.filters.map(({ name }) => name));
    checkFilters(template, filters, inspection);
    const names = checkVariables(template, inspection);
    const hasFallback = !isOutput(template) || filters.includes('default');
    if (!hasFallback) checkFallback(names, guarded, inspection);
    const children = template.children?.(false, true).next();
    if (children?.done)
      inspect(children.value, new Set([...guarded, ...names.map(({ name }) => wholeOf(name))]), inspection);
  }
};

const checkFilters = (template: Template, filters: readonly string[], { path, text, found }: Inspection) => {
  const known: readonly string[] = FILTERS;
  let from = template.token.begin;
  for (const name of filters) {
    const bar = new RegExp(String.raw`\|\s*(?=${name.replaceAll(/[^\w]/g, String.raw`\$&`)})`, 'g');
    bar.lastIndex = from;
    const match = bar.exec(text);
    const at = match ? match.index + match[0].length : template.token.begin;
    from = at;
    if (!known.includes(name))
      found.push(
        textIssue(`${path}:${positionAt(text, at)}`, 'unknown_filter', name, ...meantBy(name, known)),
      );
  }
};

type Name = { name: string; at: string };

/** The variables of one piece, without those of the pieces in it. */
const checkVariables = (template: Template, { path, vocabulary, found }: Inspection): Name[] => {
  const alone: Template = {
    token: template.token,
    render: () => undefined,
    arguments: () => template.arguments?.() ?? [],
  };
  const known = [...vocabulary.mandatory, ...vocabulary.nullable];
  const names = Object.values(engine.analyzeSync([alone], { partials: false }).globals)
    .flat()
    .map((variable) => ({
      name: variable.segments.every((segment) => typeof segment === 'string')
        ? variable.segments.join('.')
        : variable.toString(),
      at: `${variable.location.row}:${variable.location.col}`,
    }));
  for (const { name, at } of names) {
    if (known.includes(name)) continue;
    found.push(textIssue(`${path}:${at}`, 'unknown_variable', name.slice(0, 80), ...meantBy(name, known)));
  }
  return names;
};

/** A day and a time are there or not with the appointment that they are parts of. */
const wholeOf = (name: string): string => (isVariableName(name) ? (variableOf(name).partOf ?? name) : name);

const checkFallback = (
  names: readonly Name[],
  guarded: ReadonlySet<string>,
  { path, vocabulary, found }: Inspection,
): void => {
  for (const { name, at } of names) {
    if (!vocabulary.nullable.includes(name) || guarded.has(wholeOf(name))) continue;
    found.push(textIssue(`${path}:${at}`, 'may_be_empty', name, `{{ ${name} | default: "…" }}`));
  }
};
