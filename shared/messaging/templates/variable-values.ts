import { dateFormat } from '../../kernel/date-format.ts';
import { type Language, LOCALES } from '../../kernel/language.ts';
import { STATUS_WORDS } from './status-words.ts';
import { type Variable, type VariableName, variableOf } from './variables.ts';

export type Writing = { language: Language; zone: string };

const FORMATS = {
  'date-time': { dateStyle: 'full', timeStyle: 'short' },
  date: { weekday: 'long', day: 'numeric', month: 'long' },
  time: { timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** A date and time as a person of that language writes it: `Dienstag, 1. Dezember 2026 um 09:30`. What is written out already stays. */
const writeTime = (value: string, type: keyof typeof FORMATS, { language, zone }: Writing): string | null => {
  if (!INSTANT.test(value) || Number.isNaN(Date.parse(value))) return type === 'date-time' ? value : null;
  const written = dateFormat(language, zone, FORMATS[type]).format(Date.parse(value));
  // The first of a month is an ordinal in French, which Intl does not know.
  return language === 'fr' ? written.replace(/(?<=^|\D)1 (?=\p{L})/u, '1er ') : written;
};

/** `249.9 EUR` as `249,90 €`. */
export const writeMoney = (value: string, language: Language): string => {
  const match = /^(-?\d+(?:\.\d+)?) ([A-Za-z]{3})$/.exec(value);
  if (!match?.[1] || !match[2]) return value;
  const format = new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency: match[2] });
  return format.format(Number(match[1]));
};

/** A value as it stands in a text; null where there is none, or none that may be shown. */
const write = (value: string, { type }: Variable, writing: Writing): string | null => {
  switch (type) {
    case 'text':
      return value;
    case 'date-time':
    case 'date':
    case 'time':
      return writeTime(value, type, writing);
    case 'money':
      return writeMoney(value, writing.language);
    case 'status':
      return STATUS_WORDS[writing.language][value] ?? value;
    case 'url':
      // Anything else would be a button that runs something, or leads nowhere.
      return /^https?:\/\/\S+$/.test(value) ? value : null;
  }
};

/** Values by the groups of their names, as Liquid reads them: null is "not known", by which `default` and `blank` work. */
export type Scope = { [name: string]: string | null | { [name: string]: string | null } };

/** All variables that a text may ask for, written out in its language: when it asks, for each time has three forms, of which a text uses one. */
export const scopeOf = (
  names: readonly VariableName[],
  values: Readonly<Record<string, string>>,
  writing: Writing,
): Scope => {
  const groups: Record<string, Record<string, string | null>> = {};
  const scope: Scope = groups;
  for (const name of names) {
    const variable = variableOf(name);
    const value = values[variable.partOf ?? name]?.trim();
    const [group = '', field] = name.split('.');
    const holder = field === undefined ? scope : (groups[group] ??= {});
    Object.defineProperty(holder, field ?? group, {
      enumerable: true,
      get: () => (value ? write(value, variable, writing) : null),
    });
  }
  return scope;
};
