import { AppError } from '../../kernel/app-error.ts';
import { remember } from '../../kernel/remember.ts';
import { FREE_TEXT, type TextPurpose } from '../free-text.ts';
import { type VariableName, variableOf } from './variables.ts';

/** An email; its button leads to the purpose’s link, and is left out where there is none. */
export type EmailTexts = { subject: string; body: string; button?: string | undefined };

/** The texts of a purpose in one language, as Liquid templates. */
export type PurposeTexts = {
  /** SMS, and WhatsApp inside the 24-hour window. */
  sms: { text: string };
  email: EmailTexts;
  /** A message in the manufacturer's app; where there is none, the words of the email. */
  oem?: EmailTexts | undefined;
  /**
   * The body of the template that Meta approved; each `{{ … }}` in it is one of its variables, in order, and never empty:
   * Meta refuses that.
   */
  whatsapp: { header?: string | undefined; body: string };
};

type PurposeDefinition = {
  says: string;
  /** Without a value for one of these nothing is planned (S0.19). */
  mandatory: readonly VariableName[];
  /** These may be empty, so a text says what stands there instead (S1.16). */
  nullable?: readonly VariableName[];
  /** Where its button leads. */
  link?: 'link' | 'payment.url' | 'video.url';
  /** Every event is a message of its own. Absent: a visit has one message for the purpose. */
  perEvent?: true;
};

/** Known for every purpose, where the visit has it. */
const COMMON = [
  'customer.first_name',
  'customer.last_name',
  'appointment.starts_at',
  'car.title',
  'car.license_plate',
  'order.number',
] as const;

const DEFINITIONS: Record<TextPurpose, PurposeDefinition> = {
  [FREE_TEXT]: {
    says: 'What staff write to one person',
    mandatory: [],
    nullable: [
      'appointment.ends_at',
      'service.status',
      'payment.amount',
      'payment.url',
      'video.url',
      'video.title',
    ],
    perEvent: true,
  },
  'check-in-invite': { says: 'Invites the customer to check in', mandatory: ['link'], link: 'link' },
  'check-in-confirmation': { says: 'Thanks for a finished check-in', mandatory: [] },
  'order-confirmed': { says: 'The order is confirmed', mandatory: [] },
  'order-rejected': { says: 'The order is not accepted', mandatory: [] },
  'payment-due': {
    says: 'The order is not paid yet',
    mandatory: ['payment.amount'],
    nullable: ['payment.url'],
    link: 'payment.url',
    perEvent: true,
  },
  'payment-received': { says: 'A payment arrived', mandatory: ['payment.amount'], perEvent: true },
  'reminder-start': { says: 'Before the start, or picking up', mandatory: ['appointment.starts_at'] },
  'reminder-end': { says: 'Before the end, or returning', mandatory: ['appointment.ends_at'] },
  'service-status': {
    says: 'What is happening with the vehicle',
    mandatory: ['service.status'],
    perEvent: true,
  },
  'asset-ready': { says: 'The vehicle can be collected', mandatory: [] },
  'video-published': {
    says: 'A personal video from the workshop',
    mandatory: ['video.url'],
    nullable: ['video.title'],
    link: 'video.url',
    perEvent: true,
  },
  'appointment-confirmed': { says: 'The appointment is fixed', mandatory: ['appointment.starts_at'] },
  'appointment-cancelled': { says: 'The appointment is off', mandatory: [] },
  'appointment-moved': {
    says: 'The appointment has another time',
    mandatory: ['appointment.starts_at'],
    perEvent: true,
  },
};

const PARTS: Partial<Record<VariableName, readonly VariableName[]>> = {
  'appointment.starts_at': ['appointment.date', 'appointment.time'],
  'appointment.ends_at': ['appointment.end_date', 'appointment.end_time'],
};
const withParts = (names: readonly VariableName[]): VariableName[] =>
  names.flatMap((name) => [name, ...(PARTS[name] ?? [])]);

export type PurposeVariables = Pick<PurposeDefinition, 'says' | 'link' | 'perEvent'> & {
  mandatory: readonly VariableName[];
  nullable: readonly VariableName[];
};

/** A purpose with all variables that its texts may use: asked for several times with each message, and always the same. */
export const purposeOf = remember(
  Object.keys(DEFINITIONS).length,
  (purpose: TextPurpose): PurposeVariables => {
    const { says, link, perEvent, ...definition } = DEFINITIONS[purpose];
    const mandatory = withParts(['location.name', ...definition.mandatory]);
    const nullable = withParts([...COMMON, ...(definition.nullable ?? [])]);
    return {
      says,
      ...(link ? { link } : {}),
      ...(perEvent ? { perEvent } : {}),
      mandatory,
      nullable: nullable.filter((name) => !mandatory.includes(name)),
    };
  },
);

/**
 * Refuses a message whose mandatory variables have no value (S0.19), before anything is planned. The link is made when
 * the text is rendered. The error names the variables, not their values.
 */
export const checkVariables = (purpose: TextPurpose, values: Readonly<Record<string, string>>): void => {
  const missing = purposeOf(purpose).mandatory.filter(
    (name) => name !== 'link' && variableOf(name).partOf === undefined && !values[name]?.trim(),
  );
  if (missing.length === 0) return;
  throw new AppError(
    'InvalidInput',
    'message.variable_missing',
    `A ${purpose} message needs values for ${missing.join(', ')}; they are empty. Nothing was sent.`,
  );
};
