import { chooseLanguage, type Language } from '../kernel/language.ts';
import type { HttpRequest } from './http.ts';

/** The name of each language in itself, for the switcher. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  nl: 'Nederlands',
  fr: 'Français',
  sk: 'Slovenčina',
};

/** `de-AT,de;q=0.9,en;q=0.8` as the languages in it; browsers write the dearest first. */
const acceptedLanguages = (header: string | undefined): string[] =>
  (header ?? '').split(',').map((part) => part.split(';')[0] ?? '');

/**
 * The language of a page: what the link of the switcher says (`?lang=`), else the language of the person where the page
 * is about one, else what the browser asks for, else the fallback.
 */
export const pageLanguage = (
  request: Pick<HttpRequest, 'query' | 'headers'>,
  fallback: Language,
  person?: Language,
): Language =>
  chooseLanguage(
    [request.query['lang'], person, ...acceptedLanguages(request.headers['accept-language'])],
    fallback,
  );
