import { AppError } from '../../shared/kernel/app-error.ts';
import { json, type HttpRequest, type Route } from '../../shared/web/http.ts';
import type { CapturedMail } from './captured-mail.ts';
import { MailListPage, MailPage } from './mail-page.tsx';
import { pageReply } from './page.tsx';
import { readMail } from './read-mail.ts';
import type { Sandbox } from './sandbox.ts';

/** A mail brings its own styles and may link anywhere; it runs nothing, and belongs to no site of ours. */
const LETTER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

/** Mails that the local AWS captured, for people and for tests. */
export const mailRoutes = (sandbox: Pick<Sandbox, 'mailCaptureUrl' | 'sendHttp'>): Route[] => [
  {
    method: 'GET',
    path: '/sandbox/mail',
    handle: async () => pageReply(200, <MailListPage box={await readMail(sandbox)} />),
  },
  {
    method: 'GET',
    path: '/sandbox/mail.json',
    handle: async ({ query }) => {
      const box = await readMail(sandbox);
      if ('unavailable' in box) return json(200, { mails: [], unavailable: box.unavailable });
      const to = query['to']?.toLowerCase();
      return json(200, {
        mails: box.mails.filter(
          (mail) => to === undefined || mail.to.some((address) => address.toLowerCase() === to),
        ),
      });
    },
  },
  {
    method: 'GET',
    path: '/sandbox/mail/{id}',
    handle: async (request) => pageReply(200, <MailPage mail={await findMail(sandbox, request)} />),
  },
  {
    method: 'GET',
    path: '/sandbox/mail/{id}/html',
    handle: async (request) => {
      const { html = '' } = await findMail(sandbox, request);
      return {
        status: 200,
        body: html,
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': LETTER_POLICY, 'referrer-policy': 'same-origin' },
      };
    },
  },
];

/** By the id that SES gave it, or by its place in the order of sending, counted from 0. */
const findMail = async (
  sandbox: Pick<Sandbox, 'mailCaptureUrl' | 'sendHttp'>,
  { params }: HttpRequest,
): Promise<CapturedMail> => {
  const wanted = params['id'] ?? '';
  const box = await readMail(sandbox);
  const mails = 'mails' in box ? box.mails : [];
  const mail =
    mails.find(({ id }) => id === wanted || encodeURIComponent(id) === wanted) ??
    (/^\d{1,6}$/.test(wanted) ? mails[Number(wanted)] : undefined);
  if (!mail)
    throw new AppError(
      'NotFound',
      'sandbox.mail_unknown',
      'There is no such mail here; the list is at /sandbox/mail.',
    );
  return mail;
};
