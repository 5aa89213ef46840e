import { PURPOSES, type Purpose, type Settings, type WhatsAppTemplate } from '../dealers/settings.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Rendered } from './channel.ts';
import { chooseTexts } from './templates/choose-texts.ts';
import { toKept } from './templates/kept-values.ts';
import { purposeOf } from './templates/purposes.ts';
import { renderWhatsAppTemplate } from './templates/render-template.ts';
import { allowedFor, PARTS, type Template } from './templates/template.ts';
import { sampleOf, type VariableName } from './templates/variables.ts';

/* A trial WhatsApp: nobody who tries it has just written to us, so only an approved template may go out (S0.26). */

/** Those that ask for nothing come first: whoever reads one of the last ones is led to a page that is not there. */
const GENTLE: readonly Purpose[] = [
  'appointment-confirmed',
  'check-in-confirmation',
  'order-confirmed',
  'reminder-start',
  'reminder-end',
];
const IN_ORDER: readonly Purpose[] = [
  ...GENTLE,
  ...PURPOSES.filter((purpose) => !GENTLE.includes(purpose) && purposeOf(purpose).link === undefined),
  ...PURPOSES.filter((purpose) => purposeOf(purpose).link !== undefined),
];

/**
 * The template that a trial goes out by: approved, none that Meta sells as advertising, in the location's language where there is one.
 * Undefined: none is approved.
 */
export const chooseTrialTemplate = ({ whatsapp, language }: Settings): WhatsAppTemplate | undefined => {
  const usable = (whatsapp?.templates ?? [])
    .filter(({ status, category = 'utility' }) => status === 'approved' && category === 'utility')
    .toSorted((one, other) => IN_ORDER.indexOf(one.purpose) - IN_ORDER.indexOf(other.purpose));
  return usable.find((template) => template.language === language) ?? usable[0];
};

/** What stands for the customer's name: Meta's words cannot be changed, so the trial is marked by what fills them. */
const MARKED: readonly VariableName[] = ['customer.first_name', 'customer.last_name'];
const MARK = 'TEST';

/** The template with sample values, for a customer whose name is the word TEST. */
export const renderTrialTemplate = (
  template: WhatsAppTemplate,
  { name, locationId, settings }: Pick<LocationInForce, 'name' | 'locationId' | 'settings'>,
  templates: readonly Template[],
): Rendered => {
  const { purpose, language } = template;
  const { mandatory, nullable } = purposeOf(purpose);
  const samples = Object.fromEntries(
    [...mandatory, ...nullable].map((variable) => [
      variable,
      MARKED.includes(variable) ? MARK : sampleOf(variable, language),
    ]),
  );
  const wish = { purpose, locationId, languages: [language] } as const;
  return renderWhatsAppTemplate({
    purpose,
    language,
    zone: settings.zone,
    variables: toKept({ ...samples, 'location.name': name }),
    link: sampleOf('link', language),
    texts: chooseTexts(allowedFor(templates, {}), wish, PARTS.whatsapp).texts,
    template,
    buttonSuffix: 'test',
  });
};
