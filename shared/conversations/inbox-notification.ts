import * as z from 'zod';
import { purposeSchema } from '../dealers/settings.ts';
import { languageSchema } from '../kernel/language.ts';
import { reasonSchema } from '../messaging/reasons.ts';
import { promptSchema } from './inbound-entry.ts';

/** Something that a team must look at: who accepts it has it, and it leaves the inbox of the others (S0.42). */
export const notificationSchema = z.object({
  dealerId: z.string(),
  /** The team's inbox, such as `service`. */
  inbox: z.string(),
  notificationId: z.string(),
  locationId: z.string(),
  conversationId: z.string(),
  visitId: z.string().optional(),
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
});
export type InboxNotification = z.infer<typeof notificationSchema>;

export const acceptedSchema = notificationSchema.extend({ acceptedBy: z.string(), acceptedAt: z.string() });
export type AcceptedNotification = z.infer<typeof acceptedSchema>;

/** The id that the API shows names the inbox too, so that accepting is one write. */
export const publicNotificationId = ({
  inbox,
  notificationId,
}: Pick<InboxNotification, 'inbox' | 'notificationId'>): string => `${inbox}.${notificationId}`;
export const fromPublicNotificationId = (id: string): { inbox: string; notificationId: string } => {
  const [inbox = '', notificationId = ''] = id.split('.');
  return { inbox, notificationId };
};
