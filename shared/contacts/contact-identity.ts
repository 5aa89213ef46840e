import { keyedId } from '../kernel/digest.ts';
import { sameValue } from '../kernel/same-value.ts';
import { chooseLanguage, type Language } from '../kernel/language.ts';
import { isMobile, normaliseEmail, normalisePhone } from './address.ts';
import { type Contact, type ContactInput, contactSchema } from './contact.ts';

export type ContactPlace = {
  dealerId: string;
  locationId?: string;
  partnerId: string;
  country: string;
  language: Language;
};

/**
 * Who an event speaks of. By the partner's own id of the person; without one by name and address together, since
 * families and fleets share a number; undefined when the event holds nothing that tells a person.
 */
export const contactIdFor = (idKey: string, place: ContactPlace, input: ContactInput): string | undefined => {
  if (input.externalId)
    return `ct${keyedId(idKey, place.dealerId, 'partner', place.partnerId, input.externalId)}`;
  const address = normalisePhone(input.mobile, place.country) ?? normaliseEmail(input.email);
  if (!address) return undefined;
  const name = [input.firstName ?? '', input.lastName ?? ''].map((part) => part.trim().toLowerCase());
  return `ct${keyedId(idKey, place.dealerId, 'address', address, ...name)}`;
};

/**
 * The contact after an event: what the event says replaces what was known, what it leaves out stays. Undefined when
 * nothing changes, because the event is older than what is stored or says the same.
 */
export const upsertContact = (
  current: Contact | undefined,
  contactId: string,
  place: ContactPlace,
  input: ContactInput,
  timestamp: string,
): Contact | undefined => {
  if (current && current.sourceTimestamp > timestamp) return undefined;
  const { externalId } = input;
  const known = current?.externalIds ?? [];
  const isNewId =
    externalId && !known.some((id) => id.partnerId === place.partnerId && id.externalId === externalId);
  const phone = normalisePhone(input.mobile, place.country) ?? current?.phone;
  const next: Contact = {
    contactId,
    dealerId: place.dealerId,
    externalIds: isNewId ? [...known, { partnerId: place.partnerId, externalId }].slice(-20) : known,
    firstName: input.firstName ?? current?.firstName,
    lastName: input.lastName ?? current?.lastName,
    language: chooseLanguage([input.language, current?.language], place.language),
    phone,
    phoneIsMobile: phone !== undefined && isMobile(phone),
    email: normaliseEmail(input.email) ?? current?.email,
    preferredChannel: current?.preferredChannel,
    lastLocationId: place.locationId ?? current?.lastLocationId,
    optOut: current?.optOut,
    sourceTimestamp: current?.sourceTimestamp ?? timestamp,
    visits: current?.visits,
    lastDay: current?.lastDay,
    ongoing: current?.ongoing,
    retention: current?.retention,
    expiresAt: current?.expiresAt,
  };
  if (current && sameValue(contactSchema.parse(current), next)) return undefined;
  return { ...next, sourceTimestamp: timestamp };
};
