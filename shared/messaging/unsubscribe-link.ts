import { keyedToken, sameSecret } from '../kernel/digest.ts';

/** A mail of ours, and the address that it went to: the keyed digest under which the dealer keeps its state. */
export type MailedTo = { messageId: string; addressId: string };

export type UnsubscribeLinks = {
  tokenOf(mailed: MailedTo): string;
  /** What a token stands for; undefined for one that is not ours, or was changed. */
  read(token: string): MailedTo | undefined;
};

/**
 * Tokens of the links by which a mail is unsubscribed from: message and address, which say nothing to others, and 128
 * bits of HMAC over both. Nothing is stored for them, and they hold for as long as somebody may keep the mail; the address
 * is in them because the person may have another one by then.
 */
export const unsubscribeLinks = (key: string): UnsubscribeLinks => {
  const seal = ({ messageId, addressId }: MailedTo): string =>
    keyedToken(key, 'unsubscribe-link', messageId, addressId);
  return {
    tokenOf: (mailed) => [mailed.messageId, mailed.addressId, seal(mailed)].join('~'),
    read(token) {
      const [, messageId, addressId, given] = TOKEN.exec(token) ?? [];
      if (messageId === undefined || addressId === undefined || given === undefined) return undefined;
      return sameSecret(given, seal({ messageId, addressId })) ? { messageId, addressId } : undefined;
    },
  };
};

const TOKEN = /^([A-Za-z0-9-]{10,80})~(ad[A-Z0-9]{20})~([A-Za-z0-9_-]{22})$/;

/** The address of the page, and of the POST that mail programs send (RFC 8058). */
export const unsubscribeUrl = (baseUrl: string, token: string): string => `${baseUrl}/u/${token}`;
