import type { Agreement, AgreementTexts } from '../../shared/dealers/agreement.ts';
import type { Issue } from '../../shared/kernel/app-error.ts';
import { type Language, LANGUAGES } from '../../shared/kernel/language.ts';
import type { Stored } from '../../shared/table/entity.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { AGREEMENT_WORDS } from './agreement-words.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import type { Faults } from './form-fields.tsx';

/* The form of an agreement: what it is, and three fields for each language. */

export type AgreementForm = Readonly<Record<string, string>>;

/** What is written in each language. */
export const PARTS = ['title', 'text', 'link'] as const;
const LOCATION = 'location.';

export const EMPTY_AGREEMENT: AgreementForm = { version: '0', mandatory: 'on' };

/** The fields of an agreement as it stands. */
export const filledAgreement = (agreement: Stored<Agreement>, texts: AgreementTexts): AgreementForm => ({
  version: String(agreement.version),
  name: agreement.name,
  ...(agreement.mandatory ? { mandatory: 'on' } : {}),
  ...Object.fromEntries((agreement.locationIds ?? []).map((id) => [`${LOCATION}${id}`, 'on'])),
  ...Object.fromEntries(
    LANGUAGES.flatMap((language) =>
      PARTS.map((part): [string, string] => [`${part}.${language}`, texts[language]?.[part] ?? '']),
    ),
  ),
});

/** Browsers end lines with CR LF, texts with LF. */
const typed = (form: AgreementForm, name: string): string =>
  (form[name] ?? '').replaceAll('\r\n', '\n').trim();

/** Whether anything is said in a language. */
export const isWritten = (form: AgreementForm, language: Language): boolean =>
  PARTS.some((part) => typed(form, `${part}.${language}`) !== '');

/** The agreement as the use case takes it. A language in which nothing is said is left out. */
export const agreementOf = (form: AgreementForm): Record<string, unknown> => {
  const locationIds = Object.keys(form).flatMap((name) =>
    name.startsWith(LOCATION) ? [name.slice(LOCATION.length)] : [],
  );
  const wordingIn = (language: Language) =>
    Object.fromEntries(
      PARTS.flatMap((part): [string, string][] => {
        const text = typed(form, `${part}.${language}`);
        // The title is asked for wherever something else is said.
        return text === '' && part !== 'title' ? [] : [[part, text]];
      }),
    );
  return {
    version: Number(form['version']),
    name: form['name'] ?? '',
    mandatory: form['mandatory'] !== undefined,
    ...(locationIds.length === 0 ? {} : { locationIds }),
    texts: Object.fromEntries(
      LANGUAGES.flatMap((language) => (isWritten(form, language) ? [[language, wordingIn(language)]] : [])),
    ),
  };
};

/** The faults that the use case found, beside the fields that they are about. */
export const agreementFaults = (
  form: AgreementForm,
  issues: readonly Issue[],
  language: Language,
): Faults => {
  const { faults } = AGREEMENT_WORDS[language];
  const { required, unreadable } = CONSOLE_TEXTS[language].form;
  return Object.fromEntries(
    issues.map(({ path }): [string, string] => {
      const [first = '', spoken = '', part = 'title'] = path.split('.');
      if (first === 'locationIds') return ['locations', faults.location];
      if (first !== 'texts')
        return first === ''
          ? ['agreementId', faults.id]
          : [first, form[first]?.trim() ? unreadable : required];
      const field = `${part}.${spoken}`;
      if (part === 'link') return [field, faults.link];
      if (typed(form, field) !== '') return [field, unreadable];
      return [field, part === 'text' ? faults.textOrLink : required];
    }),
  );
};

/** What the fields are called, at the head of a form that was not taken. */
export const agreementLabels = (language: Language): Record<string, string> => {
  const words = AGREEMENT_WORDS[language];
  return {
    agreementId: words.id,
    name: words.name,
    locations: words.locations,
    ...Object.fromEntries(
      LANGUAGES.flatMap((spoken) =>
        PARTS.map((part): [string, string] => [
          `${part}.${spoken}`,
          `${LANGUAGE_NAMES[spoken]}, ${words.fields[part]}`,
        ]),
      ),
    ),
  };
};
