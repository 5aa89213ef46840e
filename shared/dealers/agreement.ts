import * as z from 'zod';
import { type Language, languageSchema, LANGUAGES } from '../kernel/language.ts';
import { idSchema } from './dealer.ts';

/** What an agreement is called in addresses and keys; it never changes. `new` stands in the address of one that is not there yet. */
export const agreementIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, '1 to 40 lower-case letters, digits or hyphens')
  .refine((id) => id !== 'new', 'another word than “new”');

/** What a customer reads in one language. Plain text: what longer documents need stands behind the link. */
const wordingSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(120),
    text: z.string().trim().min(1).max(5000).optional(),
    link: z
      .url({ protocol: /^https$/ })
      .max(500)
      .optional(),
  })
  .refine(({ text, link }) => text !== undefined || link !== undefined, {
    path: ['text'],
    message: 'a text, or a link to a document',
  });
export const agreementTextsSchema = z.partialRecord(languageSchema, wordingSchema);
export type AgreementTexts = z.infer<typeof agreementTextsSchema>;

/** The languages that texts are written in, in the order of all. */
export const languagesOf = (texts: AgreementTexts): Language[] =>
  LANGUAGES.filter((language) => texts[language] !== undefined);

/**
 * What customers of a dealer are asked to agree to, such as its terms. What they read stands in its versions, each an item
 * of its own; here is only which of them is in force, so that a list stays small.
 */
export const agreementSchema = z.object({
  dealerId: idSchema,
  agreementId: agreementIdSchema,
  name: z.string().trim().min(1).max(80),
  /** Nothing is confirmed without it (S2.42). */
  mandatory: z.boolean(),
  /** Off: withdrawn, and not shown to those who come from now on. */
  enabled: z.boolean(),
  /** Where it holds; left out: everywhere. */
  locationIds: z.array(idSchema).min(1).max(200).optional(),
  /** The version that new customers see; absent until the first one is published. */
  inForce: z
    .object({
      number: z.int().min(1),
      languages: z.array(languageSchema),
      publishedAt: z.string(),
      publishedBy: z.string(),
    })
    .optional(),
  /** There are texts that wait to be published. */
  draft: z.object({ savedAt: z.string(), savedBy: z.string() }).optional(),
});
export type Agreement = z.infer<typeof agreementSchema>;

/** The texts that are to become the next version. */
export const agreementDraftSchema = agreementSchema
  .pick({ dealerId: true, agreementId: true })
  .extend({ texts: agreementTextsSchema });

/** What was published, as it was then. Written once: who has agreed to it can always be shown to what. */
export const agreementVersionSchema = agreementDraftSchema.extend({
  number: z.int().min(1),
  name: agreementSchema.shape.name,
  publishedAt: z.string(),
  publishedBy: z.string(),
});
export type AgreementVersion = z.infer<typeof agreementVersionSchema>;

type Place = { locationId: string };
const holdsAt = ({ locationIds }: Pick<Agreement, 'locationIds'>, { locationId }: Place): boolean =>
  locationIds === undefined || locationIds.includes(locationId);

/** Which version of an agreement a customer is asked for. */
export const agreementPinSchema = z.object({ agreementId: agreementIdSchema, number: z.int().min(1) });
export type AgreementPin = z.infer<typeof agreementPinSchema>;

/** An agreement that a customer is asked for, in one version of it. */
export type AgreementAsked = Pick<Agreement, 'agreementId' | 'name' | 'mandatory'> & AgreementPin;

/**
 * What a customer at a location is asked to agree to, mandatory ones first: the versions that were pinned when the customer first saw
 * them, else those in force (S2.43).
 */
export const agreementsFor = (
  agreements: readonly Agreement[],
  { locationId, pinned = [] }: Place & { pinned?: readonly AgreementPin[] | undefined },
): AgreementAsked[] =>
  agreements
    .flatMap((agreement): AgreementAsked[] => {
      const { agreementId, name, mandatory, enabled, inForce } = agreement;
      if (!enabled || inForce === undefined || !holdsAt(agreement, { locationId })) return [];
      const pin = pinned.find((one) => one.agreementId === agreementId);
      return [{ agreementId, name, mandatory, number: pin?.number ?? inForce.number }];
    })
    .toSorted(
      (a, b) => Number(b.mandatory) - Number(a.mandatory) || (a.agreementId < b.agreementId ? -1 : 1),
    );

/** What a customer reads of a version: in the first language that it is written in of those wished for, else in the first of all. */
export const wordingFor = (
  texts: AgreementTexts,
  wishes: readonly Language[],
): (z.infer<typeof wordingSchema> & { language: Language }) | undefined => {
  for (const language of [...wishes, ...LANGUAGES]) {
    const wording = texts[language];
    if (wording) return { ...wording, language };
  }
  return undefined;
};

/** The languages of the locations where it holds that texts are not written in: without them it cannot be published. */
export const missingLanguages = (
  agreement: Pick<Agreement, 'locationIds'>,
  texts: AgreementTexts,
  locations: readonly (Place & { settings: { language: Language } })[],
): Language[] => {
  const spoken = new Set(
    locations
      .filter((location) => holdsAt(agreement, location))
      .map(({ settings: { language } }) => language),
  );
  return LANGUAGES.filter((language) => spoken.has(language) && texts[language] === undefined);
};
