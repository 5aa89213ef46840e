import * as z from 'zod';
import { sha256Hex } from '../kernel/digest.ts';
import { epochSeconds, type Instant } from '../kernel/instant.ts';
import { STAFF_SESSION } from '../table/access-patterns/tenancy.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';

/** A working day at the desk; then whoever sits there signs in again. */
export const SESSION_HOURS = 12;

/** That somebody signed in to the console. The browser holds the token, the table its digest only. */
export const staffSessionSchema = z.object({
  tokenDigest: z.string(),
  /** The account that signed in; dealer and roles are read anew with each page. */
  sub: z.string(),
  beganAt: z.string(),
  /** When it may vanish, in seconds since 1970. */
  expiresAt: z.int(),
});
export type StaffSession = z.infer<typeof staffSessionSchema>;

export const staffSessions = defineEntity({
  name: 'staff-session',
  schemaNumber: 1,
  shape: staffSessionSchema,
  key: STAFF_SESSION,
  keyParts: ({ tokenDigest }) => ({ tokenDigest }),
  privacy: { class: 'configuration', holds: 'which account of the staff signed in, for twelve hours' },
});

export const sessionOf = (token: string, sub: string, now: Instant): StaffSession => ({
  tokenDigest: sha256Hex(token),
  sub,
  beganAt: now,
  expiresAt: epochSeconds(now) + SESSION_HOURS * 3600,
});

/** The session of a browser, undefined when there is none or it is over. */
export const findSession = async (table: Table, token: string): Promise<Stored<StaffSession> | undefined> =>
  token === '' ? undefined : staffSessions.get(table, { tokenDigest: sha256Hex(token) });
