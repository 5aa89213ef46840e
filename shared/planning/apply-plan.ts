import type { AutomatedPurpose } from '../dealers/automation.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { isUnsent, type Message, withdraw } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import type { Stored } from '../table/entity.ts';
import type { Visit } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';
import { arrangeStart, cancelStart } from './arrange-start.ts';
import type { Existing, PlanDiff } from './plan-diff.ts';
import { factsOf, type WantedMessage } from './plan-messages.ts';
import { makeMessage, type PlanMessageDeps } from './plan-message.ts';
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
};

const isNewer = ({ plan }: Message, revision: number): boolean =>
  plan !== undefined && plan.revision > revision;

const withdrawOne = async (
  deps: PlanMessageDeps,
  command: ApplyPlanCommand,
  { messageId, reason }: PlanDiff['withdraw'][number],
): Promise<void> => {
  const { revision, existing } = command;
  const known = existing.find((message) => message.messageId === messageId);
  const now = deps.now();
  const message = await messages.change(deps, messageKeyParts(messageId), (current) => {
    if (current)
      return isNewer(current, revision)
        ? undefined
        : withdraw({ ...current, plan: markOf(current, known, revision) }, reason);
    return known && takenPlace(command, known, reason, now);
  });
  if (message?.status === 'withdrawn') await cancelStart(deps, message);
};

const markOf = (
  { plan }: Pick<Message, 'plan'>,
  known: Existing | undefined,
  revision: number,
): NonNullable<Message['plan']> => ({
  ...(plan ?? { key: known?.key ?? '', round: known?.round ?? 0 }),
  revision,
});

/** In the place of a message that an earlier change of the plan names and has not made yet: whoever comes to make it finds it withdrawn. */
const takenPlace = (
  { visit, location, revision, cause }: ApplyPlanCommand,
  { messageId, contactId, purpose, key, round }: Existing,
  reason: string,
  now: string,
): Message => ({
  messageId,
  dealerId: visit.dealerId,
  locationId: visit.locationId,
  contactId,
  visitId: visit.visitId,
  purpose,
  language: location.settings.language,
  variables: {},
  cause,
  status: 'withdrawn',
  statusReason: reason,
  createdAt: now,
  dueAt: now,
  plan: { key, round, revision },
  candidates: [],
  attempts: [],
});

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
  let before: Message | undefined;
  const message = await messages.change(deps, messageKeyParts(messageId), (current) => {
    before = current;
    if (!current || !isUnsent(current) || isNewer(current, revision)) return undefined;
    const plan = { ...markOf(current, known, revision), ...about(wanted) };
    return movedMessage(current, { ...fresh, plan });
  });
  if (message?.status !== 'planned' || message.plan?.revision !== revision) return;
  if (before && before.dueAt !== message.dueAt) await cancelStart(deps, before);
  await arrangeStart(deps, message, closingOf(visit, message), deps.now());
};

const about = ({ about: time }: WantedMessage) => (time === undefined ? {} : { about: time });

/** The message with a new time and content. At another time it is free for another execution: the one that has it is stale. */
const movedMessage = (current: Message, fresh: Message): Message => {
  const { messageId, createdAt, status, attempts } = current;
  const isSameTime = current.dueAt === fresh.dueAt;
  const claim = isSameTime ? { execution: current.execution, taskToken: current.taskToken } : {};
  const moves = isSameTime ? { moves: current.moves } : {};
  return { ...fresh, messageId, createdAt, status, attempts, ...claim, ...moves };
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
  const plan = { key, round, revision, ...about(wanted) };
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
