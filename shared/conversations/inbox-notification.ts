import * as z from 'zod';
import { purposeSchema } from '../dealers/settings.ts';
import { timedId } from '../kernel/digest.ts';
import { languageSchema } from '../kernel/language.ts';
import { reasonSchema } from '../messaging/reasons.ts';
import { promptSchema } from './inbound-entry.ts';

/** A notification by the inbox that it is in. */
const placeSchema = z.object({ inbox: z.string(), notificationId: z.string() });

/** A dealer has a handful of teams; of more that are told of the same, the rest keep their own. */
export const MOST_INBOXES = 20;

/** Something that a team must look at: who accepts it has it, and it leaves the inbox of the others (S0.42). */
export const notificationSchema = z.object({
  dealerId: z.string(),
  /** The team's inbox, such as `service`. */
  inbox: z.string(),
  notificationId: z.string(),
  locationId: z.string(),
  conversationId: z.string(),
  visitId: z.string().optional(),
  /** Whom it is about, where that is known. */
  contactId: z.string().optional(),
  subject: z.enum([
    'check-in-results',
    'check-in-unanswered',
    'no-channel',
    'channel-trouble',
    'customer-wrote',
    /** Somebody wrote whom the dealer does not know. */
    'unknown-sender',
    'number-changed',
    'event',
    'template-status',
    'message-skipped',
  ]),
  /** For `template-status`: which WhatsApp template is not used any more, or in danger, and Meta's word for it. */
  template: z
    .object({
      purpose: purposeSchema,
      language: languageSchema,
      name: z.string(),
      status: z.string(),
      category: z.string().optional(),
      event: z.string(),
    })
    .optional(),
  /** What is to be decided about the customer who wrote. */
  prompt: promptSchema.optional(),
  /** What lies behind trouble with a channel, as a reason of ours. */
  reason: reasonSchema.optional(),
  /** Which rule sent it here; absent for the default inbox (S0.43). */
  ruleId: z.string().optional(),
  createdAt: z.string(),
  /** How many messages of the customer it stands for, and when the latest came; absent where it is one. */
  count: z.int().optional(),
  latestAt: z.string().optional(),
  /** The other inboxes that were told of the same: whoever accepts it in one takes it out of all (S0.42). */
  alsoIn: z.array(placeSchema).max(MOST_INBOXES).optional(),
  /** Who sent it on to where it is now, and out of which inbox. What they wrote stands in the conversation, as the entry of this id. */
  passed: z
    .object({ by: z.string(), at: z.string(), from: z.string(), noteId: z.string().optional() })
    .optional(),
  /** Sent on: the inbox that was told of it first, and that counts the customer's next messages. */
  home: z.string().optional(),
});
export type InboxNotification = z.infer<typeof notificationSchema>;

export const acceptedSchema = notificationSchema.extend({
  acceptedBy: z.string(),
  acceptedAt: z.string(),
  /** When there was nothing more to do about it. */
  doneAt: z.string().optional(),
  /** It was taken in another inbox, which was told of the same. */
  takenIn: placeSchema.optional(),
  /** It was sent on to another inbox, by whoever accepted it. */
  sentTo: placeSchema.optional(),
});
export type AcceptedNotification = z.infer<typeof acceptedSchema>;

/** Whether whoever accepted it still has it to do. */
export const isInHand = ({ doneAt, takenIn, sentTo }: AcceptedNotification): boolean =>
  doneAt === undefined && takenIn === undefined && sentTo === undefined;

/** A new notification of an inbox: the same cause twice is one. */
export const notificationIdOf = (
  at: string,
  { inbox, subject, causeId }: { inbox: string; subject: InboxNotification['subject']; causeId: string },
): string => timedId(at, inbox, subject, causeId);

/** The id that the API shows names the inbox too, so that accepting is one write. */
export const publicNotificationId = ({
  inbox,
  notificationId,
}: Pick<InboxNotification, 'inbox' | 'notificationId'>): string => `${inbox}.${notificationId}`;
export const fromPublicNotificationId = (id: string): { inbox: string; notificationId: string } => {
  const [inbox = '', notificationId = ''] = id.split('.');
  return { inbox, notificationId };
};
