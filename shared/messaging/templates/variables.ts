import type { Language } from '../../kernel/language.ts';

/**
 * What a variable holds. A message keeps `date-time` as an instant, `money` as `129.9 EUR` and `status` as the visit's status;
 * they are written out in the language of the text that uses them. `date` and `time` are parts of a date and time.
 */
export type VariableType = 'text' | 'date-time' | 'date' | 'time' | 'money' | 'status' | 'url';

export type Variable = {
  type: VariableType;
  says: string;
  /** Under which a message keeps the value: with long names its item is over the 1 KB that one write unit pays for. */
  kept?: string;
  /** What a preview shows: the same in all languages, or the word of each. */
  sample: string | Record<Language, string>;
  /** The date and time that this is a part of. */
  partOf?: 'appointment.starts_at' | 'appointment.ends_at';
};

const STARTS = '2026-12-01T08:30:00.000Z';
const ENDS = '2026-12-04T16:00:00.000Z';

/** Every variable that a text may use, by its name in the text: `{{ car.title }}` (S1.13, S1.15). */
export const VARIABLES = {
  'customer.first_name': {
    type: 'text',
    kept: 'fn',
    says: 'The customer’s first name',
    sample: { en: 'Emma', de: 'Jürgen', nl: 'Sanne', fr: 'Hélène', sk: 'Ľubomír' },
  },
  'customer.last_name': {
    type: 'text',
    kept: 'sn',
    says: 'The customer’s last name',
    sample: { en: 'Taylor', de: 'Weiß', nl: 'de Vries', fr: 'Lefèvre', sk: 'Kováč' },
  },
  'location.name': {
    type: 'text',
    kept: 'ln',
    says: 'The workshop or store',
    sample: {
      en: 'Example Motors',
      de: 'Autohaus Muster',
      nl: 'Autobedrijf Voorbeeld',
      fr: 'Garage Exemple',
      sk: 'Autoservis Vzor',
    },
  },
  'appointment.starts_at': {
    type: 'date-time',
    kept: 'at',
    says: 'Day and time of the appointment, or of picking up',
    sample: STARTS,
  },
  'appointment.date': {
    type: 'date',
    says: 'Its day, short',
    sample: STARTS,
    partOf: 'appointment.starts_at',
  },
  'appointment.time': { type: 'time', says: 'Its time', sample: STARTS, partOf: 'appointment.starts_at' },
  'appointment.ends_at': {
    type: 'date-time',
    kept: 'to',
    says: 'Day and time of the end, or of returning',
    sample: ENDS,
  },
  'appointment.end_date': {
    type: 'date',
    says: 'Day of the end, short',
    sample: ENDS,
    partOf: 'appointment.ends_at',
  },
  'appointment.end_time': {
    type: 'time',
    says: 'Time of the end',
    sample: ENDS,
    partOf: 'appointment.ends_at',
  },
  'car.title': { type: 'text', kept: 'ct', says: 'Brand and model of the vehicle', sample: 'BMW X3' },
  'car.license_plate': { type: 'text', kept: 'lp', says: 'The vehicle’s licence plate', sample: 'M-AB 1234' },
  'order.number': {
    type: 'text',
    kept: 'on',
    says: 'The order’s number, as the partner gives it',
    sample: '4711',
  },
  'service.status': {
    type: 'status',
    kept: 'st',
    says: 'What is happening with the vehicle, in words',
    sample: 'in_service',
  },
  'payment.amount': { type: 'money', kept: 'pa', says: 'The amount with its currency', sample: '249.9 EUR' },
  'payment.url': {
    type: 'url',
    kept: 'pu',
    says: 'Where it can be paid online',
    sample: 'https://pay.example/4711',
  },
  'video.url': {
    type: 'url',
    kept: 'vu',
    says: 'Where the video can be watched',
    sample: 'https://video.example/v/4711',
  },
  'video.title': {
    type: 'text',
    kept: 'vt',
    says: 'What the video is about',
    sample: {
      en: 'Front brakes',
      de: 'Bremsen vorne',
      nl: 'Voorremmen',
      fr: 'Freins avant',
      sk: 'Predné brzdy',
    },
  },
  link: {
    type: 'url',
    says: 'The customer’s own link to the check-in',
    sample: 'https://kerbside.example/c/3vQ8xkT1mYc2ZrB7nWp5Ls',
  },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
export const isVariableName = (text: string): text is VariableName => Object.hasOwn(VARIABLES, text);
export const VARIABLE_NAMES: readonly VariableName[] = Object.keys(VARIABLES).filter(isVariableName);

export const variableOf = (name: VariableName): Variable => VARIABLES[name];

/** The sample of a variable, as a message would keep it. */
export const sampleOf = (name: VariableName, language: Language): string => {
  const { sample } = variableOf(name);
  return typeof sample === 'string' ? sample : sample[language];
};
