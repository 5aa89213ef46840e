import * as z from 'zod';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Table } from '../table/table.ts';
import { AUDITED, type AuditEntry, auditEntrySchema, isAudited } from './audit.ts';
import { readAudit } from './audit-store.ts';
import { readLevels } from './read-levels.ts';
import { requireDealerWide, requireNetworkAdmin } from './require-level.ts';
import { type Staff, worksAt } from './staff.ts';

const PAGE = 50;

const querySchema = z.object({
  level: z.enum(['dealer', 'network']).default('dealer'),
  target: z.string().min(1).max(300).optional(),
  cursor: z.string().max(2000).optional(),
});

export const auditViewSchema = z
  .object({
    entries: z
      .array(
        auditEntrySchema
          .omit({ scope: true, scopeId: true })
          .extend({ says: z.string().meta({ description: 'What was done, in words.' }) }),
      )
      .meta({ description: 'Newest first, at most 50.' }),
    cursor: z
      .string()
      .optional()
      .meta({ description: 'For the page of older entries; absent on the last one.' }),
  })
  .meta({ id: 'AuditTrail' });

export type AuditView = z.infer<typeof auditViewSchema>;

/**
 * Who changed what at a person's dealer, or in its network: all, or one thing such as `location/01` or `rule/invite`. Who looks
 * after some locations reads about those. Errors: InvalidInput; Forbidden `level.network`, `level.dealer_wide`.
 */
export const describeAudit = async (
  { table }: { table: Table },
  { staff, query }: { staff: Staff; query: unknown },
): Promise<AuditView> => {
  const { level, target, cursor } = parseCommand(querySchema, 'audit.invalid', 'The question', query);
  const scopeId = level === 'network' ? await networkOf(table, staff) : staff.dealerId;
  if (level === 'dealer' && !isAboutTheirs(staff, target)) requireDealerWide(staff);
  const page = await readAudit(table, { scope: level, scopeId, target, cursor, limit: PAGE });
  return { ...page, entries: page.entries.map(viewEntry) };
};

const networkOf = async (table: Table, staff: Staff): Promise<string> => {
  requireNetworkAdmin(staff);
  return (await readLevels(table, staff)).dealer.networkId;
};

const isAboutTheirs = (staff: Staff, target: string | undefined): boolean => {
  const [kind, locationId = ''] = target?.split('/') ?? [];
  return kind === 'location' && worksAt(staff, { dealerId: staff.dealerId, locationId });
};

const viewEntry = ({ scope: _scope, scopeId: _scopeId, ...entry }: AuditEntry) => ({
  ...entry,
  says: isAudited(entry.what) ? AUDITED[entry.what] : entry.what,
});
