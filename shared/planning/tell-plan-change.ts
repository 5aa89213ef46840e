import { entries } from '../conversations/conversation-store.ts';
import type { PlanChange } from '../conversations/conversation.ts';
import { notifyInbox } from '../conversations/notify-inbox.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { timedId } from '../kernel/digest.ts';
import type { Now } from '../kernel/instant.ts';
import { isUnsent, type Message } from '../messaging/message.ts';
import { conversationIdOf, messageKeyParts, messages } from '../messaging/message-store.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';
import { sayReason } from './plan-reasons.ts';
import type { Person } from './recipient.ts';
import type { VisitPlan } from './visit-plan.ts';

export type TellPlanChangeCommand = {
  visit: Visit;
  location: LocationInForce;
  plan: Stored<VisitPlan>;
  people: readonly Person[];
};

/**
 * Shows in the conversation what the latest change of a plan did (B4), or in the shadow would have done, and tells the advisors what
 * cannot be sent (S2.14). Safe to call again.
 */
export const tellPlanChange = async (
  deps: { table: Table; now: Now; log: Log },
  { visit, location, plan, people }: TellPlanChangeCommand,
): Promise<void> => {
  const { change, mode } = plan;
  const { dealerId, locationId, visitId } = visit;
  const contactId = people[0]?.contact.contactId;
  const conversationId =
    contactId === undefined ? undefined : conversationIdOf(dealerId, locationId, contactId);
  const shown = shownChange(change, mode === 'on' ? await readChanged(deps, change) : undefined);
  const counts = Object.entries(shown).map(([name, items]) => [name, items.length]);
  if (counts.every(([, count]) => count === 0)) return;
  if (conversationId !== undefined) {
    const entryId = timedId(change.at, visitId, 'plan', String(plan.version));
    const base = { entryId, conversationId, dealerId, locationId, at: change.at, visitId };
    const entry = { kind: 'plan-changed' as const, ...base, cause: change.cause };
    await entries.createOnce(deps.table, { ...entry, shadow: mode === 'shadow', ...shown }, deps.now());
  }
  deps.log.info('plan changed', { visitId, mode, ...Object.fromEntries(counts) });
  if (mode === 'shadow' || change.skipped.every(({ tell }) => tell === 'nobody')) return;
  await notifyInbox(deps, {
    dealerId,
    locationId,
    inbox: location.settings.defaultInbox,
    conversationId: conversationId ?? '',
    visitId,
    contactId,
    subject: 'message-skipped',
    at: change.at,
    causeId: `${visitId}/${plan.version}`,
  });
};

const readChanged = (
  { table }: { table: Table },
  { withdrawn, moved, added }: VisitPlan['change'],
): Promise<Message[]> =>
  messages.getMany(
    table,
    [...withdrawn, ...moved, ...added].slice(0, 100).map(({ messageId }) => messageKeyParts(messageId)),
  );

/** What really became of the change: a send that had claimed its message has won. `found` is undefined in the shadow, where nothing is made. */
const shownChange = (change: VisitPlan['change'], found: readonly Message[] | undefined): PlanChange => {
  const named = ({ messageId }: { messageId: string }) =>
    found?.find((message) => message.messageId === messageId);
  const isLate = (of: { messageId: string; to?: string }): boolean => {
    const message = named(of);
    if (!message || isUnsent(message) || message.status === 'withdrawn') return false;
    return of.to === undefined || message.dueAt !== of.to;
  };
  const late = [...change.withdrawn, ...change.moved].filter(isLate);
  const isDone = (of: { messageId: string }) => !late.some(({ messageId }) => messageId === of.messageId);
  return {
    withdrawn: change.withdrawn.filter(isDone).map((of) => ({ ...of, says: sayReason(of.reason) })),
    moved: change.moved.filter(isDone),
    added: change.added.map((of) => ({ ...of, ...(named(of)?.status === 'held' ? { held: true } : {}) })),
    alreadySending: late.map(({ messageId, purpose }) => ({ messageId, purpose })),
    skipped: change.skipped.map(({ purpose, reason }) => ({ purpose, reason, says: sayReason(reason) })),
  };
};
