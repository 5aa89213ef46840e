import { AppError } from '../kernel/app-error.ts';
import { DAY_SECONDS, epochSeconds, type Instant } from '../kernel/instant.ts';
import { AUDIT, AUDIT_OF_TARGET } from '../table/access-patterns/tenancy.ts';
import { defineEntity } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Item, Table, Write } from '../table/table.ts';
import { type Audit, type AuditEntry, auditEntryOf, auditEntrySchema, type AuditScope } from './audit.ts';

/** Three years: by then claims about a message and the settings behind it are time-barred, as with all other proofs. */
const KEPT_DAYS = 1095;

/** Milliseconds left until the year 5138: what is newer sorts before what is older. */
const untilEnd = (at: Instant): string => String(99_999_999_999_999 - Date.parse(at)).padStart(14, '0');

export const auditEntries = defineEntity({
  name: 'audit-entry',
  schemaNumber: 1,
  shape: auditEntrySchema,
  key: AUDIT,
  keyParts: ({ scope, scopeId, entryId }) => ({ scope, scopeId, entryId }),
  index: (entry) => ({
    gsi1pk: makeKey(AUDIT_OF_TARGET.pk, entry),
    gsi1sk: makeKey(AUDIT_OF_TARGET.sk, { untilEnd: untilEnd(entry.at), entryId: entry.entryId }),
  }),
  privacy: {
    class: 'operational',
    found: 'nowhere',
    kept: '3 years',
    erasure: {
      does: 'keep',
      because: 'settings, ids of ours and names of the dealer’s own staff; nothing of any customer',
    },
  },
  expires: ({ at }) => epochSeconds(at) + KEPT_DAYS * DAY_SECONDS,
});

/** The write of an entry, to be written together with the change that it is about: neither stands without the other. */
export const auditWrite = (audit: Audit, at: Instant): Write =>
  auditEntries.creation(auditEntryOf(audit, at), at);

/** Records what has no write of the table to go with, before it is done. The same twice in a millisecond is one entry. */
export const recordAudit = async (table: Table, audit: Audit, at: Instant): Promise<void> => {
  await auditEntries.createOnce(table, auditEntryOf(audit, at), at);
};

export type AuditPage = { entries: AuditEntry[]; cursor?: string };

/** A page of a record, newest first: of all, or of one thing. Errors: InvalidInput `page.cursor_invalid`. */
export const readAudit = (
  table: Table,
  query: AuditScope & { target?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<AuditPage> => {
  const { target, ...rest } = query;
  return target === undefined ? readAll(table, rest) : readOf(table, { ...rest, target });
};

/** Nobody changes an entry, so its version says nothing. */
const entryOf = (item: Item): AuditEntry => {
  const { version: _version, ...entry } = auditEntries.parse(item);
  return entry;
};

type Wish = AuditScope & { cursor?: string | undefined; limit: number };

const readAll = async (table: Table, wish: Wish): Promise<AuditPage> => {
  const { cursor, limit } = wish;
  const page = await table.query({
    pk: makeKey(AUDIT.pk, wish),
    skPrefix: makeKeyPrefix(AUDIT.sk, {}),
    order: 'backward',
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  });
  return {
    entries: page.items.map(entryOf),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
};

const readOf = async (table: Table, wish: Wish & { target: string }): Promise<AuditPage> => {
  const { cursor, limit } = wish;
  if (cursor !== undefined && !/^\d{14}#[0-9A-Z]{26}$/.test(cursor))
    throw new AppError(
      'InvalidInput',
      'page.cursor_invalid',
      'The page cursor is not one that we gave out for this list; start again without it.',
    );
  const keys = await table.findKeys({
    pk: makeKey(AUDIT_OF_TARGET.pk, wish),
    limit,
    ...(cursor === undefined ? {} : { skAfter: cursor }),
  });
  const found = keys.length === 0 ? [] : await table.getMany(keys, { consistent: false });
  const last = keys.length === limit ? keys.at(-1)?.indexSk : undefined;
  return {
    entries: found.map(entryOf).toSorted((a, b) => (a.entryId < b.entryId ? 1 : -1)),
    ...(last === undefined ? {} : { cursor: last }),
  };
};
