import * as z from 'zod';
import { DAY_SECONDS, epochSeconds } from '../kernel/instant.ts';
import { INBOUND_ROUTE } from '../table/access-patterns/conversations.ts';
import { defineEntity } from '../table/entity.ts';
import { aboutSchema } from './inbound-entry.ts';

/** Vendors repeat what they believe lost for a week; a month leaves room for a replay by hand. */
const KEPT_DAYS = 30;

/**
 * Where a customer's message went. Decided once: who was last written to may be another person when the vendor repeats
 * its call, and the message must not appear a second time.
 */
const inboundRouteSchema = z.object({
  dealerId: z.string(),
  /** Of the vendor and its id of the message, which can be longer than a key. */
  messageDigest: z.string(),
  providerId: z.string(),
  conversationId: z.string(),
  locationId: z.string(),
  contactId: z.string(),
  entryId: z.string(),
  at: z.string(),
  isUnknown: z.boolean(),
  /** Who else has the number. */
  sharedWith: z.array(z.string()),
  about: aboutSchema.optional(),
  /** The person's last day as a customer, for the clock of the entry. */
  lastDay: z.string().optional(),
});
export type InboundRoute = z.infer<typeof inboundRouteSchema>;

export const inboundRoutes = defineEntity({
  name: 'inbound-route',
  schemaNumber: 1,
  shape: inboundRouteSchema,
  key: INBOUND_ROUTE,
  keyParts: ({ dealerId, messageDigest }) => ({ dealerId, messageDigest }),
  privacy: {
    class: 'operational',
    found: 'named',
    kept: '30 days',
    erasure: { does: 'delete' },
    about: ({ at }) => ({ at }),
  },
  expires: ({ at }) => epochSeconds(at) + KEPT_DAYS * DAY_SECONDS,
});
