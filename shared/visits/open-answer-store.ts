import * as z from 'zod';
import { OPEN_ANSWER } from '../table/access-patterns/visits.ts';
import { defineEntity, type Stored } from '../table/entity.ts';
import { makeKey, makeKeyPrefix } from '../table/key-template.ts';
import type { Table } from '../table/table.ts';
import type { Visit } from './visit.ts';
import { visits } from './visit-store.ts';

const openAnswerSchema = z.object({
  dealerId: z.string(),
  locationId: z.string(),
  answeredAt: z.string(),
  visitId: z.string(),
  /** When it may vanish, in seconds since 1970. */
  expiresAt: z.int().optional(),
});
export type OpenAnswer = z.infer<typeof openAnswerSchema>;

/** Says of a visit that the customer's answers wait for somebody, whatever its day is. The visit itself has the last word. */
export const openAnswers = defineEntity({
  name: 'open-answer',
  schemaNumber: 1,
  shape: openAnswerSchema,
  key: OPEN_ANSWER,
  keyParts: ({ dealerId, locationId, answeredAt, visitId }) => ({
    dealerId,
    locationId,
    answeredAt,
    visitId,
  }),
  privacy: {
    class: 'operational',
    found: 'named',
    kept: 'until the answers are dealt with, at most as long as its visit',
    erasure: { does: 'delete' },
    about: ({ visitId }) => ({ visitId }),
  },
});

/** What stands for the open answers of a visit; undefined while there are none. Nothing in it ever changes. */
export const openAnswerOf = (visit: Visit): OpenAnswer | undefined => {
  const { dealerId, locationId, visitId, checkIn, expiresAt } = visit;
  const { finishedAt } = checkIn;
  return finishedAt === undefined
    ? undefined
    : { dealerId, locationId, answeredAt: finishedAt, visitId, expiresAt };
};

/** A page of the visits of a location whose answers wait, longest ago first. */
export const visitsWithOpenAnswers = async (
  table: Table,
  {
    limit,
    cursor,
    ...place
  }: { dealerId: string; locationId: string; limit: number; cursor?: string | undefined },
): Promise<{ visits: Stored<Visit>[]; cursor: string | undefined }> => {
  const page = await table.query({
    pk: makeKey(OPEN_ANSWER.pk, place),
    skPrefix: makeKeyPrefix(OPEN_ANSWER.sk, {}),
    limit,
    consistent: false,
    ...(cursor === undefined ? {} : { cursor }),
  });
  const marks = page.items.map(openAnswers.parse);
  const found = await visits.getMany(
    table,
    marks.map(({ visitId }) => ({ visitId })),
    { consistent: false },
  );
  return {
    visits: marks.flatMap(({ visitId }) => found.find((visit) => visit.visitId === visitId) ?? []),
    cursor: page.cursor,
  };
};
