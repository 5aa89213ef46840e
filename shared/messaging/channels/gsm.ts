/* How an SMS is counted: by the alphabet of GSM 03.38, or as UCS-2 as soon as one character is outside of it. */

const ESCAPED = new Set('\f^{}\\[~]|€');
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** What makes a text UCS-2: each character once, in the order of the text. */
export const nonGsmCharacters = (text: string): string[] => [
  ...new Set(Array.from(text).filter((character) => !isGsm(character))),
];

export type SmsLength = { encoding: 'gsm7' | 'ucs2'; units: number; parts: number };

/** Units of one message, and of each part once there are several (the rest names the part). */
const ROOM = { gsm7: { single: 160, each: 153 }, ucs2: { single: 70, each: 67 } } as const;

/** True when every character is in the GSM alphabet. */
export const isGsm = (text: string): boolean =>
  Array.from(text).every((character) => BASIC.has(character) || ESCAPED.has(character));

/** The encoding of a text, its length in that encoding, and how many SMS it is sent (and paid) as (S1.17). */
export const smsLength = (text: string): SmsLength => {
  const encoding = isGsm(text) ? 'gsm7' : 'ucs2';
  const costs = Array.from(text, (character) =>
    encoding === 'ucs2' ? character.length : ESCAPED.has(character) ? 2 : 1,
  );
  const units = costs.reduce((sum, cost) => sum + cost, 0);
  const { single, each } = ROOM[encoding];
  if (units <= single) return { encoding, units, parts: 1 };
  let parts = 1;
  let filled = 0;
  for (const cost of costs) {
    // A character of two units is never cut in two: it moves to the next part.
    if (filled + cost > each) {
      parts += 1;
      filled = 0;
    }
    filled += cost;
  }
  return { encoding, units, parts };
};
