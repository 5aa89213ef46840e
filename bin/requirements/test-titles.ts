/** What tests call themselves: the first argument of `it`, `test` and `describe`, also after `.each(…)` and the like. */
export const testTitles = (source: string): string[] => {
  const titles: string[] = [];
  for (const { index, 0: name } of source.matchAll(/(?<![\w.$'"`])(?:it|test|describe)(?=\s*[.(])/g)) {
    const title = titleAt(source, index + name.length);
    if (title !== undefined) titles.push(title);
  }
  return titles;
};

/** Follows a chain such as `.each([…])` or `.prop([…], {…})` to the call whose first argument is a text. */
const titleAt = (source: string, start: number): string | undefined => {
  let at = start;
  for (;;) {
    at = skipSpace(source, at);
    const character = source.charAt(at);
    if (character === '.') at += /^\.\s*\w+/.exec(source.slice(at))?.[0].length ?? source.length;
    else if (character === '`') at = endOfText(source, at);
    else if (character === '(') {
      const inside = skipSpace(source, at + 1);
      if (isQuote(source.charAt(inside))) return source.slice(inside + 1, endOfText(source, inside) - 1);
      at = endOfBrackets(source, at);
    } else return undefined;
  }
};

const skipSpace = (source: string, start: number): number =>
  start + (/^\s*/.exec(source.slice(start, start + 500))?.[0].length ?? 0);

const isQuote = (character: string): boolean => ["'", '"', '`'].includes(character);

/** After the closing quote of a text. */
const endOfText = (source: string, start: number): number => {
  const quote = source.charAt(start);
  let at = start + 1;
  while (at < source.length && source.charAt(at) !== quote) at += source.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
};

/** After the bracket that closes the one at `start`; brackets in texts do not count. */
const endOfBrackets = (source: string, start: number): number => {
  let depth = 0;
  let at = start;
  while (at < source.length) {
    const character = source.charAt(at);
    if (isQuote(character)) {
      at = endOfText(source, at);
      continue;
    }
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    at += 1;
    if (depth === 0) return at;
  }
  return at;
};
