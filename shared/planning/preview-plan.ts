import * as z from 'zod';
import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { automatedPurposeSchema, automationSchema } from '../dealers/automation.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { channelSchema } from '../dealers/settings.ts';
import { languageSchema } from '../kernel/language.ts';
import type { Now } from '../kernel/instant.ts';
import { gatherFacts } from '../messaging/gather-facts.ts';
import { isUnsent, type Message, messageSchema, timingSchema } from '../messaging/message.ts';
import { hasTemplates, messagePurposeSchema } from '../messaging/notice.ts';
import { messagePreviewSchema, previewMessage } from '../messaging/preview-message.ts';
import { REASONS } from '../messaging/reasons.ts';
import { planChannels } from '../messaging/verdict.ts';
import type { Log } from '../platform/log.ts';
import type { Visit } from '../visits/visit.ts';
import { recipientViewSchema, viewRecipient } from './describe-visit-messages.ts';
import { contentOfWanted, existingOf } from './existing-messages.ts';
import { localInstant } from './local-instant.ts';
import { diffPlan } from './plan-diff.ts';
import { makeMessage, type MakeMessageDeps } from './plan-message.ts';
import { factsOf, planMessages, type WantedMessage } from './plan-messages.ts';
import { sayReason } from './plan-reasons.ts';
import type { Person } from './recipient.ts';
import { heldFirst } from './visit-plan-store.ts';

const previewedSchema = z
  .object({
    id: z.string().optional().meta({ description: 'Absent for one that is not planned yet.' }),
    change: z.enum(['new', 'moved', 'unchanged']),
    purpose: messagePurposeSchema,
    status: messageSchema.shape.status.meta({ description: '`held`: it would wait for approval.' }),
    dueAt: z.string(),
    dueLocal: z.string().meta({ description: 'By the clock of the location.', example: '2026-11-30 09:30' }),
    sendUntil: z.string().optional(),
    timing: timingSchema.optional(),
    recipient: recipientViewSchema,
    language: languageSchema,
    channels: z
      .array(
        z.object({
          channel: channelSchema,
          refused: z.string().optional(),
          says: z.string().optional(),
          preview: messagePreviewSchema.optional().meta({ description: 'Where the channel can be used.' }),
        }),
      )
      .meta({
        description:
          'In the order in which they are tried, judged for the time at which it is due; the first that delivers is the only one.',
      }),
  })
  .meta({ id: 'PreviewedMessage' });

export const planPreviewSchema = z
  .object({
    automation: automationSchema.shape.mode.meta({
      description: 'Unless it is `on`, nothing that is new is sent.',
    }),
    zone: z.string(),
    messages: z.array(previewedSchema).meta({ description: 'In the order of their times.' }),
    withdrawn: z.array(
      z.object({ id: z.string(), purpose: automatedPurposeSchema, reason: z.string(), says: z.string() }),
    ),
    skipped: z.array(
      z.object({
        purpose: automatedPurposeSchema,
        reason: z.string(),
        says: z.string(),
        tell: z.enum(['advisor', 'nobody']).meta({ description: 'Whether the team is told to call.' }),
      }),
    ),
  })
  .meta({ id: 'PlanPreview' });
export type PlanPreview = z.infer<typeof planPreviewSchema>;
type Previewed = PlanPreview['messages'][number];

export type PreviewPlanDeps = MakeMessageDeps & {
  now: Now;
  log: Log;
  ladderSeconds: number;
  baseUrl: string;
};
export type PreviewPlanCommand = {
  visit: Visit;
  people: readonly Person[];
  location: LocationInForce;
  /** The messages that the visit has already. */
  found: readonly Message[];
};

/**
 * The dry run (S1.32): what planning this visit now would send, when, to whom, by which channels and in which words, what it would
 * withdraw, and what it would skip and why. The same functions decide as when it is planned. Writes nothing.
 */
export const previewPlan = async (
  deps: PreviewPlanDeps,
  command: PreviewPlanCommand,
): Promise<PlanPreview> => {
  const { visit, people, location, found } = command;
  const { zone, automation } = location.settings;
  const now = deps.now();
  const wanted = planMessages(visit, people, { location, ladderSeconds: deps.ladderSeconds }, now);
  const existing = found.flatMap((message) => existingOf(message, deps.idKey) ?? []);
  const diff = diffPlan(wanted, existing, contentOfWanted(deps.idKey));
  const make = ({ purpose, person, time }: WantedMessage): Promise<Message> => {
    const cause = { partnerId: 'preview', eventId: 'preview' };
    const of = { purpose, visit, contact: person.contact, location, time, cause, facts: factsOf(visit) };
    return makeMessage(deps, of, now);
  };
  let held = automation.holdFirst === 0 ? 0 : automation.holdFirst - (await countHeld(deps, location));
  const messages: Previewed[] = [];
  for (const added of diff.add) {
    const message = await make(added.wanted);
    const status = held > 0 ? 'held' : 'planned';
    held -= 1;
    const { id: _id, ...view } = await lookAt(deps, command, { ...message, status }, 'new');
    messages.push(view);
  }
  const changed = new Set<string>();
  for (const { messageId, wanted: wish } of diff.move) {
    changed.add(messageId);
    const status = found.find((message) => message.messageId === messageId)?.status ?? 'planned';
    messages.push(await lookAt(deps, command, { ...(await make(wish)), messageId, status }, 'moved'));
  }
  for (const { messageId } of diff.withdraw) changed.add(messageId);
  for (const message of found)
    if (!changed.has(message.messageId) && (isUnsent(message) || message.status === 'sending'))
      messages.push(await lookAt(deps, command, message, 'unchanged'));
  return {
    automation: automation.mode,
    zone,
    messages: messages.toSorted((a, b) => (a.dueAt + a.purpose < b.dueAt + b.purpose ? -1 : 1)),
    withdrawn: diff.withdraw.map(({ messageId, purpose, reason }) => ({
      id: messageId,
      purpose,
      reason,
      says: sayReason(reason),
    })),
    skipped: wanted.flatMap((wish) => {
      if (wish.want !== 'skipped') return [];
      const { purpose, reason, tell } = wish;
      return [{ purpose, reason, says: sayReason(reason), tell }];
    }),
  };
};

/** How many of a location have been held for approval. */
const countHeld = async (
  { table }: Pick<PreviewPlanDeps, 'table'>,
  { dealerId, locationId }: LocationInForce,
): Promise<number> => (await heldFirst.get(table, { dealerId, locationId }))?.messageIds.length ?? 0;

/** A message as it would go out, judged for the time at which it is due. */
const lookAt = async (
  deps: PreviewPlanDeps,
  { visit, people, location }: PreviewPlanCommand,
  message: Message,
  change: Previewed['change'],
): Promise<Previewed> => {
  const { messageId, purpose, status, dueAt, sendUntil, timing, contactId, language } = message;
  const person = people.find(({ contact }) => contact.contactId === contactId);
  const contact =
    person?.contact ?? (await contacts.get(deps.table, { dealerId: visit.dealerId, contactId }));
  return {
    id: messageId,
    change,
    purpose,
    status,
    dueAt,
    dueLocal: localInstant(dueAt, location.settings.zone),
    ...(sendUntil === undefined ? {} : { sendUntil }),
    ...(timing ? { timing } : {}),
    recipient: viewRecipient(contactId, contact, person?.role),
    language,
    channels: contact ? await channelsOf(deps, location, message, contact) : [],
  };
};

const channelsOf = async (
  deps: PreviewPlanDeps,
  location: LocationInForce,
  message: Message,
  contact: Contact,
): Promise<Previewed['channels']> => {
  const { purpose, dueAt, dealerId } = message;
  const now = deps.now();
  const facts = await gatherFacts(deps, {
    contact,
    location,
    message,
    now: dueAt > now ? dueAt : now,
    consistent: false,
  });
  const templates = hasTemplates(purpose) ? await deps.findTemplates({ dealerId, purpose }) : [];
  return planChannels(facts).map(({ channel, refused }) =>
    refused
      ? { channel, refused, says: REASONS[refused].says }
      : { channel, preview: previewMessage(deps, { channel, message, facts, templates }) },
  );
};
