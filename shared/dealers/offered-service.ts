import * as z from 'zod';
import { amountSchema } from '../kernel/amount.ts';
import { type Language, languageSchema, LANGUAGES } from '../kernel/language.ts';
import { idSchema } from './dealer.ts';

/** Currencies in which workshops of our countries and their neighbours write prices. */
export const CURRENCIES = ['EUR', 'CHF', 'CZK', 'DKK', 'GBP', 'HUF', 'NOK', 'PLN', 'RON', 'SEK'] as const;

const priceSchema = z.object({
  amount: amountSchema
    .min(0)
    .max(1_000_000)
    .refine((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6, 'two decimals at most')
    .meta({ description: 'Incl. VAT.' }),
  currency: z.enum(CURRENCIES),
});

const wordsSchema = z.object({
  name: z.string().trim().min(1).max(80),
  description: z.string().trim().min(1).max(500).optional(),
});

/** A service that a dealer offers beside the booked ones while the customer checks in (S2.4, S2.7, S2.26–29). */
export const offeredServiceSchema = z.object({
  dealerId: idSchema,
  code: z
    .string()
    .max(40)
    .regex(
      /^(?:[a-z0-9]+(?:-[a-z0-9]+)*|[A-Z0-9]+(?:[-_][A-Z0-9]+)*)$/,
      'small letters and digits with hyphens, or capital ones',
    ),
  words: z
    .partialRecord(languageSchema, wordsSchema)
    .refine((words) => Object.keys(words).length > 0, 'in one language at least'),
  price: priceSchema.optional().meta({ description: 'Absent: on request.' }),
  link: z
    .url({ protocol: /^https$/ })
    .max(500)
    .optional(),
  brands: z
    .array(z.string().trim().min(1).max(40))
    .max(50)
    .meta({ description: 'Of the vehicle, in any case. Empty: all.' }),
  locationIds: z
    .array(idSchema)
    .max(100)
    .meta({ description: 'Empty: all of the dealer, also those to come.' }),
  offered: z.boolean().meta({ description: 'False: it rests.' }),
  position: z.int().min(0).max(9999).meta({ description: 'The lower, the earlier.' }),
});
export type OfferedService = z.infer<typeof offeredServiceSchema>;

type Ordered = Pick<OfferedService, 'position' | 'code'>;

/** Services in the order in which they are offered. */
export const inOrder = <T extends Ordered>(services: readonly T[]): T[] =>
  services.toSorted((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1));

/** What a service is called for somebody: in their language, else in the fallback, else in the first that there is. */
export const wordsFor = (
  { words }: Pick<OfferedService, 'words'>,
  wishes: readonly [language: Language, fallback: Language],
): { language: Language; name: string; description?: string | undefined } => {
  for (const language of [...wishes, ...LANGUAGES]) {
    const found = words[language];
    if (found) return { language, ...found };
  }
  throw new Error('An offered service has words in no language, which its schema does not allow.');
};

/** A service as a customer would read it. */
export type ServiceOffer = Pick<OfferedService, 'code' | 'price' | 'link'> & ReturnType<typeof wordsFor>;

/**
 * What is offered for a vehicle of a brand at a location, in order (S2.4, S2.7). A vehicle of unknown brand is offered what is
 * for all brands. `fallback` is the language of the location.
 */
export const servicesFor = (
  services: readonly Omit<OfferedService, 'dealerId'>[],
  of: { locationId: string; brand: string | undefined; language: Language; fallback: Language },
): ServiceOffer[] => {
  const brand = of.brand?.trim().toLowerCase();
  return inOrder(services)
    .filter(
      ({ offered, locationIds, brands }) =>
        offered &&
        (locationIds.length === 0 || locationIds.includes(of.locationId)) &&
        (brands.length === 0 || brands.some((one) => one.toLowerCase() === brand)),
    )
    .map(({ code, price, link, words }) => ({
      code,
      ...wordsFor({ words }, [of.language, of.fallback]),
      ...(price === undefined ? {} : { price }),
      ...(link === undefined ? {} : { link }),
    }));
};
