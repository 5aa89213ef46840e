import { keyedToken, sha256Hex } from '../kernel/digest.ts';
import { type PreferenceLinks, preferenceLinks } from './preference-link.ts';
import { type UnsubscribeLinks, unsubscribeLinks } from './unsubscribe-link.ts';

/** How links to customers are made: where our site is, and the key behind the tokens. */
export type LinkSettings = {
  baseUrl: string;
  tokenOf(link: { checkInId: string; version: number }): string;
  unsubscribe: UnsubscribeLinks;
  preferences: PreferenceLinks;
};

/** Links with tokens of 128 bits: HMAC over the check-in and its version, so nothing but the key needs to be kept (S0.17). */
export const linkSettings = (baseUrl: string, key: string): LinkSettings => ({
  baseUrl,
  tokenOf: ({ checkInId, version }) => keyedToken(key, 'check-in-link', checkInId, String(version)),
  unsubscribe: unsubscribeLinks(key),
  preferences: preferenceLinks(key),
});

/** The address of the check-in page. */
export const linkUrl = (links: LinkSettings, token: string): string => `${links.baseUrl}/c/${token}`;

/** Under which a link is found again: the table never holds a token that opens anything. */
export const tokenDigest = (token: string): string => sha256Hex(token).slice(0, 40);
