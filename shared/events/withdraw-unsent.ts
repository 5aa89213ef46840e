import type { Now } from '../kernel/instant.ts';
import { isUnsent, stop } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import type { SchedulerPort } from '../planning/arrange-start.ts';
import type { Table } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';

export type WithdrawUnsentDeps = { table: Table; now: Now; scheduler: SchedulerPort };

/**
 * Stops the invite of a visit: unsent it is withdrawn with its schedule, on its way down the ladder no further channel
 * is tried. A conditional write on the same item as the claim, so that only one of the two wins (S0.38, S0.39, S2.16).
 */
export const withdrawUnsent = async (
  deps: WithdrawUnsentDeps,
  { visit }: { visit: Visit },
  reason: string,
): Promise<void> => {
  const { inviteMessageId } = visit.checkIn;
  if (inviteMessageId === undefined) return;
  let wasUnsent = false;
  await messages.change(deps, messageKeyParts(inviteMessageId), (current) => {
    wasUnsent = current !== undefined && isUnsent(current);
    return current && stop(current, reason);
  });
  if (wasUnsent) await deps.scheduler.remove(inviteMessageId);
};
