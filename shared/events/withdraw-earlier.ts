import type { Contact } from '../contacts/contact.ts';
import { plannedMessageId } from '../planning/message-id.ts';
import type { Visit } from '../visits/visit.ts';
import { withdrawUnsent, type WithdrawUnsentDeps } from './withdraw-unsent.ts';

/**
 * Stops the invite of the check-in's version before the present one, whose link is dead. The event that ended that version does
 * it as well, but may come to it only after the visit was booked anew, and then knows the new invite alone.
 */
export const withdrawEarlier = async (
  deps: WithdrawUnsentDeps,
  { visit, contact }: { visit: Visit; contact: Contact },
): Promise<void> => {
  const { checkIn } = visit;
  if (checkIn.version === 1) return;
  const before = { ...visit, checkIn: { ...checkIn, version: checkIn.version - 1 } };
  const inviteMessageId = plannedMessageId(before, contact.contactId, 'check-in-invite');
  const earlier = { ...before, checkIn: { ...before.checkIn, inviteMessageId } };
  await withdrawUnsent(deps, { visit: earlier }, 'visit_cancelled');
};
