import * as z from 'zod';
import { DAY_SECONDS, epochSeconds, type Instant } from '../kernel/instant.ts';

/* How long a dealer keeps what, in days. The clocks of a visit run from its appointment, or from what came last. */

/** The least and the most that can be set for a class of data, what holds where nobody set anything, and why. */
export const RETENTION_BOUNDS = {
  contactDays: {
    least: 7,
    most: 1095,
    standard: 30,
    from: 'the last visit or message of a person who is not marked as ongoing',
    because: 'receipts and answers come up to a week late; after three years nothing can be claimed any more',
  },
  visitDays: {
    least: 7,
    most: 1095,
    standard: 30,
    from: 'the appointment',
    because: 'receipts and answers come up to a week late; after three years nothing can be claimed any more',
  },
  conversationDays: {
    least: 7,
    most: 1095,
    standard: 30,
    from: 'the appointment, or the message where it came later',
    because: 'receipts and answers come up to a week late; after three years nothing can be claimed any more',
  },
  mediaDays: {
    least: 1,
    most: 365,
    standard: 30,
    from: 'the appointment',
    because: 'pictures are needed while the car is in the workshop; they are the heaviest thing to keep',
  },
  eventDays: {
    least: 30,
    most: 90,
    standard: 90,
    from: 'their receipt',
    because: 'partners are promised that a repeated event has one effect for 30 days',
  },
  proofDays: {
    least: 365,
    most: 3650,
    standard: 1095,
    from: 'the erasure, or what they prove',
    because: 'they hold digests and ids only, and must outlive whoever could still ask for the proof',
  },
} as const;
export type RetentionClass = keyof typeof RETENTION_BOUNDS;

const days = (name: RetentionClass) => {
  const { least, most, because } = RETENTION_BOUNDS[name];
  const says = `${least} to ${most} days: ${because}`;
  return z.int().min(least, says).max(most, says);
};

export const retentionDaysSchema = z.object({
  contactDays: days('contactDays'),
  visitDays: days('visitDays'),
  conversationDays: days('conversationDays'),
  mediaDays: days('mediaDays'),
  eventDays: days('eventDays'),
  proofDays: days('proofDays'),
});
export type RetentionDays = z.infer<typeof retentionDaysSchema>;

/** What one level says. What it leaves out is inherited; `locked` keeps the levels below from saying anything. */
export const retentionSchema = z.strictObject({
  ...retentionDaysSchema.partial().shape,
  locked: z.boolean().optional(),
});
export type Retention = z.infer<typeof retentionSchema>;

export const DEFAULT_RETENTION: RetentionDays = {
  contactDays: RETENTION_BOUNDS.contactDays.standard,
  visitDays: RETENTION_BOUNDS.visitDays.standard,
  conversationDays: RETENTION_BOUNDS.conversationDays.standard,
  mediaDays: RETENTION_BOUNDS.mediaDays.standard,
  eventDays: RETENTION_BOUNDS.eventDays.standard,
  proofDays: RETENTION_BOUNDS.proofDays.standard,
};

/** What the levels above leave to a level: none of what is below a locked one. */
export const heardLevels = (
  levels: readonly (Retention | undefined)[],
): readonly (Retention | undefined)[] => {
  const locked = levels.findIndex((level) => level?.locked === true);
  return locked === -1 ? levels : levels.slice(0, locked + 1);
};

/** The days in force, each from the nearest level that says something; network first. */
export const retentionInForce = (levels: readonly (Retention | undefined)[]): RetentionDays =>
  retentionDaysSchema.parse(
    heardLevels(levels).reduce<Retention>(
      (above, level) => ({ ...above, ...withoutNothing(level ?? {}) }),
      DEFAULT_RETENTION,
    ),
  );

const withoutNothing = (level: Retention): Retention =>
  Object.fromEntries(Object.entries(level).filter(([, value]) => value !== undefined));

/** When something may vanish that is kept for so many days after an instant: the item's `expiresAt`. */
export const keepUntil = (keptDays: number, from: Instant): number =>
  epochSeconds(from) + keptDays * DAY_SECONDS;

/** The later of two instants, of which the first may not be known. */
export const laterOf = (one: Instant | undefined, other: Instant): Instant =>
  one !== undefined && one > other ? one : other;

/** Names the days in force in a few letters: what was dated by the same ones needs no second look. */
export const retentionMark = ({
  contactDays,
  visitDays,
  conversationDays,
  mediaDays,
}: RetentionDays): string => [contactDays, visitDays, conversationDays, mediaDays].join('-');
