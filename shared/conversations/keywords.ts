import type { Language } from '../kernel/language.ts';

/*
 * The words by which a customer stops messages or wants them again (B5). A word counts only as the whole message, and only
 * in a language of the people behind the number or of the location; a few words are known by carriers everywhere and are
 * no ordinary words of any of our languages, so they count in all. All are written in lower case and without accents.
 */

/** `ordinary`: the word may well mean something else ("cancel" an appointment), so that the staff are told as well. */
type Words = { stop: readonly string[]; ordinary?: readonly string[]; start: readonly string[] };

export const UNIVERSAL_WORDS: Words = {
  stop: ['stop', 'stopp', 'stop all', 'stopall', 'unsubscribe', 'optout', 'opt-out', 'opt out'],
  start: ['start', 'unstop'],
};

export const KEYWORDS: Readonly<Record<Language, Words>> = {
  // Carriers of English-speaking countries take the ordinary ones as an opt-out whatever we do.
  en: {
    stop: ['stop messages', 'revoke'],
    ordinary: ['cancel', 'end', 'quit'],
    start: ['resume', 'subscribe', 'start messages'],
  },
  de: {
    stop: ['abmelden', 'abbestellen', 'austragen', 'stoppen'],
    start: ['starten', 'wieder anmelden', 'wieder starten'],
  },
  nl: { stop: ['afmelden', 'uitschrijven', 'stoppen'], start: ['starten', 'hervatten', 'weer aanmelden'] },
  fr: {
    stop: ['arret', 'arreter', 'desabonner', 'desabonnement', 'desinscrire', 'desinscription'],
    start: ['demarrer', 'reprendre', 'reabonner'],
  },
  sk: {
    stop: ['odhlasit', 'odhlasit sa'],
    ordinary: ['zrusit'],
    start: ['obnovit', 'znova prihlasit', 'spustit'],
  },
};

/** What carriers understand by themselves. YES is among them, so that no word of ours may mean anything else by it. */
export const CARRIER_WORDS = {
  stop: ['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout', 'arret'],
  start: ['start', 'unstop', 'yes'],
  help: ['help', 'info'],
} as const;

export type Keyword = {
  means: 'stop' | 'start';
  /** The word as our tables have it. */
  word: string;
  isOrdinary: boolean;
};

/** In lower case, without accents, without invisible characters, one space between words. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** A question mark stays: "Stop?" is a question. */
const AROUND = /^[\s"'“”„‚‘’«»‹›*_([{¡]+|[\s"'“”„‚‘’«»‹›*_)\]}.!,;:…]+$/gu;

/** The keyword that a message consists of, in one of these languages; undefined when it says anything else. */
export const keywordOf = (text: string, languages: readonly Language[]): Keyword | undefined => {
  const word = plain(plain(text).replaceAll(AROUND, ''));
  for (const words of [UNIVERSAL_WORDS, ...languages.map((language) => KEYWORDS[language])]) {
    const isOrdinary = words.ordinary?.includes(word) ?? false;
    if (isOrdinary || words.stop.includes(word)) return { means: 'stop', word, isOrdinary };
    if (words.start.includes(word)) return { means: 'start', word, isOrdinary: false };
  }
  return undefined;
};

/** How words of stopping begin in our languages, in whatever form they stand in a sentence. */
const STEMS =
  /(?:^|[^\p{L}])(?:stop|unsubscri|opt(?:\s|-)?out|abmeld|abbestell|afmeld|uitschrij|arret|desabonn|desinscri|odhlas)/u;

/** Whether a sentence speaks of stopping something: the work, or our messages. That is for a person to tell. */
export const mentionsStop = (text: string): boolean => STEMS.test(plain(text));
