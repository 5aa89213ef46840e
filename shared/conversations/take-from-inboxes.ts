import type { Instant } from '../kernel/instant.ts';
import type { Stored } from '../table/entity.ts';
import type { Table, Write } from '../table/table.ts';
import type { AcceptedNotification, InboxNotification } from './inbox-notification.ts';
import { acceptedNotifications, notifications } from './inbox-store.ts';

export type TakeCommand = {
  open: Stored<InboxNotification>;
  /** Who takes it, and what becomes of it at once, where that is more. */
  by: string;
  at: Instant;
  change?: Partial<AcceptedNotification>;
};

/**
 * The writes that take a notification out of its inbox, and out of all others that were told of the same (S0.42). What is left
 * in their place keeps it from coming back when its cause is repeated.
 */
export const takeFromInboxes = async (
  table: Table,
  { open, by, at, change = {} }: TakeCommand,
): Promise<{ accepted: AcceptedNotification; writes: Write[] }> => {
  const { version: _version, alsoIn, ...content } = open;
  const accepted: AcceptedNotification = { ...content, acceptedBy: by, acceptedAt: at, ...change };
  const { dealerId, inbox, notificationId } = open;
  const others = await Promise.all(
    (alsoIn ?? []).map((place) => notifications.get(table, { dealerId, ...place })),
  );
  const elsewhere = others.flatMap((other): Write[] => {
    // Taken there alone, sent on, or over.
    if (!other) return [];
    const { version: _of, alsoIn: _places, ...same } = other;
    const takenIn = { inbox, notificationId };
    return [
      notifications.removal(other),
      acceptedNotifications.creation({ ...same, acceptedBy: by, acceptedAt: at, takenIn }, at),
    ];
  });
  return {
    accepted,
    writes: [notifications.removal(open), acceptedNotifications.creation(accepted, at), ...elsewhere],
  };
};
