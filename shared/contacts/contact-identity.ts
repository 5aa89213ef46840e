import { keyedId } from '../kernel/digest.ts';
import { sameValue } from '../kernel/same-value.ts';
import { chooseLanguage, type Language } from '../kernel/language.ts';
import { normaliseEmail, normalisePhone, readPhone } from './address.ts';
import type { Contact, ContactInput } from './contact.ts';

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

/** The contact of somebody of whom WhatsApp tells its own id only. */
export const contactIdForWhatsAppUser = (idKey: string, dealerId: string, userId: string): string =>
  `ct${keyedId(idKey, dealerId, 'whatsapp-user', userId)}`;

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
  const named = readPhone(input.mobile, place.country);
  const next: Contact = {
    contactId,
    dealerId: place.dealerId,
    externalIds: isNewId ? [...known, { partnerId: place.partnerId, externalId }].slice(-20) : known,
    firstName: input.firstName ?? current?.firstName,
    lastName: input.lastName ?? current?.lastName,
    language: chooseLanguage([input.language, current?.language], place.language),
    phone: named?.phone ?? current?.phone,
    phoneIsMobile: named?.isMobile ?? current?.phoneIsMobile ?? false,
    email: normaliseEmail(input.email) ?? current?.email,
    whatsAppUserId: current?.whatsAppUserId,
    profileName: current?.profileName,
    preferredChannel: current?.preferredChannel,
    lastLocationId: place.locationId ?? current?.lastLocationId,
    optOut: current?.optOut,
    resumedAt: current?.resumedAt,
    resumedFrom: current?.resumedFrom,
    consent: current?.consent,
    blocked: current?.blocked,
    sourceTimestamp: current?.sourceTimestamp ?? timestamp,
    visits: current?.visits,
    lastDay: current?.lastDay,
    // Whoever comes to the workshop is no contact of one occasion any more.
    ongoing: current?.ongoing,
    createdBy: current?.createdBy,
    mergedFrom: current?.mergedFrom,
    otherAddressIds: current?.otherAddressIds,
    retention: current?.retention,
    expiresAt: current?.expiresAt,
  };
  // As it was read it has the version of its item, which no contact has of its own.
  if (current && sameValue({ ...current, version: undefined }, next)) return undefined;
  return { ...next, sourceTimestamp: timestamp };
};
