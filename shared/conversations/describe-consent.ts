import * as z from 'zod';
import { statesOf } from '../contacts/address-state-store.ts';
import { consentPurposeSchema, consentSourceSchema, consentTable } from '../contacts/consent.ts';
import { consentRecordSchema, readConsentHistory } from '../contacts/consent-record-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { channelSchema } from '../dealers/settings.ts';
import { REASONS } from '../messaging/reasons.ts';
import type { Table } from '../table/table.ts';

const recordViewSchema = consentRecordSchema
  .omit({ dealerId: true, contactId: true, recordId: true })
  .meta({ id: 'ConsentRecord', description: 'The proof of one decision.' });

export const consentViewSchema = z
  .object({
    contactId: z.string(),
    blocked: z.object({ at: z.string(), by: z.string() }).optional().meta({
      description: 'Since when the dealer blocks all messages to this customer, and whose account did it.',
    }),
    stopped: z
      .array(z.object({ at: z.string(), channel: z.string(), word: z.string() }))
      .meta({ description: 'The STOPs that hold: with the person, and at each of their addresses.' }),
    channels: z
      .array(
        z.object({
          channel: channelSchema,
          purpose: consentPurposeSchema,
          allowed: z.boolean(),
          reason: z.string().optional().meta({ description: 'Why not.' }),
          says: z.string().meta({ description: 'The same in plain words.' }),
          decidedAt: z.string().optional(),
          source: consentSourceSchema.optional(),
        }),
      )
      .meta({ description: 'What may be sent, for each channel and purpose.' }),
    history: z.array(recordViewSchema).meta({ description: 'Newest first, at most 50.' }),
    cursor: z.string().optional().meta({ description: 'For older proofs; absent on the last page.' }),
  })
  .meta({ id: 'Consent' });

const PAGE_SIZE = 50;

/** What may be sent to a person, why, and the proof of how it came about. */
export const describeConsent = async (
  deps: { table: Table; idKey: string },
  { contact, cursor }: { contact: Contact; cursor?: string | undefined },
): Promise<z.infer<typeof consentViewSchema>> => {
  const { contactId, blocked } = contact;
  const states = await statesOf(deps, contact);
  const history = await readConsentHistory(deps.table, { contact, limit: PAGE_SIZE, cursor });
  return {
    contactId,
    ...(blocked ? { blocked } : {}),
    stopped: [contact, ...states].flatMap(({ optOut }) =>
      optOut ? [{ at: optOut.at, channel: optOut.channel, word: optOut.word }] : [],
    ),
    channels: consentTable({ contact, addressStates: states }).map(
      ({ channel, purpose, refusal, decision }) => ({
        channel,
        purpose,
        allowed: refusal === undefined,
        ...(refusal === undefined ? {} : { reason: refusal }),
        says: refusal === undefined ? 'may be sent' : REASONS[refusal].says,
        ...(decision ? { decidedAt: decision.at, source: decision.source } : {}),
      }),
    ),
    history: history.records.map((record) => recordViewSchema.parse(record)),
    ...(history.cursor === undefined ? {} : { cursor: history.cursor }),
  };
};
