import type { Contact } from '../contacts/contact.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { keepUntil, laterOf } from '../dealers/retention.ts';
import { AppError, type Issue } from '../kernel/app-error.ts';
import type { Instant } from '../kernel/instant.ts';
import { FREE_TEXT, type TextPurpose } from '../messaging/free-text.ts';
import { gatherFacts } from '../messaging/gather-facts.ts';
import type { Message } from '../messaging/message.ts';
import { toKept } from '../messaging/templates/kept-values.ts';
import { checkVariables } from '../messaging/templates/purposes.ts';
import { isPromotional } from '../messaging/templates/template.ts';
import { planChannels } from '../messaging/verdict.ts';
import type { Visit } from '../visits/visit.ts';
import { chosenTime } from './chosen-time.ts';
import type { WantedWords } from './message-to-write.ts';
import { messageVariables } from './message-variables.ts';
import { faultsOfText } from './own-text.ts';
import type { MakeMessageDeps } from './plan-message.ts';
import { factsOf } from './plan-messages.ts';

export type DraftCommand = {
  words: WantedWords;
  contact: Contact;
  location: LocationInForce;
  /** Absent where it is about none. */
  visit: Visit | undefined;
  /** By which a manufacturer finds the customer. */
  vehicle: Message['vehicle'];
  messageId: string;
  cause: Message['cause'];
  now: Instant;
};

/**
 * A message that somebody of the staff writes, as it would go out: its time, its text checked, each channel judged for that time. Writes
 * nothing. Errors: InvalidInput `message.invalid` with every fault, `message.variable_missing`.
 */
export const draftMessage = async (deps: MakeMessageDeps, command: DraftCommand): Promise<Message> => {
  const { words, contact, location, visit, vehicle, messageId, cause, now } = command;
  const { text, sendAt } = words;
  const { dealerId, locationId, settings } = location;
  const chosen = chosenTime(settings, sendAt, now);
  if ('fault' in chosen) throw invalidMessage([chosen.fault]);
  const { time, timing } = chosen;
  const purpose: TextPurpose = words.purpose ?? FREE_TEXT;
  const variables = messageVariables(purpose, visit, contact, location, visit ? factsOf(visit) : {});
  checkVariables(purpose, variables);
  const isOffer = words.promotional ?? (await isTemplateAnOffer(deps, command));
  const draft: Message = {
    messageId,
    dealerId,
    locationId,
    contactId: contact.contactId,
    visitId: visit?.visitId ?? '',
    purpose,
    language: contact.language,
    ...(isOffer ? { promotional: true } : {}),
    ...(vehicle && settings.oem ? { vehicle } : {}),
    variables: toKept(variables),
    ...(text === undefined ? {} : { ownText: text }),
    cause,
    status: 'planned',
    createdAt: now,
    ...time,
    timing,
    candidates: [],
    attempts: [],
    expiresAt: keepUntil(location.retention.conversationDays, laterOf(visit?.startsAt, time.dueAt)),
  };
  const faults = text === undefined ? [] : faultsOfText(draft, text);
  if (faults.length > 0) throw invalidMessage(faults);
  const facts = await gatherFacts(deps, { contact, location, message: draft, now: time.dueAt });
  return { ...draft, candidates: planChannels(facts) };
};

const isTemplateAnOffer = async (
  deps: MakeMessageDeps,
  { words: { purpose }, contact, location }: DraftCommand,
): Promise<boolean> => {
  if (purpose === undefined) return false;
  const { dealerId, locationId, settings } = location;
  const languages = [contact.language, settings.language] as const;
  return isPromotional(await deps.findTemplates({ dealerId, purpose }), { purpose, locationId, languages });
};

const invalidMessage = (issues: Issue[]): AppError =>
  new AppError(
    'InvalidInput',
    'message.invalid',
    `The message is not valid: ${issues.length} ${issues.length === 1 ? 'fault' : 'faults'}, the first at ${issues[0]?.path}: ${issues[0]?.message}. Nothing was sent.`,
    { details: { issues: issues.slice(0, 50) } },
  );
