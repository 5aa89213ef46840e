import * as z from 'zod';
import { type Purpose, PURPOSES, purposeSchema, settingsSchema } from '../../dealers/settings.ts';
import { type Language, LANGUAGES, languageSchema } from '../../kernel/language.ts';
import type { Table } from '../../table/table.ts';
import { chooseTexts } from './choose-texts.ts';
import { purposeOf } from './purposes.ts';
import { EVERYWHERE, PARTS, type Template, type TextWish } from './template.ts';
import { findPlaceSettings } from './find-place-settings.ts';
import type { TemplatePlace } from './template-place.ts';
import { allTemplates } from './template-store.ts';
import { sampleOf, VARIABLE_NAMES, variableOf } from './variables.ts';

const sourceSchema = z
  .enum(['location', 'dealer', 'default'])
  .meta({ description: 'Whose words: the location’s, the dealer’s for all locations, or ours.' });
const sampleSchema = z.record(languageSchema, z.string());
const whatsAppSchema = settingsSchema.shape.whatsapp.unwrap().shape.templates.element;

export const templateListSchema = z
  .object({
    purposes: z.array(
      z.object({
        purpose: purposeSchema,
        says: z.string(),
        mandatory: z.array(z.string()).meta({ description: 'Without a value for these nothing is sent.' }),
        nullable: z
          .array(z.string())
          .meta({ description: 'These may be empty: a text says what stands there then.' }),
        link: z.string().optional().meta({ description: 'Where the button of an email leads.' }),
        languages: z.array(
          z.object({
            language: languageSchema,
            sources: z.object({
              sms: sourceSchema,
              email: sourceSchema,
              oem: sourceSchema,
              whatsapp: sourceSchema,
            }),
            promotional: z.boolean(),
            whatsapp: whatsAppSchema
              .omit({ purpose: true, language: true })
              .optional()
              .meta({ description: 'The template that Meta knows, where one is named.' }),
          }),
        ),
      }),
    ),
    variables: z.array(
      z.object({ name: z.string(), type: z.string(), says: z.string(), samples: sampleSchema }),
    ),
  })
  .meta({ id: 'TemplateList' });

export type TemplateList = z.infer<typeof templateListSchema>;

/** Whose words are in force at a place for a language, channel by channel. */
export const sourcesOf = (templates: readonly Template[], wish: TextWish) => {
  const source = (part: (typeof PARTS)[keyof typeof PARTS]) => {
    const { template } = chooseTexts<unknown>(templates, wish, part);
    if (!template) return 'default';
    return template.place === EVERYWHERE ? 'dealer' : 'location';
  };
  return {
    sms: source(PARTS.sms),
    email: source(PARTS.email),
    oem: source(PARTS.oem),
    whatsapp: source(PARTS.whatsapp),
  } as const;
};

/** All purposes with their variables, and for each language whose words are in force at the place and what Meta says (S1.11, S1.15, S0.32). */
export const describeTemplates = async (
  { table }: { table: Table },
  place: TemplatePlace,
): Promise<TemplateList> => {
  const [{ settings }, own] = await Promise.all([
    findPlaceSettings(table, place),
    allTemplates(table, place.dealerId),
  ]);
  const languageOf = (purpose: Purpose, language: Language) => {
    const wish = { purpose, locationId: place.locationId ?? EVERYWHERE, languages: [language] } as const;
    const inForce = own.find(
      (template) =>
        template.purpose === purpose &&
        template.language === language &&
        [wish.locationId, EVERYWHERE].includes(template.place),
    );
    const known = settings.whatsapp?.templates.find(
      (template) => template.purpose === purpose && template.language === language,
    );
    const { purpose: _purpose, language: _language, ...whatsapp } = known ?? {};
    return {
      language,
      sources: sourcesOf(own, wish),
      promotional: inForce?.promotional === true,
      ...(known ? { whatsapp: whatsAppSchema.omit({ purpose: true, language: true }).parse(whatsapp) } : {}),
    };
  };
  return {
    purposes: PURPOSES.map((purpose) => {
      const { says, mandatory, nullable, link } = purposeOf(purpose);
      return {
        purpose,
        says,
        mandatory: [...mandatory],
        nullable: [...nullable],
        ...(link ? { link } : {}),
        languages: LANGUAGES.map((language) => languageOf(purpose, language)),
      };
    }),
    variables: VARIABLE_NAMES.map((name) => {
      const { type, says } = variableOf(name);
      const samples = {
        en: sampleOf(name, 'en'),
        de: sampleOf(name, 'de'),
        nl: sampleOf(name, 'nl'),
        fr: sampleOf(name, 'fr'),
        sk: sampleOf(name, 'sk'),
      };
      return { name, type, says, samples };
    }),
  };
};
