import * as z from 'zod';
import { idSchema } from './dealer.ts';
import { inboxSchema } from './settings.ts';

/** What a dealer calls an inbox, and whose it is. Not a right: whoever works at the location may look into any of them. */
export const teamInboxSchema = z.object({
  dealerId: idSchema,
  inbox: inboxSchema,
  name: z.string().trim().min(1).max(60),
  /** The staff of the team, by the ids of their accounts. */
  members: z
    .array(z.string().min(1).max(128))
    .max(100)
    .refine((members) => new Set(members).size === members.length, 'each member once'),
});
export type TeamInbox = z.infer<typeof teamInboxSchema>;
