import * as z from 'zod';
import { DEFAULT_RETENTION, keepUntil } from '../dealers/retention.ts';
import { channelSchema } from '../dealers/settings.ts';
import { timedId } from '../kernel/digest.ts';
import type { Now } from '../kernel/instant.ts';
import { CONSENT_RECORD } from '../table/access-patterns/visits.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import { queryTogether } from '../table/query-together.ts';
import type { Table } from '../table/table.ts';
import { consentPurposeSchema, consentSourceSchema } from './consent.ts';
import { type Contact, idsOf } from './contact.ts';

/** Who said it. Of staff and partners the id of the account, never a name. */
const sayerSchema = z.object({
  kind: z.enum(['customer', 'staff', 'operator', 'partner', 'vendor']),
  id: z.string().optional(),
});
export type Sayer = z.infer<typeof sayerSchema>;

/** The proof of one decision (B5): never changed. */
export const consentRecordSchema = z.object({
  dealerId: z.string(),
  contactId: z.string(),
  recordId: z.string(),
  at: z.string(),
  who: sayerSchema,
  /** `all`: it was about every channel, or both purposes. */
  channel: z.union([channelSchema, z.literal('all')]),
  purpose: z.union([consentPurposeSchema, z.literal('all')]),
  /**
   * `resumed`: a STOP was taken back, so that what held before it holds again. `merged`: the person is one with another contact, and
   * what either declined is declined; `parted`: they are two again.
   */
  decision: z.enum(['granted', 'withdrawn', 'resumed', 'blocked', 'unblocked', 'merged', 'parted']),
  /** Of a merge: the other contact. */
  otherId: z.string().optional(),
  source: z.union([consentSourceSchema, z.literal('console')]),
  /** On which channel it was said, where it came by one. */
  saidOn: channelSchema.optional(),
  /** The version of the words that were agreed to. */
  wording: z.string().optional(),
  /** The keyword as it was written. */
  words: z.string().optional(),
});
export type ConsentRecord = z.infer<typeof consentRecordSchema>;

export const consentRecords = defineEntity({
  name: 'consent-record',
  schemaNumber: 1,
  shape: consentRecordSchema,
  key: CONSENT_RECORD,
  keyParts: ({ dealerId, contactId, recordId }) => ({ dealerId, contactId, recordId }),
  privacy: {
    class: 'proof',
    found: 'contact',
    kept: 'proofDays after it was given',
    erasure: {
      does: 'keep',
      because: 'ids and a keyword only: it proves what was agreed to, and what was not',
    },
  },
  expires: ({ at }) => keepUntil(DEFAULT_RETENTION.proofDays, at),
});

/** Keeps the proof of a decision. `causes` tell one decision from the next: the same one twice is one record. */
export const proveConsent = async (
  deps: { table: Table; now: Now },
  record: Omit<ConsentRecord, 'recordId'>,
  ...causes: readonly string[]
): Promise<void> => {
  await consentRecords.createOnce(deps.table, consentRecord(record, ...causes), deps.now());
};

/** The record of a decision, under the id that follows from it. */
export const consentRecord = (
  record: Omit<ConsentRecord, 'recordId'>,
  ...causes: readonly string[]
): ConsentRecord => {
  const { at, channel, purpose, decision } = record;
  return { ...record, recordId: timedId(at, channel, purpose, decision, ...causes) };
};

export type ConsentHistory = { records: Stored<ConsentRecord>[]; cursor?: string };

/** A page of what a person decided, under whatever id, newest first. */
export const readConsentHistory = async (
  table: Table,
  {
    contact,
    ...page
  }: {
    contact: Pick<Contact, 'dealerId' | 'contactId' | 'mergedFrom'>;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<ConsentHistory> => {
  const { dealerId } = contact;
  const found = await queryTogether(table, {
    pks: idsOf(contact).map((contactId) => makeKey(CONSENT_RECORD.pk, { dealerId, contactId })),
    skPrefix: makeKeyPrefix(CONSENT_RECORD.sk, {}),
    ...page,
  });
  return {
    records: found.items.map(consentRecords.parse),
    ...(found.cursor === undefined ? {} : { cursor: found.cursor }),
  };
};
