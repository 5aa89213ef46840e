import * as z from 'zod';
import { contactSchema, type Contact } from '../contacts/contact.ts';
import { digestId } from '../kernel/digest.ts';

/** What is said of a contact in words of its own: the keys to the staff's form. */
const PICKED = {
  contactId: true,
  firstName: true,
  lastName: true,
  profileName: true,
  language: true,
  phone: true,
  email: true,
  preferredChannel: true,
  lastLocationId: true,
  lastDay: true,
} as const;

export const contactKindSchema = z.enum(['one-time', 'regular', 'ongoing']);

export const contactRowSchema = contactSchema
  .pick(PICKED)
  .extend({
    kind: contactKindSchema.meta({
      description:
        '`one-time`: noted for one occasion, found by its id only. `regular`: kept as long as visits and messages go on. `ongoing`: kept until erased.',
    }),
    isBlocked: z.boolean().meta({ description: 'Your staff blocked all messages.' }),
    isOptedOut: z.boolean().meta({ description: 'The customer wants no messages.' }),
  })
  .meta({ id: 'ContactRow' });
export type ContactRow = z.infer<typeof contactRowSchema>;

export const contactViewSchema = contactRowSchema
  .extend({
    version: z.string().meta({ description: 'Changes with what can be edited; name it when you edit.' }),
    phoneIsMobile: z.boolean().optional().meta({ description: 'Whether SMS and WhatsApp reach the number.' }),
    conversations: z
      .array(z.object({ locationId: z.string(), conversationId: z.string() }))
      .meta({ description: 'Those at your locations in which anything was said.' }),
    merges: z
      .array(
        z.object({
          mergeId: z.string(),
          at: z.string(),
          by: z.string(),
          other: contactSchema.pick({ contactId: true, firstName: true, lastName: true }),
          undoUntil: z.string(),
        }),
      )
      .meta({
        description: 'What was merged into this contact in the last 30 days; the newest is undone first.',
      }),
  })
  .meta({ id: 'Contact' });
export type ContactView = z.infer<typeof contactViewSchema>;

export const kindOf = ({
  ongoing,
  oneTime,
}: Pick<Contact, 'ongoing' | 'oneTime'>): z.infer<typeof contactKindSchema> => {
  if (ongoing) return 'ongoing';
  return oneTime ? 'one-time' : 'regular';
};

/** The schema of the row cuts what is internal. */
export const viewRow = (contact: Contact, isOptedOut: boolean): ContactRow =>
  contactRowSchema.parse({
    ...contact,
    kind: kindOf(contact),
    isBlocked: contact.blocked !== undefined,
    isOptedOut,
  });

type Edited = Pick<
  Contact,
  'firstName' | 'lastName' | 'language' | 'phone' | 'email' | 'preferredChannel' | 'ongoing' | 'oneTime'
>;

/** Tells whether somebody else has edited a contact since it was shown. What happens by itself, such as a visit, is no edit. */
export const versionOf = (contact: Edited): string => {
  const { firstName, lastName, language, phone, email, preferredChannel } = contact;
  return digestId(
    JSON.stringify([firstName, lastName, language, phone, email, preferredChannel, kindOf(contact)]),
  );
};
