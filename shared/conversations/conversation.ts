import * as z from 'zod';
import { amountSchema } from '../kernel/amount.ts';
import { consentPurposeSchema } from '../contacts/consent.ts';
import { automatedPurposeSchema } from '../dealers/automation.ts';
import { channelSchema } from '../dealers/settings.ts';
import { eventNoteSchema } from './event-note.ts';
import { inboundEntry, numberChangedEntry, reactionEntry } from './inbound-entry.ts';

const base = {
  entryId: z.string(),
  conversationId: z.string(),
  dealerId: z.string(),
  locationId: z.string(),
  at: z.string(),
  /** When it may vanish, in seconds since 1970. */
  expiresAt: z.int().optional(),
};

const decisionSchema = z.object({
  code: z.string(),
  name: z.string(),
  price: amountSchema.optional().meta({ description: 'Incl. VAT; absent where none was shown.' }),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters, such as EUR')
    .optional()
    .meta({ description: 'ISO 4217; absent: that of the location.' }),
  isPriceHidden: z.literal(true).optional().meta({
    description:
      'There is a price, and the customer did not see it, since the location hides prices (S2.34).',
  }),
  decision: z.enum(['accepted', 'declined', 'contact_me']),
});

/** What a check-in brought: the customer's decisions and remarks. */
export const resultsSchema = z.object({
  /** As many as are planned and offered at most. */
  services: z.array(decisionSchema).max(150),
  remarks: z.string().max(5000).optional(),
  agreements: z
    .array(
      z.object({
        name: z.string(),
        version: z.string().optional(),
        accepted: z.boolean(),
        agreementId: z.string().max(40).optional().meta({
          description: 'Where it is one that the dealer keeps here: by it and its version its text is found.',
        }),
      }),
    )
    .max(50)
    .optional(),
});
export type CheckInResults = z.infer<typeof resultsSchema>;

const planned = { messageId: z.string(), purpose: automatedPurposeSchema };

/** How the plan of a visit changed (B4). `alreadySending`: what should have been withdrawn or moved, and was being sent. */
export const planChangeSchema = z.object({
  withdrawn: z.array(z.object({ ...planned, reason: z.string(), says: z.string() })),
  moved: z.array(
    z.object({ ...planned, from: z.string(), to: z.string(), why: z.enum(['time', 'content']) }),
  ),
  added: z.array(z.object({ ...planned, dueAt: z.string(), held: z.boolean().optional() })),
  alreadySending: z.array(z.object(planned)),
  skipped: z.array(z.object({ purpose: automatedPurposeSchema, reason: z.string(), says: z.string() })),
});
export type PlanChange = z.infer<typeof planChangeSchema>;

/** An entry of a conversation that is not a message of ours. */
export const entrySchema = z.discriminatedUnion('kind', [
  /** Something happened: an event of a partner, with its outcome in plain words. */
  z.object({
    kind: z.literal('event'),
    ...base,
    type: z.string(),
    partnerId: z.string(),
    note: z.string(),
    /** The same by its codes, for pages in other languages; absent in entries of earlier versions. */
    notes: z.array(eventNoteSchema).optional(),
    visitId: z.string().optional(),
  }),
  inboundEntry(base),
  reactionEntry(base),
  numberChangedEntry(base),
  /** What may be sent to the customer changed: by a STOP, a preference, or somebody of the staff. */
  z.object({
    kind: z.literal('consent'),
    ...base,
    /** Where it was said; absent for what the staff did, and for what concerns all channels. */
    channel: channelSchema.optional(),
    word: z.string(),
    /** Of which messages it was said; absent where it is all, and in entries of earlier versions. */
    purpose: consentPurposeSchema.optional(),
    note: z.string(),
    contactId: z.string().optional(),
    /** Who of the staff did it; absent where it was the customer. */
    staffId: z.string().optional(),
  }),
  /** "Check-in results" (S0.35). */
  z.object({
    kind: z.literal('results'),
    ...base,
    visitId: z.string(),
    partnerId: z.string(),
    finishedAt: z.string(),
    results: resultsSchema,
  }),
  /** No channel worked: each one with the reason (S0.28, S0.29). */
  z.object({
    kind: z.literal('delivery-error'),
    ...base,
    messageId: z.string(),
    visitId: z.string().optional(),
    channels: z.array(z.object({ channel: channelSchema, reason: z.string(), says: z.string() })),
  }),
  /** Somebody had a failed message sent again (S1.24). */
  z.object({
    kind: z.literal('retry'),
    ...base,
    messageId: z.string(),
    /** The account of who asked for it; `operator` for the people who run the platform. */
    by: z.string(),
    note: z.string(),
  }),
  /** Somebody of the staff sent a message by hand (S1.18), or took back, changed or let out one that was not sent yet (S1.21, S1.22, S1.32). */
  z.object({
    kind: z.literal('message-changed'),
    ...base,
    messageId: z.string(),
    did: z.enum(['written', 'withdrawn', 'edited', 'approved']),
    by: z.string(),
  }),
  /** Somebody of the staff dealt with what the customer answered, or let mechanics see what the customer wrote (S2.49, S2.52). */
  z.object({
    kind: z.literal('answer-changed'),
    ...base,
    visitId: z.string(),
    /** Answers by their ids in the visit, or the entry of a message. */
    items: z.array(z.string()).max(200),
    did: z.enum(['handled', 'reopened', 'shared', 'unshared']),
    by: z.string(),
  }),
  /** Somebody of the staff changed who the customer is: the contact's own fields, or that it is one with another. */
  z.object({
    kind: z.literal('contact-changed'),
    ...base,
    contactId: z.string(),
    did: z.enum(['edited', 'merged', 'parted']),
    by: z.string(),
    /** What was edited, by name; the values stand with the contact. */
    fields: z.array(z.string()).max(20).optional(),
    /** The one that was merged into the contact, or is apart from it again. */
    otherId: z.string().optional(),
  }),
  /** The automation changed what is planned for a visit: what, why, and by which event. `shadow`: it only would have. */
  z.object({
    kind: z.literal('plan-changed'),
    ...base,
    visitId: z.string(),
    cause: z.object({
      partnerId: z.string().meta({
        description:
          'Whose event it was; `$contact`: one of the people was changed, `$settings`: settings of the location, the dealer or the network were.',
      }),
      eventId: z.string(),
    }),
    shadow: z.boolean(),
    ...planChangeSchema.shape,
  }),
  /** Somebody of the staff wrote it for colleagues. No customer is ever sent it. */
  z.object({
    kind: z.literal('note'),
    ...base,
    text: z.string(),
    /** The account of who wrote it. */
    by: z.string(),
    /** Whose conversation it is, where that was known. */
    contactId: z.string().optional(),
    /** Written with something that was sent on: to which inbox, or to whom. */
    sentTo: z.object({ inbox: z.string().optional(), staffId: z.string().optional() }).optional(),
  }),
]);
export type ConversationEntry = z.infer<typeof entrySchema>;
/** What staff wrote for staff. */
export type NoteEntry = Extract<ConversationEntry, { kind: 'note' }>;
/** What a customer wrote. */
export type InboundEntry = Extract<ConversationEntry, { kind: 'inbound' }>;
