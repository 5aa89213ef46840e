import * as z from 'zod';
import { idSchema } from '../dealers/dealer.ts';

/** A partner: a workshop-visit provider or dealer system that calls our endpoints with its own credentials (S0.3). */
export const partnerSchema = z.object({
  partnerId: idSchema,
  name: z.string().min(1).max(80),
  /** SHA-256 of the API key for reads; the key itself is shown once and stored nowhere. */
  apiKeyDigest: z.string(),
  /** The locations for which the partner may send events. */
  locations: z.array(z.object({ dealerId: idSchema, locationId: idSchema })).max(500),
  /** The partner's own event names: `tjekvik.checkin.invite` → `checkin.start` (S0.12). */
  aliases: z.record(z.string(), z.string()),
  /** The partner's check-in app; the partner's slug is appended: `https://app.example/c/`. */
  checkInBaseUrl: z.url({ protocol: /^https?$/ }).optional(),
  status: z.enum(['active', 'suspended']),
  /** When somebody last changed its secrets. */
  secretsChangedAt: z.string().optional(),
});
export type Partner = z.infer<typeof partnerSchema>;

/** The secret of a partner: the newest signing secret first; two while one is being rotated out. */
export const partnerSecretSchema = z.object({
  signing: z.array(z.string().startsWith('whsec_')).min(1).max(2),
});

/** Whether the partner may send events for a place. */
export const isGranted = (partner: Partner, place: { dealerId: string; locationId: string }): boolean =>
  partner.locations.some(
    (granted) => granted.dealerId === place.dealerId && granted.locationId === place.locationId,
  );

/** The dealers that a partner acts for. */
export const dealersOf = ({ locations }: Pick<Partner, 'locations'>): string[] => [
  ...new Set(locations.map(({ dealerId }) => dealerId)),
];

/** Our name of an event that the partner may call by its own. */
export const canonicalType = (partner: Pick<Partner, 'aliases'>, type: string): string => {
  const { aliases } = partner;
  return Object.hasOwn(aliases, type) ? (aliases[type] ?? type) : type;
};
