import * as z from 'zod';
import { DEFAULT_RETENTION, keepUntil } from '../dealers/retention.ts';
import type { Now } from '../kernel/instant.ts';
import { HELD_FIRST, VISIT_PLAN } from '../table/access-patterns/visits.ts';
import { defineEntity } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { visitPlanSchema } from './visit-plan.ts';

export const visitPlans = defineEntity({
  name: 'visit-plan',
  schemaNumber: 1,
  shape: visitPlanSchema,
  key: VISIT_PLAN,
  keyParts: ({ visitId }) => ({ visitId }),
  privacy: {
    class: 'visit',
    found: 'visit',
    kept: 'as long as its visit',
    erasure: { does: 'delete' },
    about: ({ visitId }) => ({ visitId }),
  },
  expires: ({ expiresAt, change }) => expiresAt ?? keepUntil(DEFAULT_RETENTION.visitDays, change.at),
});

export const heldFirst = defineEntity({
  name: 'held-first',
  schemaNumber: 1,
  shape: z.object({ dealerId: z.string(), locationId: z.string(), messageIds: z.array(z.string()).max(100) }),
  key: HELD_FIRST,
  keyParts: ({ dealerId, locationId }) => ({ dealerId, locationId }),
  privacy: {
    class: 'configuration',
    holds: 'ids of the first messages of a location, which wait for approval',
  },
});

/** Whether a message is among the first of its location, which wait for approval (S1.32). The same message is always told the same. */
export const isAmongFirst = async (
  deps: { table: Table; now: Now },
  { dealerId, locationId, messageId }: { dealerId: string; locationId: string; messageId: string },
  holdFirst: number,
): Promise<boolean> => {
  if (holdFirst === 0) return false;
  const held = await heldFirst.change(deps, { dealerId, locationId }, (current) => {
    const messageIds = current?.messageIds ?? [];
    return messageIds.includes(messageId) || messageIds.length >= holdFirst
      ? undefined
      : { dealerId, locationId, messageIds: [...messageIds, messageId] };
  });
  return held?.messageIds.includes(messageId) === true;
};
