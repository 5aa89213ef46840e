import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { Staff } from '../dealers/staff.ts';
import { findVisitMessages } from './find-visit-messages.ts';
import { gatherPeople } from './gather-people.ts';
import { type PlanPreview, previewPlan, type PreviewPlanDeps } from './preview-plan.ts';
import { requireVisit } from './require-visit.ts';
import { visitPlans } from './visit-plan-store.ts';

export type PreviewVisitDeps = PreviewPlanDeps & { findLocation: FindLocation };

/** The dry run of a visit as it stands. Errors: NotFound `visit.unknown`. */
export const previewVisit = async (
  deps: PreviewVisitDeps,
  query: { staff: Staff; visitId: string },
): Promise<PlanPreview> => {
  const visit = await requireVisit(deps, query);
  const location = await requireLocation(deps.findLocation, visit);
  const plan = await visitPlans.get(deps.table, visit);
  const people = await gatherPeople(deps, { visit, location, now: deps.now() });
  const { messages } = await findVisitMessages(deps, { visit, plan });
  return previewPlan(deps, { visit, people, location, found: messages });
};
