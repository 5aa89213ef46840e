import type { Purpose } from '../dealers/settings.ts';

/** The purpose of what staff write to one person: no template, no preset, and every variable of the visit. */
export const FREE_TEXT = 'free-text';

/** What a text can be for: a purpose that has templates, or what staff write themselves. */
export type TextPurpose = Purpose | typeof FREE_TEXT;
