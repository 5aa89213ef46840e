import type { Now } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';
import { authenticateStaff } from './authenticate-staff.ts';
import { noteSignIn } from './note-sign-in.ts';
import { sessionOf, staffSessions } from './staff-session-store.ts';
import type { FindStaff } from './staff-store.ts';

export type BeginSessionDeps = { table: Table; now: Now; findStaff: FindStaff; newSecret: () => string };

/** Opens the console for a person who has just signed in; answers the token that their browser keeps. Errors: Forbidden for who is no staff, or suspended. */
export const beginSession = async (deps: BeginSessionDeps, { sub }: { sub: string }): Promise<string> => {
  const staff = await authenticateStaff(deps, { claims: { sub } });
  await noteSignIn(deps, staff);
  const token = deps.newSecret();
  await staffSessions.createOnce(deps.table, sessionOf(token, sub, deps.now()), deps.now());
  return token;
};
