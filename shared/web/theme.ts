import { contrast, type Rgb, textOn, toRgb } from '../kernel/colour.ts';

/* Colours of the pages. The dealer chooses one colour freely; everything that makes text readable on it is computed here. */

/** The fixed colours of light and dark pages, as `site-style.ts` uses them: readable in sunlight (7:1) without any dealer's colour. */
export const LIGHT = {
  page: '#f3f4f6',
  card: '#ffffff',
  text: '#15181e',
  muted: '#474d58',
  line: '#d8dbe1',
  field: '#6b717d',
  error: '#a8071a',
} as const;
export const DARK = {
  page: '#111317',
  card: '#1b1e24',
  text: '#f2f4f7',
  muted: '#b9bfca',
  line: '#343942',
  field: '#8b93a1',
  error: '#ff9d99',
} as const;

/** The dealer's colour, and what it takes to use it: text on it, itself as text, and the edge of what is filled with it. */
type Theme = { brand: string; onBrand: string; light: BrandOn; dark: BrandOn };
type BrandOn = { ink: string; edge: string };

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

const toHex = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** What text needs (WCAG 1.4.3), and what the shape of a control needs (1.4.11). */
export const TEXT_CONTRAST = 4.5;
export const SHAPE_CONTRAST = 3;

/** Moves a colour towards black or white until it is seen well enough on every ground; black or white at the latest. */
const reach = (colour: string, towards: Rgb, grounds: readonly string[], wanted: number): string => {
  const from = toRgb(colour);
  for (let step = 0; step < 25; step += 1) {
    const [red, green, blue] = from.map((part, index) => part + (((towards[index] ?? 0) - part) * step) / 25);
    const mixed = toHex([red ?? 0, green ?? 0, blue ?? 0]);
    if (grounds.every((ground) => contrast(mixed, ground) >= wanted)) return mixed;
  }
  return toHex(towards);
};

const brandOn = (brand: string, towards: Rgb, grounds: readonly string[]): BrandOn => ({
  ink: reach(brand, towards, grounds, TEXT_CONTRAST),
  edge: reach(brand, towards, grounds, SHAPE_CONTRAST),
});

/** The theme of a dealer's colour (`#rrggbb`). Black or white reaches 4.5:1 on any colour. */
export const themeOf = (colour: string): Theme => {
  const brand = colour.toLowerCase();
  return {
    brand,
    onBrand: textOn(brand),
    light: brandOn(brand, BLACK, [LIGHT.page, LIGHT.card]),
    dark: brandOn(brand, WHITE, [DARK.page, DARK.card]),
  };
};

/** The theme as CSS custom properties, in a stylesheet of our own: the strict CSP allows no inline style. */
export const themeCss = (colour: string): string => {
  const { brand, onBrand, light, dark } = themeOf(colour);
  const ink = ({ ink: text, edge }: BrandOn): string => `--brand-ink:${text};--brand-edge:${edge}`;
  return `:root{--brand:${brand};--on-brand:${onBrand};${ink(light)}}@media (prefers-color-scheme:dark){:root{${ink(dark)}}}`;
};
