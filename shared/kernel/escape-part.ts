/** What percent-encoding leaves as it is, which most parts are. */
const PLAIN = /^[\w.~-]*$/;

/** Percent-encodes a part of a key or of what a digest is made of, so that `#` and `/` stand only between parts. */
export const escapePart = (part: string): string =>
  PLAIN.test(part) ? part : encodeURIComponent(part.toWellFormed());
