import { contacts } from '../contacts/contact-store.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { Channel } from '../dealers/settings.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Log } from '../platform/log.ts';
import type { CountMetric } from '../platform/metrics.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { type ChannelTransport, type Outgoing, referenceOf, type Rendered } from './channel.ts';
import type { LinkSettings } from './link.ts';
import { gatherFacts } from './gather-facts.ts';
import { judgeSendFault } from './judge-send-fault.ts';
import { accountOf, type TakeTurn } from './pace.ts';
import { type ClaimDecision, decideClaim, recordOutcome, type SendOutcome } from './claim.ts';
import { giveUp, type Message } from './message.ts';
import { hasTemplates } from './notice.ts';
import { conversationOfMessage, messageKeyParts, messages } from './message-store.ts';
import { type Reason, REASONS } from './reasons.ts';
import { rememberProviderId } from './remember-provider-id.ts';
import { renderMessage, type RenderMessageInput } from './render-message.ts';
import type { Template } from './templates/template.ts';
import type { FindTemplates } from './templates/template-store.ts';
import { addressFor, type Facts, isTooLate, refusalOf, type SendingPolicy } from './verdict.ts';
import { TASK_ERRORS, type WorkflowPort } from './workflow.ts';

/** Tells whoever must act on a reason (the table of reasons says who). */
export type TellReason = (about: {
  message: Message;
  channel: Channel;
  reason: Reason;
  /** The vendor's own code, where it said one. */
  providerCode?: string | undefined;
}) => Promise<void>;

export type SendMessageDeps = {
  table: Table;
  now: Now;
  log: Log;
  countMetric: CountMetric;
  findLocation: FindLocation;
  findTemplates: FindTemplates;
  idKey: string;
  links: LinkSettings;
  sending: SendingPolicy;
  /** The deadline of this state's channel. */
  ttlSeconds: number;
  /** Keeps the pace that the vendor allows the account. */
  takeTurn: TakeTurn;
  workflow: WorkflowPort;
  /** The transport of the channel at this location; undefined when the location uses a vendor that this function does not speak to. */
  transportFor(channel: Channel, location: LocationInForce): ChannelTransport | undefined;
  tellReason: TellReason;
};

export type SendMessageCommand = {
  messageId: string;
  channel: Channel;
  execution: string;
  dueAt: Instant;
  taskToken: string;
};

/**
 * One state of the ladder: claim, send once, report. The verdict is decided anew at the claim; the claim is a
 * conditional write on the message, so that a STOP, a finished check-in or a second execution and this send cannot
 * both win. Only "definitely not sent" releases a claim; an ambiguous answer waits for a receipt until the deadline.
 */
export const sendMessage = async (deps: SendMessageDeps, command: SendMessageCommand): Promise<void> => {
  const { workflow, log } = deps;
  const fields = { messageId: command.messageId, channel: command.channel };
  const granted = await claim(deps, command);
  if (!granted) {
    log.warn('nothing to send any more: the message or its person was erased', fields);
    await workflow.fail(command.taskToken, TASK_ERRORS.alreadyClaimed, 'erased');
    return;
  }
  const { facts, location, templates, decision, claimed } = granted;
  if (decision.claim === 'arrived') {
    log.info('arrived before this state sent anything', fields);
    await workflow.succeed(command.taskToken, { settled: 'before' });
    return;
  }
  if (decision.claim === 'refused') {
    log.info('claim refused', { ...fields, why: decision.why });
    await workflow.fail(command.taskToken, TASK_ERRORS.alreadyClaimed, decision.why);
    return;
  }
  if (decision.claim === 'skipped') {
    log.info('channel skipped', { ...fields, reason: decision.reason });
    const isOver = !REASONS[decision.reason].nextChannel && (await skipMessage(deps, command));
    const error = isOver ? TASK_ERRORS.alreadyClaimed : TASK_ERRORS.skipped;
    await workflow.fail(command.taskToken, error, decision.reason);
    if (!isOver) await deps.tellReason({ message: claimed, ...command, reason: decision.reason });
    return;
  }
  if (decision.claim === 'resumed') {
    log.warn('send resumed: waiting for the receipt of the earlier try', fields);
    return;
  }
  const outcome = await trySend(deps, {
    message: decision.message,
    attempt: decision.attempt,
    command,
    facts,
    location,
    templates,
  });
  await record(deps, claimed, decision.attempt, outcome);
  log.info('sent', {
    ...fields,
    attempt: decision.attempt,
    outcome: outcome.outcome,
    ...('reason' in outcome ? { reason: outcome.reason, providerCode: outcome.providerCode } : {}),
  });
  await report(deps, command.taskToken, outcome);
  if ('reason' in outcome) {
    const { reason, providerCode } = outcome;
    await deps.tellReason({ message: claimed, ...command, reason, providerCode });
  }
};

/** No other channel would do better (the customer wants no messages): the ladder ends here, if no copy is on its way. */
const skipMessage = async (deps: SendMessageDeps, { messageId, execution }: SendMessageCommand) => {
  const message = await messages.change(deps, messageKeyParts(messageId), (current) => {
    const over = current && giveUp(current, execution, deps.now());
    return over?.status === 'skipped' ? over : undefined;
  });
  return message?.status === 'skipped';
};

/** Undefined where the message or its person is gone: erased, or kept long enough. */
const claim = async (deps: SendMessageDeps, command: SendMessageCommand) => {
  let decided: { facts: Facts; location: LocationInForce; decision: ClaimDecision } | undefined;
  const message = await messages.get(deps.table, messageKeyParts(command.messageId));
  if (!message) return undefined;
  const location = await requireLocation(deps.findLocation, message);
  // Before the claim: what the table does not give now it may give to the next try.
  const { dealerId, purpose } = message;
  const templates = hasTemplates(purpose) ? await deps.findTemplates({ dealerId, purpose }) : [];
  // Before the verdict, so that what waited for its turn is judged by the time at which it leaves.
  if (!(await deps.takeTurn(accountOf(command.channel, location.settings, location))))
    throw new AppError(
      'Throttled',
      'pace.exceeded',
      'The pace that the vendor allows this account is used up.',
    );
  const contact = await contacts.get(deps.table, message);
  if (!contact || contact.erasedAt !== undefined) return undefined;
  const now = deps.now();
  const facts = await gatherFacts(deps, { contact, location, message, now, channel: command.channel });
  const refusal =
    refusalOf(command.channel, facts) ??
    (deps.transportFor(command.channel, location) ? undefined : 'channel_not_offered');
  const claimed = await messages.change(
    deps,
    messageKeyParts(command.messageId),
    (current) => {
      if (!current) return undefined;
      const decision = decideClaim(current, { ...command, now }, refusal);
      decided = { facts, location, decision };
      return 'message' in decision ? decision.message : undefined;
    },
    { found: message },
  );
  return decided && claimed && { ...decided, templates, claimed };
};

type Claimed = {
  message: Message;
  attempt: number;
  command: SendMessageCommand;
  facts: Facts;
  location: LocationInForce;
  templates: readonly Template[];
};

const trySend = async (
  deps: SendMessageDeps,
  { message, attempt, command, facts, location, templates }: Claimed,
): Promise<SendOutcome> => {
  const transport = deps.transportFor(command.channel, location);
  const to = addressFor(command.channel, facts);
  if (!transport || to === undefined)
    return { outcome: 'rejected', reason: 'channel_not_offered', providerCode: '' };
  const rendered = tryRender(deps, { templates, channel: command.channel, message, facts });
  if (!rendered) return { outcome: 'rejected', reason: 'defect', providerCode: 'render' };
  const reference = referenceOf(message.messageId, attempt);
  const outgoing: Outgoing = {
    networkId: location.networkId,
    dealerId: message.dealerId,
    locationId: message.locationId,
    conversationId: conversationOfMessage(message.messageId),
    language: message.language,
    to,
    reference,
    ttlSeconds: deps.ttlSeconds,
    settings: location.settings,
    rendered,
  };
  // The claim may have waited for the table, so the clock has the last word.
  if (isTooLate(message.sendUntil, deps.now()))
    return { outcome: 'released', reason: 'outside_hours', providerCode: '' };
  const mayArriveLate = transport.mayArriveLate?.(outgoing) ?? false;
  const settles = transport.settledBy === 'accept';
  try {
    const answer = await transport.send(outgoing);
    if (answer.result === 'rejected') {
      if (answer.reason === 'unknown_vendor_code') deps.countMetric('UnknownVendorCode');
      const { result: outcome, ...refusal } = answer;
      return { outcome, ...refusal };
    }
    const { providerId, price } = answer;
    if (transport.lookUpBy)
      await rememberProviderId(deps, { vendor: transport.lookUpBy, providerId, reference });
    return { outcome: 'accepted', providerId, price, settles, mayArriveLate };
  } catch (error) {
    return { ...judgeSendFault(deps, error), mayArriveLate };
  }
};

/** A text that cannot be made is our defect: nothing has left, the next channel may do. */
const tryRender = (deps: SendMessageDeps, input: RenderMessageInput): Rendered | undefined => {
  try {
    return renderMessage(deps, input);
  } catch (error) {
    const { message, channel } = input;
    deps.log.error('a message could not be rendered', { messageId: message.messageId, channel }, error);
    return undefined;
  }
};

const record = async (
  deps: SendMessageDeps,
  claimed: Stored<Message>,
  attempt: number,
  outcome: SendOutcome,
): Promise<void> => {
  const key = messageKeyParts(claimed.messageId);
  const now = deps.now();
  await messages.change(deps, key, (current) => current && recordOutcome(current, attempt, outcome, now), {
    found: claimed,
  });
};

const report = async (deps: SendMessageDeps, taskToken: string, outcome: SendOutcome): Promise<void> => {
  switch (outcome.outcome) {
    case 'accepted':
      if (outcome.settles) await deps.workflow.succeed(taskToken, { settled: 'accepted' });
      return;
    case 'rejected':
      await deps.workflow.fail(taskToken, TASK_ERRORS.rejected, outcome.reason satisfies Reason);
      return;
    case 'released':
      await deps.workflow.fail(taskToken, TASK_ERRORS.throttled, outcome.reason);
      return;
    case 'unknown':
      return;
  }
};
