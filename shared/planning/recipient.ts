import type { Contact } from '../contacts/contact.ts';
import type { Channel } from '../dealers/settings.ts';
import type { TextPurpose } from '../messaging/free-text.ts';
import { REASONS } from '../messaging/reasons.ts';
import { type Facts, planChannels } from '../messaging/verdict.ts';
import type { SkipReason } from './plan-reasons.ts';

/** The roles of a visit's people, in the order in which they are written to (S2.11). */
export const ROLES = ['driver', 'owner', 'contractor'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody of a visit, with all that decides whether they can be reached. */
export type Person = { role: Role; contact: Contact; facts: Facts };

/**
 * The one person who gets a message: driver, else owner, else contractor, the first who can be reached (S2.11) by the channel that the
 * first of them prefers, and where nobody can, by any channel (S2.9, S2.15). Whether the stage sends at all is no property of a person.
 */
export const chooseRecipient = (
  people: readonly Person[],
  purpose: TextPurpose,
): { person: Person } | { reason: SkipReason } => {
  const ordered = ROLES.flatMap((role) => people.find((person) => person.role === role) ?? []);
  const judged = ordered.map((person) => ({ person, candidates: candidatesOf(person, purpose) }));
  const [first] = judged;
  if (!first) return { reason: 'no_person' };
  const preferred = first.person.contact.preferredChannel;
  const reachedBy = (channel: Channel | undefined) =>
    judged.find(({ candidates }) =>
      candidates.some(
        (candidate) =>
          candidate.refused === undefined && (channel === undefined || candidate.channel === channel),
      ),
    )?.person;
  const person = (preferred === undefined ? undefined : reachedBy(preferred)) ?? reachedBy(undefined);
  if (person) return { person };
  const wantNone = judged.every(({ candidates }) =>
    candidates.some(({ refused }) => refused !== undefined && !REASONS[refused].nextChannel),
  );
  return { reason: wantNone ? 'opted_out' : 'no_channel' };
};

const candidatesOf = ({ contact, facts }: Person, purpose: TextPurpose) =>
  planChannels({
    ...facts,
    purpose,
    language: contact.language,
    sending: { mode: 'on' },
    sendUntil: undefined,
  });
