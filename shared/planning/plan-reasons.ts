/** Why a message that a rule of the automation wants is not planned: a closed set, shown to staff (S2.14). */
export const SKIP_REASONS = {
  no_person: 'the visit names nobody to write to',
  no_channel: 'none of the people of the visit can be reached by any channel',
  opted_out: 'the people of the visit want no messages',
  missing_data: 'something that its text needs is not known',
  no_date: 'the visit has no date yet',
  check_in_not_open: 'the check-in has not been opened',
  booked_too_late: 'the visit was booked after its time',
  too_late: 'its time has passed',
} as const;
export type SkipReason = keyof typeof SKIP_REASONS;

/** Why a message does not belong to the visit as it stands now, and is withdrawn where it is unsent. */
export const NOT_WANTED = {
  not_asked_for: 'the location does not send this any more',
  not_yet: 'the visit is not confirmed yet',
  no_news: 'nobody has said it yet',
  status_passed: 'the visit has gone on',
  visit_finished: 'the visit is finished',
  visit_cancelled: 'the visit is cancelled',
  visit_declined: 'the visit was declined',
  visit_no_show: 'the customer did not come',
  check_in_finished: 'the customer has checked in',
  check_in_closed: 'the check-in is closed',
  not_due: 'no payment is open',
  not_paid: 'no payment has arrived',
  no_end: 'the visit has no end yet',
} as const;
export type NotWanted = keyof typeof NOT_WANTED;

/** After these there is nothing left to tell, whoever wrote the message (S1.29, S2.16). */
const ENDS: ReadonlySet<string> = new Set<NotWanted>([
  'visit_finished',
  'visit_cancelled',
  'visit_declined',
  'visit_no_show',
  'check_in_finished',
]);
export const endsEverything = (reason: string): boolean => ENDS.has(reason);

/** Why one message of the plan takes the place of another. */
const REPLACED = {
  replaced: 'there is newer news',
  recipient_changed: 'somebody else is to get it',
} as const;
export type Replaced = keyof typeof REPLACED;

/** What stops messages of a person and can be lifted: then they are wanted again, as after a STOP that is taken back. */
const LIFTABLE = { communication_blocked: 'your staff blocked all messages to the customer' } as const;

/** Why an unsent message was withdrawn by the plan. */
export type WithdrawReason = SkipReason | NotWanted | Replaced;

const SAYS: Record<string, string> = { ...SKIP_REASONS, ...NOT_WANTED, ...REPLACED, ...LIFTABLE };
export const sayReason = (reason: string): string => SAYS[reason] ?? reason;

/** Whether the plan may plan anew what was withdrawn: by itself, or by what was lifted since; what somebody else took back stays so. */
export const isReasonOfPlan = (reason: string | undefined): boolean =>
  reason !== undefined && Object.hasOwn(SAYS, reason);
