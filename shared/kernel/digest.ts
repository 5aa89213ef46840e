import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { encodeTime } from 'ulid';

/** SHA-256 as lower-case hex. For what is not secret (body fingerprints) or has 128 random bits and more (API keys). */
export const sha256Hex = (text: string | Uint8Array): string => hash('sha256', text, 'hex');

/** Escaped and joined, so that no two lists of parts give one text. */
const joined = (parts: readonly string[]): string =>
  parts.map((part) => encodeURIComponent(part.toWellFormed())).join('/');

/** An id of 80 bits that follows from its parts: the same event applied twice makes the same item. */
export const digestId = (...parts: string[]): string => sha256Hex(joined(parts)).slice(0, 20).toUpperCase();

/** As `digestId`, but only a holder of the key can tell whether a guess (a phone number, say) is behind an id. */
export const keyedId = (key: string, ...parts: string[]): string =>
  createHmac('sha256', key).update(joined(parts)).digest('hex').slice(0, 20).toUpperCase();

/** 128 bits of HMAC as base64url: a link token that cannot be guessed. */
export const keyedToken = (key: string, ...parts: string[]): string =>
  createHmac('sha256', key).update(joined(parts)).digest().subarray(0, 16).toString('base64url');

/** A ULID that follows from its time and its parts: sorts by time, and the same cause gives the same id. */
export const timedId = (instant: string, ...parts: string[]): string =>
  encodeTime(Date.parse(instant), 10) + digestId(...parts).slice(0, 16);

/** Constant-time comparison of two texts of any length. */
export const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
