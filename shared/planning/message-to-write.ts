import * as z from 'zod';
import { automatedPurposeSchema } from '../dealers/automation.ts';
import { ownTextSchema } from './own-text.ts';
import { ROLES } from './recipient.ts';

const key = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,80}$/, '8 to 80 letters, digits, hyphens or underscores')
  .meta({ description: 'Yours, new for each message: of two requests with the same key one counts.' });

const words = {
  purpose: automatedPurposeSchema.exclude(['check-in-invite']).optional().meta({
    description:
      'What it is about: whose template is used. Absent: your own words and nothing else, with every variable of the visit that has a value.',
  }),
  text: ownTextSchema.optional().meta({
    description:
      'In the place of the template’s words; variables may stand in it. By WhatsApp it goes only while the customer’s 24-hour window is open.',
  }),
  promotional: z.literal(true).optional().meta({
    description: 'It is advertising: it goes only to those who agreed to that. Only for your own words.',
  }),
  sendAt: z.iso.datetime({ offset: true }).optional().meta({
    description:
      'From now to a year from now; absent: now. Outside the location’s hours it goes out when they begin next, and the answer says so.',
  }),
};
type Words = { purpose?: unknown; text?: unknown; promotional?: unknown };

const hasWords = ({ purpose, text }: Words): boolean => purpose !== undefined || text !== undefined;
const isOwnWhenPromotional = ({ purpose, promotional }: Words): boolean =>
  promotional === undefined || purpose === undefined;
const WORDS = 'a purpose, a text, or both';
const OWN = { path: ['promotional'], message: 'is for your own words, without a purpose' };

/** A message of a visit, by hand. */
export const messageToWriteSchema = z
  .strictObject({
    key,
    ...words,
    to: z.enum(ROLES).optional().meta({
      description: 'Absent: the driver, else the owner, else the contractor, by who can be reached.',
    }),
  })
  .refine(hasWords, WORDS)
  .refine(isOwnWhenPromotional, OWN);
export type MessageToWrite = z.infer<typeof messageToWriteSchema>;

const inConversation = {
  ...words,
  visitId: z.string().max(60).optional().meta({
    description: 'The visit that it is about: for the template of a purpose, and for variables of the visit.',
  }),
};
const hasVisit = ({ purpose, visitId }: { purpose?: unknown; visitId?: unknown }): boolean =>
  purpose === undefined || visitId !== undefined;
const VISIT = { path: ['visitId'], message: 'is needed for a purpose: its template tells of a visit' };

/** A reply in a conversation, by hand. */
export const replyToWriteSchema = z
  .strictObject({ key, ...inConversation })
  .refine(hasWords, WORDS)
  .refine(isOwnWhenPromotional, OWN)
  .refine(hasVisit, VISIT);

/** The same before it is sent, with or without its key. */
export const replyToPreviewSchema = z
  .strictObject({ key: key.optional(), ...inConversation })
  .refine(hasWords, WORDS)
  .refine(isOwnWhenPromotional, OWN)
  .refine(hasVisit, VISIT);

/** What is said, whoever is to get it and whenever. */
export type WantedWords = Pick<MessageToWrite, 'purpose' | 'text' | 'promotional' | 'sendAt'>;
