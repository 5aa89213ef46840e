import type { Language } from '../../shared/kernel/language.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';

export type PagerProps = {
  language: Language;
  path: string;
  /** What else stands in the address: the filters of the list. */
  query?: Readonly<Record<string, string | undefined>>;
  /** Where this page ends; undefined on the last one. */
  after: string | undefined;
  isFirst: boolean;
};

/** The next page of a list, and back to its beginning. Lists are read by keys, so there is no number of pages. */
export const Pager = ({ language, path, query = {}, after, isFirst }: PagerProps) => {
  const { form } = CONSOLE_TEXTS[language];
  const to = (more: Record<string, string>): string => {
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value]],
    );
    const all = new URLSearchParams([...given, ...Object.entries(more)]).toString();
    return all === '' ? path : `${path}?${all}`;
  };
  if (isFirst && after === undefined) return null;
  return (
    <nav class="pager" aria-label={form.next}>
      {isFirst ? <span /> : <a href={to({})}>{form.first}</a>}
      {after === undefined ? null : <a href={to({ after })}>{form.next}</a>}
    </nav>
  );
};
