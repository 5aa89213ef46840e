import * as z from 'zod';
import { idSchema } from '../dealers/dealer.ts';
import { channelSchema } from '../dealers/settings.ts';
import { keyedId } from '../kernel/digest.ts';
import { chooseLanguage, type Language, languageSchema } from '../kernel/language.ts';
import { isMobile, normaliseEmail, normalisePhone } from './address.ts';

/** A person, as one dealer knows them. */
export const contactSchema = z.object({
  contactId: z.string(),
  dealerId: idSchema,
  /** The sender's own id of the person, with the partner that uses it. */
  externalIds: z.array(z.object({ partnerId: z.string(), externalId: z.string() })).max(20),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  language: languageSchema,
  /** E.164; a number that no message can reach (a landline) is kept as well. */
  phone: z.string().optional(),
  email: z.string().optional(),
  preferredChannel: channelSchema.optional(),
  /** The location of the latest visit: where a reply belongs. */
  lastLocationId: idSchema.optional(),
  /** When the data was true, by the sender's clock: older events change nothing. */
  sourceTimestamp: z.string(),
});
export type Contact = z.infer<typeof contactSchema>;

/** A person as a partner's event describes them, before normalisation; empty strings already mean "nothing". */
export type ContactInput = {
  externalId?: string | undefined;
  firstName?: string | undefined;
  lastName?: string | undefined;
  language?: string | undefined;
  mobile?: string | undefined;
  email?: string | undefined;
};

export type ContactPlace = { dealerId: string; locationId?: string; partnerId: string; country: string; language: Language };

/**
 * Who an event speaks of. By the partner's own id of the person; without one by name and address together, since
 * families and fleets share a number; undefined when the event holds nothing that tells a person.
 */
export const contactIdFor = (idKey: string, place: ContactPlace, input: ContactInput): string | undefined => {
  if (input.externalId) return `ct${keyedId(idKey, place.dealerId, 'partner', place.partnerId, input.externalId)}`;
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
  const isNewId = externalId && !known.some((id) => id.partnerId === place.partnerId && id.externalId === externalId);
  const next: Contact = {
    contactId,
    dealerId: place.dealerId,
    externalIds: isNewId ? [...known, { partnerId: place.partnerId, externalId }].slice(-20) : known,
    firstName: input.firstName ?? current?.firstName,
    lastName: input.lastName ?? current?.lastName,
    language: chooseLanguage([input.language, current?.language], place.language),
    phone: normalisePhone(input.mobile, place.country) ?? current?.phone,
    email: normaliseEmail(input.email) ?? current?.email,
    preferredChannel: current?.preferredChannel,
    lastLocationId: place.locationId ?? current?.lastLocationId,
    sourceTimestamp: current?.sourceTimestamp ?? timestamp,
  };
  if (current && isSame(current, next)) return undefined;
  return { ...next, sourceTimestamp: timestamp };
};

const isSame = (a: Contact, b: Contact): boolean => JSON.stringify(contactSchema.parse(a)) === JSON.stringify(contactSchema.parse(b));

/** The number that SMS and WhatsApp can reach, if there is one. */
export const mobileOf = (contact: Pick<Contact, 'phone'>): string | undefined =>
  contact.phone !== undefined && isMobile(contact.phone) ? contact.phone : undefined;
