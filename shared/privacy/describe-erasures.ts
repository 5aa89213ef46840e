import * as z from 'zod';
import type { Staff } from '../dealers/staff.ts';
import type { Table } from '../table/table.ts';
import { type Erasure, erasureSchema } from './erasure.ts';
import { readErasures } from './erasure-store.ts';

export const erasureViewSchema = erasureSchema
  .pick({
    erasureId: true,
    contactId: true,
    by: true,
    reason: true,
    erasedAt: true,
    counts: true,
    state: true,
  })
  .meta({ id: 'Erasure' });
export type ErasureView = z.infer<typeof erasureViewSchema>;

export const erasuresViewSchema = z
  .object({
    erasures: z.array(erasureViewSchema),
    cursor: z.string().optional().meta({ description: 'For the next page; absent on the last one.' }),
  })
  .meta({ id: 'Erasures' });

/** The view's schema cuts what is internal. */
export const viewErasure = (erasure: Erasure): ErasureView => erasureViewSchema.parse(erasure);

const PAGE_SIZE = 50;

/** A page of a dealer's erasures, newest first. They name nobody. */
export const describeErasures = async (
  table: Table,
  { staff, cursor }: { staff: Staff; cursor?: string | undefined },
): Promise<z.infer<typeof erasuresViewSchema>> => {
  const page = await readErasures(table, { dealerId: staff.dealerId, limit: PAGE_SIZE, cursor });
  return {
    erasures: page.erasures.map(viewErasure),
    ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
  };
};
