import { keyedToken, sameSecret } from '../kernel/digest.ts';

export type PreferenceLinks = {
  tokenOf(messageId: string): string;
  /** The message that a token stands for; undefined for one that is not ours, or was changed. */
  read(token: string): string | undefined;
};

/**
 * Tokens of the links to the page where a person chooses what we send: the message that told of it, and 128 bits of HMAC.
 * Nothing is stored for them; they end with the message, and so with the person.
 */
export const preferenceLinks = (key: string): PreferenceLinks => {
  const seal = (messageId: string): string => keyedToken(key, 'preference-link', messageId);
  return {
    tokenOf: (messageId) => `${messageId}~${seal(messageId)}`,
    read(token) {
      const [, messageId, given] = TOKEN.exec(token) ?? [];
      if (messageId === undefined || given === undefined) return undefined;
      return sameSecret(given, seal(messageId)) ? messageId : undefined;
    },
  };
};

const TOKEN = /^([A-Za-z0-9-]{10,80})~([A-Za-z0-9_-]{22})$/;

export const preferenceUrl = (baseUrl: string, token: string): string => `${baseUrl}/p/${token}`;
