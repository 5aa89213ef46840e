import { digestId } from '../kernel/digest.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import type { Log } from '../platform/log.ts';
import { retryOnConflict } from '../table/retry-on-conflict.ts';
import type { Table } from '../table/table.ts';
import { type InboxNotification, notificationIdOf } from './inbox-notification.ts';
import { acceptedNotifications, notifications, openNotifications } from './inbox-store.ts';

export type CustomerWrote = Pick<
  InboxNotification,
  'dealerId' | 'locationId' | 'inbox' | 'conversationId' | 'contactId' | 'subject' | 'prompt'
> & {
  at: Instant;
  /** The message: told once, however often its vendor repeats it. */
  causeId: string;
  /** False where the message is certainly seen for the first time, which saves a read. */
  mayBeRepeated: boolean;
};

/** As many messages as a customer writes before somebody looks. */
const REMEMBERED = 50;

/**
 * Tells a team that a customer wrote: one open notification for each conversation, which counts the messages that came
 * before somebody accepted it, in the inbox that it was sent on to, if it was. Counted exactly once: the count and what was counted
 * are written together. From the first message on the customer waits for an answer.
 */
export const notifyCustomerWrote = (
  deps: { table: Table; now: Now; log: Log },
  command: CustomerWrote,
): Promise<void> => retryOnConflict.execute(() => tryNotify(deps, command));

const tryNotify = async (
  { table, now, log }: { table: Table; now: Now; log: Log },
  { at, causeId, mayBeRepeated, ...content }: CustomerWrote,
): Promise<void> => {
  const { dealerId, inbox, conversationId, subject, locationId, contactId } = content;
  const known = await openNotifications.get(table, { dealerId, inbox, conversationId });
  const cause = digestId(causeId);
  if (known?.causes.includes(cause)) return;
  const open =
    known &&
    (await notifications.get(table, {
      dealerId,
      inbox: known.nowIn ?? inbox,
      notificationId: known.notificationId,
    }));
  const notificationId = open?.notificationId ?? notificationIdOf(at, { inbox, subject, causeId });
  // Told long ago, and accepted: what was remembered of it is gone.
  if (!open && mayBeRepeated && (await acceptedNotifications.get(table, { dealerId, inbox, notificationId })))
    return;
  const causes = [...(known?.causes ?? []), cause].slice(-REMEMBERED);
  const latestAt = known !== undefined && known.latestAt > at ? known.latestAt : at;
  // What WhatsApp itself reports asks for no answer.
  const unansweredSince = known?.unansweredSince ?? (subject === 'number-changed' ? undefined : at);
  const next = {
    dealerId,
    inbox,
    conversationId,
    locationId,
    contactId,
    notificationId,
    causes,
    latestAt,
    unansweredSince,
    // A new one is told where the first was.
    nowIn: open ? known?.nowIn : undefined,
  };
  await table.writeTogether([
    open
      ? notifications.replacement(
          {
            ...open,
            ...(content.prompt === undefined ? {} : { prompt: content.prompt }),
            count: (open.count ?? 1) + 1,
            latestAt: later(open.latestAt ?? open.createdAt, at),
          },
          now(),
        )
      : notifications.creation({ ...content, notificationId, createdAt: at }, now()),
    known
      ? openNotifications.replacement({ ...next, version: known.version }, now())
      : openNotifications.creation(next, now()),
  ]);
  if (!open) log.info('inbox notified', { inbox, subject, notificationId });
};

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
