import * as z from 'zod';
import { contacts } from '../contacts/contact-store.ts';
import { type Contact, idsOf } from '../contacts/contact.ts';
import { automatedPurposeSchema, automationSchema } from '../dealers/automation.ts';
import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import { channelSchema } from '../dealers/settings.ts';
import type { Staff } from '../dealers/staff.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { mayHaveArrived, type Message, messageSchema, timingSchema } from '../messaging/message.ts';
import { messagePurposeSchema } from '../messaging/notice.ts';
import { REASONS } from '../messaging/reasons.ts';
import { endingText } from '../messaging/trace-texts.ts';
import type { Table } from '../table/table.ts';
import { visitSchema, type Visit } from '../visits/visit.ts';
import { findVisitMessages } from './find-visit-messages.ts';
import { localInstant } from './local-instant.ts';
import { actionsOf, messageActionsSchema } from './message-actions.ts';
import { isReasonOfPlan, sayReason } from './plan-reasons.ts';
import { ROLES, type Role } from './recipient.ts';
import { requireVisit } from './require-visit.ts';
import type { VisitPlan } from './visit-plan.ts';
import { visitPlans } from './visit-plan-store.ts';

export const roleOfVisitSchema = z.enum(ROLES);
const skippedSchema = z.object({ purpose: automatedPurposeSchema, reason: z.string(), says: z.string() });

export const recipientViewSchema = z
  .object({
    contactId: z.string(),
    role: roleOfVisitSchema
      .optional()
      .meta({ description: 'Absent for who is none of its people any more.' }),
    firstName: z.string().optional(),
    lastName: z.string().optional(),
  })
  .meta({ id: 'Recipient' });

export const visitMessageSchema = z
  .object({
    id: z.string(),
    purpose: messagePurposeSchema,
    language: messageSchema.shape.language,
    status: messageSchema.shape.status,
    reason: z.string().optional().meta({ description: 'Why it was withdrawn or skipped.' }),
    says: z.string().optional(),
    dueAt: z.string(),
    dueLocal: z.string().meta({ description: 'By the clock of the location.', example: '2026-11-30 09:30' }),
    sendUntil: z.string().optional(),
    timing: timingSchema.optional(),
    recipient: recipientViewSchema,
    channels: z
      .array(
        z.object({ channel: channelSchema, refused: z.string().optional(), says: z.string().optional() }),
      )
      .meta({
        description: 'In the order in which they are tried, as it was planned. The claim decides anew.',
      }),
    channel: channelSchema
      .optional()
      .meta({ description: 'The channel of the latest attempt that was sent.' }),
    plannedBy: z
      .enum(['automation', 'rule', 'staff'])
      .meta({ description: '`staff`: somebody edited it; the automation leaves it alone.' }),
    ownText: z.string().optional().meta({ description: 'What staff wrote in the place of the template.' }),
    can: messageActionsSchema,
  })
  .meta({ id: 'VisitMessage' });

export const visitMessagesSchema = z
  .object({
    visitId: z.string(),
    locationId: z.string(),
    status: visitSchema.shape.status,
    startsAt: z.string().optional(),
    automation: automationSchema.shape.mode,
    messages: z.array(visitMessageSchema).meta({ description: 'In the order of their times.' }),
    isComplete: z
      .boolean()
      .meta({ description: 'False where a conversation is so long that the oldest are left out.' }),
    skipped: z
      .array(skippedSchema)
      .meta({ description: 'What the automation wants and cannot send, and why.' }),
    shadow: z
      .array(
        z.object({
          purpose: automatedPurposeSchema,
          contactId: z.string(),
          dueAt: z.string(),
          dueLocal: z.string(),
        }),
      )
      .meta({ description: 'What would be sent if the automation were on.' }),
  })
  .meta({ id: 'VisitMessages' });
export type VisitMessagesView = z.infer<typeof visitMessagesSchema>;

export type DescribeVisitMessagesDeps = { table: Table; now: Now; findLocation: FindLocation };

/** The plan of a visit and all its messages, sent or not, with what may be done with each (S1.20). Errors: NotFound `visit.unknown`. */
export const describeVisitMessages = async (
  deps: DescribeVisitMessagesDeps,
  query: { staff: Staff; visitId: string },
): Promise<VisitMessagesView> => {
  const visit = await requireVisit(deps, query);
  const { visitId, dealerId, locationId, status, startsAt } = visit;
  const [location, plan] = await Promise.all([
    requireLocation(deps.findLocation, visit),
    visitPlans.get(deps.table, { visitId }),
  ]);
  const found = await findVisitMessages(deps, { visit, plan });
  const ids = new Set(found.messages.map(({ contactId }) => contactId));
  const people = await contacts.getMany(
    deps.table,
    [...ids].slice(0, 100).map((contactId) => ({ dealerId, contactId })),
  );
  const { zone, automation } = location.settings;
  const now = deps.now();
  return {
    visitId,
    locationId,
    status,
    ...(startsAt === undefined ? {} : { startsAt }),
    automation: automation.mode,
    messages: found.messages
      .toSorted((a, b) => (a.dueAt + a.messageId < b.dueAt + b.messageId ? -1 : 1))
      .map((message) => viewVisitMessage(message, { visit, people, zone, now })),
    isComplete: found.isComplete,
    ...viewPlan(plan, zone),
  };
};

export type VisitMessageView = z.infer<typeof visitMessageSchema>;
type Around = { visit: Visit; people: readonly Contact[]; zone: string; now: Instant };

/** One of them as staff see it. */
export const viewVisitMessage = (
  message: Message,
  { visit, people, zone, now }: Around,
): VisitMessageView => {
  const { messageId, purpose, language, status, statusReason, dueAt, sendUntil, timing, contactId } = message;
  const contact = people.find((person) => idsOf(person).includes(contactId));
  const last = message.attempts.findLast(mayHaveArrived);
  return {
    id: messageId,
    purpose,
    language,
    status,
    ...(statusReason === undefined ? {} : { reason: statusReason, says: sayEnding(statusReason) }),
    dueAt,
    dueLocal: localInstant(dueAt, zone),
    ...(sendUntil === undefined ? {} : { sendUntil }),
    ...(timing ? { timing } : {}),
    recipient: viewRecipient(contactId, contact, roleOf(visit, contactId)),
    channels: message.candidates.map(({ channel, refused }) => ({
      channel,
      ...(refused ? { refused, says: REASONS[refused].says } : {}),
    })),
    ...(last ? { channel: last.channel } : {}),
    plannedBy: message.edited ? 'staff' : message.plan ? 'automation' : 'rule',
    ...(message.ownText === undefined ? {} : { ownText: message.ownText }),
    can: actionsOf(message, now),
  };
};

const sayEnding = (reason: string): string =>
  isReasonOfPlan(reason) ? sayReason(reason) : endingText(reason);

const roleOf = ({ contactId, roles }: Visit, id: string): Role | undefined =>
  ROLES.find((role) => (role === 'driver' ? contactId : roles?.[role]) === id);

export const viewRecipient = (
  contactId: string,
  contact: Contact | undefined,
  role: Role | undefined,
): z.infer<typeof recipientViewSchema> => ({
  contactId,
  ...(role === undefined ? {} : { role }),
  ...(contact?.firstName === undefined ? {} : { firstName: contact.firstName }),
  ...(contact?.lastName === undefined ? {} : { lastName: contact.lastName }),
});

/** What the plan wants and cannot send, and what it would send. */
export const viewPlan = (
  plan: VisitPlan | undefined,
  zone: string,
): Pick<VisitMessagesView, 'skipped' | 'shadow'> => ({
  skipped: (plan?.entries ?? []).flatMap(({ purpose, outcome, reason }) =>
    outcome === 'skipped' && reason !== undefined ? [{ purpose, reason, says: sayReason(reason) }] : [],
  ),
  shadow: (plan?.mode === 'shadow' ? plan.entries : []).flatMap(({ purpose, outcome, message }) =>
    outcome === 'planned' && message
      ? [
          {
            purpose,
            contactId: message.contactId,
            dueAt: message.dueAt,
            dueLocal: localInstant(message.dueAt, zone),
          },
        ]
      : [],
  ),
});
