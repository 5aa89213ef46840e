import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Table } from '../table/table.ts';
import { requireDealerWide } from './require-level.ts';
import { type Saved, saveItem } from './save-item.ts';
import { inboxSchema } from './settings.ts';
import type { Staff } from './staff.ts';
import { staffMembers } from './staff-store.ts';
import { MOST_INBOXES, teamInboxes, teamInboxesOf } from './team-inbox-store.ts';
import { type TeamInbox, teamInboxSchema } from './team-inbox.ts';

const { name, members } = teamInboxSchema.shape;
export const inboxChangeSchema = z
  .strictObject({
    version: z.int().min(0).meta({ description: 'The one that you read; 0 where nothing was saved yet.' }),
    name,
    members: members.default([]).meta({ description: 'Ids of staff of your dealer.' }),
  })
  .meta({ id: 'InboxChange' });

/**
 * Names an inbox and says who is in its team. Errors: InvalidInput with issues; Forbidden `level.dealer_wide`; Conflict
 * `inbox.changed`, `inbox.too_many`.
 */
export const saveTeamInbox = async (
  deps: { table: Table; now: Now },
  { staff, inbox, body }: { staff: Staff; inbox: string; body: unknown },
): Promise<Saved<TeamInbox>> => {
  const id = parseCommand(inboxSchema, 'inbox.invalid', 'The name in the path', inbox);
  const { version, ...wanted } = parseCommand(inboxChangeSchema, 'inbox.invalid', 'The inbox', body);
  requireDealerWide(staff);
  const { dealerId } = staff;
  await requireColleagues(deps.table, dealerId, wanted.members);
  if (version === 0 && (await teamInboxesOf(deps.table, dealerId)).length >= MOST_INBOXES)
    throw new AppError(
      'Conflict',
      'inbox.too_many',
      `There are ${MOST_INBOXES} named inboxes already, and no more are read. Remove one first.`,
    );
  return saveItem(
    { ...deps, by: staff },
    {
      store: teamInboxes,
      shape: teamInboxSchema,
      parts: { dealerId, inbox: id },
      noun: 'inbox',
      expected: { version, code: 'inbox.changed' },
      audit: { scope: 'dealer', scopeId: dealerId, kind: 'inbox', target: `inbox/${id}` },
      decide: () => ({ dealerId, inbox: id, ...wanted }),
    },
  );
};

const requireColleagues = async (table: Table, dealerId: string, subs: readonly string[]): Promise<void> => {
  const found = await staffMembers.getMany(
    table,
    subs.map((sub) => ({ sub })),
  );
  const known = new Set(found.filter((person) => person.dealerId === dealerId).map(({ sub }) => sub));
  const issues = subs.flatMap((sub, index) =>
    known.has(sub) ? [] : [{ path: `members.${index}`, message: 'is nobody of your staff' }],
  );
  if (issues.length === 0) return;
  throw new AppError(
    'InvalidInput',
    'inbox.invalid',
    'Somebody of the team is nobody of your staff. See issues; nothing was saved.',
    { details: { issues } },
  );
};
