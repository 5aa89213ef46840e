import { stop } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import { scheduleName } from '../planning/arrange-start.ts';
import { plannedMessageId } from '../planning/message-id.ts';
import type { Visit } from '../visits/visit.ts';
import type { WithdrawUnsentDeps } from './withdraw-unsent.ts';

/**
 * Stops the invite of the check-in's version before the present one, whose link is dead. The event that ended that version does
 * it as well, but may come to it only after the visit was booked anew, and then knows the new invite alone.
 */
export const withdrawEarlier = async (
  deps: WithdrawUnsentDeps,
  { visit, contactId }: { visit: Visit; contactId: string },
): Promise<void> => {
  const { checkIn } = visit;
  if (checkIn.version === 1) return;
  const before = { ...visit, checkIn: { ...checkIn, version: checkIn.version - 1 } };
  const messageId = plannedMessageId(before, contactId, 'check-in-invite');
  const withdrawn = await messages.change(
    deps,
    messageKeyParts(messageId),
    (current) => current && stop(current, 'visit_cancelled', { at: deps.now() }),
  );
  if (withdrawn?.status === 'withdrawn') await deps.scheduler.remove(scheduleName(withdrawn));
};
