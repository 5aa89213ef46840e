import { keepUntil, laterOf, type RetentionDays, retentionMark } from '../dealers/retention.ts';
import { DAY_SECONDS, type Instant } from '../kernel/instant.ts';
import { type Contact, type ContactVisit, MOST_VISITS } from './contact.ts';

/* The clocks of a person's data. A day is a calendar day in UTC: nobody minds an hour when something is kept for weeks. */

export const dayOf = (instant: Instant): string => instant.slice(0, 10);
const startOf = (day: string): Instant => `${day}T00:00:00.000Z`;

/** The contact with its own clock set anew: from its last day, unless it is kept for good. */
export const datedContact = (contact: Contact, retention: RetentionDays): Contact => ({
  ...contact,
  retention: retentionMark(retention),
  expiresAt:
    contact.ongoing === true || contact.lastDay === undefined
      ? undefined
      : keepUntil(retention.contactDays + 1, startOf(contact.lastDay)),
});

/** The contact after something of that day: a visit, which it names from then on, or a message. Never an earlier clock. */
export const activeContact = (
  contact: Contact,
  { day, visitId }: { day: string; visitId?: string | undefined },
  retention: RetentionDays,
): Contact => {
  const active = {
    ...contact,
    lastDay: laterOf(contact.lastDay, day),
    ...(visitId === undefined ? {} : { visits: withVisit(contact.visits ?? [], { visitId, day }) }),
  };
  const isHeld = contact.retention !== undefined && contact.expiresAt === undefined;
  return isHeld && contact.ongoing !== true ? active : datedContact(active, retention);
};

const withVisit = (visits: readonly ContactVisit[], visit: ContactVisit): ContactVisit[] =>
  visits.some(({ visitId }) => visitId === visit.visitId)
    ? visits.map((known) => (known.visitId === visit.visitId ? visit : known))
    : [...visits, visit].slice(0, MOST_VISITS);

/** Whether a visit must stand beside the contact, since the contact names enough already. */
export const standsBeside = (contact: Contact | undefined, visitId: string): boolean =>
  (contact?.visits ?? []).length >= MOST_VISITS &&
  contact?.visits?.some((known) => known.visitId === visitId) !== true;

/**
 * What is left of a person: the id, which is a keyed digest, and the ids of visits and of those who were merged into it, for whoever must
 * look once more.
 */
export const erasedContact = (
  { contactId, dealerId, visits, optOut, mergedFrom }: Contact,
  erasedAt: Instant,
  expiresAt: number,
): Contact => ({
  contactId,
  dealerId,
  externalIds: [],
  language: 'en',
  sourceTimestamp: erasedAt,
  visits,
  mergedFrom,
  // Said where no address could keep it: it still holds when the person comes anew.
  optOut,
  erasedAt,
  expiresAt,
});

/** Who comes anew after an erasure: the ids of the earlier visits stay, for the erasure finds by them what it has not taken yet. */
export const comeAnew = (contact: Contact, mark: Contact | undefined): Contact =>
  mark?.erasedAt === undefined ? contact : { ...contact, visits: mark.visits };

/** Whether a person was erased after something came in: it says nothing any more. */
export const wasErasedAfter = (
  thing: { erasedAt?: string | undefined } | undefined,
  receivedAt: Instant,
): boolean => thing?.erasedAt !== undefined && receivedAt <= thing.erasedAt;

/** Two clocks that differ by less are the same one: a day's difference is worth no write. */
export const isOtherClock = (one: number | undefined, other: number | undefined): boolean =>
  one === undefined || other === undefined ? one !== other : Math.abs(one - other) >= DAY_SECONDS;
