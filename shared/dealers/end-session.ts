import { type Table, VersionConflict } from '../table/table.ts';
import { findSession, staffSessions } from './staff-session-store.ts';

/** Signs a browser out: its token opens nothing any more. Twice is as good as once. */
export const endSession = async (deps: { table: Table }, { token }: { token: string }): Promise<void> => {
  const session = await findSession(deps.table, token);
  if (!session) return;
  try {
    await deps.table.write(staffSessions.removal(session));
  } catch (error) {
    if (!(error instanceof VersionConflict)) throw error;
  }
};
