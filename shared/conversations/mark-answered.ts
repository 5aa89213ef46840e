import type { Now } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';
import { openNotifications } from './inbox-store.ts';

export type MarkAnsweredCommand = {
  dealerId: string;
  conversationId: string;
  /** Every inbox that may have been told that this customer writes. */
  inboxes: readonly string[];
};

/** Somebody of the staff has answered a customer: in no inbox do they wait any more. */
export const markAnswered = async (
  deps: { table: Table; now: Now },
  { dealerId, conversationId, inboxes }: MarkAnsweredCommand,
): Promise<void> => {
  const waiting = await openNotifications.getMany(
    deps.table,
    [...new Set(inboxes)].map((inbox) => ({ dealerId, inbox, conversationId })),
  );
  for (const { inbox, unansweredSince, latestAt } of waiting) {
    if (unansweredSince === undefined) continue;
    await openNotifications.change(
      deps,
      { dealerId, inbox, conversationId },
      (current) =>
        current && {
          ...current,
          // Who wrote again at this moment waits for the next answer.
          unansweredSince: current.latestAt === latestAt ? undefined : current.latestAt,
        },
    );
  }
};
