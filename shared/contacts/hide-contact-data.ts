import type { Contact } from './contact.ts';

/** Mail addresses and links. */
const ADDRESSES = /\S+@\S+|\p{L}+:\/\/\S+/gu;
/** Digits with what people write between them. */
const DIGITS = /\+?\d[\d\s()/.-]{4,}\d/g;
/** Fewer are a mileage, a price, a time. */
const LEAST_DIGITS = 7;
const DATE = /^(\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{4}-\d{2}-\d{2})$/;

const HIDDEN = '…';

/**
 * What a customer wrote, for whoever does the work and must not learn how the customer is reached or who it is (S2.51): without mail
 * addresses, links, phone numbers and the names of the people of the visit.
 */
export const hideContactData = (
  text: string,
  people: readonly Pick<Contact, 'firstName' | 'lastName'>[],
): string => {
  const names = people
    .flatMap(({ firstName = '', lastName = '' }) => `${firstName} ${lastName}`.split(/[^\p{L}]+/u))
    .filter((name) => name.length > 1)
    .map((name) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'giu'));
  const withoutAddresses = text
    .replaceAll(ADDRESSES, HIDDEN)
    .replaceAll(DIGITS, (digits) => (isPhoneNumber(digits) ? HIDDEN : digits));
  return names.reduce((rest, name) => rest.replaceAll(name, HIDDEN), withoutAddresses);
};

const isPhoneNumber = (digits: string): boolean =>
  digits.replaceAll(/\D/g, '').length >= LEAST_DIGITS && !DATE.test(digits.trim());
