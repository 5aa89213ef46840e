import * as z from 'zod';
import type { Now } from '../kernel/clock.ts';
import { digestId } from '../kernel/digest.ts';
import { VISIT, VISIT_BY_LINK, VISIT_REFERENCE } from '../table/access-patterns/visits.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import { type Table, VersionConflict } from '../table/table.ts';
import { type Visit, type VisitReference, visitSchema } from './visit.ts';

export const visits = defineEntity({
  name: 'visit', schemaNumber: 1, shape: visitSchema, key: VISIT, keyParts: ({ visitId }) => ({ visitId }),
  index: ({ checkIn }) =>
    checkIn.linkDigest === undefined
      ? undefined
      : { gsi1pk: makeKey(VISIT_BY_LINK.pk, { tokenDigest: checkIn.linkDigest }), gsi1sk: makeKey(VISIT_BY_LINK.sk, {}) },
});

const referenceSchema = z.object({ dealerId: z.string(), kind: z.string(), reference: z.string(), visitId: z.string() });

const visitReferences = defineEntity({
  name: 'visit-reference', schemaNumber: 1, shape: referenceSchema, key: VISIT_REFERENCE,
  keyParts: ({ dealerId, kind, reference }) => ({ dealerId, kind, reference }),
});

/**
 * The visit that an event speaks of: the one that its strongest known name stands for, else a new id that follows from
 * the strongest name, so that the same event applied twice means the same visit. New names are remembered. When two
 * events introduce one name at the same moment, the second gets a VersionConflict and is applied again.
 */
export const resolveVisitId = async (deps: { table: Table; now: Now }, dealerId: string, references: readonly VisitReference[]): Promise<string> => {
  const known = await visitReferences.getMany(deps.table, references.map(({ kind, reference }) => ({ dealerId, kind, reference })));
  const isKnown = (name: VisitReference) => known.find(({ kind, reference }) => kind === name.kind && reference === name.reference);
  const strongest = references.map(isKnown).find((found) => found !== undefined);
  const [first] = references;
  const visitId = strongest?.visitId ?? `vs${digestId(dealerId, first?.kind ?? '', first?.reference ?? '')}`;
  for (const name of references) {
    if (isKnown(name)) continue;
    const isNew = await visitReferences.createOnce(deps.table, { dealerId, ...name, visitId }, deps.now());
    if (!isNew) throw new VersionConflict();
  }
  return visitId;
};

/** The visit that a link belongs to; undefined when no visit has this link, or has it no more. */
export const findVisitByLink = async (table: Table, tokenDigest: string): Promise<Stored<Visit> | undefined> => {
  const page = await table.query({ index: 'gsi1', pk: makeKey(VISIT_BY_LINK.pk, { tokenDigest }), limit: 1 });
  const [key] = page.items;
  const item = key && (await table.get(key));
  const visit = item && visits.parse(item);
  return visit?.checkIn.linkDigest === tokenDigest ? visit : undefined;
};
