/**
 * The two dealers of a local stage: Munich in German, whose partner has an app of its own for the check-in, and London in
 * English, where the check-in is our page; London also rents cars out, and its messages follow the order by themselves.
 * Messages go out at any hour, so that a demonstration works at night.
 */
import type { Automation } from '../../shared/dealers/automation.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { type Purpose, PURPOSES } from '../../shared/dealers/settings.ts';
import { purposeOf } from '../../shared/messaging/templates/purposes.ts';
import { forApproval } from '../../shared/messaging/templates/render-template.ts';
import { TEXTS } from '../../shared/messaging/templates/texts.ts';

export const SEED_NETWORK = { networkId: 'demo', name: 'Demo network', settings: { quietHours: null } };

/** The manufacturer's app of the network: only drivers of a MINI have it, so that a BMW shows the ladder without it. */
export const SEED_OEM = { networkId: SEED_NETWORK.networkId, brands: ['MINI'], clientId: 'kerbside-demo' };

/** A location, and the partner that sends its events. */
export type SeedPlace = {
  dealerId: string;
  locationId: string;
  locationName: string;
  settings: {
    zone: string;
    language: Language;
    country: string;
    checkInPage: 'partner' | 'own';
    colour: string;
  };
  partner: { partnerId: string; name: string; aliases: Record<string, string>; checkInPath?: string };
};

export type SeedDealer = SeedPlace & {
  name: string;
  /** Numbers of the vendor sandbox that end in two digits to choose: how WhatsApp and how SMS behave. */
  phonePrefix: string;
  whatsapp: { phoneNumberId: string; displayPhoneNumber: string; code: string };
  sms: { applicationId: string; sender: string };
  email: { from: string; name: string };
  staff: { email: string; name: string; roles: string[] }[];
};

export const SEED_DEALERS: readonly SeedDealer[] = [
  {
    dealerId: '00027',
    locationId: '01',
    name: 'Autohaus Muster GmbH',
    locationName: 'Autohaus Muster München',
    settings: {
      zone: 'Europe/Berlin',
      language: 'de',
      country: 'DE',
      checkInPage: 'partner',
      colour: '#0b57d0',
    },
    phonePrefix: '+4917139200',
    partner: {
      partnerId: 'tjekvik',
      name: 'Tjekvik',
      aliases: { 'tjekvik.checkin.invite': 'checkin.start', 'tjekvik.checkin.finish': 'checkin.finished' },
      // A page of the vendor sandbox stands where the partner's app would be.
      checkInPath: '/sandbox/partner-app/',
    },
    whatsapp: { phoneNumberId: '106540352242901', displayPhoneNumber: '+49 89 99998001', code: 'de' },
    sms: { applicationId: '27001', sender: 'Autohaus' },
    email: { from: 'service@autohaus-muster.example', name: 'Autohaus Muster' },
    staff: [
      { email: 'anna.advisor@autohaus-muster.example', name: 'Anna Advisor', roles: ['advisor'] },
      { email: 'adam.admin@autohaus-muster.example', name: 'Adam Admin', roles: ['admin'] },
      { email: 'sara.sales@autohaus-muster.example', name: 'Sara Sales', roles: ['salesman'] },
      { email: 'max.mechanic@autohaus-muster.example', name: 'Max Mechanic', roles: ['mechanic'] },
      { email: 'nina.network@autohaus-muster.example', name: 'Nina Network', roles: ['network-admin'] },
    ],
  },
  {
    dealerId: '00031',
    locationId: '01',
    name: 'Sample Motors Ltd',
    locationName: 'Sample Motors London',
    settings: { zone: 'Europe/London', language: 'en', country: 'GB', checkInPage: 'own', colour: '#146c43' },
    phonePrefix: '+49176040690',
    partner: { partnerId: 'syntec', name: 'Syntec', aliases: {} },
    whatsapp: { phoneNumberId: '106540352242902', displayPhoneNumber: '+44 20 7946 0101', code: 'en_GB' },
    sms: { applicationId: '31001', sender: 'SampleMotors' },
    email: { from: 'service@sample-motors.example', name: 'Sample Motors' },
    staff: [
      { email: 'alice.advisor@sample-motors.example', name: 'Alice Advisor', roles: ['advisor'] },
      { email: 'adrian.admin@sample-motors.example', name: 'Adrian Admin', roles: ['admin'] },
    ],
  },
];

/** The place where messages follow the order (S1.10, S1.25), and the partner whose system holds the orders. Its channels are the dealer's. */
export const SEED_RENTAL: SeedPlace & { settings: { automation: Automation } } = {
  dealerId: '00031',
  locationId: '02',
  locationName: 'Sample Motors Rental London',
  settings: {
    zone: 'Europe/London',
    language: 'en',
    country: 'GB',
    checkInPage: 'own',
    colour: '#146c43',
    automation: {
      mode: 'on',
      holdFirst: 0,
      purposes: [
        { purpose: 'order-confirmed' },
        { purpose: 'order-rejected' },
        { purpose: 'payment-due' },
        { purpose: 'payment-received' },
        { purpose: 'reminder-start', hoursBefore: 24 },
        { purpose: 'reminder-end', hoursBefore: 4 },
      ],
    },
  },
  partner: { partnerId: 'sharebox', name: 'Sharebox', aliases: {} },
};

export type SeedTemplate = {
  purpose: Purpose;
  language: 'de' | 'en';
  name: string;
  code: string;
  body: string;
  button?: string;
};

/** The texts that Meta approved, as far as the sandbox is concerned: ours, in both languages. A German who visits London reads German. */
export const SEED_TEMPLATES: readonly SeedTemplate[] = PURPOSES.flatMap((purpose) =>
  (['de', 'en'] as const).map((language) => {
    const { whatsapp, email } = TEXTS[language][purpose];
    return {
      purpose,
      language,
      name: purpose.replaceAll('-', '_'),
      code: language === 'de' ? 'de' : 'en_GB',
      body: forApproval(whatsapp.body),
      ...(purposeOf(purpose).link === 'link' && email.button ? { button: email.button } : {}),
    };
  }),
);

/** Where the check-in is our page: what customers may have done besides, and what they are asked to agree to. */
export const SEED_SERVICES = [
  {
    code: 'interior-cleaning',
    words: {
      en: { name: 'Interior cleaning', description: 'Vacuumed and wiped, mats included.' },
      de: { name: 'Innenreinigung', description: 'Gesaugt und gewischt, auch die Matten.' },
    },
    price: { amount: 39, currency: 'GBP' },
  },
  {
    code: 'wheel-storage',
    words: {
      en: { name: 'Wheel storage', description: 'Until the next change of season.' },
      de: { name: 'Räder einlagern', description: 'Bis zum nächsten Wechsel.' },
    },
  },
] as const;
export const SEED_AGREEMENTS = [
  {
    agreementId: 'workshop-terms',
    name: 'Workshop terms',
    mandatory: true,
    texts: {
      en: {
        title: 'Terms for workshop orders',
        text: 'We carry out the work that you confirm here, and call you before anything that costs more.',
      },
      de: {
        title: 'Bedingungen für Werkstattaufträge',
        text: 'Wir führen aus, was Sie hier bestätigen, und rufen an, bevor etwas mehr kostet.',
      },
    },
  },
] as const;
