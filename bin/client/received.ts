import * as z from 'zod';
import { AppError } from '../../shared/kernel/app-error.ts';
import { reach } from './partner-client.ts';

const buttonSchema = z.looseObject({ type: z.string(), url: z.string().optional() });
const handsetSchema = z.looseObject({
  messages: z.array(
    z.looseObject({
      channel: z.string(),
      from: z.string(),
      at: z.string(),
      text: z.string(),
      buttons: z.array(buttonSchema).default([]),
    }),
  ),
});
const mailSchema = z.looseObject({
  mails: z.array(z.looseObject({ subject: z.string(), text: z.string(), at: z.string().optional() })),
});

/** What a customer holds in hand: on which channel, its text, and the link in it. */
export type ReceivedMessage = { channel: string; text: string; link: string | undefined };

const LINK = /https?:\/\/\S+\/c\/[^\s"<]+/;

/** What arrived at a customer's number and address since an instant, invites only. */
export const receivedSince = async (
  baseUrl: string,
  customer: { mobile?: string; email?: string },
  since: string,
): Promise<ReceivedMessage[]> => {
  const handset =
    customer.mobile === undefined
      ? undefined
      : handsetSchema.parse(
          await readJson(`${baseUrl}/sandbox/messages?to=${encodeURIComponent(customer.mobile)}`),
        );
  const box =
    customer.email === undefined
      ? undefined
      : mailSchema.parse(
          await readJson(`${baseUrl}/sandbox/mail.json?to=${encodeURIComponent(customer.email)}`),
        );
  const onHandset = (handset?.messages ?? [])
    .filter(({ from, at }) => from === 'dealer' && at >= since)
    .map(({ channel, text, buttons }) => ({
      channel,
      text,
      link: buttons.find(({ url }) => url !== undefined)?.url ?? LINK.exec(text)?.[0],
    }));
  const byMail = (box?.mails ?? [])
    .filter(({ at }) => at === undefined || at >= since)
    .map(({ text }) => ({ channel: 'email', text, link: LINK.exec(text)?.[0] }));
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
