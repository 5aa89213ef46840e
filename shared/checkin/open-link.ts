import type { AgreementPin } from '../dealers/agreement.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Now } from '../kernel/instant.ts';
import { tokenDigest } from '../messaging/link.ts';
import type { FindPartner } from '../partners/partner-store.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';
import { findVisitByLink, visits } from '../visits/visit-store.ts';
import { type CheckInView, openCheckIn, viewCheckIn } from './check-in.ts';

export type OpenLinkDeps = {
  table: Table;
  now: Now;
  log: Log;
  findLocation: FindLocation;
  findPartner: FindPartner;
};

/** What a link leads to. `forwardTo`: the partner's app, where the location uses it and the check-in is open. */
export type OpenedLink = {
  visit: Stored<Visit>;
  location: LocationInForce;
  view: CheckInView;
  forwardTo?: string;
};

/**
 * Follows a customer's link. Undefined for a link that is unknown, changed or of an earlier version: nobody learns
 * whether it ever was one (S0.17).
 */
export const openLink = async (deps: OpenLinkDeps, token: string): Promise<OpenedLink | undefined> => {
  const visit = await findVisitByLink(deps.table, tokenDigest(token));
  if (!visit) return undefined;
  const location = await requireLocation(deps.findLocation, visit);
  const view = viewCheckIn(visit.checkIn, deps.now());
  const forwardTo = view === 'open' ? await partnerAddress(deps, visit) : undefined;
  return { visit, location, view, ...(forwardTo === undefined ? {} : { forwardTo }) };
};

/** The fixed base of the partner's app and the slug of this customer (S0.15, S0.16). */
const partnerAddress = async (deps: OpenLinkDeps, { checkIn }: Visit): Promise<string | undefined> => {
  if (checkIn.page !== 'partner' || checkIn.partnerId === undefined || checkIn.partnerSlug === undefined)
    return undefined;
  const partner = await deps.findPartner(checkIn.partnerId);
  return partner?.checkInBaseUrl === undefined
    ? undefined
    : `${partner.checkInBaseUrl}${encodeURIComponent(checkIn.partnerSlug)}`;
};

/**
 * Notes that the link was opened, unverified: scanners open links too (B6), and which agreements were shown. The first opening costs one
 * write; a fault is logged and swallowed, since the customer must get the page.
 */
export const recordOpening = async (
  deps: OpenLinkDeps,
  visit: Stored<Visit>,
  shown: readonly AgreementPin[] = [],
): Promise<void> => {
  const opened = openCheckIn(visit.checkIn, { now: deps.now(), shown });
  if (!opened) return;
  try {
    await deps.table.write(visits.replacement({ ...visit, checkIn: opened }, deps.now()));
    deps.log.info('link opened', { visitId: visit.visitId });
  } catch (error) {
    deps.log.warn('opening not recorded', {
      visitId: visit.visitId,
      fault: error instanceof Error ? error.name : 'unknown',
    });
  }
};
