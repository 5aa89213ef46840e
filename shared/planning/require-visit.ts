import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';

/** A visit at a person's own locations. Errors: NotFound `visit.unknown`, also for one of another dealer or location, and for one that was erased. */
export const requireVisit = async (
  { table }: { table: Table },
  { staff, visitId }: { staff: Staff; visitId: string },
): Promise<Stored<Visit>> => {
  const visit = await visits.get(table, { visitId });
  if (visit && visit.erasedAt === undefined && worksAt(staff, visit)) return visit;
  throw new AppError('NotFound', 'visit.unknown', 'There is no such visit at your locations.');
};
