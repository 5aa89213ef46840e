import * as z from 'zod';
import { idSchema } from './dealer.ts';

/** What a person does at a dealer; `network-admin` looks after a whole network. */
export const ROLES = ['network-admin', 'admin', 'advisor', 'salesman', 'mechanic'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** A person of a dealer's staff. The sign-in proves who it is; to which dealer, locations and roles they belong is ours to say. */
export const staffSchema = z.object({
  /** The id of the account that signs in. */
  sub: z.string().min(1).max(128),
  dealerId: idSchema,
  /** With which they sign in; those who were made long ago have none here. */
  email: z.email().max(254).optional(),
  name: z.string().min(1).max(80),
  /** Empty: all locations of the dealer. */
  locationIds: z.array(idSchema).max(100),
  roles: z.array(roleSchema).min(1).max(ROLES.length),
  status: z.enum(['active', 'suspended']),
  invitedAt: z
    .string()
    .optional()
    .meta({ description: 'When they were last invited; absent once they have signed in.' }),
});
export type Staff = z.infer<typeof staffSchema>;

/** Somebody as they stand once they have a password of their own. */
export const signedIn = ({ invitedAt: _invitedAt, ...person }: Staff): Staff => person;

/** Whether they deal with customers: mechanics, who only do the work, see neither names nor addresses (S2.51). */
export const dealsWithCustomers = ({ roles }: Staff): boolean => roles.some((role) => role !== 'mechanic');

/** Whether something at a place is theirs to see. */
export const worksAt = (staff: Staff, place: { dealerId: string; locationId: string }): boolean =>
  staff.dealerId === place.dealerId &&
  (staff.locationIds.length === 0 || staff.locationIds.includes(place.locationId));
