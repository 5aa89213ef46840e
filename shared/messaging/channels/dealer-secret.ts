import * as z from 'zod';
import { idSchema } from '../../dealers/dealer.ts';
import { dealerSecretName } from '../../platform/secret-names.ts';
import { type ReadSecret, readSecretAs } from '../../platform/secrets.ts';

/** Since when access data are as they are: all that anybody is told of them (S1.6). */
const since = z.string().optional();

/** Access data per vendor (S1.5), of a dealer or of one location; a channel whose part is missing is not set up at that level. */
const levelSchema = z.object({
  whatsapp: z.object({ token: z.string().min(1), since }).optional(),
  bulkgate: z
    .object({ applicationId: z.string().min(1), applicationToken: z.string().min(1), since })
    .optional(),
  /** Digests of the addresses that BulkGate reports to, newest first. */
  bulkgateWebhooks: z.array(z.string()).max(2).optional(),
});
export type LevelSecret = z.infer<typeof levelSchema>;
export const ACCESS_NAMES = levelSchema.keyof().options;

/** One secret for each dealer: its own access data, and those of the locations that have an account of their own. */
export const dealerSecretSchema = levelSchema.extend({
  locations: z.record(idSchema, levelSchema).optional(),
});
export type DealerSecret = z.infer<typeof dealerSecretSchema>;

/** All secrets of a dealer; an empty record when none is set. */
export const readDealerSecret = async (
  read: ReadSecret,
  prefix: string,
  dealerId: string,
): Promise<DealerSecret> =>
  (await readSecretAs(read, dealerSecretName(prefix, dealerId), dealerSecretSchema)) ?? {};

/** What is stored at one level: of a location itself, or of the dealer. */
export const levelOf = (secret: DealerSecret, locationId: string | undefined): LevelSecret => {
  if (locationId === undefined) return secret;
  const { locations = {} } = secret;
  return (Object.hasOwn(locations, locationId) ? locations[locationId] : undefined) ?? {};
};

/** The secret with one level replaced. */
export const withLevel = (
  secret: DealerSecret,
  locationId: string | undefined,
  level: LevelSecret,
): DealerSecret =>
  locationId === undefined
    ? { ...level, ...(secret.locations ? { locations: secret.locations } : {}) }
    : { ...secret, locations: { ...secret.locations, [locationId]: level } };

export type AccessVendor = 'whatsapp' | 'bulkgate';

/** The access data that hold at a location: its own, else the dealer's (S1.3), with the level that they come from. */
export const accessAt = <Vendor extends AccessVendor>(
  secret: DealerSecret,
  locationId: string,
  vendor: Vendor,
): { level: 'location' | 'dealer'; access: NonNullable<LevelSecret[Vendor]> } | undefined => {
  const own: LevelSecret[Vendor] = levelOf(secret, locationId)[vendor];
  if (own) return { level: 'location', access: own };
  const ofDealer: LevelSecret[Vendor] = secret[vendor];
  return ofDealer ? { level: 'dealer', access: ofDealer } : undefined;
};

/** Reads the access data that hold at a location; undefined when there are none. */
export const readAccess = async <Vendor extends AccessVendor>(
  read: ReadSecret,
  prefix: string,
  { dealerId, locationId }: { dealerId: string; locationId: string },
  vendor: Vendor,
): Promise<NonNullable<LevelSecret[Vendor]> | undefined> =>
  accessAt(await readDealerSecret(read, prefix, dealerId), locationId, vendor)?.access;
