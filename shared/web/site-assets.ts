import { sha256Hex } from '../kernel/digest.ts';
import type { HttpReply } from './http.ts';
import { SITE_CSS } from './site-style.ts';
import { themeCss, themeOf } from './theme.ts';

/* The files behind a page. Each follows from the dealer's colour alone, so that its name can hold a digest of it and
   browsers keep it for ever: stylesheet and theme are one file, one request on a bad connection. */

const stylesheet = (colour: string): string => SITE_CSS + themeCss(colour);

/** A key on the dealer's colour, for the tab. */
const icon = (colour: string): string => {
  const { brand, onBrand } = themeOf(colour);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${brand}"/><g fill="none" stroke="${onBrand}" stroke-width="2.5" stroke-linecap="round"><circle cx="12" cy="20" r="5"/><path d="M15.6 16.4 24 8m-3.5 3.5 3 3"/></g></svg>`;
};

const KINDS = {
  css: { make: stylesheet, contentType: 'text/css; charset=utf-8' },
  svg: { make: icon, contentType: 'image/svg+xml' },
} as const;
type Kind = keyof typeof KINDS;

const nameOf = (kind: Kind, colour: string): string => {
  const digest = sha256Hex(KINDS[kind].make(colour)).slice(0, 10);
  return `site-${colour.slice(1).toLowerCase()}-${digest}.${kind}`;
};

/** The addresses of the files for a colour. */
export const assetPaths = (colour: string): { stylesheet: string; icon: string } => ({
  stylesheet: `/assets/${nameOf('css', colour)}`,
  icon: `/assets/${nameOf('svg', colour)}`,
});

const NAME = /^site-([0-9a-f]{6})-[0-9a-f]{10}\.(css|svg)$/;
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * The file of a name; undefined for a name that is none of ours. While a new version goes live, a page of the one can
 * ask for a file of the other: it gets the file as it is now, which then must not be kept.
 */
export const siteAsset = (file: string): HttpReply | undefined => {
  const [, hex = '', ending] = NAME.exec(file) ?? [];
  if (ending !== 'css' && ending !== 'svg') return undefined;
  const colour = `#${hex}`;
  const { make, contentType } = KINDS[ending];
  return {
    status: 200,
    body: make(colour),
    contentType,
    headers: { 'cache-control': file === nameOf(ending, colour) ? FOR_EVER : 'no-store' },
  };
};
