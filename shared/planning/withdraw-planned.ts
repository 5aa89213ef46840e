import type { Now } from '../kernel/instant.ts';
import { type Message, withdraw } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import type { Table } from '../table/table.ts';
import { cancelStart, type StartDeps } from './arrange-start.ts';
import { visitPlans } from './visit-plan-store.ts';

/** What is no use any more once there is no appointment; the news of its end is. */
const BEFORE_THE_END: ReadonlySet<Message['purpose']> = new Set([
  'check-in-invite',
  'reminder-start',
  'reminder-end',
  'order-confirmed',
  'appointment-moved',
]);

/**
 * Takes back what the automation planned for a visit that is cancelled now, where it is off or in the shadow since then and does not do so
 * itself: it creates and removes nothing there (S1.33), but nobody is reminded of an appointment that is cancelled (S2.16). Safe to run twice.
 */
export const withdrawPlanned = async (
  deps: Pick<StartDeps, 'scheduler'> & { table: Table; now: Now },
  visitId: string,
): Promise<void> => {
  const plan = await visitPlans.get(deps.table, { visitId });
  const named = plan?.entries.flatMap(({ message }) => message?.messageId ?? []) ?? [];
  for (const messageId of new Set([...named, ...(plan?.made ?? [])])) {
    const message = await messages.change(deps, messageKeyParts(messageId), (current) =>
      current && BEFORE_THE_END.has(current.purpose) ? withdraw(current, 'visit_cancelled') : undefined,
    );
    if (message?.status === 'withdrawn') await cancelStart(deps, message);
  }
};
