import * as z from 'zod';
import { messageViewSchema } from '../events/message-view.ts';
import { holdViewSchema } from './hold-view.ts';

const anythingSchema = z.record(z.string(), z.unknown());

/** Everything about a person in one file (GDPR, articles 15 and 20). Times are UTC, in ISO 8601. */
export const contactExportSchema = z
  .object({
    format: z.literal('kerbside-contact-1'),
    exportedAt: z.string(),
    dealer: z.object({ dealerId: z.string(), name: z.string() }),
    contact: anythingSchema.optional().meta({
      description:
        'Names, addresses, language, the ids that partners use; absent where its time is over and only the rest is left.',
    }),
    hold: holdViewSchema.optional(),
    addresses: z
      .array(
        z.object({
          address: z.string(),
          optedOut: z.object({ at: z.string(), channel: z.string(), word: z.string() }).optional(),
          resumedAt: z.string().optional(),
          lastWhatsAppInboundAt: z.string().optional(),
          suppressed: z.object({ at: z.string(), reason: z.string() }).optional(),
        }),
      )
      .meta({
        description: 'What was said at each address: STOP, unsubscribing, and whether mails bounced.',
      }),
    visits: z.array(anythingSchema).meta({ description: 'Appointments, vehicles, services and check-ins.' }),
    conversations: z.array(
      z.object({
        locationId: z.string(),
        location: z.string(),
        messages: z.array(
          messageViewSchema.extend({
            text: z.string().optional().meta({
              description: 'The text as it was made from its template, with [link] for the personal link.',
            }),
            variables: z.record(z.string(), z.string()),
          }),
        ),
        entries: z
          .array(anythingSchema)
          .meta({ description: 'What the customer wrote, results, decisions, in their order.' }),
      }),
    ),
    events: z
      .array(anythingSchema)
      .meta({ description: 'What partners told, with their words as they came in.' }),
    notifications: z.array(anythingSchema).meta({ description: 'What teams were told; ids only.' }),
    others: z
      .array(z.object({ kind: z.string(), data: anythingSchema }))
      .meta({ description: 'Whatever else is kept: media, proofs of consent, ids at vendors.' }),
  })
  .meta({ id: 'ContactExport' });
export type ContactExport = z.infer<typeof contactExportSchema>;
