import { toE164 } from '../../shared/messaging/channels/vendor-json.ts';

/** A number as people type it or a link holds it (`+49 171 39200-20`, `0049…`, `49…`) as E.164; undefined for what is none. */
export const readNumber = (text: string | undefined): string | undefined =>
  toE164(
    decoded(text ?? '')
      .replaceAll(/[\s().-]/g, '')
      .replace(/^\+?00/, ''),
  );

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The page of a handset; without the plus, which means a space in a query. */
export const phonePath = (number: string): string => `/sandbox/phone/${number.replace('+', '')}`;
