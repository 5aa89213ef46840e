/** A line of docs/requirements.md. */
export type Requirement = { id: string; section: string; says: string };

/** The requirements of a document: a heading for each section, a line `- S0.1 wording` for each id. */
export const readRequirements = (markdown: string): Requirement[] => {
  let section = '';
  return markdown.split('\n').flatMap((line) => {
    section = /^## (.+)$/.exec(line)?.[1] ?? section;
    const [, id, says] = /^- ((?:S\d\.|B)\d+) (.+)$/.exec(line) ?? [];
    return id === undefined || says === undefined ? [] : [{ id, section, says }];
  });
};

/** `S2.20–22`, `S2.20-22`, `S0.20–S0.22`, `S0.1` and `B3`, with nothing around that would make it something else. */
const ID = /(?<![\w.])(S\d\.|B)(\d+)(?:[–-](?:(S\d\.|B))?(\d+))?(?![\w])/g;

/** The ids that a text names, ranges expanded. A range that runs backwards or from one section into another is its first id only. */
export const idsIn = (text: string): string[] => {
  const ids = [...text.matchAll(ID)].flatMap(
    ([, prefix = '', first = '', otherPrefix = prefix, last = first]) => {
      const [from, to] = [Number(first), Number(last)];
      const count = otherPrefix === prefix && to >= from ? to - from + 1 : 1;
      return Array.from({ length: count }, (_, index) => `${prefix}${from + index}`);
    },
  );
  return [...new Set(ids)];
};
