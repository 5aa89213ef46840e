import type { AutomatedPurpose } from '../dealers/automation.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Message } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import type { Stored } from '../table/entity.ts';
import type { Visit } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';
import { arrangeStart, cancelStart } from './arrange-start.ts';
import type { Existing, PlanDiff } from './plan-diff.ts';
import { factsOf, type WantedMessage } from './plan-messages.ts';
import { makeMessage, type PlanMessageDeps } from './plan-message.ts';
import { markOf, movedByPlan, takenPlace, withdrawnByPlan } from './planned-message.ts';
import { isAmongFirst } from './visit-plan-store.ts';

export type ApplyPlanCommand = {
  visit: Stored<Visit>;
  location: LocationInForce;
  diff: PlanDiff;
  existing: readonly Existing[];
  found: readonly Stored<Message>[];
  idOf: (added: PlanDiff['add'][number]) => string;
  /** The number of the plan's change: what a later one has touched stays as it is. */
  revision: number;
  cause: Message['cause'];
  /** What the change tells of as withdrawn, also by others: by a STOP, a block, a cancellation. */
  withdrawn: readonly { messageId: string }[];
};

/**
 * Makes the messages of a visit what its plan says. Each write is conditional on the message as it stands, like the claim: a send that
 * has claimed has won, everything else is withdrawn or moved before it can. Safe to run again, and slower than a later change.
 */
export const applyPlan = async (deps: PlanMessageDeps, command: ApplyPlanCommand): Promise<void> => {
  const { diff } = command;
  for (const gone of diff.withdraw) await withdrawOne(deps, command, gone);
  for (const moved of diff.move) await moveOne(deps, command, moved);
  for (const added of diff.add) await addOne(deps, command, added);
  for (const { messageId } of diff.keep) await arrangeAgain(deps, command, messageId);
  for (const { messageId } of command.withdrawn) await tidyUp(deps, command, messageId);
};

/** Whoever stops a person's messages knows of no schedules; one that fires all the same ends at once. */
const tidyUp = async (
  deps: PlanMessageDeps,
  { diff, found }: ApplyPlanCommand,
  messageId: string,
): Promise<void> => {
  const message = found.find((candidate) => candidate.messageId === messageId);
  const isDone = diff.withdraw.some((gone) => gone.messageId === messageId);
  if (!isDone && message?.status === 'withdrawn') await cancelStart(deps, message);
};

const withdrawOne = async (
  deps: PlanMessageDeps,
  { revision, existing, visit, location, cause }: ApplyPlanCommand,
  { messageId, reason }: PlanDiff['withdraw'][number],
): Promise<void> => {
  const known = existing.find((message) => message.messageId === messageId);
  if (!known) return;
  const mark = markOf(known, revision);
  const { dealerId, locationId, visitId } = visit;
  const { language } = location.settings;
  const place = { dealerId, locationId, visitId, language, cause, now: deps.now() };
  const message = await messages.change(deps, messageKeyParts(messageId), (current) =>
    current ? withdrawnByPlan(current, mark, reason) : takenPlace(known, mark, reason, place),
  );
  if (message?.status === 'withdrawn') await cancelStart(deps, message);
};

const freshMessage = (
  deps: PlanMessageDeps,
  { visit, location, cause }: ApplyPlanCommand,
  purpose: AutomatedPurpose,
  { person, time }: WantedMessage,
): Promise<Message> =>
  makeMessage(
    deps,
    { purpose, visit, contact: person.contact, location, time, cause, facts: factsOf(visit) },
    deps.now(),
  );

const closingOf = ({ checkIn }: Visit, { purpose }: Pick<Message, 'purpose'>) =>
  purpose === 'check-in-invite' ? checkIn.closesAt : undefined;

const moveOne = async (
  deps: PlanMessageDeps,
  command: ApplyPlanCommand,
  { messageId, purpose, wanted }: PlanDiff['move'][number],
): Promise<void> => {
  const { visit, existing, revision } = command;
  const fresh = await freshMessage(deps, command, purpose, wanted);
  const known = existing.find((message) => message.messageId === messageId);
  if (!known) return;
  const mark = markOf(known, revision, wanted.about);
  let before: Message | undefined;
  const message = await messages.change(deps, messageKeyParts(messageId), (current) => {
    before = current;
    return current && movedByPlan(current, mark, fresh);
  });
  if (message?.status !== 'planned' || message.plan?.revision !== revision) return;
  if (before && before.dueAt !== message.dueAt) await cancelStart(deps, before);
  await arrangeStart(deps, message, closingOf(visit, message), deps.now());
};

const addOne = async (
  deps: PlanMessageDeps,
  command: ApplyPlanCommand,
  added: PlanDiff['add'][number],
): Promise<void> => {
  const { visit, location, revision } = command;
  const { key, purpose, round, wanted } = added;
  const messageId = command.idOf(added);
  if (purpose === 'check-in-invite') await nameInvite(deps, visit, messageId);
  const fresh = await freshMessage(deps, command, purpose, wanted);
  const { holdFirst } = location.settings.automation;
  const status = (await isAmongFirst(deps, { ...visit, messageId }, holdFirst)) ? 'held' : 'planned';
  const plan = markOf({ key, round }, revision, wanted.about);
  const message = await messages.change(
    deps,
    messageKeyParts(messageId),
    (current) => (current ? undefined : { ...fresh, messageId, status, plan }),
    { found: undefined },
  );
  if (message?.status === 'planned') await arrangeStart(deps, message, closingOf(visit, message), deps.now());
};

/** The visit knows its invite, whoever gets it: what finishes or cancels the check-in stops that one (S0.38). */
const nameInvite = async (
  deps: PlanMessageDeps,
  { visitId, checkIn }: Visit,
  inviteMessageId: string,
): Promise<void> => {
  if (checkIn.inviteMessageId === inviteMessageId) return;
  await visits.change(deps, { visitId }, (current) =>
    current?.checkIn.version === checkIn.version &&
    current.checkIn.inviteMessageId === checkIn.inviteMessageId
      ? { ...current, checkIn: { ...current.checkIn, inviteMessageId } }
      : undefined,
  );
};

/** What this very event planned in an earlier try that broke may not have been started. */
const arrangeAgain = async (
  deps: PlanMessageDeps,
  { visit, found, cause }: ApplyPlanCommand,
  messageId: string,
): Promise<void> => {
  const message = found.find((candidate) => candidate.messageId === messageId);
  if (message?.status !== 'planned') return;
  if (message.cause.eventId !== cause.eventId || message.cause.partnerId !== cause.partnerId) return;
  await arrangeStart(deps, message, closingOf(visit, message), deps.now());
};
