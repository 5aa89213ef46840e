import { noteText } from '../conversations/event-note.ts';
import { entries } from '../conversations/conversation-store.ts';
import { notifyInbox } from '../conversations/notify-inbox.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import { keepUntil, laterOf } from '../dealers/retention.ts';
import type { Now } from '../kernel/instant.ts';
import { timedId } from '../kernel/digest.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import { visits } from '../visits/visit-store.ts';
import { closeCheckIn } from './check-in.ts';

export type CloseUnansweredDeps = { table: Table; now: Now; log: Log; findLocation: FindLocation };

/** *Close unanswered*: the link closes, the conversation says so, and the team knows that it must ask at the counter. */
export const closeUnanswered = async (
  deps: CloseUnansweredDeps,
  command: { visitId: string },
): Promise<void> => {
  const { visitId } = command;
  const visit = await visits.change(deps, { visitId }, (current) => {
    const closed = current && closeCheckIn(current.checkIn);
    return current && closed ? { ...current, checkIn: closed } : undefined;
  });
  if (visit?.checkIn.status !== 'closed' || visit.contactId === undefined) return;
  const { dealerId, locationId, checkIn } = visit;
  const location = await requireLocation(deps.findLocation, visit);
  const conversationId = conversationIdOf(dealerId, locationId, visit.contactId);
  const at = checkIn.closesAt ?? visit.createdAt;
  const cause = `${checkIn.checkInId}/${checkIn.version}`;
  const why = { code: 'unanswered' as const };
  const isNew = await entries.createOnce(
    deps.table,
    {
      kind: 'event',
      entryId: timedId(at, cause, 'unanswered'),
      conversationId,
      dealerId,
      locationId,
      at,
      type: 'checkin.unanswered',
      partnerId: 'kerbside',
      note: noteText(why),
      notes: [why],
      visitId,
      expiresAt: keepUntil(location.retention.conversationDays, laterOf(visit.startsAt, at)),
    },
    deps.now(),
  );
  await notifyInbox(deps, {
    dealerId,
    locationId,
    inbox: location.settings.defaultInbox,
    conversationId,
    visitId,
    contactId: visit.contactId,
    subject: 'check-in-unanswered',
    at,
    causeId: cause,
    mayBeRepeated: !isNew,
  });
  deps.log.info('check-in closed unanswered', { visitId });
};
