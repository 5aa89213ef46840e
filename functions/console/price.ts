import { type Language, LOCALES } from '../../shared/kernel/language.ts';

/** An amount as the reader writes numbers; partners name no currency. */
export const priceIn = (language: Language, price: number): string =>
  new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    price,
  );

/** An amount as it stands in a field to type in: without a mark between thousands. */
export const writePrice = (language: Language, price: number): string =>
  new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    useGrouping: false,
  }).format(price);

/** An amount as it was typed, with a comma or a point before the cents; NaN for what is none. */
export const readPrice = (text: string): number => {
  const digits = text.replaceAll(/\s/g, '');
  return /^\d{1,7}(?:[.,]\d{1,2})?$/.test(digits) ? Number(digits.replace(',', '.')) : NaN;
};
