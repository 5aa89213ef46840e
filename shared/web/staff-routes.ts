import { ROLES, type Role } from '../dealers/staff.ts';

/** Whoever deals with customers: mechanics do not see how they are reached, nor what they say (S2.51). */
const WITH_CUSTOMERS = ['network-admin', 'admin', 'advisor', 'salesman'] as const;

/** Whoever decides what a dealer says to its customers. */
const IN_CHARGE = ['network-admin', 'admin'] as const;
/** Whoever decides how a customer is dealt with. */
const ADVISING = ['network-admin', 'admin', 'advisor'] as const;

/**
 * Every route of dealer staff: which function answers it, and for which roles. The one table behind the functions, the
 * stack, the OpenAPI document and the test that walks all routes with all roles of two dealers.
 */
export const STAFF_ROUTES = {
  'GET /v1/inbox-counts': { door: 'inbox-api', roles: ROLES },
  'GET /v1/in-hand': { door: 'inbox-api', roles: ROLES },
  'GET /v1/colleagues': { door: 'inbox-api', roles: ROLES },
  'GET /v1/inbox/{inbox}': { door: 'inbox-api', roles: ROLES },
  'POST /v1/inbox/{id}/accept': { door: 'inbox-api', roles: ROLES },
  'POST /v1/inbox/{id}/done': { door: 'inbox-api', roles: ROLES },
  'POST /v1/inbox/{id}/transfer': { door: 'inbox-api', roles: ROLES },
  'GET /v1/inbox/{inbox}/unanswered': { door: 'inbox-api', roles: WITH_CUSTOMERS },
  'POST /v1/conversations/{conversationId}/notes': { door: 'inbox-api', roles: WITH_CUSTOMERS },
  'GET /v1/conversations/{conversationId}': { door: 'inbox-api', roles: WITH_CUSTOMERS },
  'POST /v1/conversations/{conversationId}/messages': { door: 'messages-api', roles: WITH_CUSTOMERS },
  'POST /v1/conversations/{conversationId}/messages/preview': { door: 'messages-api', roles: WITH_CUSTOMERS },
  'GET /v1/messages/{messageId}': { door: 'messages-api', roles: WITH_CUSTOMERS },
  'PUT /v1/messages/{messageId}': { door: 'messages-api', roles: WITH_CUSTOMERS },
  'DELETE /v1/messages/{messageId}': { door: 'messages-api', roles: WITH_CUSTOMERS },
  'POST /v1/messages/{messageId}/approve': { door: 'messages-api', roles: ADVISING },
  'GET /v1/templates': { door: 'templates-api', roles: WITH_CUSTOMERS },
  'GET /v1/templates/{purpose}/{language}': { door: 'templates-api', roles: WITH_CUSTOMERS },
  'PUT /v1/templates/{purpose}/{language}': { door: 'templates-api', roles: IN_CHARGE },
  'DELETE /v1/templates/{purpose}/{language}': { door: 'templates-api', roles: IN_CHARGE },
  'POST /v1/templates/preview': { door: 'templates-api', roles: WITH_CUSTOMERS },
  'POST /v1/conversations/{conversationId}/entries/{entryId}/move': {
    door: 'inbox-api',
    roles: WITH_CUSTOMERS,
  },
  'POST /v1/conversations/{conversationId}/media/{mediaId}/fetch': {
    door: 'inbox-api',
    roles: WITH_CUSTOMERS,
  },
  'GET /v1/conversations/{conversationId}/media/{mediaId}': { door: 'media-api', roles: WITH_CUSTOMERS },
  'POST /v1/conversations/{conversationId}/entries/{entryId}/decision': {
    door: 'contacts-api',
    roles: ADVISING,
  },
  'GET /v1/contacts': { door: 'contacts-api', roles: WITH_CUSTOMERS },
  'POST /v1/contacts': { door: 'contacts-api', roles: WITH_CUSTOMERS },
  'GET /v1/contacts/{contactId}': { door: 'contacts-api', roles: WITH_CUSTOMERS },
  'PUT /v1/contacts/{contactId}': { door: 'contacts-api', roles: WITH_CUSTOMERS },
  'POST /v1/contacts/{contactId}/merge/preview': { door: 'contacts-api', roles: ADVISING },
  'POST /v1/contacts/{contactId}/merge': { door: 'contacts-api', roles: ADVISING },
  'POST /v1/contacts/{contactId}/merges/{mergeId}/undo': { door: 'contacts-api', roles: ADVISING },
  'GET /v1/contacts/{contactId}/consent': { door: 'contacts-api', roles: WITH_CUSTOMERS },
  'POST /v1/contacts/{contactId}/consent': { door: 'contacts-api', roles: ADVISING },
  'POST /v1/contacts/{contactId}/block': { door: 'contacts-api', roles: ADVISING },
  'POST /v1/contacts/{contactId}/unblock': { door: 'contacts-api', roles: ADVISING },
  'GET /v1/channels': { door: 'channels-api', roles: IN_CHARGE },
  'PUT /v1/channels/sms': { door: 'channels-api', roles: IN_CHARGE },
  'PUT /v1/channels/whatsapp': { door: 'channels-api', roles: IN_CHARGE },
  'PUT /v1/channels/email': { door: 'channels-api', roles: IN_CHARGE },
  'DELETE /v1/channels/{channel}': { door: 'channels-api', roles: IN_CHARGE },
  'GET /v1/channels/sms/balance': { door: 'channels-api', roles: IN_CHARGE },
  'GET /v1/channels/{channel}/trials': { door: 'channels-api', roles: IN_CHARGE },
  'POST /v1/channels/sms/trial': { door: 'channels-api', roles: IN_CHARGE },
  'POST /v1/channels/whatsapp/trial': { door: 'channels-api', roles: IN_CHARGE },
  'POST /v1/channels/email/trial': { door: 'channels-api', roles: IN_CHARGE },
  'POST /v1/messages/{messageId}/retry': { door: 'messages-api', roles: WITH_CUSTOMERS },
  'GET /v1/visits': { door: 'visits-api', roles: ROLES },
  'GET /v1/visits/{visitId}': { door: 'visits-api', roles: ROLES },
  'PUT /v1/visits/{visitId}/answers/{itemId}': { door: 'visits-api', roles: WITH_CUSTOMERS },
  'GET /v1/visits/{visitId}/messages': { door: 'plans-api', roles: WITH_CUSTOMERS },
  'POST /v1/visits/{visitId}/messages': { door: 'messages-api', roles: WITH_CUSTOMERS },
  'POST /v1/visits/{visitId}/messages/preview': { door: 'plans-api', roles: WITH_CUSTOMERS },
  'POST /v1/plans/preview': { door: 'plans-api', roles: WITH_CUSTOMERS },
  'GET /v1/privacy/retention': { door: 'privacy-api', roles: IN_CHARGE },
  'PUT /v1/privacy/retention': { door: 'privacy-api', roles: IN_CHARGE },
  'GET /v1/privacy/erasures': { door: 'privacy-api', roles: IN_CHARGE },
  'POST /v1/contacts/{contactId}/erasure/preview': { door: 'privacy-api', roles: IN_CHARGE },
  'POST /v1/contacts/{contactId}/erasure': { door: 'privacy-api', roles: IN_CHARGE },
  'GET /v1/contacts/{contactId}/export': { door: 'privacy-api', roles: ADVISING },
  'PUT /v1/contacts/{contactId}/legal-hold': { door: 'privacy-api', roles: IN_CHARGE },
  'DELETE /v1/contacts/{contactId}/legal-hold': { door: 'privacy-api', roles: IN_CHARGE },
  'GET /v1/settings': { door: 'settings-api', roles: IN_CHARGE },
  'PUT /v1/settings': { door: 'settings-api', roles: IN_CHARGE },
  'GET /v1/settings/services': { door: 'settings-api', roles: IN_CHARGE },
  'PUT /v1/settings/services/{code}': { door: 'settings-api', roles: IN_CHARGE },
  'DELETE /v1/settings/services/{code}': { door: 'settings-api', roles: IN_CHARGE },
  'GET /v1/settings/agreements': { door: 'settings-api', roles: IN_CHARGE },
  'GET /v1/settings/agreements/{agreementId}': { door: 'settings-api', roles: IN_CHARGE },
  'PUT /v1/settings/agreements/{agreementId}': { door: 'settings-api', roles: IN_CHARGE },
  'POST /v1/settings/agreements/{agreementId}/publish': { door: 'settings-api', roles: IN_CHARGE },
  'PUT /v1/settings/agreements/{agreementId}/switch': { door: 'settings-api', roles: IN_CHARGE },
  'GET /v1/settings/agreements/{agreementId}/versions/{number}': { door: 'settings-api', roles: IN_CHARGE },
  'GET /v1/audit': { door: 'settings-api', roles: IN_CHARGE },
  'GET /v1/rules': { door: 'settings-api', roles: IN_CHARGE },
  'PUT /v1/rules/{ruleId}': { door: 'settings-api', roles: IN_CHARGE },
  'DELETE /v1/rules/{ruleId}': { door: 'settings-api', roles: IN_CHARGE },
  'GET /v1/inboxes': { door: 'settings-api', roles: ROLES },
  'PUT /v1/inboxes/{inbox}': { door: 'settings-api', roles: IN_CHARGE },
  'DELETE /v1/inboxes/{inbox}': { door: 'settings-api', roles: IN_CHARGE },
  'GET /v1/partners': { door: 'partners-api', roles: IN_CHARGE },
  'POST /v1/partners/{partnerId}/rotation': { door: 'partners-api', roles: IN_CHARGE },
  'GET /v1/staff': { door: 'team-api', roles: IN_CHARGE },
  'POST /v1/staff': { door: 'team-api', roles: IN_CHARGE },
  'GET /v1/staff/{sub}': { door: 'team-api', roles: IN_CHARGE },
  'PUT /v1/staff/{sub}': { door: 'team-api', roles: IN_CHARGE },
  'POST /v1/staff/{sub}/invitation': { door: 'team-api', roles: IN_CHARGE },
} as const satisfies Record<
  `${'GET' | 'POST' | 'PUT' | 'DELETE'} /v1/${string}`,
  { door: string; roles: readonly Role[] }
>;

export type StaffRoute = keyof typeof STAFF_ROUTES;
export type StaffDoor = (typeof STAFF_ROUTES)[StaffRoute]['door'];
/** The routes that one function answers. */
export type RoutesOf<Door extends StaffDoor> = {
  [Route in StaffRoute]: (typeof STAFF_ROUTES)[Route]['door'] extends Door ? Route : never;
}[StaffRoute];

export const isStaffRoute = (text: string): text is StaffRoute => Object.hasOwn(STAFF_ROUTES, text);

/** What has several addresses below one. Their function tells them apart; each by itself would be a resource of the stack, which holds 500. */
const AREAS = ['/v1/settings/agreements'] as const;
type GatewayRoute = StaffRoute | `ANY ${(typeof AREAS)[number]}${'' | '/{proxy+}'}`;

/** What API Gateway is told of a function's routes. */
export const gatewayRoutesOf = (door: StaffDoor): GatewayRoute[] => {
  const routes = Object.keys(STAFF_ROUTES)
    .filter(isStaffRoute)
    .filter((route) => STAFF_ROUTES[route].door === door)
    .flatMap((route): GatewayRoute[] => {
      const path = route.slice(route.indexOf('/'));
      const area = AREAS.find((one) => path === one || path.startsWith(`${one}/`));
      return area === undefined ? [route] : [`ANY ${area}`, `ANY ${area}/{proxy+}`];
    });
  return [...new Set(routes)];
};

export const mayCall = (route: StaffRoute, roles: readonly Role[]): boolean => {
  const allowed: readonly Role[] = STAFF_ROUTES[route].roles;
  return roles.some((role) => allowed.includes(role));
};
