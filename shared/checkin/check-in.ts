import type { AgreementPin } from '../dealers/agreement.ts';
import type { Instant } from '../kernel/instant.ts';
import type { CheckIn } from '../visits/visit.ts';

/* The state machine of a check-in. The workflows and the doors only propose; what is legal is decided here.

   none ── start ──▶ invited ── finish ──▶ finished (absorbing)
                       │ close ──▶ closed ── finish ──▶ finished        a kiosk may still finish it
                       │             └────── start ──▶ invited          moved to a later day: a new version with a new link
                       │ cancel ─▶ cancelled ── start ─▶ invited        booked anew: a new version with a new link
   none ── finish ──▶ finished                                          walk-in, kiosk (S0.37) */

export type StartCheckIn = {
  page: CheckIn['page'];
  partnerId?: string | undefined;
  partnerSlug?: string | undefined;
  closesAt: Instant;
  now: Instant;
  /** The digest of the link of a version. */
  linkDigest(version: number): string;
};
export type StartResult = 'invited' | 'already_invited' | 'already_finished' | 'closed';

/** Opens the check-in for the customer. Idempotent; a finished one stays finished (S0.39), a closed day stays closed (S2.17). */
export const startCheckIn = (
  checkIn: CheckIn,
  start: StartCheckIn,
): { result: StartResult; checkIn: CheckIn } => {
  const known = {
    partnerId: start.partnerId ?? checkIn.partnerId,
    partnerSlug: start.partnerSlug ?? checkIn.partnerSlug,
    closesAt: start.closesAt,
    page: start.page,
  };
  if (checkIn.status === 'finished') return { result: 'already_finished', checkIn };
  if (start.now >= start.closesAt) return { result: 'closed', checkIn };
  if (checkIn.status === 'invited') return { result: 'already_invited', checkIn: { ...checkIn, ...known } };
  const wasOver = checkIn.status === 'cancelled' || checkIn.status === 'closed';
  const version = wasOver ? checkIn.version + 1 : checkIn.version;
  // A new link shows what is in force by then.
  const { agreements } = version === checkIn.version ? checkIn : {};
  const linkDigest = start.linkDigest(version);
  return {
    result: 'invited',
    checkIn: { ...checkIn, ...known, version, agreements, status: 'invited', linkDigest },
  };
};

export type FinishCheckIn = { finishedAt: Instant; finishedBy: { partnerId: string; eventId: string } };

/** Takes the customer's answers; the first ones count, whatever was before (S0.37, S0.38). */
export const finishCheckIn = (
  checkIn: CheckIn,
  finish: FinishCheckIn,
): { result: 'finished' | 'already_finished'; checkIn: CheckIn } =>
  checkIn.status === 'finished'
    ? { result: 'already_finished', checkIn }
    : { result: 'finished', checkIn: { ...checkIn, ...finish, status: 'finished' } };

/** Nobody answered in time. Undefined when there is nothing to close. */
export const closeCheckIn = (checkIn: CheckIn): CheckIn | undefined =>
  checkIn.status === 'invited' ? { ...checkIn, status: 'closed' } : undefined;

/** The appointment is off. Undefined when that changes nothing. */
export const cancelCheckIn = (checkIn: CheckIn): CheckIn | undefined =>
  checkIn.status === 'finished' || checkIn.status === 'cancelled'
    ? undefined
    : { ...checkIn, status: 'cancelled' };

/**
 * Somebody, or a scanner, opened the link (B6), and saw these versions of agreements, which are the customer's from now on (S2.43).
 * Undefined where that is known already: one write, and another one for each agreement that is new since.
 */
export const openCheckIn = (
  checkIn: CheckIn,
  { now, shown }: { now: Instant; shown: readonly AgreementPin[] },
): CheckIn | undefined => {
  const pinned = checkIn.agreements ?? [];
  const added = shown.filter(({ agreementId }) => !pinned.some((pin) => pin.agreementId === agreementId));
  if (checkIn.openedAt !== undefined && added.length === 0) return undefined;
  const pins = added.map(({ agreementId, number }) => ({ agreementId, number }));
  return {
    ...checkIn,
    openedAt: checkIn.openedAt ?? now,
    ...(pins.length === 0 ? {} : { agreements: [...pinned, ...pins] }),
  };
};

/** What the link shows now. */
export type CheckInView = 'open' | 'finished' | 'closed' | 'cancelled';
export const viewCheckIn = (checkIn: CheckIn, now: Instant): CheckInView => {
  if (checkIn.status === 'finished' || checkIn.status === 'cancelled') return checkIn.status;
  if (checkIn.status !== 'invited' || (checkIn.closesAt !== undefined && now >= checkIn.closesAt))
    return 'closed';
  return 'open';
};
