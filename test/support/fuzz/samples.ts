import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PURPOSES } from '../../../shared/dealers/settings.ts';
import { TEXTS } from '../../../shared/messaging/templates/texts.ts';
import type { Operation } from './operations.ts';
import {
  BULKGATE,
  FOREIGN,
  OWN,
  PARTNER,
  PHONE,
  REFERENCES,
  SEEDED_EVENT,
  STAFF,
  WHATSAPP,
} from './seeded-world.ts';
import type { Steering } from './bodies.ts';

/* Real webhooks of vendors, kept as fixtures, and the names under which the seeded world can be asked about. */

const fixtures = resolve(import.meta.dirname, '../../fixtures/vendors');

/** A door for vendors and the folder with what its vendor sends. */
const FOLDERS: Record<string, string> = { postWhatsAppWebhook: 'meta', postBulkGateWebhook: 'bulkgate' };

/** Texts that a dealer would write: ours, and some that have a fault. */
const TEMPLATES: readonly unknown[] = (['de', 'sk'] as const).flatMap((language) => {
  const texts = TEXTS[language]['asset-ready'];
  const broken = { sms: { text: 'a {{ car.titel }} {% if location.name %} | {{ location.name | upcas }}' } };
  return [texts, { sms: texts.sms }, { email: texts.email, oem: texts.email }, broken].flatMap((wanted) =>
    [0, 1].map((version) => ({ version, promotional: false, texts: wanted })),
  );
});
const PREVIEWS: readonly unknown[] = [
  ...PURPOSES.map((purpose) => ({ purpose, language: 'fr', locationId: '01', data: 'least' })),
  { purpose: 'asset-ready', language: 'de', texts: TEXTS.de['asset-ready'] },
];

/** Changes of each level, at versions that may or may not be the present ones. */
const SETTINGS_CHANGES: readonly unknown[] = [1, 2, 3].flatMap((version) => [
  { level: 'network', version, settings: { quietHours: null }, lock: ['quietHours'] },
  { level: 'network', version, unlock: ['quietHours'], inherit: ['quietHours'] },
  { level: 'dealer', version, name: 'Muster', settings: { inviteDaysBefore: 2 }, lock: ['colour'] },
  { level: 'dealer', version, settings: { quietHours: { from: '08:00', to: '20:00' } } },
  { level: 'location', locationId: '01', version, settings: { colour: '#0a0b0c', zone: 'Europe/Vienna' } },
  { level: 'location', locationId: '01', version, inherit: ['zone', 'colour'] },
  {
    level: 'dealer',
    version,
    settings: { bookingWays: ['in-store'], bookingTells: 'salesman', bookingNoticeHours: 48 },
  },
]);
const RULES: readonly unknown[] = [0, 1, 2].flatMap((version) => [
  { version, event: 'checkin.start', action: { do: 'start-check-in' } },
  {
    version,
    event: 'payment.due',
    when: { locationIds: ['01'], brands: ['BMW'] },
    action: { do: 'notify-inbox', inbox: 'sales' },
  },
  {
    version,
    event: 'checkin.finished',
    when: { partnerIds: [PARTNER.id] },
    action: { do: 'start-check-in' },
  },
  {
    version,
    event: 'video.published',
    when: { partnerIds: [PARTNER.id] },
    action: { do: 'set-status', status: 'ready' },
  },
]);
const STAFF_CHANGES: readonly unknown[] = [1, 2, 3].flatMap((version) => [
  { version, roles: ['advisor'], locationIds: ['01'] },
  { version, name: 'Somebody', status: version === 2 ? 'suspended' : 'active' },
]);
const INBOX_CHANGES: readonly unknown[] = [0, 1, 2].flatMap((version) => [
  { version, name: 'Annahme', members: [STAFF.own] },
  { version, name: 'Annahme', members: [STAFF.own, STAFF.foreign] },
]);
const AGREEMENTS: readonly unknown[] = [0, 1, 2].flatMap((version) => [
  { version, name: 'Bedingungen', mandatory: true, texts: { de: { title: 'AGB', text: 'Es gilt …' } } },
  {
    version,
    name: 'Daten',
    mandatory: false,
    locationIds: ['01'],
    texts: { sk: { title: 'Údaje', link: 'https://muster.example/d' } },
  },
]);
const SERVICES: readonly unknown[] = [0, 1].flatMap((version) => [
  { version, words: { de: { name: 'Bremsencheck' } }, price: { amount: 49.9, currency: 'EUR' } },
  { version, words: { sk: { name: 'Kontrola', description: 'Platničky' } }, brands: ['BMW'], offered: false },
  { version, words: { fr: { name: 'Contrôle' } }, locationIds: ['01'], link: 'https://muster.example' },
]);

/** What the vendor of an operation really sends; nothing for doors whose schema says all. */
export const samplesFor = ({ operationId }: Operation): unknown[] => {
  if (operationId === 'saveTemplate') return [...TEMPLATES];
  if (operationId === 'previewTemplate') return [...PREVIEWS];
  if (operationId === 'saveSettings') return [...SETTINGS_CHANGES];
  if (operationId === 'saveRule') return [...RULES];
  if (operationId === 'changeStaff') return [...STAFF_CHANGES];
  if (operationId === 'saveInbox') return [...INBOX_CHANGES];
  if (operationId === 'saveOfferedService') return [...SERVICES];
  if (operationId === 'saveAgreement') return [...AGREEMENTS];
  if (operationId === 'publishAgreement') return [1, 2].map((version) => ({ version }));
  const folder = FOLDERS[operationId];
  if (folder === undefined) return [];
  return readdirSync(join(fixtures, folder)).map(
    (file): unknown => JSON.parse(readFileSync(join(fixtures, folder, file), 'utf8')) as unknown,
  );
};

const cursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');
const inbox = `INBOX#${OWN}#service`;
const thread = `CONVERSATION#${REFERENCES.conversation}`;

/** Page cursors that we could have given out, and some that only look so. */
const CURSORS = [
  cursor({ pk: inbox, sk: 'NOTIFICATION#01KDFX2Q7N8R5T1V3W9Y0Z2A4B' }),
  cursor({ pk: inbox, sk: 'NOTIFICATION#' }),
  cursor({ pk: inbox, sk: `NOTIFICATION#${'9'.repeat(1100)}` }),
  cursor({ pk: inbox, sk: 'NOTIFICATION#\ud800' }),
  cursor({ pk: inbox, sk: 'ACCEPTED#1' }),
  cursor({ pk: inbox, sk: 'NOTIFICATION#1', more: 1 }),
  cursor({ pk: inbox, sk: { S: 'NOTIFICATION#1' } }),
  cursor({ pk: `INBOX#${FOREIGN}#service`, sk: 'NOTIFICATION#9' }),
  cursor({ pk: thread, sk: 'ENTRY#01KDFX2Q7N8R5T1V3W9Y0Z2A4B' }),
  cursor({ pk: thread, sk: `ENTRY#${'Z'.repeat(2000)}` }),
  cursor({ pk: `CONVERSATION#${REFERENCES.foreignConversation}`, sk: 'ENTRY#Z' }),
  cursor({ pk: `AUDIT#dealer#${OWN}`, sk: 'ENTRY#01KDFX2Q7N8R5T1V3W9Y0Z2A4B' }),
  '98234567890123#01KDFX2Q7N8R5T1V3W9Y0Z2A4B',
  cursor({ pk: `CONTACT#${OWN}#${REFERENCES.contact}`, sk: 'CONSENT#01KDFX2Q7N8R5T1V3W9Y0Z2A4B' }),
  cursor([]),
  cursor(null),
  'e30',
  '!!!',
];

/** Places in lists of an index, and some that only look so. */
const AFTER = [
  '2026-11-24T10%3A00%3A00.000Z#01#cvX',
  '2026-11-24T10%3A00%3A00.000Z#01KDFX2Q7N8R5T1V3W9Y0Z2A4B',
  'a#b#c#d',
  '%#%#%',
  '',
  'z'.repeat(1100),
];

/** What the seeded world knows by the name of a parameter. */
export type Known = Readonly<Record<string, readonly string[]>>;

export const parametersOf = (notificationIds: readonly string[]): Known => ({
  partnerId: [PARTNER.id],
  eventId: [SEEDED_EVENT],
  inbox: ['service', REFERENCES.inbox],
  sub: [STAFF.invited, STAFF.manager, STAFF.foreign],
  agreementId: [REFERENCES.agreement, 'new-terms', REFERENCES.foreignAgreement],
  number: ['1', '2'],
  code: [REFERENCES.service, 'new-service', REFERENCES.foreignService],
  ruleId: ['checkin-start', 'new-rule', REFERENCES.foreignRule],
  level: ['network', 'dealer', 'location'],
  target: ['dealer', 'location/01', 'rule/checkin-start', 'partner/fuzz-partner'],
  id: notificationIds,
  conversationId: [REFERENCES.conversation, REFERENCES.reachableConversation],
  visitId: [REFERENCES.visit, REFERENCES.answeredVisit, REFERENCES.foreignVisit, `vs-${OWN}`],
  itemId: ['r1'],
  messageId: [
    REFERENCES.message,
    REFERENCES.failedMessage,
    REFERENCES.plannedMessage,
    REFERENCES.heldMessage,
  ],
  entryId: [REFERENCES.picture, REFERENCES.foreignPicture],
  mediaId: [`${REFERENCES.picture}.0`, `${REFERENCES.foreignPicture}.0`, `${REFERENCES.picture}.1`],
  contactId: [REFERENCES.contact, REFERENCES.merged, REFERENCES.part],
  mergeId: [REFERENCES.merge],
  q: ['J', 'petra', PHONE, '0171 3920001', 'ct5@00027.example', '@', '+', '%'],
  locationId: ['01', '02'],
  channel: ['whatsapp', 'sms', 'email'],
  secret: [BULKGATE.door],
  cursor: CURSORS,
  after: AFTER,
  purpose: ['asset-ready', 'order-confirmed'],
  language: ['de', 'sk'],
});

/** By the name of a property in a body. Ids are new nearly always, so that each body is about something else. */
export const PROPERTIES: Steering = {
  dealerId: () => OWN,
  locationId: (choice) => (choice % 2 === 0 ? '01' : '02'),
  id: (choice) => `id-${choice}`,
  vin: (choice) => `WBA${choice}`,
  externalId: (choice) => `customer-${choice % 50}`,
  phone: (choice) => `0171392${String(choice % 10_000).padStart(4, '0')}`,
  mobile: (choice) => `+49171392${String(choice % 10_000).padStart(4, '0')}`,
  email: (choice) => `customer-${choice % 50}@example.com`,
  phone_number_id: () => WHATSAPP.phoneNumberId,
  from: (choice) => (choice % 2 === 0 ? PHONE : PHONE.slice(1)),
  to: (choice) => (choice % 3 === 0 ? 'customer@example.com' : `+49171392000${choice % 10}`),
  biz_opaque_callback_data: () => REFERENCES.reference,
  smsID: () => REFERENCES.smsId,
  toContactId: (choice) => (choice % 2 === 0 ? REFERENCES.relative : 'ct1'),
  confirm: () => 'ct1',
  toInbox: (choice) => (choice % 2 === 0 ? 'sales' : 'service'),
  toStaff: (choice) => (choice % 2 === 0 ? STAFF.colleague : STAFF.own),
  otherId: (choice) => ['ct1', 'ct2', 'ct5', 'ct6'][choice % 4] ?? 'ct1',
  version: (choice) => (choice % 2 === 0 ? REFERENCES.contactVersion : REFERENCES.pairVersion),
};
