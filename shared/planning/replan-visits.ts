import { dayOf } from '../contacts/contact-clock.ts';
import type { ReplanVisits } from '../conversations/replan-port.ts';
import { addSeconds } from '../kernel/clock.ts';
import { DAY_SECONDS } from '../kernel/instant.ts';
import { type ReconcileDeps, reconcileMessages } from './reconcile-messages.ts';
import { BY_STAFF } from './write-message.ts';

/** Brings the messages of a person's visits in line after staff changed the person. What lies behind has no more messages to come. */
export const replanVisits = async (
  deps: ReconcileDeps,
  { visits, cause }: Parameters<ReplanVisits>[0],
): Promise<void> => {
  // A day is told in UTC; the visit's own may have begun before.
  const yesterday = dayOf(addSeconds(deps.now(), -DAY_SECONDS));
  const coming = new Set(visits.filter(({ day }) => day >= yesterday).map(({ visitId }) => visitId));
  for (const visitId of coming)
    await reconcileMessages(deps, { visitId, cause: { partnerId: BY_STAFF, eventId: cause } });
};
