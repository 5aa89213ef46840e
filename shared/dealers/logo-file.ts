import * as z from 'zod';

export const LOGO_ENDINGS = ['png', 'jpg', 'webp'] as const;
export type LogoEnding = (typeof LOGO_ENDINGS)[number];

/** The name of a logo that was uploaded, as a setting holds it and as it stands in its address. */
export const logoFileSchema = z
  .string()
  .regex(/^logo-[0-9a-f]{32}\.(png|jpg|webp)$/, 'the name of a logo that was uploaded');

/** Where a logo is, on our own site: pages load nothing from anybody else. */
export const logoPath = (file: string): string => `/assets/${file}`;

/** The same for what is read elsewhere, such as a mail; undefined where there is no logo. */
export const logoUrl = (baseUrl: string, file: string | null | undefined): string | undefined =>
  file ? new URL(logoPath(file), baseUrl).href : undefined;
