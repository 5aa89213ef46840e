import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import { parseInstant } from '../kernel/clock.ts';
import type { Instant } from '../kernel/instant.ts';
import { jsonOrUndefined } from '../kernel/parse-input.ts';

/** One message of a topic, as SNS hands it to a function. */
export type SnsRecord = {
  /** SNS's id: what a log line may name. */
  messageId: string;
  /** When it was published. */
  at: Instant;
  /** The JSON that was published; undefined when it is none. */
  body: unknown;
};

const eventSchema = z.looseObject({ Records: z.array(z.unknown()) });
const recordSchema = z.looseObject({
  Sns: z.looseObject({
    MessageId: z.string().catch(''),
    Timestamp: z.iso.datetime({ offset: true }).optional().catch(undefined),
    Message: z.string().catch(''),
  }),
});

/**
 * The messages in an invocation by SNS. One that is broken comes without a body, so that it holds up no other. Errors: Defect
 * `sns_records.invalid`, when it is no such invocation.
 */
export const readSnsRecords = (event: unknown, receivedAt: Instant): SnsRecord[] => {
  const records = eventSchema.safeParse(event).data?.Records;
  if (!records)
    throw new AppError(
      'Defect',
      'sns_records.invalid',
      'What invoked the function is not SNS: expected an object with Records, each with Sns.Message. Of a dead letter, pass the requestPayload.',
    );
  return records.map((record) => {
    const sns = recordSchema.safeParse(record).data?.Sns;
    return {
      messageId: sns?.MessageId ?? '',
      at: sns?.Timestamp === undefined ? receivedAt : parseInstant(sns.Timestamp),
      body: jsonOrUndefined(sns?.Message ?? ''),
    };
  });
};
