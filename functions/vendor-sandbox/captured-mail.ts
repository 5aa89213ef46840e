import * as z from 'zod';
import { addSeconds } from '../../shared/kernel/clock.ts';

/** A mail that the local AWS took instead of sending it. */
export type CapturedMail = {
  id: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html?: string;
  at?: string;
};

const addressesSchema = z.array(z.string()).catch([]);
const recordSchema = z.looseObject({
  MessageId: z.string(),
  Source: z.string().nullish(),
  To: addressesSchema,
  CC: addressesSchema,
  BCC: addressesSchema,
  Subject: z.string().nullish(),
  BodyText: z.string().nullish(),
  BodyHtml: z.string().nullish(),
  /** Seconds since 1970, with a fraction. */
  Timestamp: z.number().min(0).max(9_999_999_999).nullish().catch(undefined),
});
const captureSchema = z.looseObject({ messages: z.record(z.string(), z.array(z.unknown())) });

/** Mails as the emulator lists them (`GET /_ministack/ses/messages`, MiniStack 1.5.33: by account, in the order of sending), oldest first. */
export const parseCapturedMail = (value: unknown): CapturedMail[] => {
  const accounts = captureSchema.safeParse(value).data?.messages ?? {};
  return Object.values(accounts)
    .flat()
    .flatMap((record) => {
      const parsed = recordSchema.safeParse(record).data;
      return parsed ? [toMail(parsed)] : [];
    });
};

const toMail = (record: z.output<typeof recordSchema>): CapturedMail => ({
  id: record.MessageId,
  from: decodeWords(record.Source ?? ''),
  to: [...record.To, ...record.CC, ...record.BCC],
  subject: record.Subject ?? '',
  text: record.BodyText ?? '',
  ...(record.BodyHtml ? { html: record.BodyHtml } : {}),
  ...(typeof record.Timestamp === 'number'
    ? { at: addSeconds('1970-01-01T00:00:00.000Z', record.Timestamp) }
    : {}),
});

/** A sender's name may be written in base64 words (RFC 2047), as our adapter does; a mail program shows what they say. */
const decodeWords = (header: string): string =>
  header.replaceAll(/=\?UTF-8\?B\?([^?]*)\?=(?: (?==\?UTF-8\?B\?))?/g, (_, word: string) =>
    Buffer.from(word, 'base64').toString(),
  );
