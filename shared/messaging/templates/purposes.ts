import type { Purpose } from '../../dealers/settings.ts';
import { AppError } from '../../kernel/app-error.ts';

/** The variables of a purpose: `required` ones must have a value before a message is planned, `optional` ones may be empty. */
export type PurposeVariables = { required: readonly string[]; optional: readonly string[]; hasLink: boolean };

export const PURPOSE_VARIABLES: Record<Purpose, PurposeVariables> = {
  'check-in-invite': {
    required: ['locationName'],
    optional: ['firstName', 'appointmentAt', 'vehicle'],
    hasLink: true,
  },
  'check-in-confirmation': {
    required: ['locationName'],
    optional: ['firstName', 'appointmentAt', 'vehicle'],
    hasLink: false,
  },
};

/** The texts of a purpose in one language, as Liquid templates. `link` is there where the purpose has a link. */
export type PurposeTexts = {
  /** SMS, and WhatsApp inside the 24-hour window. */
  text: string;
  email: { subject: string; body: string; button?: string };
  /** The values of the approved WhatsApp template's body variables, in order. Never empty: Meta refuses that. */
  whatsappBody: readonly string[];
};

/**
 * Refuses a message whose required variables have no value (S0.19), before anything is planned. The error names the
 * variables, not their values.
 */
export const checkVariables = (purpose: Purpose, variables: Readonly<Record<string, string>>): void => {
  const missing = PURPOSE_VARIABLES[purpose].required.filter((name) => !variables[name]?.trim());
  if (missing.length === 0) return;
  throw new AppError(
    'InvalidInput',
    'message.variable_missing',
    `A ${purpose} message needs values for ${missing.join(', ')}; they are empty. Nothing was sent.`,
  );
};
