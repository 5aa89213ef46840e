import type { LocationInForce } from '../dealers/dealer.ts';
import type { Now } from '../kernel/instant.ts';
import { isUnsent, type Message, stop } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import { type SchedulerPort, scheduleName } from '../planning/arrange-start.ts';
import type { Table } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';

export type WithdrawUnsentDeps = { table: Table; now: Now; scheduler: SchedulerPort };
export type WithdrawUnsentCommand = {
  visit: Visit;
  location: LocationInForce;
  reason: 'visit_cancelled' | 'check_in_finished';
  /** The event that stops it. */
  cause: Message['cause'];
};

/**
 * Stops the invite of a visit: unsent it is withdrawn with its schedule, on its way down the ladder no further channel
 * is tried. A conditional write on the same item as the claim, so that only one of the two wins (S0.38, S0.39, S2.16). An
 * invite that another event is just planning gets its place taken: whoever plans it finds it withdrawn.
 */
export const withdrawUnsent = async (
  deps: WithdrawUnsentDeps,
  command: WithdrawUnsentCommand,
): Promise<void> => {
  const { inviteMessageId } = command.visit.checkIn;
  if (inviteMessageId === undefined) return;
  const ended = { at: deps.now(), by: command.cause };
  let wasUnsent = false;
  const message = await messages.change(deps, messageKeyParts(inviteMessageId), (current) => {
    wasUnsent = current !== undefined && isUnsent(current);
    return current ? stop(current, command.reason, ended) : neverPlanned(command, inviteMessageId, ended);
  });
  if (message && wasUnsent) await deps.scheduler.remove(scheduleName(message));
};

/** Undefined where nobody would plan it: without a person there is no invite. */
const neverPlanned = (
  { visit, location, reason, cause }: WithdrawUnsentCommand,
  messageId: string,
  ended: NonNullable<Message['ended']>,
): Message | undefined => {
  const { dealerId, locationId, contactId, visitId } = visit;
  if (contactId === undefined) return undefined;
  return {
    messageId,
    dealerId,
    locationId,
    contactId,
    visitId,
    purpose: 'check-in-invite',
    language: location.settings.language,
    variables: {},
    cause,
    status: 'withdrawn',
    statusReason: reason,
    ended,
    createdAt: ended.at,
    dueAt: ended.at,
    candidates: [],
    attempts: [],
  };
};
