import type { SavePartnerDeps } from '../../shared/partners/save-partner.ts';
import type { Actor } from '../../shared/dealers/audit.ts';
import type { StaffAccounts } from '../../shared/dealers/save-staff.ts';
import type { Stage } from '../../lib/stage-config.ts';
import type { Log } from '../../shared/platform/log.ts';
import type { Operator } from './operator.ts';
import type { Flag } from './flags.ts';

/** What commands work with: the stage's table and secrets, and how new secrets are made. */
export type AdminContext = SavePartnerDeps & {
  stage: Stage;
  log: Log;
  /** Who stands behind what commands change, in the records of changes. */
  by: Actor;
  accounts: StaffAccounts;
  /** Where partners and vendors reach the stage, where that is known. */
  publicBaseUrl: string | undefined;
  /** Made when a command asks for it: it costs a call. */
  operator: () => Promise<Operator>;
};

/** Something that is shown once: what it is, its value, and where it belongs. */
export type ShownOnce = { name: string; value: string; goesTo: string };

/** What a command did, for people and for programs. */
export type Outcome = { lines: readonly string[]; data: unknown; shownOnce?: readonly ShownOnce[] };

export type AdminCommand = {
  noun: string;
  verb: string;
  /** One sentence for the list of commands. */
  says: string;
  flags: readonly Flag[];
  /** What follows `npm run admin --`. */
  examples: readonly string[];
  run: (context: AdminContext, command: Record<string, unknown>) => Promise<Outcome>;
};
