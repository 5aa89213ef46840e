import { normaliseEmail, normalisePhone } from './address.ts';
import { toSearchName } from './contact.ts';

/** What staff are looking for, by what they typed. `addresses` is empty, and `begins` undefined, for what is none: then nobody is found. */
export type ContactSearch =
  | { by: 'name'; begins: string | undefined }
  | { by: 'email' | 'phone'; addresses: readonly string[] };

/** Digits, and what people put between them; with or without a country code. */
const LIKE_A_NUMBER = /^\+?[\d\s()/.-]{5,}$/;

/** An address by its sign, a number by its digits in whatever notation of one of the countries, else the beginning of a name. */
export const readSearch = (text: string, countries: readonly string[]): ContactSearch => {
  const typed = text.trim();
  if (typed.includes('@'))
    return { by: 'email', addresses: [normaliseEmail(typed)].filter((it) => it !== undefined) };
  if (LIKE_A_NUMBER.test(typed)) {
    const numbers = countries.map((country) => normalisePhone(typed, country));
    return { by: 'phone', addresses: [...new Set(numbers.filter((it) => it !== undefined))] };
  }
  const begins = toSearchName(typed);
  return { by: 'name', begins: typed !== '' && begins === '' ? undefined : begins };
};
