import * as z from 'zod';
import { contactSchema } from '../contacts/contact.ts';
import { resultsSchema } from '../conversations/conversation.ts';
import { visitMessageSchema, visitMessagesSchema } from '../planning/describe-visit-messages.ts';
import { ROLES } from '../planning/recipient.ts';
import { visitSchema } from '../visits/visit.ts';
import { choicesSchema, doneViewSchema, remarksSchema } from './answers-view.ts';
import { entryViewSchema } from './describe-conversation.ts';
import { messageViewSchema } from './message-view.ts';
import { visitRowSchema } from './visit-row.ts';

/* What staff see of one visit. */

const personSchema = z
  .object({
    role: z.enum(ROLES),
    ...contactSchema.pick({
      contactId: true,
      firstName: true,
      lastName: true,
      language: true,
      phone: true,
      email: true,
      preferredChannel: true,
    }).shape,
    conversationId: z.string(),
    blocked: doneViewSchema
      .optional()
      .meta({ description: 'Since when the dealer blocks all messages to this person (S2.55).' }),
    hasStopped: z.boolean().meta({ description: 'Whether the person said STOP.' }),
  })
  .meta({ id: 'VisitPerson' });
export type PersonView = z.infer<typeof personSchema>;

const messageSchema = visitMessageSchema
  .extend({ trace: messageViewSchema.shape.trace })
  .meta({ id: 'VisitMessageStory' });
export type MessageStoryView = z.infer<typeof messageSchema>;

const dealingsSchema = z
  .object({
    people: z.array(personSchema).meta({ description: 'In the order in which they are written to.' }),
    ...visitSchema.pick({ orderNumber: true, payment: true, video: true, moved: true }).shape,
    answeredThrough: z.string().optional().meta({ description: 'The partner; `kerbside` is our own page.' }),
    choices: choicesSchema,
    agreements: resultsSchema.shape.agreements,
    areAnswersKept: z
      .boolean()
      .meta({ description: 'False where the customer answered and nothing holds the answers any more.' }),
    ...visitMessagesSchema.pick({ automation: true, skipped: true, shadow: true }).shape,
    messages: z
      .array(messageSchema)
      .meta({ description: 'In the order of their times, each with its whole story.' }),
    log: z
      .array(entryViewSchema)
      .meta({ description: 'What happened about the visit, newest first, at most 100.' }),
    isComplete: visitMessagesSchema.shape.isComplete,
    accounts: z
      .record(z.string(), z.string())
      .meta({ description: 'What the people of the team are called whose accounts are named here.' }),
  })
  .meta({ id: 'VisitDealings' });
export type DealingsView = z.infer<typeof dealingsSchema>;

export const visitViewSchema = visitRowSchema
  .extend({
    location: z.object({ name: z.string(), zone: z.string() }),
    remarks: remarksSchema.meta({
      description:
        'What the customer wrote, in the check-in and since the visit is known. For mechanics: what is shared with them.',
    }),
    dealings: dealingsSchema.optional().meta({ description: 'Not for mechanics.' }),
  })
  .meta({ id: 'Visit' });
export type VisitView = z.infer<typeof visitViewSchema>;
