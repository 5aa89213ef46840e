import * as z from 'zod';
import { addSeconds } from '../kernel/clock.ts';
import { digestId } from '../kernel/digest.ts';
import { DAY_SECONDS, epochSeconds, type Instant } from '../kernel/instant.ts';
import { idSchema } from './dealer.ts';

const base = {
  replanningId: z.string(),
  since: z.string(),
  /** Before that the sweep leaves it alone. */
  takeAt: z.string(),
  /** From then on messages may have been planned in its name. */
  startedAt: z.string().optional(),
  /** How far it came: in a network behind this dealer, or within the next one; in a dealer behind this contact; of a contact behind these visits. */
  place: z
    .object({
      dealersAfter: z.string().optional(),
      within: z.string().optional(),
      after: z.string().optional(),
    })
    .optional(),
  doneAt: z.string().optional(),
  expiresAt: z.int(),
};

/**
 * Something was changed that the plans of visits depend on: a person, or the settings of a place. It is written with the change
 * itself, so that none is forgotten, and says whose visits are to be planned anew. Ids only.
 */
export const replanningSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contact'), dealerId: idSchema, contactId: z.string(), ...base }),
  z.object({ kind: z.literal('location'), dealerId: idSchema, locationId: idSchema, ...base }),
  z.object({ kind: z.literal('dealer'), dealerId: idSchema, ...base }),
  z.object({ kind: z.literal('network'), networkId: idSchema, ...base }),
]);
export type Replanning = z.infer<typeof replanningSchema>;

/** Whose visits. */
export type ReplanSubject =
  | { kind: 'contact'; dealerId: string; contactId: string }
  | { kind: 'location'; dealerId: string; locationId: string }
  | { kind: 'dealer'; dealerId: string }
  | { kind: 'network'; networkId: string };

/** The stream takes those of people within seconds; and everybody has a changed setting two minutes later, who remember settings for one. */
const WAIT_SECONDS = 120;
const KEPT_DAYS = 30;

/** `change` tells one change of the subject from the next; the same one gives the same id. */
export const newReplanning = (subject: ReplanSubject, change: string, now: Instant): Replanning => ({
  ...subject,
  replanningId: `rp${digestId(subjectOf(subject), change)}`,
  since: now,
  takeAt: addSeconds(now, WAIT_SECONDS),
  expiresAt: epochSeconds(now) + KEPT_DAYS * DAY_SECONDS,
});

/** Names the subject in one text. */
export const subjectOf = (subject: ReplanSubject): string => {
  switch (subject.kind) {
    case 'contact':
      return `contact ${subject.dealerId} ${subject.contactId}`;
    case 'location':
      return `location ${subject.dealerId} ${subject.locationId}`;
    case 'dealer':
      return `dealer ${subject.dealerId}`;
    case 'network':
      return `network ${subject.networkId}`;
  }
};

/** The name in whose place a partner's would stand, where a change of a person or of a setting caused something. No partner can have it. */
export const causeOf = ({
  kind,
  replanningId,
}: Pick<Replanning, 'kind' | 'replanningId'>): { partnerId: string; eventId: string } => ({
  partnerId: kind === 'contact' ? '$contact' : '$settings',
  eventId: replanningId,
});
