import { type Language, LOCALES } from '../../shared/kernel/language.ts';

/** An amount as the reader writes numbers; partners name no currency. */
export const priceIn = (language: Language, price: number): string =>
  new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    price,
  );
