import * as z from 'zod';
import { type Contact, contactSchema } from '../contacts/contact.ts';
import type { StaffNames } from '../dealers/name-staff.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import { ROLES } from '../planning/recipient.ts';
import type { Visit } from '../visits/visit.ts';
import { doneViewSchema, viewDone } from './answers-view.ts';

export const personSchema = z
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

/** The people of a visit in the order in which they are written to. */
export const viewPeople = (visit: Visit, people: readonly Contact[], names: StaffNames): PersonView[] =>
  ROLES.flatMap((role) => {
    const id = role === 'driver' ? visit.contactId : visit.roles?.[role];
    const contact = people.find(({ contactId }) => contactId === id);
    if (!contact) return [];
    const { contactId, firstName, lastName, language, phone, email, preferredChannel, blocked } = contact;
    return [
      {
        role,
        contactId,
        ...(firstName === undefined ? {} : { firstName }),
        ...(lastName === undefined ? {} : { lastName }),
        language,
        ...(phone === undefined ? {} : { phone }),
        ...(email === undefined ? {} : { email }),
        ...(preferredChannel === undefined ? {} : { preferredChannel }),
        conversationId: conversationIdOf(visit.dealerId, visit.locationId, contactId),
        ...(blocked ? { blocked: viewDone(blocked, names) } : {}),
        hasStopped: contact.optOut !== undefined,
      },
    ];
  });
