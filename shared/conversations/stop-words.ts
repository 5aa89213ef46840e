/**
 * The words that mean "no more messages", in our languages and as carriers know them. Only a message that is nothing
 * but such a word counts (B5): "please stop the work" is a message for the advisor.
 */
const STOP_WORDS: ReadonlySet<string> = new Set([
  'stop',
  'stopall',
  'unsubscribe', // English, carriers
  'stopp',
  'abmelden',
  'abbestellen', // German
  'afmelden', // Dutch
  'arret',
  'arrêt',
  'désabonner',
  'desabonner', // French
  'odhlasit',
  'odhlásiť',
  'zrusit',
  'zrušiť', // Slovak
]);

/** The stop word that the text consists of, in lower case; undefined when it says anything else. */
export const stopWordOf = (text: string): string | undefined => {
  const word = text
    .normalize('NFC')
    .trim()
    .replace(/[.!]+$/, '')
    .toLowerCase();
  return STOP_WORDS.has(word) ? word : undefined;
};
