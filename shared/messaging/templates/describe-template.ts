import * as z from 'zod';
import { type Purpose, purposeSchema } from '../../dealers/settings.ts';
import { type Language, languageSchema } from '../../kernel/language.ts';
import type { Table } from '../../table/table.ts';
import { chooseTexts } from './choose-texts.ts';
import { forApproval } from './render-template.ts';
import { sourcesOf, templateListSchema } from './describe-templates.ts';
import { EVERYWHERE, PARTS, templateTextsSchema } from './template.ts';
import { findPlaceSettings } from './find-place-settings.ts';
import type { TemplatePlace } from './template-place.ts';
import { templatesOf } from './template-store.ts';
import { TEXTS } from './texts.ts';

const textsSchema = templateTextsSchema.required();

export const templateViewSchema = z
  .object({
    purpose: purposeSchema,
    language: languageSchema,
    locationId: z.string().optional().meta({ description: 'Absent: for all locations of the dealer.' }),
    version: z
      .int()
      .meta({ description: 'For saving: what it was when you read it. 0: nothing is saved here.' }),
    promotional: z.boolean(),
    savedAt: z.string().optional(),
    savedBy: z.string().optional(),
    texts: templateTextsSchema.meta({ description: 'What is saved here; empty where nothing is.' }),
    inForce: textsSchema.meta({ description: 'What is sent, channel by channel.' }),
    sources: templateListSchema.shape.purposes.element.shape.languages.element.shape.sources,
    defaults: textsSchema.omit({ oem: true }).meta({ description: 'Our own words.' }),
    forApproval: z.string().meta({
      description: 'The body to hand in at Meta: its variables are the ones of `inForce.whatsapp.body`.',
    }),
  })
  .meta({ id: 'Template' });
export type TemplateView = z.infer<typeof templateViewSchema>;

export type DescribeTemplateCommand = TemplatePlace & { purpose: Purpose; language: Language };

/** One template at a place: what is saved there, what is in force, and our own words. Errors: NotFound `location.unknown`. */
export const describeTemplate = async (
  { table }: { table: Table },
  { purpose, language, ...place }: DescribeTemplateCommand,
): Promise<TemplateView> => {
  const [own] = await Promise.all([
    templatesOf(table, { dealerId: place.dealerId, purpose }),
    findPlaceSettings(table, place),
  ]);
  const at = place.locationId ?? EVERYWHERE;
  const saved = own.find((template) => template.language === language && template.place === at);
  const wish = { purpose, locationId: at, languages: [language] } as const;
  const inForce = {
    sms: chooseTexts(own, wish, PARTS.sms).texts,
    email: chooseTexts(own, wish, PARTS.email).texts,
    oem: chooseTexts(own, wish, PARTS.oem).texts,
    whatsapp: chooseTexts(own, wish, PARTS.whatsapp).texts,
  };
  const { sms, email, whatsapp } = TEXTS[language][purpose];
  return {
    purpose,
    language,
    ...(place.locationId === undefined ? {} : { locationId: place.locationId }),
    version: saved?.version ?? 0,
    promotional: saved?.promotional === true,
    ...(saved ? { savedAt: saved.savedAt, savedBy: saved.savedBy } : {}),
    texts: saved?.texts ?? {},
    inForce,
    sources: sourcesOf(own, wish),
    defaults: { sms, email, whatsapp },
    forApproval: forApproval(inForce.whatsapp.body),
  };
};
