import type { Purpose } from '../../dealers/settings.ts';

/** The variables of a purpose: `required` ones must have a value before a message is planned, `optional` ones may be empty. */
export type PurposeVariables = { required: readonly string[]; optional: readonly string[]; hasLink: boolean };

export const PURPOSE_VARIABLES: Record<Purpose, PurposeVariables> = {
  'check-in-invite': { required: ['locationName'], optional: ['firstName', 'appointmentAt', 'vehicle'], hasLink: true },
  'check-in-confirmation': { required: ['locationName'], optional: ['firstName', 'appointmentAt', 'vehicle'], hasLink: false },
};

/** The texts of a purpose in one language, as Liquid templates. `link` is there where the purpose has a link. */
export type PurposeTexts = {
  /** SMS, and WhatsApp inside the 24-hour window. */
  text: string;
  email: { subject: string; body: string; button?: string };
  /** The values of the approved WhatsApp template's body variables, in order. Never empty: Meta refuses that. */
  whatsappBody: readonly string[];
};
