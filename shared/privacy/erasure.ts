import * as z from 'zod';
import { MOST_MERGED } from '../contacts/contact.ts';
import { PRIVACY_CLASSES, type PrivacyClass } from '../table/privacy.ts';

/** Why somebody was erased. A closed set: the proof outlives the person, and free words would name them. */
export const ERASURE_REASONS = [
  'asked-by-person',
  'consent-withdrawn',
  'no-longer-needed',
  'unlawful',
  'ordered-by-authority',
] as const;
export const erasureReasonSchema = z.enum(ERASURE_REASONS);
export type ErasureReason = z.infer<typeof erasureReasonSchema>;

export const countsSchema = z.partialRecord(z.enum(PRIVACY_CLASSES), z.int());
export type Counts = Partial<Record<PrivacyClass, number>>;

/**
 * Whoever had read the person before the erasure may still write, at most for as long as a function of ours runs: minutes.
 * The sweep looks once more after that.
 */
export const LOOK_AGAIN_SECONDS = 15 * 60;

/** That a person was erased: who, when, why, how much. Ids and counts only, so that it may be kept as the proof. */
export const erasureSchema = z.object({
  erasureId: z.string(),
  dealerId: z.string(),
  /** A keyed digest: it names nobody, and finds the person again on a table that was restored. */
  contactId: z.string(),
  /** Those who had been merged into the person, likewise. */
  also: z.array(z.string()).max(MOST_MERGED).optional(),
  /** The account of the staff member, or `operator`. */
  by: z.string(),
  reason: erasureReasonSchema,
  erasedAt: z.string(),
  counts: countsSchema,
  /** `running` until all is gone; `done` until the second look; then `confirmed`. */
  state: z.enum(['running', 'done', 'confirmed']),
  lookAgainAt: z.string(),
  expiresAt: z.int().optional(),
});
export type Erasure = z.infer<typeof erasureSchema>;
