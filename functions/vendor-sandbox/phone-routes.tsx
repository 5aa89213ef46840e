import * as z from 'zod';
import { AppError } from '../../shared/kernel/app-error.ts';
import { invalidInput } from '../../shared/kernel/parse-input.ts';
import { type HttpRequest, json, type Route } from '../../shared/web/http.ts';
import { type HandsetMessage, sandboxChannelSchema, statusOf } from './handset.ts';
import { pageReply } from './page.tsx';
import { PhoneIndexPage } from './phone-index-page.tsx';
import { phonePath, readNumber } from './phone-number.ts';
import { PhonePage } from './phone-page.tsx';
import { PHONE_CSS } from './phone-style.ts';
import { replyFromHandset } from './reply-from-handset.ts';
import { SAMPLE_PICTURE, SAMPLE_TYPE } from './sample-picture.ts';
import type { Sandbox } from './sandbox.ts';
import { hideNumber, knownPhones, messagesOn, phones, threadsOn } from './sandbox-store.ts';

/** The customers' handsets, for people and for tests. */
export const phoneRoutes = (sandbox: Sandbox): Route[] => [
  {
    method: 'GET',
    path: '/sandbox/phone.css',
    handle: () => ({ status: 200, body: PHONE_CSS, contentType: 'text/css; charset=utf-8' }),
  },
  {
    method: 'GET',
    path: '/sandbox/sample-picture.png',
    handle: () => ({ status: 200, body: SAMPLE_PICTURE, contentType: SAMPLE_TYPE }),
  },
  {
    method: 'GET',
    path: '/sandbox/phone',
    handle: async ({ query }) => {
      const typed = query['number'];
      const number = readNumber(typed);
      if (number !== undefined) return { status: 303, headers: { location: phonePath(number) } };
      const known = await knownPhones(sandbox.table);
      if (typed === undefined) return pageReply(200, <PhoneIndexPage phones={known} />);
      return pageReply(
        400,
        <PhoneIndexPage
          phones={known}
          problem="This is no phone number. Type it with its country code, such as +49 171 3920000."
        />,
      );
    },
  },
  {
    method: 'GET',
    path: '/sandbox/phone/{number}',
    handle: async (request) => {
      const number = numberIn(request);
      const [threads, messages, phone] = await Promise.all([
        threadsOn(sandbox.table, number),
        messagesOn(sandbox.table, number),
        phones.get(sandbox.table, { number }),
      ]);
      const hidesNumber = phone?.hidesNumber === true;
      return pageReply(200, <PhonePage {...{ number, threads, messages, hidesNumber }} />);
    },
  },
  {
    method: 'POST',
    path: '/sandbox/phone/{number}/reply',
    handle: async (request) => {
      const number = numberIn(request);
      refuseOtherSites(request);
      const form = replySchema.safeParse(Object.fromEntries(new URLSearchParams(request.rawBody.toString())));
      if (!form.success) throw invalidInput('sandbox.reply_invalid', 'The answer', form.error);
      await replyFromHandset(sandbox, { number, ...form.data });
      return { status: 303, headers: { location: phonePath(number) } };
    },
  },
  {
    method: 'POST',
    path: '/sandbox/phone/{number}/number',
    handle: async (request) => {
      const number = numberIn(request);
      refuseOtherSites(request);
      const hides = new URLSearchParams(request.rawBody.toString()).get('hides') === 'yes';
      await hideNumber(sandbox, { number, hides });
      return { status: 303, headers: { location: phonePath(number) } };
    },
  },
  {
    method: 'GET',
    path: '/sandbox/messages',
    handle: async ({ query }) => {
      const number = readNumber(query['to']);
      if (number === undefined)
        throw new AppError(
          'InvalidInput',
          'sandbox.number_invalid',
          'The parameter to is no phone number; expected one with country code, such as ?to=491713920000.',
        );
      const messages = await messagesOn(sandbox.table, number);
      const arrived = messages.filter(({ arrives }) => arrives).map(describe);
      return json(200, {
        number,
        messages: arrived,
        lost: messages.filter(({ arrives }) => !arrives).map(describe),
      });
    },
  },
];

const replySchema = z
  .object({
    channel: sandboxChannelSchema,
    account: z.string().min(1).max(60),
    text: z.string().trim().max(1000),
    payload: z.string().max(256).optional(),
    about: z.string().max(256).optional(),
    /** By WhatsApp also the picture (the text is its caption), or a reaction to `about` (without a text it is taken back). */
    sends: z.enum(['picture', 'reaction']).optional(),
  })
  .refine(({ sends, text }) => sends !== undefined || text !== '', 'an answer needs a text')
  .refine(
    ({ sends, channel, about }) =>
      sends === undefined || (channel === 'whatsapp' && (sends === 'picture' || about !== undefined)),
    'pictures and reactions go by WhatsApp only, and a reaction belongs to a message',
  );

const numberIn = ({ params }: HttpRequest): string => {
  const number = readNumber(params['number']);
  if (number === undefined)
    throw new AppError(
      'NotFound',
      'sandbox.number_invalid',
      'This is no phone number; expected one with country code, such as 491713920000.',
    );
  return number;
};

/** A form of another site must not write in a customer's name. Tools that are no browsers send no such header. */
const refuseOtherSites = ({ headers }: HttpRequest): void => {
  if (['same-origin', 'none', undefined].includes(headers['sec-fetch-site'])) return;
  throw new AppError(
    'Forbidden',
    'sandbox.other_site',
    'Answers are taken from the phone page only, not from forms of other sites.',
  );
};

/** A message for tests and the demo: what the customer sees, and what has been reported of it. */
const describe = (message: HandsetMessage) => ({
  id: message.messageId,
  channel: message.channel,
  account: message.account,
  title: message.title,
  from: message.from,
  at: message.at,
  ...message.shown,
  reference: message.reference,
  status: statusOf(message),
  reported: message.reported,
  doorStatus: message.doorStatus,
});
