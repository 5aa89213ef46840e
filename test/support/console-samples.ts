import type { ConsoleRoute } from '../../shared/web/console-routes.ts';
import { PICTURE } from './pictures.ts';
import { OTHER_PARTNER, PARTNER, PHONE, REFERENCES, STAFF } from './fuzz/seeded-world.ts';

/** A request to a page: values for the names in its path, and what else it needs. `form` makes it a form that is sent. */
export type ConsoleSample = {
  params?: Record<string, string>;
  query?: string;
  form?: Record<string, string>;
  /** A file that is sent with the form, in its field `file`. */
  file?: Uint8Array<ArrayBuffer>;
};

const TRIED_OUT = {
  locationId: '01',
  kind: 'service',
  startsAt: '2026-12-01T09:30',
  'contact.firstName': 'Berta',
  'contact.language': 'de',
  'contact.mobile': PHONE,
};

const NOTED = {
  key: 'matrix-0003',
  kind: 'ongoing',
  language: 'de',
  lastName: 'Neu',
  email: 'neu@example.test',
  locationId: '01',
};
const OFFERED = {
  version: '0',
  code: 'wiper-blades',
  'de.name': 'Wischerblätter',
  'de.description': 'Vorne und hinten, mit Einbau',
  price: '49,90',
  currency: 'EUR',
  link: 'https://muster.example/wischer',
  'location.01': 'on',
  brands: 'BMW, Mini',
  offered: 'on',
  position: '20',
};
const TEXT = { purpose: 'asset-ready', language: 'de' };
const READY = '{{ location.name }}: Ihr Fahrzeug ist fertig.';
const WRITTEN = { key: 'matrix-0002', purpose: 'asset-ready', to: '', text: '{{ location.name }}: fertig.' };

const AGREED = {
  agreementId: 'matrix',
  version: '0',
  name: 'Auftragsbedingungen',
  mandatory: 'on',
  'title.de': 'Ich stimme den Bedingungen zu',
  'text.de': 'Wir reparieren, Sie zahlen.',
  'link.de': 'https://muster.example/agb.pdf',
};

type Samples = { own: () => ConsoleSample; foreign?: () => ConsoleSample };

/** About a message that waits, and about one of the other dealer. */
const planned = (form?: Record<string, string>): Samples => {
  const about = (messageId: string) => () => ({
    params: { visitId: REFERENCES.visit, messageId },
    ...(form ? { form } : {}),
  });
  return { own: about(REFERENCES.plannedMessage), foreign: about(REFERENCES.foreignPlannedMessage) };
};

/** About an agreement with a version and a draft, and about one of the other dealer. */
const anAgreement = (form?: Record<string, string>, more: Record<string, string> = {}): Samples =>
  samples(
    { agreementId: REFERENCES.agreement, ...more },
    { agreementId: REFERENCES.foreignAgreement, ...more },
    form,
  );

const blocked: Samples = {
  own: () => ({ params: { visitId: REFERENCES.answeredVisit }, form: { contactId: REFERENCES.contact } }),
  foreign: () => ({
    params: { visitId: REFERENCES.answeredVisit },
    form: { contactId: REFERENCES.foreignContact },
  }),
};

const samples = (
  own: Record<string, string>,
  foreign: Record<string, string>,
  form?: Record<string, string>,
): Samples => ({
  own: () => ({ params: own, ...(form ? { form } : {}) }),
  foreign: () => ({ params: foreign, ...(form ? { form } : {}) }),
});
const OWN_CONVERSATION = { conversationId: REFERENCES.conversation };
const FOREIGN_CONVERSATION = { conversationId: REFERENCES.foreignConversation };
const aboutNotification = (form?: Record<string, string>): Samples =>
  samples({ id: REFERENCES.notification }, { id: REFERENCES.foreignNotification }, form);
const inConversation = ({ form }: { form?: Record<string, string> } = {}): Samples =>
  samples(OWN_CONVERSATION, FOREIGN_CONVERSATION, form);
const aboutPicture = (form?: Record<string, string>): Samples =>
  samples(
    { ...OWN_CONVERSATION, entryId: REFERENCES.picture },
    { ...FOREIGN_CONVERSATION, entryId: REFERENCES.foreignPicture },
    form,
  );
const aboutFile = (number: number): Samples =>
  samples(
    { ...OWN_CONVERSATION, mediaId: `${REFERENCES.picture}.${number}` },
    { ...FOREIGN_CONVERSATION, mediaId: `${REFERENCES.foreignPicture}.${number}` },
  );
const aboutMessage = (which: 'failedMessage' | 'plannedMessage' | 'heldMessage'): Samples => {
  const foreign = {
    failedMessage: REFERENCES.foreignFailedMessage,
    plannedMessage: REFERENCES.foreignPlannedMessage,
    heldMessage: REFERENCES.foreignHeldMessage,
  };
  return samples(
    { ...OWN_CONVERSATION, messageId: REFERENCES[which] },
    { ...FOREIGN_CONVERSATION, messageId: foreign[which] },
  );
};

const INVITED = {
  name: 'Frieda Neu',
  email: 'frieda@muster.example',
  at: 'all',
  'role.mechanic': 'on',
};
const aboutStaff = (form?: Record<string, string>): Samples =>
  samples({ sub: STAFF.own }, { sub: STAFF.foreign }, form);
const aboutPartner = (form?: Record<string, string>): Samples =>
  samples({ partnerId: PARTNER.id }, { partnerId: OTHER_PARTNER.id }, form);
const aboutContact = (form?: Record<string, string>): Samples =>
  samples({ contactId: REFERENCES.contact }, { contactId: REFERENCES.foreignContact }, form);
const mergedWith = (rest: Record<string, string>): Record<string, string> => ({
  with: REFERENCES.relative,
  version: REFERENCES.pairVersion,
  ...rest,
});

/** About the SMS of a location, and of one that only the other dealer has. */
const aboutChannel = (form: Record<string, string>): Samples => {
  const at = (location: string) => () => ({ params: { channel: 'sms' }, form: { ...form, location } });
  return { own: at('01'), foreign: at(REFERENCES.foreignLocation) };
};

/**
 * For every route of the console a request about the seeded world's own dealer, which anybody with the role gets a page for, and the
 * same about the other dealer's things. A route whose answer depends on nothing but who asks has no `foreign`.
 */
export const CONSOLE_SAMPLES: Record<
  ConsoleRoute,
  { own: () => ConsoleSample; foreign?: () => ConsoleSample }
> = {
  'GET /console/today': {
    own: () => ({ query: 'location=01&day=2026-12-01' }),
    foreign: () => ({ query: `location=${REFERENCES.foreignLocation}` }),
  },
  'GET /console/visits/{visitId}': {
    own: () => ({ params: { visitId: REFERENCES.answeredVisit } }),
    foreign: () => ({ params: { visitId: REFERENCES.foreignAnsweredVisit } }),
  },
  'POST /console/visits/{visitId}/answers/{itemId}': {
    own: () => ({ params: { visitId: REFERENCES.answeredVisit, itemId: 'r1' }, form: { change: 'handle' } }),
    foreign: () => ({
      params: { visitId: REFERENCES.foreignAnsweredVisit, itemId: 'r1' },
      form: { change: 'handle' },
    }),
  },
  'GET /console/visits/{visitId}/write': {
    own: () => ({ params: { visitId: REFERENCES.visit }, query: 'purpose=asset-ready' }),
    foreign: () => ({ params: { visitId: REFERENCES.foreignVisit }, query: 'purpose=asset-ready' }),
  },
  'POST /console/visits/{visitId}/write': {
    own: () => ({ params: { visitId: REFERENCES.visit }, form: WRITTEN }),
    foreign: () => ({ params: { visitId: REFERENCES.foreignVisit }, form: WRITTEN }),
  },
  'GET /console/visits/{visitId}/messages/{messageId}/edit': planned(),
  'POST /console/visits/{visitId}/messages/{messageId}/edit': planned({
    text: '{{ location.name }}: Ihr Fahrzeug ist fertig.',
  }),
  'POST /console/visits/{visitId}/messages/{messageId}/withdraw': planned({}),
  'POST /console/visits/{visitId}/messages/{messageId}/approve': {
    own: () => ({ params: { visitId: REFERENCES.visit, messageId: REFERENCES.heldMessage }, form: {} }),
    foreign: () => ({
      params: { visitId: REFERENCES.visit, messageId: REFERENCES.foreignHeldMessage },
      form: {},
    }),
  },
  'POST /console/visits/{visitId}/messages/{messageId}/retry': {
    own: () => ({ params: { visitId: REFERENCES.visit, messageId: REFERENCES.failedMessage }, form: {} }),
    foreign: () => ({
      params: { visitId: REFERENCES.visit, messageId: REFERENCES.foreignFailedMessage },
      form: {},
    }),
  },
  'POST /console/visits/{visitId}/block': blocked,
  'POST /console/visits/{visitId}/unblock': blocked,
  'GET /console/visit-files/{visitId}/{mediaId}': {
    own: () => ({ params: { visitId: REFERENCES.answeredVisit, mediaId: `${REFERENCES.picture}.0` } }),
    foreign: () => ({
      params: { visitId: REFERENCES.foreignAnsweredVisit, mediaId: `${REFERENCES.foreignPicture}.0` },
    }),
  },
  'GET /console/overview': {
    own: () => ({ query: 'days=28' }),
    foreign: () => ({ query: `location=${REFERENCES.foreignLocation}` }),
  },
  'GET /console/overview/failed': { own: () => ({}) },
  'GET /console/inbox': { own: () => ({}) },
  'POST /console/inbox/{id}/accept': aboutNotification(),
  'POST /console/inbox/{id}/done': aboutNotification(),
  'GET /console/inbox/{id}/transfer': aboutNotification(),
  'POST /console/inbox/{id}/transfer': aboutNotification({ to: 'inbox:sales', note: 'Bitte übernehmen' }),
  'GET /console/conversations/{conversationId}': inConversation(),
  'POST /console/conversations/{conversationId}/messages': inConversation({
    form: { key: 'matrix-0002', text: 'Gern!', step: 'check' },
  }),
  'POST /console/conversations/{conversationId}/notes': inConversation({
    form: { key: 'matrix-0001', note: 'Ruft morgen zurück' },
  }),
  'POST /console/conversations/{conversationId}/messages/{messageId}/retry': aboutMessage('failedMessage'),
  'POST /console/conversations/{conversationId}/messages/{messageId}/withdraw':
    aboutMessage('plannedMessage'),
  'POST /console/conversations/{conversationId}/messages/{messageId}/approve': aboutMessage('heldMessage'),
  'POST /console/conversations/{conversationId}/entries/{entryId}/decision': aboutPicture({
    decision: 'nothing',
  }),
  'GET /console/conversations/{conversationId}/entries/{entryId}/move': aboutPicture(),
  'POST /console/conversations/{conversationId}/entries/{entryId}/move': aboutPicture({
    contact: REFERENCES.relative,
  }),
  'POST /console/conversations/{conversationId}/media/{mediaId}/fetch': aboutFile(1),
  'POST /console/conversations/{conversationId}/block': inConversation({ form: { do: 'block' } }),
  'GET /console/media/{conversationId}/{mediaId}': aboutFile(0),
  'GET /console/contacts': { own: () => ({ query: 'q=J' }) },
  'GET /console/contacts/new': { own: () => ({}) },
  'POST /console/contacts/new': {
    own: () => ({ form: NOTED }),
    foreign: () => ({ form: { ...NOTED, locationId: REFERENCES.foreignLocation } }),
  },
  'GET /console/contacts/{contactId}': aboutContact(),
  'GET /console/contacts/{contactId}/edit': aboutContact(),
  'POST /console/contacts/{contactId}/edit': aboutContact({
    version: REFERENCES.contactVersion,
    kind: 'regular',
    language: 'de',
    lastName: 'Beispiel',
    phone: PHONE,
  }),
  'POST /console/contacts/{contactId}/consent': aboutContact({
    channel: 'sms',
    purpose: 'marketing',
    decision: 'withdrawn',
    source: 'phone',
  }),
  'POST /console/contacts/{contactId}/block': aboutContact({}),
  'POST /console/contacts/{contactId}/unblock': aboutContact({}),
  'GET /console/contacts/{contactId}/merge': {
    own: () => ({ params: { contactId: REFERENCES.contact }, query: `with=${REFERENCES.relative}` }),
    foreign: () => ({
      params: { contactId: REFERENCES.contact },
      query: `with=${REFERENCES.foreignContact}`,
    }),
  },
  'POST /console/contacts/{contactId}/merge': {
    own: () => ({ params: { contactId: REFERENCES.contact }, form: mergedWith({}) }),
    foreign: () => ({
      params: { contactId: REFERENCES.contact },
      form: mergedWith({ with: REFERENCES.foreignContact }),
    }),
  },
  'POST /console/contacts/{contactId}/undo': samples(
    { contactId: REFERENCES.merged },
    { contactId: REFERENCES.foreignContact },
    { mergeId: REFERENCES.merge },
  ),
  'GET /console/personal-data/{contactId}': aboutContact(),
  'GET /console/personal-data/{contactId}/export': aboutContact(),
  'POST /console/personal-data/{contactId}': aboutContact({ reason: 'asked-by-person', understood: 'yes' }),
  'GET /console/dry-run': { own: () => ({}) },
  'POST /console/dry-run': {
    own: () => ({ form: TRIED_OUT }),
    foreign: () => ({ form: { ...TRIED_OUT, locationId: REFERENCES.foreignLocation } }),
  },
  'GET /console/dry-run/{visitId}': {
    own: () => ({ params: { visitId: REFERENCES.visit } }),
    foreign: () => ({ params: { visitId: REFERENCES.foreignVisit } }),
  },
  'GET /console/settings': { own: () => ({}) },
  'GET /console/settings/level': {
    own: () => ({ query: 'location=01' }),
    foreign: () => ({ query: `location=${REFERENCES.foreignLocation}` }),
  },
  'POST /console/settings/level': {
    own: () => ({
      form: {
        level: 'dealer',
        version: '1',
        colour: '#112233',
        bookingWays: 'on',
        'bookingWays.online': 'on',
        bookingTells: 'headquarters',
        bookingNoticeHours: '48',
        bookingDaysAhead: '30',
        'bookingHours.monday.from': '09:00',
        'bookingHours.monday.to': '16:00',
      },
    }),
    foreign: () => ({
      form: { level: 'location', location: REFERENCES.foreignLocation, version: '1', colour: '#112233' },
    }),
  },
  'GET /console/settings/rules': { own: () => ({}) },
  'GET /console/settings/rules/{ruleId}': {
    own: () => ({ params: { ruleId: 'checkin-start' } }),
    foreign: () => ({ params: { ruleId: REFERENCES.foreignRule } }),
  },
  'POST /console/settings/rules/{ruleId}': {
    own: () => ({
      params: { ruleId: 'new' },
      form: { ruleId: 'matrix', version: '0', event: 'checkin.start', do: 'start-check-in', enabled: 'on' },
    }),
    foreign: () => ({
      params: { ruleId: 'new' },
      form: {
        ruleId: 'matrix',
        version: '0',
        event: 'checkin.start',
        do: 'start-check-in',
        [`location.${REFERENCES.foreignLocation}`]: 'on',
      },
    }),
  },
  'POST /console/settings/rules/{ruleId}/remove': {
    own: () => ({ params: { ruleId: 'checkin-start' }, form: {} }),
    foreign: () => ({ params: { ruleId: REFERENCES.foreignRule }, form: {} }),
  },
  'GET /console/settings/inboxes': { own: () => ({}) },
  'POST /console/settings/inboxes': {
    own: () => ({ form: { inbox: REFERENCES.inbox, version: '1', name: 'Annahme' } }),
    foreign: () => ({
      form: { inbox: REFERENCES.inbox, version: '1', name: 'Annahme', [`member.${STAFF.foreign}`]: 'on' },
    }),
  },
  'POST /console/settings/inboxes/remove': {
    own: () => ({ form: { inbox: REFERENCES.inbox } }),
    foreign: () => ({ form: { inbox: REFERENCES.foreignInbox } }),
  },
  'GET /console/settings/services': {
    own: () => ({ query: 'location=01&brand=BMW&language=de' }),
    foreign: () => ({ query: `location=${REFERENCES.foreignLocation}` }),
  },
  'GET /console/settings/services/{code}': samples(
    { code: REFERENCES.service },
    { code: REFERENCES.foreignService },
  ),
  'POST /console/settings/services/{code}': {
    own: () => ({ params: { code: 'new' }, form: OFFERED }),
    foreign: () => ({
      params: { code: 'new' },
      form: { ...OFFERED, [`location.${REFERENCES.foreignLocation}`]: 'on' },
    }),
  },
  'POST /console/settings/services/{code}/remove': samples(
    { code: REFERENCES.service },
    { code: REFERENCES.foreignService },
    {},
  ),
  'GET /console/settings/texts': {
    own: () => ({ query: 'location=01' }),
    foreign: () => ({ query: `location=${REFERENCES.foreignLocation}` }),
  },
  'GET /console/settings/texts/{purpose}/{language}': {
    own: () => ({ params: TEXT }),
    foreign: () => ({ params: TEXT, query: `location=${REFERENCES.foreignLocation}` }),
  },
  'POST /console/settings/texts/{purpose}/{language}': {
    own: () => ({ params: TEXT, form: { version: '1', 'sms.text': READY, do: 'save' } }),
    foreign: () => ({
      params: TEXT,
      query: `location=${REFERENCES.foreignLocation}`,
      form: { version: '0', 'sms.text': READY, do: 'preview' },
    }),
  },
  'POST /console/settings/texts/{purpose}/{language}/reset': {
    own: () => ({ params: TEXT, form: {} }),
    foreign: () => ({ params: TEXT, query: `location=${REFERENCES.foreignLocation}`, form: {} }),
  },
  'GET /console/settings/agreements': { own: () => ({}) },
  'GET /console/settings/agreements/{agreementId}': anAgreement(),
  'POST /console/settings/agreements/{agreementId}': {
    own: () => ({ params: { agreementId: 'new' }, form: AGREED }),
    foreign: () => ({
      params: { agreementId: 'new' },
      form: { ...AGREED, [`location.${REFERENCES.foreignLocation}`]: 'on' },
    }),
  },
  'POST /console/settings/agreements/{agreementId}/publish': anAgreement({ version: '1' }),
  'POST /console/settings/agreements/{agreementId}/switch': anAgreement({ do: 'off' }),
  'GET /console/settings/agreements/{agreementId}/versions/{number}': anAgreement(undefined, { number: '1' }),
  'GET /console/settings/logo': {
    own: () => ({ query: 'location=01' }),
    foreign: () => ({ query: `location=${REFERENCES.foreignLocation}` }),
  },
  'POST /console/settings/logo': {
    own: () => ({ query: 'location=01', form: { version: '1' }, file: PICTURE }),
    foreign: () => ({
      query: `location=${REFERENCES.foreignLocation}`,
      form: { version: '1' },
      file: PICTURE,
    }),
  },
  'POST /console/settings/logo/remove': {
    own: () => ({ form: { location: '01', version: '1', do: 'off' } }),
    foreign: () => ({ form: { location: REFERENCES.foreignLocation, version: '1', do: 'off' } }),
  },
  'GET /console/settings/retention': {
    own: () => ({}),
    foreign: () => ({ query: `location=${REFERENCES.foreignLocation}` }),
  },
  'POST /console/settings/retention': {
    own: () => ({ form: { level: 'dealer', step: 'save', contactDays: '60' } }),
    foreign: () => ({
      form: { level: 'location', location: REFERENCES.foreignLocation, step: 'save', contactDays: '60' },
    }),
  },
  'GET /console/settings/channels': { own: () => ({}) },
  'GET /console/settings/channels/{channel}/trial': {
    own: () => ({ params: { channel: 'sms' } }),
    foreign: () => ({ params: { channel: 'sms' }, query: `location=${REFERENCES.foreignLocation}` }),
  },
  'POST /console/settings/channels/{channel}/trial': aboutChannel({ to: PHONE }),
  'GET /console/settings/channels/{channel}': {
    own: () => ({ params: { channel: 'sms' }, query: 'location=01' }),
    foreign: () => ({ params: { channel: 'sms' }, query: `location=${REFERENCES.foreignLocation}` }),
  },
  'POST /console/settings/channels/{channel}': aboutChannel({ provider: 'aws', sender: 'Autohaus' }),
  'POST /console/settings/channels/{channel}/remove': aboutChannel({}),
  'GET /console/settings/team': { own: () => ({}) },
  'GET /console/settings/team/new': { own: () => ({}) },
  'POST /console/settings/team/new': {
    own: () => ({ form: INVITED }),
    foreign: () => ({
      form: { ...INVITED, at: 'some', [`location.${REFERENCES.foreignLocation}`]: 'on' },
    }),
  },
  'GET /console/settings/team/{sub}': aboutStaff(),
  'POST /console/settings/team/{sub}': aboutStaff({
    version: '1',
    name: 'Anna Muster',
    duty: 'yes',
    at: 'all',
    'role.advisor': 'on',
  }),
  'POST /console/settings/team/{sub}/invitation': samples({ sub: STAFF.invited }, { sub: STAFF.foreign }, {}),
  'POST /console/settings/team/{sub}/suspend': aboutStaff({ version: '1' }),
  'POST /console/settings/team/{sub}/reactivate': aboutStaff({ version: '1' }),
  'GET /console/settings/partners': { own: () => ({}) },
  'GET /console/settings/partners/{partnerId}': aboutPartner(),
  'POST /console/settings/partners/{partnerId}': aboutPartner({ step: 'start', changedAt: '' }),
  'GET /console/settings/history': { own: () => ({}) },
};
