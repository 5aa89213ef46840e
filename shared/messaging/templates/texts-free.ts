import type { Language } from '../../kernel/language.ts';
import type { PurposeTexts } from './purposes.ts';

const L = '{{ location.name }}';

/** What staff write takes the place of every body; a mail needs a subject as well. */
const around = (subject: string): PurposeTexts => ({
  sms: { text: '' },
  email: { subject, body: '' },
  whatsapp: { body: '' },
});

/** Our part of what staff write to one person. */
export const FREE_TEXTS: Record<Language, PurposeTexts> = {
  en: around(`A message from ${L}`),
  de: around(`Nachricht von ${L}`),
  nl: around(`Bericht van ${L}`),
  fr: around(`Message de ${L}`),
  sk: around(`Správa od ${L}`),
};
