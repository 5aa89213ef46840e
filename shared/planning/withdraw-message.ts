import type { Staff } from '../dealers/staff.ts';
import type { Now } from '../kernel/instant.ts';
import { type Message, withdraw } from '../messaging/message.ts';
import type { Table } from '../table/table.ts';
import { cancelStart, type SchedulerPort } from './arrange-start.ts';
import { changeUnsent } from './change-unsent.ts';

export type WithdrawMessageDeps = { table: Table; now: Now; scheduler: SchedulerPort };

/** Takes back a message that is not sent yet (S1.21); the visit's plan makes no other in its place. A second request is answered the same. Errors: those of changeUnsent. */
export const withdrawMessage = async (
  deps: WithdrawMessageDeps,
  { staff, messageId }: { staff: Staff; messageId: string },
): Promise<Message> => {
  const { message } = await changeUnsent(deps, {
    staff,
    messageId,
    did: 'withdrawn',
    decide: (current) =>
      Promise.resolve(
        current.status === 'withdrawn'
          ? current
          : withdraw(current, 'withdrawn_by_staff', { at: deps.now() }),
      ),
  });
  // Also for a second request: the first may have broken before this.
  await cancelStart(deps, message);
  return message;
};
