import { dateFormat } from '../kernel/date-format.ts';
import { type Language, LOCALES } from '../kernel/language.ts';

/** The calendar day at a place: `Dienstag, 1. Dezember 2026`. */
export const formatDay = (instant: string, language: Language, zone: string): string =>
  dateFormat(language, zone, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(Date.parse(instant));

/** The time of day at a place: `09:30`. */
export const formatTime = (instant: string, language: Language, zone: string): string =>
  dateFormat(language, zone, { hour: '2-digit', minute: '2-digit' }).format(Date.parse(instant));

/** A number of things: `5.000` in German. */
export const formatCount = (count: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language]).format(count);

/** A day and a time in short: `Di., 1. Dez., 09:30`. */
export const formatMoment = (instant: string, language: Language, zone: string): string =>
  dateFormat(language, zone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(Date.parse(instant));

/** An amount of money: `49,90 €` in German. */
export const formatPrice = (amount: number, currency: string, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency }).format(amount);
