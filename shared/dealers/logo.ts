import { sha256Hex } from '../kernel/digest.ts';
import { LOGO_ENDINGS, type LogoEnding } from './logo-file.ts';

/** Enough for a sharp logo, little enough for a phone on a bad connection and for one item of the table. */
export const MOST_LOGO_BYTES = 100 * 1024;

/** What a file may be, by its bytes. No SVG: it could hold scripts. */
const ENDINGS: Readonly<Record<string, LogoEnding>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};

/** The ending for what a file is; undefined for what is no picture that we take. */
export const logoEnding = (mime: string | undefined): LogoEnding | undefined =>
  mime === undefined ? undefined : ENDINGS[mime];

/** The media type of a logo by its name. */
export const logoType = (file: string): string | undefined => {
  const ending = LOGO_ENDINGS.find((one) => file.endsWith(`.${one}`));
  return Object.entries(ENDINGS).find(([, one]) => one === ending)?.[0];
};

/**
 * The name of a logo, which follows from whose it is and from every byte of it: another picture has another address, so browsers keep
 * each for ever, and of two owners of one picture each has its own.
 */
export const logoFile = (owner: string, bytes: Uint8Array, ending: LogoEnding): string =>
  `logo-${sha256Hex(Buffer.concat([Buffer.from(`${owner}\n`), bytes])).slice(0, 32)}.${ending}`;
