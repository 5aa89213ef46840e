import * as z from 'zod';
import { lockableSchema, settingsInForce } from './locks.ts';
import { type RetentionDays, retentionInForce } from './retention.ts';
import { type Settings, settingsSchema } from './settings.ts';

/** An id that a network gives its dealers and locations; kept as text, `00027` is not 27. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/, '1 to 40 letters, digits, hyphens or underscores');

/** Settings that the levels below cannot change, and are not asked for. */
const lockedSchema = z.array(lockableSchema).optional();

/** A network: an OEM's dealers, such as BMW in Germany. */
export const networkSchema = z.object({
  networkId: idSchema,
  name: z.string().min(1).max(80),
  settings: settingsSchema.partial(),
  locked: lockedSchema,
});
export type Network = z.infer<typeof networkSchema>;

/** A dealer: an organisation of a network, the tenant. */
export const dealerSchema = z.object({
  dealerId: idSchema,
  networkId: idSchema,
  name: z.string().min(1).max(80),
  settings: settingsSchema.partial(),
  locked: lockedSchema,
});
export type Dealer = z.infer<typeof dealerSchema>;

/** One workshop or store of a dealer. */
export const locationSchema = z.object({
  dealerId: idSchema,
  locationId: idSchema,
  name: z.string().min(1).max(80),
  settings: settingsSchema.partial(),
});
export type Location = z.infer<typeof locationSchema>;

/** A location with the settings that hold there: its own, else the dealer's, else the network's, else ours; nothing from below a lock. */
export type LocationInForce = {
  networkId: string;
  dealerId: string;
  dealerName: string;
  locationId: string;
  name: string;
  settings: Settings;
  /** How many days what is kept here. */
  retention: RetentionDays;
};

/** Resolves what holds at a location. Throws a zod error that names the setting when zone, language or country is set nowhere. */
export const locationInForce = (
  network: Network | undefined,
  dealer: Dealer,
  location: Location,
): LocationInForce => ({
  networkId: dealer.networkId,
  dealerId: dealer.dealerId,
  dealerName: dealer.name,
  locationId: location.locationId,
  name: location.name,
  settings: settingsSchema.parse(settingsInForce([network, dealer, location])),
  retention: retentionInForce([network, dealer, location].map((level) => level?.settings.retention)),
});
