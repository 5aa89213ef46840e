import * as z from 'zod';
import type { Now } from '../kernel/instant.ts';
import { digestId } from '../kernel/digest.ts';
import { VISIT, VISIT_BY_LINK, VISIT_REFERENCE } from '../table/access-patterns/visits.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import { type Table, VersionConflict } from '../table/table.ts';
import { type Visit, type VisitReference, visitSchema } from './visit.ts';

export const visits = defineEntity({
  name: 'visit',
  schemaNumber: 1,
  shape: visitSchema,
  key: VISIT,
  keyParts: ({ visitId }) => ({ visitId }),
  index: ({ checkIn }) =>
    checkIn.linkDigest === undefined
      ? undefined
      : {
          gsi1pk: makeKey(VISIT_BY_LINK.pk, { tokenDigest: checkIn.linkDigest }),
          gsi1sk: makeKey(VISIT_BY_LINK.sk, {}),
        },
});

const referenceSchema = z.object({
  dealerId: z.string(),
  kind: z.string(),
  reference: z.string(),
  visitId: z.string(),
});

const visitReferences = defineEntity({
  name: 'visit-reference',
  schemaNumber: 1,
  shape: referenceSchema,
  key: VISIT_REFERENCE,
  keyParts: ({ dealerId, kind, reference }) => ({ dealerId, kind, reference }),
});

/** The id that a visit has when it is first heard of: by the vehicle and the day where they are known, for two partners mean the same by them. */
const firstIdOf = (dealerId: string, references: readonly VisitReference[]): string => {
  const name = references.find(({ kind }) => kind === 'vehicle-day') ?? references[0];
  return `vs${digestId(dealerId, name?.kind ?? '', name?.reference ?? '')}`;
};

/**
 * The visit that an event speaks of: the one that its strongest known name stands for, else a new one whose id follows
 * from its names, so that the same event applied twice means the same visit. Names that the id does not already say
 * are remembered. When two events introduce one name at the same moment, the second gets a VersionConflict and is
 * applied again.
 */
export const resolveVisitId = async (
  deps: { table: Table; now: Now },
  dealerId: string,
  references: readonly VisitReference[],
): Promise<string> => {
  const known = await visitReferences.getMany(
    deps.table,
    references.map(({ kind, reference }) => ({ dealerId, kind, reference })),
  );
  const isKnown = (name: VisitReference) =>
    known.find(({ kind, reference }) => kind === name.kind && reference === name.reference);
  const strongest = references.map(isKnown).find((found) => found !== undefined);
  const visitId = strongest?.visitId ?? firstIdOf(dealerId, references);
  for (const name of references) {
    const isImplied = name.kind === 'vehicle-day' && firstIdOf(dealerId, [name]) === visitId;
    if (isImplied || isKnown(name)) continue;
    const isNew = await visitReferences.createOnce(deps.table, { dealerId, ...name, visitId }, deps.now());
    if (!isNew) throw new VersionConflict();
  }
  return visitId;
};

/** The visit that a link belongs to; undefined when no visit has this link, or has it no more. */
export const findVisitByLink = async (
  table: Table,
  tokenDigest: string,
): Promise<Stored<Visit> | undefined> => {
  const [key] = await table.findKeys({ pk: makeKey(VISIT_BY_LINK.pk, { tokenDigest }), limit: 1 });
  const item = key && (await table.get(key));
  const visit = item && visits.parse(item);
  return visit?.checkIn.linkDigest === tokenDigest ? visit : undefined;
};
