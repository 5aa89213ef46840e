import { createHmac, createSecretKey, hash, timingSafeEqual } from 'node:crypto';
import { encodeTime } from 'ulid';
import { escapePart } from './escape-part.ts';
import { remember } from './remember.ts';

/** SHA-256 as lower-case hex. For what is not secret (body fingerprints) or has 128 random bits and more (API keys). */
export const sha256Hex = (text: string | Uint8Array): string => hash('sha256', text, 'hex');

/** Escaped and joined, so that no two lists of parts give one text. */
const joined = (parts: readonly string[]): string => parts.map(escapePart).join('/');

/** A message and all that happens to it ask for the ids of the same few conversations, people and addresses. */
const MOST_KNOWN = 500;
const MOST_KEYS = 5;

const shortId = (digest: string): string => digest.slice(0, 20).toUpperCase();
const idOf = remember(MOST_KNOWN, (text: string) => shortId(sha256Hex(text)));

/** An id of 80 bits that follows from its parts: the same event applied twice makes the same item. */
export const digestId = (...parts: string[]): string => idOf(joined(parts));

/** As `digestId`, but only a holder of the key can tell whether a guess (a phone number, say) is behind an id. */
export const keyedId = (key: string, ...parts: string[]): string => sealedBy(key)(joined(parts)).id;

/** 128 bits of HMAC as base64url: a link token that cannot be guessed. */
export const keyedToken = (key: string, ...parts: string[]): string => sealedBy(key)(joined(parts)).token;

type Sealed = { id: string; token: string };
/** What a key makes of texts. A function has one or two keys, those of its stage. */
const sealedBy = remember(MOST_KEYS, (key: string) => {
  const secret = createSecretKey(Buffer.from(key));
  return remember(MOST_KNOWN, (text: string): Sealed => {
    const seal = createHmac('sha256', secret).update(text).digest();
    return { id: shortId(seal.toString('hex')), token: seal.subarray(0, 16).toString('base64url') };
  });
});

/** A ULID that follows from its time and its parts: sorts by time, and the same cause gives the same id. */
export const timedId = (instant: string, ...parts: string[]): string =>
  encodeTime(Date.parse(instant), 10) + digestId(...parts).slice(0, 16);

/** Constant-time comparison of two texts of any length. */
export const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
