import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import * as z from 'zod';

const emailSchema = z.email().max(254);

/** An email address in lower case; undefined for what is none. */
export const normaliseEmail = (text: string | undefined): string | undefined => {
  const parsed = emailSchema.safeParse(text?.trim().toLowerCase());
  return parsed.success ? parsed.data : undefined;
};

const isCountry = (country: string): country is CountryCode => isSupportedCountry(country);

const parsePhone = (text: string | undefined, country: string) => {
  const number = parsePhoneNumberFromString(text ?? '', {
    ...(isCountry(country) ? { defaultCountry: country } : {}),
    extract: false,
  });
  return number?.isValid() ? number : undefined;
};

/** A phone number as E.164 (`+491711234567`); undefined for what is no valid number. `country` is for numbers without a country code. */
export const normalisePhone = (text: string | undefined, country: string): string | undefined =>
  parsePhone(text, country)?.number;

/** Whether an SMS or a WhatsApp message can reach the number: landlines cannot; North America does not tell them apart. */
export const isMobile = (phone: string): boolean => {
  const type = parsePhone(phone, 'ZZ')?.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
};
