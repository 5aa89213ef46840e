import * as z from 'zod';
import { addSeconds } from '../kernel/clock.ts';
import { DAY_SECONDS, type Instant } from '../kernel/instant.ts';
import { sameValue } from '../kernel/same-value.ts';
import { type Contact, contactSchema } from './contact.ts';
import { dayOf } from './contact-clock.ts';
import { type ConsentOfOne, strictestBlock, strictestConsent, strictestMark } from './merged-consent.ts';
import type { OptOutMark } from './opt-out-mark.ts';

/* Two contacts become one, and two again. The one that stays has what staff chose of both; of the other one only its id is left, and leads to it. */

/** What staff choose between. */
export const MERGE_FIELDS = [
  'firstName',
  'lastName',
  'language',
  'phone',
  'email',
  'preferredChannel',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
export const takenSchema = z.partialRecord(z.enum(MERGE_FIELDS), z.enum(['own', 'other']));
export type Taken = z.infer<typeof takenSchema>;

/** Long enough to notice that two people were taken for one; what is needed to part them is kept no longer. */
const UNDO_DAYS = 30;

export const contactMergeSchema = z.object({
  dealerId: z.string(),
  /** The one that stays. */
  contactId: z.string(),
  mergeId: z.string(),
  otherId: z.string(),
  at: z.string(),
  /** The account of who did it. */
  by: z.string(),
  /** Both as they were, and the one that stays as it was made; absent once they were parted. */
  kept: z.object({ own: contactSchema, other: contactSchema, merged: contactSchema }).optional(),
  undone: z.object({ at: z.string(), by: z.string() }).optional(),
  expiresAt: z.int().optional(),
});
export type ContactMerge = z.infer<typeof contactMergeSchema>;

export const undoUntil = ({ at }: Pick<ContactMerge, 'at'>): Instant =>
  addSeconds(at, UNDO_DAYS * DAY_SECONDS);

/** A contact, what was said at its addresses, and the digests of these. */
export type OneOfTwo = ConsentOfOne & { contact: Contact; addressIds: readonly string[] };

/** Where nobody chose: what the one that stays has, else what the other one has. */
export const takes = (field: MergeField, taken: Taken, own: Contact, other: Contact): 'own' | 'other' =>
  taken[field] ?? (own[field] === undefined && other[field] !== undefined ? 'other' : 'own');

/** The contact that stays, with what was taken of the other one. `addressIdsOf`: the digests of the addresses that a contact has. */
export const mergedContact = (
  own: OneOfTwo,
  other: OneOfTwo,
  taken: Taken,
  addressIdsOf: (contact: Contact) => readonly string[],
): Contact => {
  const [mine, theirs] = [own.contact, other.contact];
  const from = (field: MergeField): Contact => (takes(field, taken, mine, theirs) === 'own' ? mine : theirs);
  const later = (mine.lastDay ?? '') >= (theirs.lastDay ?? '') ? mine : theirs;
  const ongoing = mine.ongoing ?? theirs.ongoing;
  const merged: Contact = {
    ...mine,
    firstName: from('firstName').firstName,
    lastName: from('lastName').lastName,
    language: from('language').language,
    phone: from('phone').phone,
    phoneIsMobile: from('phone').phoneIsMobile,
    email: from('email').email,
    preferredChannel: from('preferredChannel').preferredChannel,
    externalIds: [
      ...mine.externalIds,
      ...theirs.externalIds.filter((id) => !has(mine.externalIds, id)),
    ].slice(-20),
    whatsAppUserId: mine.whatsAppUserId ?? theirs.whatsAppUserId,
    profileName: mine.profileName ?? theirs.profileName,
    lastLocationId: later.lastLocationId ?? mine.lastLocationId ?? theirs.lastLocationId,
    lastDay: later.lastDay,
    optOut: strictestMark([
      mine.optOut,
      theirs.optOut && { ...theirs.optOut, from: theirs.optOut.from ?? theirs.contactId },
    ]),
    consent: strictestConsent(own, other),
    blocked: strictestBlock(mine.blocked, theirs.blocked),
    sourceTimestamp:
      mine.sourceTimestamp > theirs.sourceTimestamp ? mine.sourceTimestamp : theirs.sourceTimestamp,
    ongoing,
    oneTime: mine.oneTime && theirs.oneTime,
    mergedFrom: [...(mine.mergedFrom ?? []), theirs.contactId, ...(theirs.mergedFrom ?? [])],
    ...clockOf(mine, theirs, later, ongoing),
  };
  const current = addressIdsOf({ ...merged, otherAddressIds: undefined });
  const beside = [...new Set([...own.addressIds, ...other.addressIds])].filter((id) => !current.includes(id));
  return { ...merged, otherAddressIds: beside.length === 0 ? undefined : beside };
};

const has = (
  ids: Contact['externalIds'],
  { partnerId, externalId }: Contact['externalIds'][number],
): boolean => ids.some((id) => id.partnerId === partnerId && id.externalId === externalId);

/** The later of both clocks; without one, the next sweep sets it. */
const clockOf = (
  own: Contact,
  other: Contact,
  { retention }: Contact,
  ongoing: true | undefined,
): Pick<Contact, 'retention' | 'expiresAt'> => {
  if (ongoing) return { retention, expiresAt: undefined };
  return own.expiresAt === undefined || other.expiresAt === undefined
    ? { retention: undefined, expiresAt: undefined }
    : { retention, expiresAt: Math.max(own.expiresAt, other.expiresAt) };
};

/** What is left of the other one: its id and where that leads now, and the ids of its visits. */
export const tombstoneOf = (
  { contactId, dealerId, visits }: Contact,
  mergedInto: string,
  at: Instant,
): Contact => ({
  contactId,
  dealerId,
  externalIds: [],
  language: 'en',
  sourceTimestamp: at,
  visits,
  mergedInto,
});

/** What a merge changed of the one that stays, and an undoing changes back where nobody has changed it since. */
const RESTORED = [
  'firstName',
  'lastName',
  'language',
  'phone',
  'phoneIsMobile',
  'email',
  'preferredChannel',
  'whatsAppUserId',
  'profileName',
  'lastLocationId',
  'ongoing',
  'oneTime',
  'sourceTimestamp',
] as const satisfies readonly (keyof Contact)[];

/** A phone number and whether it is a mobile one are one thing. */
const AS_ONE: Partial<Record<(typeof RESTORED)[number], keyof Contact>> = { phoneIsMobile: 'phone' };

/** What was said at an address, by its digest. */
export type SaidAt = {
  addressId: string;
  optOut?: OptOutMark | undefined;
  marketingStop?: { at: string } | undefined;
};

export type Parted = { own: Contact; other: Contact };

/**
 * Two contacts again: the other one as it was, the one that stays without what it had of the other one. What came since then stays
 * with it. No one of them may be written to where that was not so before: what was said since, at whatever address, counts for both.
 */
export const partedContacts = (
  now: Contact,
  { own, other, merged }: NonNullable<ContactMerge['kept']>,
  { states, at }: { states: readonly SaidAt[]; at: Instant },
): Parted => {
  const restored: Record<string, unknown> = {};
  for (const field of RESTORED) {
    const decidedBy = AS_ONE[field] ?? field;
    restored[field] = sameValue(now[decidedBy], merged[decidedBy]) ? own[field] : now[field];
  }
  const marks = states.map(
    (state) => state.optOut && { ...state.optOut, from: state.optOut.from ?? state.addressId },
  );
  const optOut = strictestMark([now.optOut, other.optOut, ...marks]);
  const together: ConsentOfOne = { contact: now, addressStates: states };
  const mergedIds = [other.contactId, ...(other.mergedFrom ?? [])];
  const left = (now.mergedFrom ?? []).filter((id) => !mergedIds.includes(id));
  const beside = (now.otherAddressIds ?? []).filter(
    (id) => own.otherAddressIds?.includes(id) === true || merged.otherAddressIds?.includes(id) !== true,
  );
  const isTheirs = (id: Contact['externalIds'][number]): boolean =>
    has(other.externalIds, id) && !has(own.externalIds, id);
  return {
    own: {
      ...contactSchema.parse({ ...now, ...restored }),
      externalIds: now.externalIds.filter((id) => !isTheirs(id)),
      mergedFrom: left.length === 0 ? undefined : left,
      otherAddressIds: beside.length === 0 ? undefined : beside,
      optOut,
      consent: strictestConsent(together, together),
    },
    other: {
      ...other,
      optOut,
      consent: strictestConsent(together, { contact: other, addressStates: [] }),
      blocked: strictestBlock(now.blocked, other.blocked),
      // Whoever parts them has dealt with them today; the next sweep sets the clock by that.
      lastDay: dayOf(at),
      retention: undefined,
      expiresAt: undefined,
    },
  };
};
