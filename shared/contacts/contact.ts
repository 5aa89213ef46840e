import * as z from 'zod';
import { idSchema } from '../dealers/dealer.ts';
import { channelSchema } from '../dealers/settings.ts';
import { languageSchema } from '../kernel/language.ts';
import { consentSchema } from './consent.ts';
import { optOutMarkSchema } from './opt-out-mark.ts';

/** A person is not found twenty times over; each of those who were merged costs a read where all of somebody's data is looked for. */
export const MOST_MERGED = 20;

/** What a contact names itself: enough for all but fleets, and small enough to be read with each send. */
export const MOST_VISITS = 10;
const contactVisitSchema = z.object({ visitId: z.string(), day: z.string() });
export type ContactVisit = z.infer<typeof contactVisitSchema>;

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
  /** WhatsApp's own id of somebody who wrote to us and hides the number: only by it they can be answered. */
  whatsAppUserId: z.string().optional(),
  /** The name that somebody gave themselves who wrote to us and whom no partner has named yet. */
  profileName: z.string().optional(),
  /** Whether SMS and WhatsApp can reach the number; told once, so that no send needs the tables of all the world's numbers. */
  phoneIsMobile: z.boolean().optional(),
  email: z.string().optional(),
  preferredChannel: channelSchema.optional(),
  /** The location of the latest visit: where a reply belongs. */
  lastLocationId: idSchema.optional(),
  /** The person's own STOP. It stands at every address of theirs as well, and here for whom no address tells, or who gets another one. */
  optOut: optOutMarkSchema.optional(),
  resumedAt: z.string().optional(),
  resumedFrom: z.string().optional(),
  /** What the person decided for single channels and purposes. */
  consent: consentSchema.optional(),
  /** "Block communication" (S2.55): nothing goes out until somebody of the staff lifts it. */
  blocked: z.object({ at: z.string(), by: z.string() }).optional(),
  /** When the data was true, by the sender's clock: older events change nothing. */
  sourceTimestamp: z.string(),
  /** Visits of the person, each with the day from which its clock runs. More than ten stand beside the contact. */
  visits: z.array(contactVisitSchema).max(MOST_VISITS).optional(),
  /** The day of the latest visit or message: from it the contact's own clock runs. */
  lastDay: z.string().optional(),
  /** A customer for good: kept until erased. */
  ongoing: z.literal(true).optional(),
  /** Noted for one occasion by the staff: not offered to them again (S3.20). */
  oneTime: z.literal(true).optional(),
  /** Who of the staff noted them, and by which request of theirs. */
  createdBy: z.object({ by: z.string(), key: z.string() }).optional(),
  /** Set on what a merge leaves of a contact: the one that it is now. */
  mergedInto: z.string().optional(),
  /** The contacts that were merged into this one, with those that had been merged into them: each of these ids leads here. */
  mergedFrom: z.array(z.string()).max(MOST_MERGED).optional(),
  /** Keyed digests of addresses that the person has beside those above (`address-state-store.ts`): what is said at one of them counts. */
  otherAddressIds: z
    .array(z.string())
    .max(4 * MOST_MERGED)
    .optional(),
  /** By which retention the person's data is dated (`dealers/retention.ts`). */
  retention: z.string().optional(),
  /** When it may vanish, in seconds since 1970. */
  expiresAt: z.int().optional(),
  /** Set on what an erasure leaves: what was accepted until then brings nobody back. */
  erasedAt: z.string().optional(),
  /** The erasure that left it (`privacy/erasure.ts`). */
  erasureId: z.string().optional(),
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

/** Whether it is somebody who wrote to us out of the blue: no visit, no name. */
export const isUnknown = ({ externalIds, firstName, lastName, lastLocationId }: Contact): boolean =>
  externalIds.length === 0 &&
  firstName === undefined &&
  lastName === undefined &&
  lastLocationId === undefined;

/** Every id that leads to the person. */
export const idsOf = ({ contactId, mergedFrom }: Pick<Contact, 'contactId' | 'mergedFrom'>): string[] => [
  contactId,
  ...(mergedFrom ?? []),
];

/** A name as it is searched for: without case, accents and signs, so that "Müller" is found by "muller". */
export const toSearchName = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Where a person stands among names, the last one first; empty where nobody has told a name. */
export const searchNameOf = ({
  firstName = '',
  lastName = '',
}: Pick<Contact, 'firstName' | 'lastName'>): string => toSearchName(`${lastName} ${firstName}`).slice(0, 100);

/** Under which WhatsApp takes a message for them: a number, or its own id where the number is hidden. */
export const whatsAppAddressOf = (
  contact: Pick<Contact, 'phone' | 'phoneIsMobile' | 'whatsAppUserId'>,
): string | undefined => mobileOf(contact) ?? contact.whatsAppUserId;

/** Every address at which a STOP of theirs may be kept. */
export const addressesOf = ({
  phone,
  email,
  whatsAppUserId,
}: Pick<Contact, 'phone' | 'email' | 'whatsAppUserId'>): string[] =>
  [phone, email, whatsAppUserId].filter((address) => address !== undefined);

/** The number that SMS and WhatsApp can reach, if there is one. */
export const mobileOf = ({
  phone,
  phoneIsMobile,
}: Pick<Contact, 'phone' | 'phoneIsMobile'>): string | undefined => (phoneIsMobile ? phone : undefined);
