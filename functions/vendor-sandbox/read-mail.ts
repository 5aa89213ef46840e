import { parseVendorJson } from '../../shared/messaging/channels/vendor-json.ts';
import { NoAnswer } from '../../shared/platform/http-client.ts';
import { type CapturedMail, parseCapturedMail } from './captured-mail.ts';
import { DOOR_TIMEOUT_MS, type Sandbox } from './sandbox.ts';

/** The captured mails, oldest first; or why there are none to read. */
export type MailBox = { mails: CapturedMail[] } | { unavailable: 'not_captured' | 'no_answer' };

export const readMail = async ({
  mailCaptureUrl,
  sendHttp,
}: Pick<Sandbox, 'mailCaptureUrl' | 'sendHttp'>): Promise<MailBox> => {
  if (mailCaptureUrl === undefined) return { unavailable: 'not_captured' };
  try {
    const { status, text } = await sendHttp({
      method: 'GET',
      url: mailCaptureUrl,
      timeoutMs: DOOR_TIMEOUT_MS,
    });
    return status === 200
      ? { mails: parseCapturedMail(parseVendorJson(text)) }
      : { unavailable: 'no_answer' };
  } catch (error) {
    if (error instanceof NoAnswer) return { unavailable: 'no_answer' };
    throw error;
  }
};
