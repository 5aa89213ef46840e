import * as z from 'zod';
import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Table } from '../table/table.ts';
import { entries } from './conversation-store.ts';
import type { InboundEntry } from './conversation.ts';
import { decisionSchema, type Prompt } from './inbound-entry.ts';
import type { OptOutDeps } from './opt-out.ts';
import { recordConsent } from './record-consent.ts';

export const promptDecisionSchema = z.strictObject({
  decision: decisionSchema.meta({
    description:
      '`stop`: the customer wants no more messages. `start`: they want messages again. `nothing`: it was about something else.',
  }),
});
type Decision = z.infer<typeof decisionSchema>;

export const decidedPromptSchema = z
  .object({
    conversationId: z.string(),
    entryId: z.string(),
    decision: decisionSchema,
    at: z.string(),
    by: z.string(),
  })
  .meta({ id: 'DecidedPrompt' });

/** What may be answered to what the staff are asked. */
const ANSWERS: Record<Prompt, readonly Decision[]> = {
  'opt-out': ['stop', 'nothing'],
  'opt-in': ['start', 'nothing'],
};

export type DecidePromptCommand = {
  staff: Staff;
  conversationId: string;
  entryId: string;
  command: unknown;
};

/**
 * Decides what a message of a customer meant that may have been about messages as such (B5): whether they want no more, or some again, or
 * spoke of something else. The first decision stands, and consent follows from it with its proof; the same again is the same
 * answer. Errors: NotFound `prompt.unknown`, also for one at another dealer or location, `contact.unknown`; InvalidInput `decision.invalid`; Conflict
 * `prompt.decided`.
 */
export const decidePrompt = async (
  deps: OptOutDeps,
  { staff, conversationId, entryId, command }: DecidePromptCommand,
): Promise<z.infer<typeof decidedPromptSchema>> => {
  const { decision } = parseCommand(promptDecisionSchema, 'decision.invalid', 'The decision', command);
  const key = { conversationId, entryId };
  const asked = await requirePrompt(deps.table, staff, key);
  if (asked.prompt === undefined || !ANSWERS[asked.prompt].includes(decision))
    throw new AppError(
      'InvalidInput',
      'decision.invalid',
      `What is asked is "${asked.prompt}"; expected one of ${ANSWERS[asked.prompt ?? 'opt-out'].join(', ')}.`,
      { details: { issues: [{ path: 'decision', message: 'no answer to what is asked' }] } },
    );
  // Whoever is not known, or was erased, cannot be recorded to have decided anything.
  const contact = decision === 'nothing' ? undefined : await requireWriter(deps.table, asked);
  const at = deps.now();
  const entry = await entries.change(deps, key, (current) =>
    current?.kind === 'inbound' && current.decided === undefined
      ? { ...current, decided: { decision, at, by: staff.sub } }
      : undefined,
  );
  const decided = entry?.kind === 'inbound' ? entry.decided : undefined;
  if (decided?.decision !== decision)
    throw new AppError('Conflict', 'prompt.decided', 'A colleague has decided this otherwise already.', {
      details: { heldBy: decided?.by },
    });
  // Also when it is sent again: the first time may have broken before this, and the same at the same time is one.
  if (contact) await follow(deps, { asked, contact, decided });
  return { ...key, ...decided };
};

const requirePrompt = async (
  table: Table,
  staff: Staff,
  key: { conversationId: string; entryId: string },
): Promise<InboundEntry> => {
  const entry = await entries.get(table, key);
  if (entry?.kind === 'inbound' && entry.prompt !== undefined && !entry.movedTo && worksAt(staff, entry))
    return entry;
  throw new AppError(
    'NotFound',
    'prompt.unknown',
    'There is no message with something to decide under this id in the conversations at your locations.',
  );
};

const requireWriter = async (table: Table, { dealerId, contactId = '' }: InboundEntry): Promise<Contact> => {
  const contact = await contacts.get(table, { dealerId, contactId });
  if (contact && contact.erasedAt === undefined) return contact;
  throw new AppError('NotFound', 'contact.unknown', 'There is no such customer any more.');
};

const follow = async (
  deps: OptOutDeps,
  {
    asked: { locationId, entryId },
    contact,
    decided: { decision, at, by },
  }: { asked: InboundEntry; contact: Contact; decided: NonNullable<InboundEntry['decided']> },
): Promise<void> => {
  const who = { kind: 'staff' as const, id: by };
  const common = {
    contact,
    channel: 'all' as const,
    source: 'message' as const,
    who,
    at,
    shownAt: [locationId],
  };
  if (decision === 'stop') await recordConsent(deps, { ...common, purpose: 'all', decision: 'withdrawn' });
  // What was agreed to is what the customer wrote.
  else await recordConsent(deps, { ...common, purpose: 'service', decision: 'granted', wording: entryId });
};
