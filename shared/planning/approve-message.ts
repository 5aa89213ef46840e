import { approve, type Message } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import type { Now } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';
import { visits } from '../visits/visit-store.ts';
import { arrangeStart, type StartDeps } from './arrange-start.ts';

/** `too_late`: its hours ended while it waited. `not_held`: it is none that waits, or somebody was quicker. */
export type Approval = 'approved' | 'not_held' | 'too_late';

/** Lets out a message that was held for approval (S1.32): at once where it is due, else at its time. Safe to call twice. */
export const approveMessage = async (
  deps: StartDeps & { table: Table; now: Now },
  { messageId }: { messageId: string },
): Promise<Approval> => {
  const now = deps.now();
  const isOver = ({ sendUntil }: Message): boolean => sendUntil !== undefined && sendUntil <= now;
  const message = await messages.change(deps, messageKeyParts(messageId), (current) =>
    current && !isOver(current) ? approve(current) : undefined,
  );
  if (message?.status === 'held') return 'too_late';
  if (message?.status !== 'planned') return 'not_held';
  const visit = await visits.get(deps.table, message);
  const isInvite = message.purpose === 'check-in-invite';
  await arrangeStart(deps, message, isInvite ? visit?.checkIn.closesAt : undefined, now);
  return 'approved';
};
