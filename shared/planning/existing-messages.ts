import { automatedPurposeSchema } from '../dealers/automation.ts';
import { keyedId } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Language } from '../kernel/language.ts';
import type { Message } from '../messaging/message.ts';
import { toKept } from '../messaging/templates/kept-values.ts';
import type { ContentOf, Existing } from './plan-diff.ts';
import type { PlanEntry } from './visit-plan.ts';

/** Tells the content of a message from another one, and to nobody what it is. */
const contentId = (idKey: string, language: Language, variables: Readonly<Record<string, string>>): string =>
  keyedId(
    idKey,
    language,
    ...Object.entries(variables)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flat(),
  );

export const contentOfWanted =
  (idKey: string): ContentOf =>
  ({ person, variables }) =>
    contentId(idKey, person.contact.language, toKept(variables));

const STATES: Record<Message['status'], Existing['state']> = {
  planned: 'unsent',
  held: 'unsent',
  sending: 'sending',
  sent: 'sent',
  delivered: 'sent',
  read: 'sent',
  failed: 'failed',
  skipped: 'failed',
  withdrawn: 'withdrawn',
};

/**
 * A message as the plan sees it. What the plan made bears its mark. An invite that a rule scheduled into the location's window is taken
 * over: it is the same as ours (S0.9). What staff edited is theirs (S1.22). All else is not ours to change. Undefined where the plan has nothing to do with its purpose.
 */
export const existingOf = (message: Message, idKey: string): Existing | undefined => {
  const purpose = automatedPurposeSchema.safeParse(message.purpose).data;
  if (purpose === undefined) return undefined;
  const { plan, link, hours, edited } = message;
  const key = plan?.key ?? (link ? `${purpose}:v${link.version}` : purpose);
  return {
    messageId: message.messageId,
    key,
    purpose,
    contactId: message.contactId,
    about: plan?.about,
    round: plan?.round ?? 0,
    dueAt: message.dueAt,
    sendUntil: message.sendUntil,
    isMovedOn: message.moves !== undefined || message.retry !== undefined,
    content: contentId(idKey, message.language, message.variables),
    state: STATES[message.status],
    statusReason: message.statusReason,
    isEdited: edited !== undefined,
    isByRule: plan === undefined,
    isOurs: edited === undefined && (plan !== undefined || hours === 'invite-window'),
  };
};

/** An entry of the plan as a message: one that was not made after all, or one of the shadow, which counts as sent once it was due. */
export const existingOfEntry = (
  { key, purpose, outcome, reason, message }: PlanEntry,
  state: { shadowAt: Instant } | 'missing',
): Existing | undefined => {
  if (!message) return undefined;
  const { content, ...known } = message;
  const unsent = state === 'missing' ? 'missing' : state.shadowAt < known.dueAt ? 'unsent' : 'sent';
  return {
    ...known,
    key,
    purpose,
    isMovedOn: false,
    content,
    state: outcome === 'withdrawn' && state !== 'missing' ? 'withdrawn' : unsent,
    statusReason: reason,
    isOurs: true,
  };
};
