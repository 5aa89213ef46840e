import * as z from 'zod';

/** The languages that texts and pages exist in. */
export const LANGUAGES = ['en', 'de', 'nl', 'fr', 'sk'] as const;
export const languageSchema = z.enum(LANGUAGES);
export type Language = z.infer<typeof languageSchema>;

/** How each language writes dates and numbers. */
export const LOCALES: Record<Language, string> = {
  en: 'en-GB',
  de: 'de-DE',
  nl: 'nl-NL',
  fr: 'fr-FR',
  sk: 'sk-SK',
};

/** The first wish that we speak (`de-AT` counts as `de`), else the fallback. */
export const chooseLanguage = (wishes: readonly (string | undefined)[], fallback: Language): Language => {
  for (const wish of wishes) {
    const found = LANGUAGES.find((language) => wish?.trim().toLowerCase().split(/[-_]/)[0] === language);
    if (found) return found;
  }
  return fallback;
};
