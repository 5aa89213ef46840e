import * as z from 'zod';
import { AppError } from '../../shared/kernel/app-error.ts';
import { parseReference } from '../../shared/messaging/channel.ts';
import { reach } from './partner-client.ts';

const buttonSchema = z.looseObject({ type: z.string(), url: z.string().optional() });
const handsetSchema = z.looseObject({
  messages: z.array(
    z.looseObject({
      id: z.string(),
      channel: z.string(),
      from: z.string(),
      text: z.string(),
      reference: z.string().optional(),
      buttons: z.array(buttonSchema).default([]),
    }),
  ),
});
const mailSchema = z.looseObject({
  mails: z.array(z.looseObject({ id: z.string(), text: z.string() })),
});

/** What a customer holds in hand: on which channel, its text, and the link in it. `id` is its vendor's. */
export type ReceivedMessage = {
  id: string;
  channel: string;
  text: string;
  link: string | undefined;
  /** Which of our messages it is, where its vendor repeats that. */
  messageId?: string | undefined;
};

const LINK = /https?:\/\/\S+\/c\/[^\s"<]+/;

type Customer = { mobile?: string; email?: string };

/**
 * A look at what a customer's number and address hold. Answers what is new at each further look. Told apart by ids and not by times,
 * because the clock of a stage that was moved forward leaves messages of the days to come.
 */
export const watchArrivals = async (
  baseUrl: string,
  customer: Customer,
): Promise<() => Promise<ReceivedMessage[]>> => {
  const known = new Set((await received(baseUrl, customer)).map(({ id }) => id));
  return async () => {
    const arrived = (await received(baseUrl, customer)).filter(({ id }) => !known.has(id));
    for (const { id } of arrived) known.add(id);
    return arrived;
  };
};

const received = async (baseUrl: string, { mobile, email }: Customer): Promise<ReceivedMessage[]> => {
  const handset =
    mobile === undefined
      ? undefined
      : handsetSchema.parse(await readJson(`${baseUrl}/sandbox/messages?to=${encodeURIComponent(mobile)}`));
  const box =
    email === undefined
      ? undefined
      : mailSchema.parse(await readJson(`${baseUrl}/sandbox/mail.json?to=${encodeURIComponent(email)}`));
  const onHandset = (handset?.messages ?? [])
    .filter(({ from }) => from === 'dealer')
    .map(({ id, channel, text, reference = '', buttons }) => ({
      id,
      channel,
      text,
      messageId: parseReference(reference)?.messageId,
      link: buttons.find(({ url }) => url !== undefined)?.url ?? LINK.exec(text)?.[0],
    }));
  const byMail = (box?.mails ?? []).map(({ id, text }) => ({
    id,
    channel: 'email',
    text,
    link: LINK.exec(text)?.[0],
  }));
  return [...onHandset, ...byMail];
};

const readJson = async (url: string): Promise<unknown> => {
  const response = await reach(url);
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  throw new AppError(
    'Unavailable',
    'demo.sandbox_failed',
    `GET ${url} answered ${response.status}: ${text.slice(0, 300)}`,
  );
};
