import type { Language } from '../../kernel/language.ts';

/*
 * Words by which an offer is known. A workshop's own words look alike: a quote is an "offerte" in Dutch and a "cenová ponuka"
 * in Slovak, "remise des clés" hands over keys, a "solde" is what is still to pay, a "Rückrufaktion" is a recall. Where a word
 * means both, only its clear forms are in the list: a service message that is refused without need is a nuisance, too.
 */
const WORDS: Record<Language, readonly string[]> = {
  en: [
    'discount(?:s|ed)?',
    'special offers?',
    'offers?(?! (?:you|to|online|no|a choice))',
    'vouchers?',
    'coupons?',
    'promo(?:tion|tions| codes?)?',
    'on sale',
    'sale',
    'bargains?',
    'buy one',
    'money off',
    String.raw`\d+\s?%\s?off`,
    'half price',
  ],
  de: [
    'rabatt\\p{L}*',
    '\\p{L}*rabatte?',
    '(?:sonder|spar|schnäppchen|top|aktions|winter|sommer|frühlings|herbst)?angebote?[sn]?',
    'aktions(?:preis|woche|code)\\p{L}*',
    '(?:\\p{L}*)gutschein\\p{L}*',
    'schnäppchen',
    'preisnachl[aä]ss\\p{L}*',
    'ausverkauf',
    'schlussverkauf',
    'sale',
    'vorteilspreis\\p{L}*',
    'zum halben preis',
  ],
  nl: [
    '\\p{L}*korting(?:en|scode|sactie)?',
    '(?:\\p{L}*)aanbieding(?:en)?',
    'actieprij(?:s|zen)',
    'uitverkoop',
    '(?:cadeau|waarde|tegoed|kortings)bon(?:nen)?',
    'vouchers?',
    'sale',
    'voor de helft van de prijs',
  ],
  fr: [
    // Not what is handed over, nor what is put back.
    'remises?(?! (?:des|de la|de votre|du|de vos|en (?:état|main|service))(?!\\p{L}))',
    'offres? (?:spéciales?|promotionnelles?|exclusives?|du mois|limitées?)',
    "offres?(?! (?:de prix|d[’']emploi))",
    'réductions?',
    'promo(?:tion|tions)?',
    'soldes',
    "bons? d[’']achat",
    'bons? de réduction',
    'chèques?[- ]cadeaux?',
    'codes? promo',
    'à moitié prix',
  ],
  sk: [
    'zľav\\p{L}*',
    'zliav',
    'akciov\\p{L}*',
    'výpredaj\\p{L}*',
    'kupón\\p{L}*',
    'poukáž\\p{L}*',
    '(?:darčekov|zľavov)\\p{L}* poukaz\\p{L}*',
    '(?:špeciáln|výhodn|mimoriadn)\\p{L}* ponuk\\p{L}*',
    'za polovicu',
  ],
};

/** In every language: `-20 %`, and English, which advertisers use everywhere. */
const EVERYWHERE = [String.raw`[-−–]\s?\d{1,2}\s?%`, String.raw`\d+\s?%\s?off`, 'black friday', 'cashback'];

const patterns = new Map(
  Object.entries(WORDS).map(([language, words]) => [
    language,
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${[...words, ...EVERYWHERE].join('|')})(?![\p{L}\p{N}])`,
      'giu',
    ),
  ]),
);

export type OfferWord = { word: string; index: number };

/** The words of a text that make an offer, with their places. */
export const offerWords = (text: string, language: Language): OfferWord[] => {
  const pattern = patterns.get(language);
  return pattern ? Array.from(text.matchAll(pattern), ({ 0: word, index }) => ({ word, index })) : [];
};
