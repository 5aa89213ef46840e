import { type Language, LOCALES } from './language.ts';

/** Every language in the zones of a few dozen locations; beyond that they are made anew. */
const MOST_FORMATS = 500;
const formats = new Map<string, Intl.DateTimeFormat>();

/** How a language writes dates and times at a place. Making a format takes twenty times as long as using it, so it is kept. */
export const dateFormat = (
  language: Language,
  zone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat => {
  const name = `${language} ${zone} ${JSON.stringify(options)}`;
  const known = formats.get(name);
  if (known) return known;
  if (formats.size >= MOST_FORMATS) formats.clear();
  const made = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: zone });
  formats.set(name, made);
  return made;
};
