import * as z from 'zod';
import { entries } from '../conversations/conversation-store.ts';
import { automatedPurposeSchema } from '../dealers/automation.ts';
import { requireLocation } from '../dealers/dealer-store.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { addSeconds } from '../kernel/clock.ts';
import { timedId } from '../kernel/digest.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { gatherFacts } from '../messaging/gather-facts.ts';
import type { Message } from '../messaging/message.ts';
import { conversationIdOf, getMessage, messageIdOf, messages } from '../messaging/message-store.ts';
import { REASONS } from '../messaging/reasons.ts';
import { planChannels } from '../messaging/verdict.ts';
import type { Stored } from '../table/entity.ts';
import { VersionConflict } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';
import { arrangeStart } from './arrange-start.ts';
import { gatherPeople } from './gather-people.ts';
import { faultsOfText, ownTextSchema } from './own-text.ts';
import { makeMessage, type PlanMessageDeps } from './plan-message.ts';
import { factsOf } from './plan-messages.ts';
import { SKIP_REASONS } from './plan-reasons.ts';
import { chooseRecipient, type Person, ROLES } from './recipient.ts';
import { requireVisit } from './require-visit.ts';
import type { RetryMessageDeps } from './retry-message.ts';
import { atNextOpening, FAR_FUTURE } from './send-time.ts';

export const messageToWriteSchema = z.strictObject({
  key: z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,80}$/, '8 to 80 letters, digits, hyphens or underscores')
    .meta({ description: 'Yours, new for each message: of two requests with the same key one counts.' }),
  purpose: automatedPurposeSchema
    .exclude(['check-in-invite'])
    .meta({ description: 'What it is about: whose template is used, and which variables there are.' }),
  text: ownTextSchema.optional().meta({
    description:
      'In the place of the template’s words; variables may stand in it. By WhatsApp it goes only while the customer’s 24-hour window is open.',
  }),
  to: z
    .enum(ROLES)
    .optional()
    .meta({ description: 'Absent: the driver, else the owner, else the contractor, by who can be reached.' }),
});
type Wanted = z.infer<typeof messageToWriteSchema>;

export type WriteMessageDeps = RetryMessageDeps & Pick<PlanMessageDeps, 'findTemplates'>;
export type WriteMessageCommand = { staff: Staff; visitId: string; command: unknown };

/** The partner in whose name staff cause messages; no partner can be called so. */
export const BY_STAFF = '$staff';
const MOST_TRIES = 4;

/**
 * Sends a message of a visit by hand (S1.2, S1.12, S1.18): at once within the location's hours, else at their next opening, down the
 * channels and by the verdicts of any message. The visit's plan has nothing to do with it. Message, visit and the entry that shows who
 * did it are one write, so that it meets an erasure, and a second request with its key is the same message. Errors: NotFound
 * `visit.unknown`; InvalidInput `message.invalid`, `message.variable_missing`; Conflict `message.key_used`, `message.no_channel`.
 */
export const writeMessage = async (
  deps: WriteMessageDeps,
  { staff, visitId, command }: WriteMessageCommand,
): Promise<Message> => {
  const wanted = parseCommand(messageToWriteSchema, 'message.invalid', 'The message', command);
  for (let tries = 1; ; tries += 1) {
    const visit = await requireVisit(deps, { staff, visitId });
    try {
      const message = await writeOnce(deps, { staff, visit, wanted });
      // Also for a second request: the first may have broken before this.
      if (message.status === 'planned') await arrangeStart(deps, message, undefined, deps.now());
      return message;
    } catch (error) {
      if (!(error instanceof VersionConflict) || tries === MOST_TRIES) throw error;
    }
  }
};

const writeOnce = async (
  deps: WriteMessageDeps,
  { staff, visit, wanted }: { staff: Staff; visit: Stored<Visit>; wanted: Wanted },
): Promise<Message> => {
  const { purpose, text, key } = wanted;
  const { dealerId, locationId, visitId } = visit;
  const now = deps.now();
  const location = await requireLocation(deps.findLocation, visit);
  const people = await gatherPeople(deps, { visit, location, now });
  const idFor = ({ contact }: Person): string =>
    messageIdOf(
      conversationIdOf(dealerId, locationId, contact.contactId),
      timedId(visit.createdAt, visitId, 'by-hand', staff.sub, key),
    );
  for (const person of people) {
    const known = await getMessage(deps.table, idFor(person));
    if (known) return sameAs(known, wanted);
  }
  const person = recipientOf(people, wanted);
  const time = atNextOpening(location.settings, now, FAR_FUTURE);
  if (!time) throw noChannel('the location has no hours at which it sends');
  const cause = { partnerId: BY_STAFF, eventId: key };
  const { contact } = person;
  const of = { purpose, visit, contact, location, time, cause, facts: factsOf(visit) };
  const made = await makeMessage(deps, of, now);
  const faults = text === undefined ? [] : faultsOfText(made, text);
  if (faults[0])
    throw new AppError(
      'InvalidInput',
      'message.invalid',
      `The message is not valid: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}, the first at ${faults[0].path}: ${faults[0].message}. Nothing was sent.`,
      { details: { issues: faults.slice(0, 50) } },
    );
  // Before it is due, so that the sweep finds it should its start be lost: no event stands behind it.
  const createdAt = addSeconds(now, -0.001);
  const draft = {
    ...made,
    createdAt,
    messageId: idFor(person),
    ...(text === undefined ? {} : { ownText: text }),
  };
  const facts = await gatherFacts(deps, { contact, location, message: draft, now: time.dueAt });
  const message: Message = {
    ...draft,
    candidates: planChannels(facts),
    edited: { at: now, by: staff.sub },
  };
  if (message.candidates.every(({ refused }) => refused !== undefined))
    throw noChannel(
      message.candidates
        .map(({ channel, refused }) => `${channel}: ${refused ? REASONS[refused].says : ''}`)
        .join('; '),
    );
  const { messageId } = message;
  const entry = {
    kind: 'message-changed' as const,
    entryId: timedId(now, messageId, 'written'),
    conversationId: conversationIdOf(dealerId, locationId, contact.contactId),
    dealerId,
    locationId,
    at: now,
    messageId,
    did: 'written' as const,
    by: staff.sub,
  };
  await deps.table.writeTogether([
    messages.creation(message, now),
    visits.replacement(visit, now),
    entries.creation(entry, now),
  ]);
  deps.log.info('message written by staff', { messageId, visitId, purpose, dueAt: message.dueAt });
  return message;
};

const sameAs = (known: Message, { purpose, text }: Wanted): Message => {
  if (known.purpose === purpose && known.ownText === text) return known;
  throw new AppError(
    'Conflict',
    'message.key_used',
    'Another message of this visit was sent with this key. Give each message a key of its own.',
  );
};

const recipientOf = (people: readonly Person[], { purpose, to }: Wanted): Person => {
  const asked = to === undefined ? people : people.filter(({ role }) => role === to);
  const chosen = chooseRecipient(asked, purpose);
  if ('person' in chosen) return chosen.person;
  throw noChannel(SKIP_REASONS[chosen.reason]);
};

const noChannel = (why: string): AppError =>
  new AppError('Conflict', 'message.no_channel', `No channel can be used for it: ${why}. Nothing was sent.`);
