import * as z from 'zod';
import { keepUntil } from '../dealers/retention.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { keyedId } from '../kernel/digest.ts';
import {
  VISIT,
  VISIT_BY_LINK,
  VISIT_REFERENCE,
  VISITS_OF_LOCATION,
} from '../table/access-patterns/visits.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey } from '../table/key-template.ts';
import { type Table, VersionConflict } from '../table/table.ts';
import { anchorOf, erasedVisit, type Visit, type VisitReference } from './visit.ts';
import { packedVisitSchema, packVisit } from './visit-packing.ts';

export const visits = defineEntity({
  name: 'visit',
  schemaNumber: 1,
  shape: packedVisitSchema,
  pack: packVisit,
  key: VISIT,
  keyParts: ({ visitId }) => ({ visitId }),
  privacy: {
    class: 'visit',
    found: 'visit',
    kept: 'visitDays after the appointment',
    erasure: {
      does: 'redact',
      leaves: 'its id, a keyed digest, for 100 days: no older event brings it back',
      redact: erasedVisit,
    },
    about: (visit) => ({ visitId: visit.visitId, at: anchorOf(visit) }),
    hides: ['events'],
  },
  index: ({ visitId, dealerId, locationId, startsAt, checkIn }) => {
    const byLink =
      checkIn.linkDigest === undefined
        ? undefined
        : {
            gsi1pk: makeKey(VISIT_BY_LINK.pk, { tokenDigest: checkIn.linkDigest }),
            gsi1sk: makeKey(VISIT_BY_LINK.sk, {}),
          };
    if (startsAt === undefined) return byLink;
    return {
      ...byLink,
      gsi2pk: makeKey(VISITS_OF_LOCATION.pk, { dealerId, locationId }),
      gsi2sk: placeInDay({ startsAt, visitId }),
    };
  },
});

/** `202612010930`: as short as it sorts, since the largest visits are near the next write unit. */
const minuteOf = (instant: Instant): string => instant.replaceAll(/\D/g, '').slice(0, 12);

/** Where a visit stands among those of its location: what a page of them goes on behind. */
export const placeInDay = ({ startsAt, visitId }: { startsAt: Instant; visitId: string }): string =>
  makeKey(VISITS_OF_LOCATION.sk, { minute: minuteOf(startsAt), visitId });

const referenceSchema = z.object({
  dealerId: z.string(),
  kind: z.string(),
  /** Keyed digest of the name: plates and VINs are nobody's to guess. */
  reference: z.string(),
  visitId: z.string(),
  expiresAt: z.int().optional(),
});

/** A digest that leads to nothing once its visit is gone; events of a visit come at most so long after the one that named it. */
const REFERENCE_DAYS = 400;

export const visitReferences = defineEntity({
  name: 'visit-reference',
  schemaNumber: 1,
  shape: referenceSchema,
  key: VISIT_REFERENCE,
  keyParts: ({ dealerId, kind, reference }) => ({ dealerId, kind, reference }),
  privacy: {
    class: 'operational',
    found: 'named',
    kept: '400 days; a keyed digest',
    erasure: { does: 'delete' },
    about: ({ visitId }) => ({ visitId }),
  },
});

/** The name of a visit as the table knows it. */
export const digestOf = (idKey: string, dealerId: string, name: VisitReference): string =>
  keyedId(idKey, dealerId, name.kind, name.reference);

/** The id that a visit has when it is first heard of: by the vehicle and the day where they are known, for two partners mean the same by them. */
const firstIdOf = (keys: readonly ReferenceKey[]): string | undefined => {
  const key = keys.find(({ kind }) => kind === 'vehicle-day') ?? keys[0];
  return key && idBy(key);
};
const idBy = ({ reference }: ReferenceKey): string => `vs${reference}`;
type ReferenceKey = Pick<z.infer<typeof referenceSchema>, 'dealerId' | 'kind' | 'reference'>;

/**
 * The visit that an event speaks of: the one that its strongest known name stands for, else a new one whose id follows
 * from its names, so that the same event applied twice means the same visit. Names that the id does not already say
 * are remembered. When two events introduce one name at the same moment, the second gets a VersionConflict and is
 * applied again.
 */
export const resolveVisitId = async (
  deps: { table: Table; now: Now; idKey: string },
  dealerId: string,
  references: readonly VisitReference[],
): Promise<string> => {
  const { idKey } = deps;
  const keys = references.map((name) => ({
    dealerId,
    kind: name.kind,
    reference: digestOf(idKey, dealerId, name),
  }));
  const known = await visitReferences.getMany(deps.table, keys);
  const knownBy = (key: ReferenceKey) =>
    known.find(({ kind, reference }) => kind === key.kind && reference === key.reference);
  const strongest = keys.map(knownBy).find((found) => found !== undefined);
  const visitId = strongest?.visitId ?? firstIdOf(keys) ?? `vs${keyedId(idKey, dealerId, '', '')}`;
  for (const key of keys) {
    const isImplied = key.kind === 'vehicle-day' && idBy(key) === visitId;
    if (isImplied || knownBy(key)) continue;
    const now = deps.now();
    const reference = { ...key, visitId, expiresAt: keepUntil(REFERENCE_DAYS, now) };
    const isNew = await visitReferences.createOnce(deps.table, reference, now);
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

export type VisitPage = { visits: Stored<Visit>[]; after: string | undefined };

/** A page of the visits that begin at a location from one instant until before another, earliest first. `after` is where the page before ended. */
export const visitsOfLocation = async (
  table: Table,
  query: {
    dealerId: string;
    locationId: string;
    from: Instant;
    until: Instant;
    after?: string | undefined;
    limit: number;
  },
): Promise<VisitPage> => {
  const { from, until, after, limit } = query;
  const [first, last] = [minuteOf(from), minuteOf(until)];
  // Bounds are included. "~" stands behind every key of its minute; no key is as short as the last bound.
  const keys = await table.findKeys({
    index: 'gsi2',
    pk: makeKey(VISITS_OF_LOCATION.pk, query),
    skBetween: [after !== undefined && after >= first ? `${after}~` : first, last],
    limit,
  });
  const found = keys.length === 0 ? [] : await table.getMany(keys, { consistent: false });
  return {
    visits: found.map(visits.parse).toSorted(byStart),
    after: keys.length === limit ? keys.at(-1)?.indexSk : undefined,
  };
};

const byStart = (a: Visit, b: Visit): number =>
  `${a.startsAt} ${a.visitId}` < `${b.startsAt} ${b.visitId}` ? -1 : 1;
