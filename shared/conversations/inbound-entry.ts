import * as z from 'zod';
import { channelSchema } from '../dealers/settings.ts';
import { messagePurposeSchema } from '../messaging/notice.ts';
import { mediaSchema } from './media.ts';

/* What a customer did, as an entry of the conversation: wrote, reacted, changed the number. */

/** The entry of this conversation that is meant; which of our messages, where it is one. */
export const aboutSchema = z.object({ entryId: z.string(), purpose: messagePurposeSchema.optional() });

const placeSchema = z.object({
  latitude: z.number(),
  longitude: z.number(),
  name: z.string().optional(),
  address: z.string().optional(),
});

/** Where else it stands, since when; `by`: the account of who moved it. */
const moved = { conversationId: z.string(), entryId: z.string(), at: z.string(), by: z.string() };

/** What somebody of the staff should decide: a sentence may ask for no more messages (B5), or for messages again. */
export const promptSchema = z.enum(['opt-out', 'opt-in']);
export type Prompt = z.infer<typeof promptSchema>;

/** What the staff decided it meant. */
export const decisionSchema = z.enum(['stop', 'start', 'nothing']);

/** The customer wrote. `base`: what every entry has. */
export const inboundEntry = <Base extends z.ZodRawShape>(base: Base) =>
  z.object({
    kind: z.literal('inbound'),
    ...base,
    channel: channelSchema,
    text: z.string(),
    providerId: z.string(),
    /** Who wrote; absent in entries of earlier versions. */
    contactId: z.string().optional(),
    prompt: promptSchema.optional(),
    /** Set once somebody of the staff has answered the prompt. */
    decided: z.object({ decision: decisionSchema, at: z.string(), by: z.string() }).optional(),
    /** Absent in entries of earlier versions: a text. */
    type: z
      .enum(['text', 'button', 'interactive', 'media', 'location', 'contacts', 'unsupported'])
      .optional(),
    /** What we gave the button that was tapped. */
    payload: z.string().optional(),
    /** What it answers. */
    answers: aboutSchema.optional(),
    media: z.array(mediaSchema).max(10).optional(),
    /** `pending` until every file was fetched or given up: what the stream is filtered by. */
    mediaState: z.enum(['pending', 'settled']).optional(),
    /** When somebody of the staff asked for files that could not be had. */
    filesAskedAt: z.string().optional(),
    location: placeSchema.optional(),
    cards: z
      .array(z.object({ name: z.string().optional(), phones: z.array(z.string()) }))
      .max(10)
      .optional(),
    /** The name that an unknown sender gave themselves. */
    profileName: z.string().optional(),
    /** The other people (contact ids) who share the number that wrote: nobody knows which of them it was. */
    sharedWith: z.array(z.string()).max(20).optional(),
    movedTo: z.object({ ...moved, contactId: z.string() }).optional(),
    movedFrom: z.object(moved).optional(),
  });

/** A reaction to an entry; without an emoji the earlier one was taken back. */
export const reactionEntry = <Base extends z.ZodRawShape>(base: Base) =>
  z.object({
    kind: z.literal('reaction'),
    ...base,
    channel: channelSchema,
    emoji: z.string().optional(),
    /** Absent where what it belongs to is not known here (too long ago). */
    about: aboutSchema.optional(),
    providerId: z.string(),
  });

/** The vendor says that the customer has another number. Nothing was changed: that is for staff to do. */
export const numberChangedEntry = <Base extends z.ZodRawShape>(base: Base) =>
  z.object({
    kind: z.literal('number-changed'),
    ...base,
    channel: channelSchema,
    newNumber: z.string().optional(),
    note: z.string(),
    providerId: z.string(),
  });
