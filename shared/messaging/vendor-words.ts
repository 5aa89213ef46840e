/** Enough for what vendors say of one message; the trace is no log. */
const MOST_CHARACTERS = 160;

/** What may be an address or a name of the customer: mail addresses, links, whatever stands in quotes or brackets. */
const ADDRESSES = /\S*@\S*|[\p{L}\p{N}+.-]*:\/\/\S*|["“”„«»<{[][^"“”«»>}\]]*["“”«»>}\]]/giu;
/** Five digits or more with nothing but blanks and signs between them: a number, however it is written. */
const NUMBERS = /\p{N}(?:[^\p{L}\p{N}]*\p{N}){4,}/gu;
/** Letters and digits mixed: a VIN, a plate, an id, a token of a link. */
const MIXED = /(?=[\p{L}\p{N}_-]*\p{N})(?=[\p{L}\p{N}_-]*\p{L})[\p{L}\p{N}_-]{7,}|[\p{L}\p{N}_-]{31,}/gu;
const BLANKS = /[\s\p{C}]+/gu;

/** Shorter ones are too common to name anybody. */
const LEAST_LETTERS = 3;

/**
 * A vendor's own words as they may be kept: evidence for the trace, without anything by which a customer could be known.
 * `personal`: what the message itself says, such as the customer's name, in case the vendor repeats it. Undefined where
 * nothing is left to read.
 */
export const vendorWords = (
  text: string | undefined,
  personal: readonly string[] = [],
): string | undefined => {
  if (text === undefined) return undefined;
  // Cut before and after: a vendor's error page may be long, and a cut must not leave half a pair of brackets.
  const start = text
    .slice(0, MOST_CHARACTERS * 4)
    .toWellFormed()
    .replaceAll(BLANKS, ' ');
  const words = personal
    .filter((name) => name.trim().length >= LEAST_LETTERS)
    .reduce((kept, name) => kept.replaceAll(name, '…'), start)
    .replaceAll(ADDRESSES, '…')
    .replaceAll(MIXED, '…')
    .replaceAll(NUMBERS, '…')
    .trim();
  const short =
    words.length > MOST_CHARACTERS ? `${words.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…` : words;
  return /\p{L}/u.test(short) ? short : undefined;
};
