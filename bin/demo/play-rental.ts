import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../shared/kernel/app-error.ts';
import { messageKeyParts } from '../../shared/messaging/message-store.ts';
import type { VisitMessagesView } from '../../shared/planning/describe-visit-messages.ts';
import { ticks } from '../../shared/platform/system.ts';
import type { PartnerAccess } from '../client/partner-client.ts';
import { type ReceivedMessage, watchArrivals } from '../client/received.ts';
import type { StaffDoors } from '../client/staff-client.ts';
import type { StageClock } from '../client/stage-clock.ts';
import { tellEvent } from '../client/tell-event.ts';
import { watchEvent } from '../client/watch-event.ts';
import { arrivalFaults, changeFaults } from './rental-faults.ts';
import { NOTHING_CHANGED, planLine, type RentalLine } from './rental-lines.ts';
import type { RentalOrder } from './rental-order.ts';
import type { Arrival, RentalStep } from './rental-steps.ts';

export type RentalStage = {
  baseUrl: string;
  access: PartnerAccess;
  staff: StaffDoors;
  clock: StageClock;
  tell: (line: RentalLine) => void;
};

/** Where the staff find an order, once its first event has planned a message, and what is new on the handset of its customer. */
type Followed = {
  found?: { conversationId: string; visitId: string };
  look: () => Promise<ReceivedMessage[]>;
};

/** The longest that a step takes locally, with functions that start for the first time. */
const STEP_SECONDS = 60;
const POLL_MS = 300;

/**
 * Plays the steps through the doors that partners, staff and customers have, and moves the clock of the stage where a step says so. Answers
 * what did not go as told.
 */
export const playRental = async (stage: RentalStage, steps: readonly RentalStep[]): Promise<string[]> => {
  const faults: string[] = [];
  const orders = new Map<RentalOrder, Followed>();
  for (const step of steps) {
    const { order } = step;
    const followed = orders.get(order) ?? { look: await watchArrivals(stage.baseUrl, order.customer) };
    orders.set(order, followed);
    const found = await playStep(stage, step, followed);
    faults.push(...found.map((fault) => `${step.says}: ${fault}`));
  }
  return faults;
};

const playStep = async (stage: RentalStage, step: RentalStep, followed: Followed): Promise<string[]> => {
  const { order, arrives } = step;
  const about = { order: order.number };
  const at = async () => (await stage.clock.look()).now;
  const faults: string[] = [];
  if (step.until) await goForward(stage, step, step.until, followed);
  if (step.event) faults.push(...(await playEvent(stage, step, step.event, followed)));
  const { visitId } = foundOf(followed, order);
  if (arrives) {
    const settled = await settledMessage(stage.staff, visitId, arrives);
    const copies = await newCopies(followed, settled?.id);
    for (const { channel, text } of copies)
      stage.tell({
        at: await at(),
        what: `${arrives.purpose} arrived`,
        ...about,
        kind: 'arrived',
        channel,
        text,
      });
    faults.push(...arrivalFaults(arrives, settled, copies));
  }
  stage.tell(planLine(await at(), order.number, await stage.staff.visitMessages(visitId)));
  return faults;
};

const foundOf = ({ found }: Followed, { number }: RentalOrder) => {
  if (found) return found;
  throw new AppError('NotFound', 'demo.order_unknown', `Nothing was planned for order ${number}.`);
};

/** To an instant, or to when a message of the order is due. */
const goForward = async (
  { staff, clock, tell }: RentalStage,
  { says, order }: RentalStep,
  until: NonNullable<RentalStep['until']>,
  followed: Followed,
): Promise<void> => {
  const { messages } = await staff.visitMessages(foundOf(followed, order).visitId);
  const at = 'due' in until ? messages.find(({ purpose }) => purpose === until.due)?.dueAt : until.at;
  if (at === undefined)
    throw new AppError('NotFound', 'demo.message_missing', `${says}: that message is not in the plan.`);
  const { now: from } = await clock.look();
  const { started } = await clock.moveTo(at);
  const count = started.length === 1 ? '1 schedule falls' : `${started.length || 'no'} schedules fall`;
  const what = `The clock of the stage is moved forward${'due' in until ? ` ${until.says}` : ''}; ${count} due`;
  tell({ at, what, order: order.number, kind: 'clock', from, started: started.map(({ name }) => name) });
};

/** Tells the event, and what it changes of the plan once it is applied. */
const playEvent = async (
  { access, staff, clock, tell }: RentalStage,
  { says, order: { number: order }, changes = {} }: RentalStep,
  eventAt: NonNullable<RentalStep['event']>,
  followed: Followed,
): Promise<string[]> => {
  const { now: at } = await clock.look();
  const event = eventAt(at);
  const { type } = event;
  const eventId = await tellEvent(access, event);
  tell({ at, what: says, order, kind: 'event', type, eventId });
  const { status, fault, messages } = await watchEvent(access, eventId, {
    seconds: STEP_SECONDS,
    until: (view) => view.status !== 'accepted',
  });
  if (status !== 'applied')
    throw new AppError(
      'Unavailable',
      'demo.not_applied',
      `${type} is ${status}: ${fault ?? 'still waiting'}`,
    );
  const [message] = messages;
  const conversationId = message
    ? messageKeyParts(message.id).conversationId
    : followed.found?.conversationId;
  const shown = conversationId === undefined ? undefined : await staff.planChange(conversationId, eventId);
  if (shown && conversationId !== undefined) followed.found = { conversationId, visitId: shown.visitId };
  const { added, moved, withdrawn, alreadySending, skipped } = shown ?? NOTHING_CHANGED;
  const change = { added, moved, withdrawn, alreadySending, skipped };
  tell({ at, what: 'what changes of the plan', order, kind: 'diff', change });
  return changeFaults(changes, change);
};

/** The message once it is known to have arrived, or as it stands when the time is over. */
const settledMessage = async (
  staff: StaffDoors,
  visitId: string,
  { purpose, status }: Arrival,
): Promise<VisitMessagesView['messages'][number] | undefined> => {
  const deadline = ticks() + STEP_SECONDS * 1000;
  for (;;) {
    const { messages } = await staff.visitMessages(visitId);
    const message = messages.find((each) => each.purpose === purpose);
    if (message?.status === status || message?.status === 'failed' || ticks() > deadline) return message;
    await sleep(POLL_MS);
  }
};

/** A copy may be on the handset a moment after its receipt. What an earlier run left unsent may arrive there at the same time. */
const newCopies = async ({ look }: Followed, about: string | undefined): Promise<ReceivedMessage[]> => {
  for (let looks = 0; ; looks += 1) {
    const arrived = await look();
    const copies = arrived.filter(({ messageId }) => messageId === undefined || messageId === about);
    if (copies.length > 0 || looks === 10) return copies;
    await sleep(POLL_MS);
  }
};
