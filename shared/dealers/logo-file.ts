import * as z from 'zod';

export const LOGO_ENDINGS = ['png', 'jpg', 'webp'] as const;
export type LogoEnding = (typeof LOGO_ENDINGS)[number];

/** The name of a logo that was uploaded, as a setting holds it and as it stands in its address. */
export const logoFileSchema = z
  .string()
  .regex(/^logo-[0-9a-f]{32}\.(png|jpg|webp)$/, 'the name of a logo that was uploaded');
