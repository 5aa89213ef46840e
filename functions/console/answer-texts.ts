import type { Language } from '../../shared/kernel/language.ts';

type AnswerTexts = {
  /** Of a service whose price the customer did not see. */
  priceHidden: string;
  /** Of an agreement. */
  version: (number: string) => string;
};

/** What is said of single answers of a customer, at the appointment and in the conversation. */
export const ANSWER_TEXTS: Record<Language, AnswerTexts> = {
  en: { priceHidden: 'price hidden', version: (number) => `version ${number}` },
  de: { priceHidden: 'Preis verborgen', version: (number) => `Fassung ${number}` },
  nl: { priceHidden: 'prijs verborgen', version: (number) => `versie ${number}` },
  fr: { priceHidden: 'prix masqué', version: (number) => `version ${number}` },
  sk: { priceHidden: 'cena skrytá', version: (number) => `verzia ${number}` },
};
