import type { Now } from '../kernel/instant.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import { stop } from '../messaging/message.ts';
import type { Table } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';

/**
 * Stops the invite of a visit: unsent it is withdrawn, on its way down the ladder no further channel is tried. A
 * conditional write on the same item as the claim, so that only one of the two wins (S0.38, S0.39, S2.16).
 */
export const withdrawUnsent = async (
  deps: { table: Table; now: Now },
  { visit }: { visit: Visit },
  reason: string,
): Promise<void> => {
  const { inviteMessageId } = visit.checkIn;
  if (inviteMessageId === undefined) return;
  await messages.change(
    deps,
    messageKeyParts(inviteMessageId),
    (current) => current && stop(current, reason),
  );
};
