import * as z from 'zod';
import { timedId } from '../kernel/digest.ts';
import { DAY_SECONDS, epochSeconds, type Instant } from '../kernel/instant.ts';

/** What became of an event: which rules fired, which messages they planned, and why nothing happened when nothing did. */
export const outcomeSchema = z.object({
  note: z.string(),
  visitId: z.string().optional(),
  conversationId: z.string().optional(),
  rules: z.array(z.object({ ruleId: z.string(), action: z.string(), result: z.string() })),
  messageIds: z.array(z.string()),
});
export type EventOutcome = z.infer<typeof outcomeSchema>;

/** An event as it was accepted: the body to the letter, and what became of it. */
export const eventRecordSchema = z.object({
  partnerId: z.string(),
  /** The `webhook-id` of the partner: the same on every retry. */
  eventId: z.string(),
  /** Our name of the type; the partner's own stands in the body. */
  type: z.string(),
  body: z.string(),
  bodyDigest: z.string(),
  receivedAt: z.string(),
  /** The visit, where one of our own pages wrote the event and knows it. */
  visitId: z.string().optional(),
  status: z.enum(['accepted', 'applied', 'parked']),
  /** Why it is parked; no personal data. */
  fault: z.string().optional(),
  outcome: outcomeSchema.optional(),
  /** When the body was taken out, since its person was erased. */
  erasedAt: z.string().optional(),
  /** When it may vanish, in seconds since 1970. */
  expiresAt: z.int().optional(),
});
export type EventRecord = z.infer<typeof eventRecordSchema>;

/** The entry by which the event, or what it brought, shows in a conversation. */
export const entryIdOfEvent = ({
  receivedAt,
  partnerId,
  eventId,
}: Pick<EventRecord, 'receivedAt' | 'partnerId' | 'eventId'>): string =>
  timedId(receivedAt, partnerId, eventId);

/** The partner name under which our own pages and workers speak. No partner can have it. */
export const OWN_PARTNER = 'kerbside';

/** The index of what is not applied is split, so that an import does not heat one partition. */
export const EVENT_SHARDS = 4;

/** Event ids are kept for 90 days: a retry after a week still has one effect. */
const KEPT_DAYS = 90;
export const eventExpiry = (receivedAt: Instant): number =>
  epochSeconds(receivedAt) + KEPT_DAYS * DAY_SECONDS;
