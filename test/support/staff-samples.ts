import type { StaffRoute } from '../../shared/web/staff-routes.ts';
import { OTHER_PARTNER, PARTNER, PHONE, REFERENCES, STAFF, WHATSAPP } from './fuzz/seeded-world.ts';

/** A request to a route: values for the names in its path, and what else it needs. */
export type StaffSample = { params?: Record<string, string>; query?: string; body?: unknown };

const TEMPLATE = { purpose: 'asset-ready', language: 'de' };
const READY = '{{ location.name }}: Ihr Fahrzeug ist fertig.';
const BY_HAND = { key: 'matrix-0001', purpose: 'asset-ready', text: READY };
const NOTE = { key: 'matrix-0001', text: 'Ruft morgen zurück.' };
const APPOINTMENT = {
  kind: 'service',
  startsAt: '2026-12-01T09:30:00+01:00',
  contact: { firstName: 'Anna', language: 'de', mobile: PHONE },
};
const NEW_CONTACT = {
  key: 'matrix-0001',
  lastName: 'Berg',
  phone: '0171 3920099',
  kind: 'ongoing',
  locationId: '01',
};
const EDIT = { version: REFERENCES.contactVersion, lastName: 'Berg' };
const MERGE = { otherId: REFERENCES.relative, version: REFERENCES.pairVersion };
const CONSENT = {
  channel: 'email',
  purpose: 'marketing',
  decision: 'granted',
  source: 'in-person',
  wording: 'offers-2026-1',
};

const aboutAgreement = ({ params, ...more }: StaffSample = {}) => {
  const at = (agreementId: string) => (): StaffSample => ({ ...more, params: { agreementId, ...params } });
  return { own: at(REFERENCES.agreement), foreign: at(REFERENCES.foreignAgreement) };
};
const trialTo = (to: string) => ({
  own: () => ({ body: { locationId: '01', to } }),
  foreign: () => ({ body: { locationId: '09', to } }),
});

/**
 * For every staff route a request about the seeded world's own dealer, which anybody with the role gets an answer to, and the
 * same about the other dealer's things. A route whose answer depends on nothing but who asks has no `foreign`.
 */
export const STAFF_SAMPLES: Record<StaffRoute, { own: () => StaffSample; foreign?: () => StaffSample }> = {
  'GET /v1/inbox/{inbox}': { own: () => ({ params: { inbox: 'service' } }) },
  'POST /v1/inbox/{id}/accept': {
    own: () => ({ params: { id: REFERENCES.notification } }),
    foreign: () => ({ params: { id: REFERENCES.foreignNotification } }),
  },
  'POST /v1/inbox/{id}/done': {
    own: () => ({ params: { id: REFERENCES.notification } }),
    foreign: () => ({ params: { id: REFERENCES.foreignNotification } }),
  },
  'POST /v1/inbox/{id}/transfer': {
    own: () => ({ params: { id: REFERENCES.notification }, body: { toInbox: 'sales' } }),
    foreign: () => ({ params: { id: REFERENCES.foreignNotification }, body: { toInbox: 'sales' } }),
  },
  'GET /v1/inbox-counts': { own: () => ({}) },
  'GET /v1/in-hand': { own: () => ({}) },
  'GET /v1/colleagues': { own: () => ({}) },
  'GET /v1/inbox/{inbox}/unanswered': { own: () => ({ params: { inbox: 'service' } }) },
  'POST /v1/conversations/{conversationId}/notes': {
    own: () => ({ params: { conversationId: REFERENCES.conversation }, body: NOTE }),
    foreign: () => ({ params: { conversationId: REFERENCES.foreignConversation }, body: NOTE }),
  },
  'GET /v1/conversations/{conversationId}': {
    own: () => ({ params: { conversationId: REFERENCES.conversation } }),
    foreign: () => ({ params: { conversationId: REFERENCES.foreignConversation } }),
  },
  'POST /v1/conversations/{conversationId}/messages': {
    own: () => ({
      params: { conversationId: REFERENCES.reachableConversation },
      body: { key: 'matrix-0002', text: 'Gern.' },
    }),
    foreign: () => ({
      params: { conversationId: REFERENCES.foreignReachableConversation },
      body: { key: 'matrix-0002', text: 'Gern.' },
    }),
  },
  'POST /v1/conversations/{conversationId}/messages/preview': {
    own: () => ({ params: { conversationId: REFERENCES.reachableConversation }, body: { text: 'Gern.' } }),
    foreign: () => ({
      params: { conversationId: REFERENCES.foreignReachableConversation },
      body: { text: 'Gern.' },
    }),
  },
  'GET /v1/messages/{messageId}': {
    own: () => ({ params: { messageId: REFERENCES.message } }),
    foreign: () => ({ params: { messageId: REFERENCES.foreignMessage } }),
  },
  'PUT /v1/messages/{messageId}': {
    own: () => ({ params: { messageId: REFERENCES.plannedMessage }, body: { text: READY } }),
    foreign: () => ({ params: { messageId: REFERENCES.foreignPlannedMessage }, body: { text: READY } }),
  },
  'DELETE /v1/messages/{messageId}': {
    own: () => ({ params: { messageId: REFERENCES.plannedMessage } }),
    foreign: () => ({ params: { messageId: REFERENCES.foreignPlannedMessage } }),
  },
  'POST /v1/messages/{messageId}/approve': {
    own: () => ({ params: { messageId: REFERENCES.heldMessage } }),
    foreign: () => ({ params: { messageId: REFERENCES.foreignHeldMessage } }),
  },
  'GET /v1/templates': {
    own: () => ({ query: 'locationId=01' }),
    foreign: () => ({ query: `locationId=${REFERENCES.foreignLocation}` }),
  },
  'GET /v1/templates/{purpose}/{language}': {
    own: () => ({ params: TEMPLATE }),
    foreign: () => ({ params: TEMPLATE, query: `locationId=${REFERENCES.foreignLocation}` }),
  },
  'PUT /v1/templates/{purpose}/{language}': {
    own: () => ({ params: TEMPLATE, body: { version: 1, texts: { sms: { text: READY } } } }),
    foreign: () => ({
      params: TEMPLATE,
      query: `locationId=${REFERENCES.foreignLocation}`,
      body: { version: 0, texts: { sms: { text: READY } } },
    }),
  },
  'DELETE /v1/templates/{purpose}/{language}': {
    own: () => ({ params: TEMPLATE }),
    foreign: () => ({ params: TEMPLATE, query: `locationId=${REFERENCES.foreignLocation}` }),
  },
  'POST /v1/templates/preview': {
    own: () => ({ body: { ...TEMPLATE, locationId: '02', texts: { sms: { text: READY } } } }),
    foreign: () => ({ body: { ...TEMPLATE, locationId: REFERENCES.foreignLocation } }),
  },
  'POST /v1/conversations/{conversationId}/entries/{entryId}/move': {
    own: () => ({
      params: { conversationId: REFERENCES.conversation, entryId: REFERENCES.picture },
      body: { toContactId: REFERENCES.relative },
    }),
    foreign: () => ({
      params: { conversationId: REFERENCES.foreignConversation, entryId: REFERENCES.foreignPicture },
      body: { toContactId: REFERENCES.relative },
    }),
  },
  'POST /v1/conversations/{conversationId}/media/{mediaId}/fetch': {
    own: () => ({
      params: { conversationId: REFERENCES.conversation, mediaId: `${REFERENCES.picture}.1` },
    }),
    foreign: () => ({
      params: { conversationId: REFERENCES.foreignConversation, mediaId: `${REFERENCES.foreignPicture}.1` },
    }),
  },
  'GET /v1/conversations/{conversationId}/media/{mediaId}': {
    own: () => ({
      params: { conversationId: REFERENCES.conversation, mediaId: `${REFERENCES.picture}.0` },
    }),
    foreign: () => ({
      params: { conversationId: REFERENCES.foreignConversation, mediaId: `${REFERENCES.foreignPicture}.0` },
    }),
  },
  'POST /v1/conversations/{conversationId}/entries/{entryId}/decision': {
    own: () => ({
      params: { conversationId: REFERENCES.conversation, entryId: REFERENCES.picture },
      body: { decision: 'nothing' },
    }),
    foreign: () => ({
      params: { conversationId: REFERENCES.foreignConversation, entryId: REFERENCES.foreignPicture },
      body: { decision: 'stop' },
    }),
  },
  'GET /v1/contacts': { own: () => ({ query: 'q=J' }) },
  'POST /v1/contacts': {
    own: () => ({ body: NEW_CONTACT }),
    foreign: () => ({ body: { ...NEW_CONTACT, locationId: REFERENCES.foreignLocation } }),
  },
  'GET /v1/contacts/{contactId}': {
    own: () => ({ params: { contactId: REFERENCES.contact } }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact } }),
  },
  'PUT /v1/contacts/{contactId}': {
    own: () => ({ params: { contactId: REFERENCES.contact }, body: EDIT }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact }, body: EDIT }),
  },
  'POST /v1/contacts/{contactId}/merge/preview': {
    own: () => ({ params: { contactId: REFERENCES.contact }, body: { otherId: REFERENCES.relative } }),
    foreign: () => ({
      params: { contactId: REFERENCES.contact },
      body: { otherId: REFERENCES.foreignContact },
    }),
  },
  'POST /v1/contacts/{contactId}/merge': {
    own: () => ({ params: { contactId: REFERENCES.contact }, body: MERGE }),
    foreign: () => ({
      params: { contactId: REFERENCES.contact },
      body: { ...MERGE, otherId: REFERENCES.foreignContact },
    }),
  },
  'POST /v1/contacts/{contactId}/merges/{mergeId}/undo': {
    own: () => ({ params: { contactId: REFERENCES.merged, mergeId: REFERENCES.merge } }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact, mergeId: REFERENCES.merge } }),
  },
  'GET /v1/contacts/{contactId}/consent': {
    own: () => ({ params: { contactId: REFERENCES.contact } }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact } }),
  },
  'POST /v1/contacts/{contactId}/consent': {
    own: () => ({ params: { contactId: REFERENCES.contact }, body: CONSENT }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact }, body: CONSENT }),
  },
  'POST /v1/contacts/{contactId}/block': {
    own: () => ({ params: { contactId: REFERENCES.contact } }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact } }),
  },
  'POST /v1/contacts/{contactId}/unblock': {
    own: () => ({ params: { contactId: REFERENCES.contact } }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact } }),
  },
  'GET /v1/channels': { own: () => ({}) },
  'PUT /v1/channels/sms': {
    own: () => ({ body: { provider: 'aws', sender: 'Autohaus' } }),
    foreign: () => ({ body: { provider: 'aws', sender: 'Autohaus', locationId: '09' } }),
  },
  'PUT /v1/channels/whatsapp': {
    own: () => ({
      body: { locationId: '01', phoneNumberId: WHATSAPP.phoneNumberId, token: 'token-of-the-matrix' },
    }),
    foreign: () => ({
      body: { locationId: '09', phoneNumberId: WHATSAPP.phoneNumberId, token: 'token-of-the-matrix' },
    }),
  },
  'PUT /v1/channels/email': {
    own: () => ({ body: { locationId: '01', email: 'info@muster.example', name: 'Muster' } }),
    foreign: () => ({ body: { locationId: '09', email: 'info@muster.example', name: 'Muster' } }),
  },
  'DELETE /v1/channels/{channel}': {
    own: () => ({ params: { channel: 'sms' }, query: 'locationId=01' }),
    foreign: () => ({ params: { channel: 'sms' }, query: 'locationId=09' }),
  },
  'GET /v1/channels/sms/balance': {
    own: () => ({ query: 'locationId=01' }),
    foreign: () => ({ query: 'locationId=09' }),
  },
  'GET /v1/channels/{channel}/trials': { own: () => ({ params: { channel: 'sms' } }) },
  'POST /v1/channels/sms/trial': trialTo(PHONE),
  'POST /v1/channels/whatsapp/trial': trialTo(PHONE),
  'POST /v1/channels/email/trial': trialTo('anna@muster.example'),
  'POST /v1/messages/{messageId}/retry': {
    own: () => ({ params: { messageId: REFERENCES.failedMessage } }),
    foreign: () => ({ params: { messageId: REFERENCES.foreignFailedMessage } }),
  },
  'GET /v1/visits': {
    own: () => ({ query: 'locationId=01&day=2026-12-01' }),
    foreign: () => ({ query: `locationId=${REFERENCES.foreignLocation}` }),
  },
  'GET /v1/visits/{visitId}': {
    own: () => ({ params: { visitId: REFERENCES.answeredVisit } }),
    foreign: () => ({ params: { visitId: REFERENCES.foreignAnsweredVisit } }),
  },
  'PUT /v1/visits/{visitId}/answers/{itemId}': {
    own: () => ({ params: { visitId: REFERENCES.answeredVisit, itemId: 'r1' }, body: { handled: true } }),
    foreign: () => ({
      params: { visitId: REFERENCES.foreignAnsweredVisit, itemId: 'r1' },
      body: { handled: true },
    }),
  },
  'GET /v1/visits/{visitId}/messages': {
    own: () => ({ params: { visitId: REFERENCES.visit } }),
    foreign: () => ({ params: { visitId: REFERENCES.foreignVisit } }),
  },
  'POST /v1/visits/{visitId}/messages': {
    own: () => ({ params: { visitId: REFERENCES.visit }, body: BY_HAND }),
    foreign: () => ({ params: { visitId: REFERENCES.foreignVisit }, body: BY_HAND }),
  },
  'POST /v1/visits/{visitId}/messages/preview': {
    own: () => ({ params: { visitId: REFERENCES.visit } }),
    foreign: () => ({ params: { visitId: REFERENCES.foreignVisit } }),
  },
  'POST /v1/plans/preview': {
    own: () => ({ body: { ...APPOINTMENT, locationId: '02' } }),
    foreign: () => ({ body: { ...APPOINTMENT, locationId: REFERENCES.foreignLocation } }),
  },
  'GET /v1/privacy/retention': { own: () => ({}) },
  'PUT /v1/privacy/retention': {
    own: () => ({ body: { level: 'dealer', days: { contactDays: 60 } } }),
    foreign: () => ({ body: { level: 'location', locationId: '99', days: { contactDays: 60 } } }),
  },
  'GET /v1/privacy/erasures': { own: () => ({}) },
  'POST /v1/contacts/{contactId}/erasure/preview': {
    own: () => ({ params: { contactId: 'ct1' }, body: {} }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact }, body: {} }),
  },
  'POST /v1/contacts/{contactId}/erasure': {
    own: () => ({ params: { contactId: 'ct1' }, body: { confirm: 'ct1', reason: 'asked-by-person' } }),
    foreign: () => ({
      params: { contactId: REFERENCES.foreignContact },
      body: { confirm: REFERENCES.foreignContact, reason: 'asked-by-person' },
    }),
  },
  'GET /v1/contacts/{contactId}/export': {
    own: () => ({ params: { contactId: 'ct1' } }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact } }),
  },
  'PUT /v1/contacts/{contactId}/legal-hold': {
    own: () => ({ params: { contactId: 'ct1' }, body: { reason: 'A dispute' } }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact }, body: { reason: 'A dispute' } }),
  },
  'DELETE /v1/contacts/{contactId}/legal-hold': {
    own: () => ({ params: { contactId: 'ct1' } }),
    foreign: () => ({ params: { contactId: REFERENCES.foreignContact } }),
  },
  'GET /v1/settings': {
    own: () => ({ query: 'locationId=01' }),
    foreign: () => ({ query: 'locationId=09' }),
  },
  'PUT /v1/settings': {
    own: () => ({ body: { level: 'dealer', version: 1, settings: { colour: '#112233' } } }),
    foreign: () => ({
      body: { level: 'location', locationId: '09', version: 1, settings: { colour: '#112233' } },
    }),
  },
  'GET /v1/settings/agreements': { own: () => ({}) },
  'GET /v1/settings/agreements/{agreementId}': aboutAgreement(),
  // An id is each dealer's own: what another one calls so is no concern of it.
  'PUT /v1/settings/agreements/{agreementId}': {
    own: () => ({
      params: { agreementId: REFERENCES.agreement },
      body: {
        version: 1,
        name: 'Bedingungen',
        mandatory: true,
        texts: { de: { title: 'AGB', text: 'Neu' } },
      },
    }),
  },
  'POST /v1/settings/agreements/{agreementId}/publish': aboutAgreement({ body: { version: 1 } }),
  'PUT /v1/settings/agreements/{agreementId}/switch': aboutAgreement({ body: { enabled: false } }),
  'GET /v1/settings/agreements/{agreementId}/versions/{number}': aboutAgreement({ params: { number: '1' } }),
  'GET /v1/settings/services': { own: () => ({}) },
  'PUT /v1/settings/services/{code}': {
    own: () => ({
      params: { code: 'wiper-blades' },
      body: { version: 0, words: { de: { name: 'Wischerblätter' } }, brands: ['BMW'] },
    }),
  },
  'DELETE /v1/settings/services/{code}': {
    own: () => ({ params: { code: REFERENCES.service } }),
    foreign: () => ({ params: { code: REFERENCES.foreignService } }),
  },
  'GET /v1/audit': { own: () => ({}) },
  'GET /v1/rules': { own: () => ({}) },
  'PUT /v1/rules/{ruleId}': {
    own: () => ({
      params: { ruleId: 'matrix' },
      body: { version: 0, event: 'checkin.start', action: { do: 'start-check-in' } },
    }),
  },
  'DELETE /v1/rules/{ruleId}': {
    own: () => ({ params: { ruleId: 'checkin-start' } }),
    foreign: () => ({ params: { ruleId: REFERENCES.foreignRule } }),
  },
  'GET /v1/inboxes': { own: () => ({}) },
  'PUT /v1/inboxes/{inbox}': {
    own: () => ({ params: { inbox: 'service' }, body: { version: 0, name: 'Service' } }),
  },
  'DELETE /v1/inboxes/{inbox}': {
    own: () => ({ params: { inbox: REFERENCES.inbox } }),
    foreign: () => ({ params: { inbox: REFERENCES.foreignInbox } }),
  },
  'GET /v1/partners': { own: () => ({}) },
  'POST /v1/partners/{partnerId}/rotation': {
    own: () => ({ params: { partnerId: PARTNER.id }, body: { step: 'start' } }),
    foreign: () => ({ params: { partnerId: OTHER_PARTNER.id }, body: { step: 'start' } }),
  },
  'GET /v1/staff': { own: () => ({}) },
  'POST /v1/staff': {
    own: () => ({ body: { email: 'new@muster.example', name: 'New', roles: ['advisor'] } }),
    foreign: () => ({
      body: { email: 'new@muster.example', name: 'New', roles: ['advisor'], locationIds: ['09'] },
    }),
  },
  'GET /v1/staff/{sub}': {
    own: () => ({ params: { sub: STAFF.own } }),
    foreign: () => ({ params: { sub: STAFF.foreign } }),
  },
  'PUT /v1/staff/{sub}': {
    own: () => ({ params: { sub: STAFF.own }, body: { version: 1, roles: ['salesman'] } }),
    foreign: () => ({ params: { sub: STAFF.foreign }, body: { version: 1, roles: ['salesman'] } }),
  },
  'POST /v1/staff/{sub}/invitation': {
    own: () => ({ params: { sub: STAFF.invited } }),
    foreign: () => ({ params: { sub: STAFF.foreign } }),
  },
};
