/* `Name <address>` as a header may hold it (RFC 5322, RFC 2047). */

/** A base64 word of RFC 2047 may be 75 characters long, 12 of them frame: 45 bytes of UTF-8 become 60 characters. */
const MOST_BYTES = 45;

/** `Autohaus Muster <service@muster.example>`, quoted or encoded as the name demands. Line breaks cannot get into the header. */
export const mailbox = (name: string, address: string): string => `${displayName(name)} <${address}>`;

const displayName = (name: string): string => {
  const line = name.replaceAll(/\p{Cc}+/gu, ' ').trim();
  return /^[\x20-\x7e]*$/.test(line)
    ? `"${line.replaceAll(/["\\]/g, String.raw`\$&`)}"`
    : encodedWords(line).join(' ');
};

const encodedWords = (text: string): string[] => {
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > MOST_BYTES) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`);
};
