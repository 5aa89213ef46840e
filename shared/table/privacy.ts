import type { Instant } from '../kernel/instant.ts';

/**
 * What an item is, seen from the person whom it may be about. `configuration`: nothing of any customer. `operational`: ids of ours
 * only, for a while. `proof`: digests and ids that outlive an erasure, since they prove something or keep something away.
 */
export const PRIVACY_CLASSES = [
  'contact',
  'visit',
  'conversation',
  'media',
  'event',
  'proof',
  'operational',
  'configuration',
] as const;
export type PrivacyClass = (typeof PRIVACY_CLASSES)[number];

/** What an erasure does with an item. */
export type OnErasure<T> =
  | { does: 'delete' }
  /** What is left stands as a mark at the same key, so that nothing old comes back under it. */
  | { does: 'redact'; leaves: string; redact: (entity: T, at: Instant) => T }
  | { does: 'keep'; because: string };

/**
 * Every entity says here what it is, or does not compile. From these declarations follow the erasure, the export, the legal hold,
 * the sweep, and the README's table "What is kept".
 *
 * For a new entity:
 * 1. Nothing of any customer in it: `{ class: 'configuration', holds: '…' }`.
 * 2. Else put it where a person's data is looked for, and erasure, export and hold find it without another line of code: into the
 *    partition of the contact (`CONTACT#{dealerId}#{contactId}`), of the conversation (`CONVERSATION#{conversationId}`) or of the visit
 *    (`VISIT#{visitId}`), and say so in `found`. What stands elsewhere (`found: 'named'`) must be named by one of those, and
 *    `shared/privacy/find-personal-data.ts` must follow the name.
 * 3. `about` gives the visit that the item belongs to and when it came about: the clocks run from there.
 * 4. Put `expiresAt` into the shape (optional) and set it when the item is written, by `keepUntil` (`dealers/retention.ts`).
 * 5. What an item names outside of the table goes with the item: the table's stream tells of each removal (`functions/stream/fetch-media.ts`).
 * 6. `hides` are the attributes that an export leaves out: tokens, keys, internals.
 * 7. Add the store to `shared/privacy/declared-store.ts`; a test says when it is missing there.
 */
export type Privacy<T> =
  | { class: 'configuration'; holds: string }
  | {
      class: Exclude<PrivacyClass, 'configuration'>;
      /** The partition that it stands in, or what names it. `nowhere`: nothing leads from a person to it. */
      found: 'contact' | 'conversation' | 'visit' | 'named' | 'nowhere';
      /** How long it is kept, for the README. */
      kept: string;
      erasure: OnErasure<T>;
      about?: (entity: T) => { visitId?: string | undefined; at?: Instant | undefined };
      hides?: readonly string[];
    };
