import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { sameValue } from '../kernel/same-value.ts';
import { retryOnConflict } from '../table/retry-on-conflict.ts';
import type { Stored } from '../table/entity.ts';
import type { Table, Write } from '../table/table.ts';
import { agreementRecord } from './agreement-record.ts';
import { agreementDrafts, agreements, agreementsOf, MOST_AGREEMENTS } from './agreement-store.ts';
import { type Agreement, agreementIdSchema, agreementSchema, agreementTextsSchema } from './agreement.ts';
import { locationsOf } from './dealer-store.ts';
import { textsInForce } from './describe-agreements.ts';
import { requireDealerWide } from './require-level.ts';
import type { Staff } from './staff.ts';

const { name, mandatory, locationIds } = agreementSchema.shape;
export const agreementChangeSchema = z.strictObject({
  version: z.int().min(0).meta({ description: 'The one that you read; 0 for a new agreement.' }),
  name,
  mandatory,
  locationIds,
  texts: agreementTextsSchema,
});
type Wanted = Omit<z.infer<typeof agreementChangeSchema>, 'version'>;

/**
 * Saves an agreement: its name, whether it is mandatory and where it holds at once, its texts as a draft that nobody sees until it is
 * published. Errors: InvalidInput `agreement.invalid` with issues; Forbidden `level.dealer_wide`; Conflict `agreement.changed` when somebody
 * saved since it was read, or one of this id is there, `agreement.too_many`.
 */
export const saveAgreement = async (
  deps: { table: Table; now: Now },
  { staff, agreementId, body }: { staff: Staff; agreementId: string; body: unknown },
): Promise<void> => {
  requireDealerWide(staff);
  const id = parseCommand(agreementIdSchema, 'agreement.invalid', 'The id in the path', agreementId);
  const { version, ...wanted } = parseCommand(
    agreementChangeSchema,
    'agreement.invalid',
    'The agreement',
    body,
  );
  const { dealerId } = staff;
  await requireLocations(deps.table, dealerId, wanted.locationIds ?? []);
  if (version === 0) await requireRoom(deps.table, dealerId);
  await retryOnConflict.execute(async () => {
    const current = await agreements.get(deps.table, { dealerId, agreementId: id });
    requireUnchanged(version, current);
    const writes = await writesOf(deps, { staff, agreementId: id, current, wanted });
    if (writes.length > 0) await deps.table.writeTogether(writes);
  });
};

type Saving = {
  staff: Staff;
  agreementId: string;
  current: Stored<Agreement> | undefined;
  wanted: Wanted;
};

/** The agreement, its draft and the record; nothing where nothing would change. Texts that are in force already need no draft. */
const writesOf = async (
  { table, now }: { table: Table; now: Now },
  { staff, agreementId, current, wanted: { texts, ...facts } }: Saving,
): Promise<Write[]> => {
  const { dealerId } = staff;
  const at = now();
  const [draft, inForce] = await Promise.all([
    agreementDrafts.get(table, { dealerId, agreementId }),
    current ? textsInForce(table, current) : {},
  ]);
  const before = draft?.texts ?? inForce;
  const isDraft = !sameValue(texts, inForce);
  const isNewText = !sameValue(texts, before);
  const next: Agreement = {
    enabled: true,
    ...current,
    dealerId,
    agreementId,
    ...facts,
    locationIds: facts.locationIds,
    draft: !isDraft
      ? undefined
      : isNewText || !current?.draft
        ? { savedAt: at, savedBy: staff.name }
        : current.draft,
  };
  const mark = (current?.version ?? 0) + 1;
  if (current && sameValue(current, { ...next, version: current.version })) return [];
  const newDraft = { dealerId, agreementId, texts };
  return [
    current
      ? agreements.replacement({ ...next, version: current.version }, at)
      : agreements.creation(next, at),
    ...(isDraft && isNewText
      ? [
          draft
            ? agreementDrafts.replacement({ ...newDraft, version: draft.version }, at)
            : agreementDrafts.creation(newDraft, at),
        ]
      : []),
    ...(!isDraft && draft ? [agreementDrafts.removal(draft)] : []),
    agreementRecord(
      {
        by: staff,
        what: current ? 'agreement.changed' : 'agreement.created',
        before: current && { agreement: current, texts: before },
        after: { agreement: next, texts },
        mark,
      },
      at,
    ),
  ];
};

/** Errors: Conflict `agreement.changed`. */
export const requireUnchanged = (version: number, current: Stored<Agreement> | undefined): void => {
  const found = current?.version ?? 0;
  if (version === found) return;
  throw new AppError(
    'Conflict',
    'agreement.changed',
    `Somebody saved the agreement since you read it: you have version ${version}, there is version ${found} (0: none). Read it again and put your changes into it.`,
  );
};

const requireRoom = async (table: Table, dealerId: string): Promise<void> => {
  const { agreements: all } = await agreementsOf(table, { dealerId, limit: MOST_AGREEMENTS });
  if (all.length < MOST_AGREEMENTS) return;
  throw new AppError(
    'Conflict',
    'agreement.too_many',
    `There are ${MOST_AGREEMENTS} agreements already, and no more are read. Give one of them that you switched off another name and text.`,
  );
};

const requireLocations = async (table: Table, dealerId: string, wanted: readonly string[]): Promise<void> => {
  if (wanted.length === 0) return;
  const known = new Set((await locationsOf(table, dealerId)).map(({ locationId }) => locationId));
  const issues = wanted.flatMap((locationId, index) =>
    known.has(locationId) ? [] : [{ path: `locationIds.${index}`, message: 'is no location of your dealer' }],
  );
  if (issues.length === 0) return;
  throw new AppError(
    'InvalidInput',
    'agreement.invalid',
    'One of the locations is not of your dealer. See issues; nothing was saved.',
    { details: { issues } },
  );
};
