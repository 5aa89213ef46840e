import type { Language } from '../kernel/language.ts';

/** Which country's way of writing dates and amounts a language stands for. English as in Europe: day before month, 24 hours. */
const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE', nl: 'nl-NL', fr: 'fr-FR', sk: 'sk-SK' };

/** The calendar day at a place: `Dienstag, 1. Dezember 2026`. */
export const formatDay = (instant: string, language: Language, zone: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(Date.parse(instant));

/** The time of day at a place: `09:30`. */
export const formatTime = (instant: string, language: Language, zone: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(Date.parse(instant));

/** A number of things: `5.000` in German. */
export const formatCount = (count: number, language: Language): string => new Intl.NumberFormat(LOCALES[language]).format(count);

/** An amount with its currency (ISO 4217): `1.234,50 €`. */
export const formatMoney = (amount: number, currency: string, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency }).format(amount);
