import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import * as z from 'zod';
import { remember } from '../kernel/remember.ts';

const emailSchema = z.email().max(254);

/** An email address in lower case; undefined for what is none. */
export const normaliseEmail = (text: string | undefined): string | undefined => {
  const parsed = emailSchema.safeParse(text?.trim().toLowerCase());
  return parsed.success ? parsed.data : undefined;
};

const MOST_COUNTRIES = 20;
const MOST_NUMBERS = 100;

const isCountry = (country: string): country is CountryCode => isSupportedCountry(country);

/** `isMobile`: whether an SMS or a WhatsApp message can reach it. Landlines cannot; North America does not tell them apart. */
export type Phone = Readonly<{ phone: string; isMobile: boolean }>;

/** A phone number as E.164 (`+491711234567`); undefined for what is no valid number. `country` is for numbers without a country code. */
export const readPhone = (text: string | undefined, country: string): Phone | undefined =>
  text === undefined ? undefined : (numbersIn(country)(text) ?? undefined);

/** An event asks for the same number several times, and so does the next event of the visit. */
const numbersIn = remember(MOST_COUNTRIES, (country: string) =>
  remember(MOST_NUMBERS, (text: string): Phone | null => {
    const number = parsePhoneNumberFromString(text, {
      ...(isCountry(country) ? { defaultCountry: country } : {}),
      extract: false,
    });
    const type = number?.getType();
    // A number of a known type is valid; a few countries' numbers have none.
    if (!number || (type === undefined && !number.isValid())) return null;
    return { phone: number.number, isMobile: type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE' };
  }),
);

export const normalisePhone = (text: string | undefined, country: string): string | undefined =>
  readPhone(text, country)?.phone;

/** Of a number in E.164. */
export const isMobile = (phone: string): boolean => readPhone(phone, 'ZZ')?.isMobile ?? false;
