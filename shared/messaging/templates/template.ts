import type { TextPurpose } from '../free-text.ts';
import * as z from 'zod';
import { idSchema } from '../../dealers/dealer.ts';
import { purposeSchema } from '../../dealers/settings.ts';
import { type Language, languageSchema } from '../../kernel/language.ts';
import type { Message } from '../message.ts';
import type { PurposeTexts } from './purposes.ts';

const source = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => text.isWellFormed(), 'whole characters: half of a surrogate pair is none');
const emailSchema = z.strictObject({
  subject: source(300),
  body: source(5000),
  button: source(40).optional(),
});

/** What a dealer may write for a purpose in a language, channel by channel; what is left out stays ours. */
export const templateTextsSchema = z.strictObject({
  sms: z.strictObject({ text: source(2000) }).optional(),
  email: emailSchema.optional(),
  oem: emailSchema.optional(),
  whatsapp: z.strictObject({ header: source(200).optional(), body: source(2000) }).optional(),
});
export type TemplateTexts = z.infer<typeof templateTextsSchema>;

/** Stands for all locations of a dealer, in place of a location's id. */
export const EVERYWHERE = '*';

/** A dealer's own texts. Found by purpose, language and channel, never by their words (S0.32). */
export const templateSchema = z.object({
  dealerId: idSchema,
  purpose: purposeSchema,
  language: languageSchema,
  /** The location that they are for, or all of the dealer. */
  place: z.union([idSchema, z.literal(EVERYWHERE)]),
  /** They hold an offer, so they go only to those who agreed to advertising. */
  promotional: z.boolean(),
  texts: templateTextsSchema,
  savedAt: z.string(),
  savedBy: z.string().max(128),
});
export type Template = z.infer<typeof templateSchema>;

/** For whom a text is looked for. */
export type TextWish = {
  purpose: TextPurpose;
  locationId: string;
  /** The customer's language, then the location's (S1.34). */
  languages: readonly [Language, ...Language[]];
};

export type Chosen<T> = { language: Language; texts: T; template: Template | undefined };

/**
 * What a dealer wrote for a channel: for the location, else for all, in the customer's language, else in the location's. `of`
 * picks the channel's part.
 */
export const findOwnTexts = <T>(
  templates: readonly Template[],
  { purpose, locationId, languages }: TextWish,
  of: (texts: TemplateTexts) => T | undefined,
): Chosen<T> | undefined => {
  for (const language of languages) {
    for (const place of [locationId, EVERYWHERE]) {
      const template = templates.find(
        (candidate) =>
          candidate.purpose === purpose && candidate.language === language && candidate.place === place,
      );
      const texts = template && of(template.texts);
      if (texts !== undefined) return { language, texts, template };
    }
  }
  return undefined;
};

/** The parts of a channel. The manufacturer's app says what an email says, where nothing else was written for it. */
export const PARTS = {
  sms: ({ sms }: TemplateTexts | PurposeTexts) => sms,
  email: ({ email }: TemplateTexts | PurposeTexts) => email,
  oem: ({ oem, email }: TemplateTexts | PurposeTexts) => oem ?? email,
  whatsapp: ({ whatsapp }: TemplateTexts | PurposeTexts) => whatsapp,
} as const;

/** A message that was planned as a service message never carries an offer, whatever its template became since. */
export const allowedFor = (
  templates: readonly Template[],
  { promotional }: Pick<Message, 'promotional'>,
): readonly Template[] => (promotional ? templates : templates.filter((template) => !template.promotional));

/** Whether any channel would use a template with an offer. */
export const isPromotional = (templates: readonly Template[], wish: TextWish): boolean =>
  [PARTS.sms, PARTS.email, PARTS.oem, PARTS.whatsapp].some(
    (part) => findOwnTexts<unknown>(templates, wish, part)?.template?.promotional === true,
  );
