/* What can be worked out of a colour `#rrggbb`, as WCAG 2.2 does it. */

export type Rgb = readonly [number, number, number];

export const toRgb = (colour: string): Rgb => {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};

/** Relative luminance, 0 for black and 1 for white. */
const luminance = (colour: string): number => {
  const [red, green, blue] = toRgb(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
};

/** How well one colour is seen on another, from 1 (not at all) to 21 (black on white). */
export const contrast = (a: string, b: string): number => {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
};

/** Black or white, whichever is seen better on a colour. The worse of the two is never below 4.58. */
export const textOn = (colour: string): '#ffffff' | '#000000' =>
  contrast('#ffffff', colour) >= contrast('#000000', colour) ? '#ffffff' : '#000000';
