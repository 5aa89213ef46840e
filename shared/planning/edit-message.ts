import * as z from 'zod';
import { contacts } from '../contacts/contact-store.ts';
import { requireLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { keepUntil, laterOf } from '../dealers/retention.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError, type Issue } from '../kernel/app-error.ts';
import { addSeconds, parseInstant } from '../kernel/clock.ts';
import { DAY_SECONDS, type Instant } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { gatherFacts } from '../messaging/gather-facts.ts';
import { isUnsent, type Message } from '../messaging/message.ts';
import { hasTemplates, isNotice } from '../messaging/notice.ts';
import { planChannels } from '../messaging/verdict.ts';
import type { Visit } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';
import { arrangeStart, cancelStart } from './arrange-start.ts';
import { changeUnsent } from './change-unsent.ts';
import { MOST_DAYS_AHEAD } from './chosen-time.ts';
import { type Edit, editedMessage } from './edited-message.ts';
import { faultsOfText, ownTextSchema } from './own-text.ts';
import type { RetryMessageDeps } from './retry-message.ts';
import { atNextOpening, FAR_FUTURE } from './send-time.ts';
import { timeIssue } from './time-faults.ts';
import { timingOf } from './timing.ts';

export const editMessageSchema = z
  .strictObject({
    dueAt: z.iso.datetime({ offset: true }).optional().meta({
      description: 'From now to a year from now, at an hour at which the location sends.',
    }),
    text: ownTextSchema.nullable().optional().meta({
      description:
        'In the place of the template’s words on every channel; the variables of its purpose may stand in it, such as `{{ link }}`. null: the template’s words again, where it has a template. By WhatsApp it goes only while the customer’s 24-hour window is open.',
    }),
  })
  .refine(({ dueAt, text }) => dueAt !== undefined || text !== undefined, 'dueAt, text or both');

/**
 * Gives a message that is not sent yet another time, other words, or both (S1.22); from then on it is staff's, and the visit's plan
 * leaves it alone. Errors: InvalidInput `message.edit_invalid` with every fault; those of changeUnsent; Conflict `message.of_no_use` where
 * nobody is left to get it.
 */
export const editMessage = async (
  deps: RetryMessageDeps,
  { staff, messageId, command }: { staff: Staff; messageId: string; command: unknown },
): Promise<Message> => {
  const wanted = parseCommand(editMessageSchema, 'message.edit_invalid', 'The change', command);
  let visit: Visit | undefined;
  const { before, message } = await changeUnsent(deps, {
    staff,
    messageId,
    did: 'edited',
    decide: async (current) => {
      if (!isUnsent(current) || isNotice(current.purpose)) return undefined;
      const [location, contact] = await Promise.all([
        requireLocation(deps.findLocation, current),
        contacts.get(deps.table, current),
      ]);
      visit = await visits.get(deps.table, current);
      if (!contact || (current.visitId !== '' && !visit)) throw nobody();
      const now = deps.now();
      if (wanted.text === null && !hasTemplates(current.purpose))
        throw invalid('text', 'is all that it says: write another one, or take the message back');
      const ownText = wanted.text === undefined ? current.ownText : (wanted.text ?? undefined);
      const faults = ownText === undefined ? [] : faultsOfText(current, ownText);
      if (faults.length > 0) throw refusal(faults);
      const dueAt = wanted.dueAt === undefined ? undefined : parseInstant(wanted.dueAt);
      const time = dueAt === undefined ? undefined : timeOf(current, visit, location, dueAt, now);
      const next = { ...current, ...time, ownText };
      const at = next.dueAt > now ? next.dueAt : now;
      const facts = await gatherFacts(deps, { contact, location, message: next, now: at, consistent: false });
      const edit: Edit = { time, ownText, candidates: planChannels(facts), by: staff.sub, at: now };
      return editedMessage(current, edit);
    },
  });
  if (before.dueAt !== message.dueAt) await cancelStart(deps, before);
  if (message.status === 'planned') await arrangeStart(deps, message, closingOf(visit, message), deps.now());
  deps.log.info('message edited', { messageId, by: staff.sub, dueAt: message.dueAt });
  return message;
};

const closingOf = (visit: Visit | undefined, { purpose }: Message): Instant | undefined =>
  purpose === 'check-in-invite' ? visit?.checkIn.closesAt : undefined;

/** At the very time that is asked for: what is moved by itself would come as a surprise. */
const timeOf = (
  message: Message,
  visit: Visit | undefined,
  location: LocationInForce,
  dueAt: Instant,
  now: Instant,
): NonNullable<Edit['time']> => {
  const { settings, retention } = location;
  if (dueAt < now || dueAt > addSeconds(now, MOST_DAYS_AHEAD * DAY_SECONDS))
    throw refusal([timeIssue('dueAt', 'time_not_within', String(MOST_DAYS_AHEAD))]);
  const until = closingOf(visit, message) ?? FAR_FUTURE;
  const opening = atNextOpening(settings, dueAt, until);
  if (!opening) throw refusal([timeIssue('dueAt', 'time_after_closing')]);
  if (opening.dueAt !== dueAt) {
    const { from, to } = settings.quietHours ?? { from: '00:00', to: '24:00' };
    throw refusal([timeIssue('dueAt', 'time_outside_hours', from, to, settings.zone)]);
  }
  return {
    ...opening,
    timing: timingOf(settings, opening, now),
    expiresAt: keepUntil(retention.conversationDays, laterOf(visit?.startsAt, dueAt)),
  };
};

const invalid = (path: string, message: string): AppError => refusal([{ path, message }]);
const refusal = (issues: Issue[]): AppError =>
  new AppError(
    'InvalidInput',
    'message.edit_invalid',
    `The change is not valid: ${issues.length} ${issues.length === 1 ? 'fault' : 'faults'}, the first at ${issues[0]?.path}: ${issues[0]?.message}. Nothing was changed.`,
    { details: { issues: issues.slice(0, 50) } },
  );

const nobody = (): AppError =>
  new AppError(
    'Conflict',
    'message.of_no_use',
    'The person or the visit that it is about is gone. Take it back instead.',
  );
