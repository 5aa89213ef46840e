import type { LocationInForce } from '../dealers/dealer.ts';
import { type ReconcileDeps, type Reconciled, reconcileMessages } from '../planning/reconcile-messages.ts';

export type FollowVisitCommand = {
  location: LocationInForce;
  visitId: string;
  cause: { partnerId: string; eventId: string };
};

/** Brings a visit's messages in line after an event. Where the automation of the location is off, that costs not one read (S1.33). */
export const followVisit = async (
  deps: ReconcileDeps,
  { location, visitId, cause }: FollowVisitCommand,
): Promise<Omit<Reconciled, 'mode'>> =>
  location.settings.automation.mode === 'off'
    ? { messageIds: [], isChanged: false }
    : reconcileMessages(deps, { visitId, cause });
