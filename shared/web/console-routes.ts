import { type Role, ROLES } from '../dealers/staff.ts';

/** Whoever deals with customers: mechanics do not see how they are reached, nor what they say (S2.51). */
const WITH_CUSTOMERS = ['network-admin', 'admin', 'advisor', 'salesman'] as const;
/** Whoever decides how a customer is dealt with. */
const ADVISING = ['network-admin', 'admin', 'advisor'] as const;
/** Whoever decides how a dealer deals with its customers, and who works for it. */
const IN_CHARGE = ['network-admin', 'admin'] as const;

/**
 * Every page and action of the console for whoever is signed in: which function answers it, and for which roles. The one table
 * behind the functions, the stack, the navigation and the test that walks all routes with all roles of two dealers.
 */
export const CONSOLE_ROUTES = {
  'GET /console/dry-run': { door: 'dry-run', roles: WITH_CUSTOMERS },
  'POST /console/dry-run': { door: 'dry-run', roles: WITH_CUSTOMERS },
  'GET /console/dry-run/{visitId}': { door: 'dry-run', roles: WITH_CUSTOMERS },
  'GET /console/today': { door: 'today', roles: ROLES },
  'GET /console/visits/{visitId}': { door: 'today', roles: ROLES },
  'POST /console/visits/{visitId}/answers/{itemId}': { door: 'today', roles: WITH_CUSTOMERS },
  'GET /console/visits/{visitId}/write': { door: 'today', roles: WITH_CUSTOMERS },
  'POST /console/visits/{visitId}/write': { door: 'today', roles: WITH_CUSTOMERS },
  'GET /console/visits/{visitId}/messages/{messageId}/edit': { door: 'today', roles: WITH_CUSTOMERS },
  'POST /console/visits/{visitId}/messages/{messageId}/edit': { door: 'today', roles: WITH_CUSTOMERS },
  'POST /console/visits/{visitId}/messages/{messageId}/withdraw': { door: 'today', roles: WITH_CUSTOMERS },
  'POST /console/visits/{visitId}/messages/{messageId}/approve': { door: 'today', roles: ADVISING },
  'POST /console/visits/{visitId}/messages/{messageId}/retry': { door: 'today', roles: WITH_CUSTOMERS },
  'POST /console/visits/{visitId}/block': { door: 'today', roles: ADVISING },
  'POST /console/visits/{visitId}/unblock': { door: 'today', roles: ADVISING },
  'GET /console/visit-files/{visitId}/{mediaId}': { door: 'media', roles: ROLES },
  'GET /console/overview': { door: 'overview', roles: WITH_CUSTOMERS },
  'GET /console/overview/failed': { door: 'overview', roles: WITH_CUSTOMERS },
  'GET /console/inbox': { door: 'inbox', roles: ROLES },
  'POST /console/inbox/{id}/accept': { door: 'inbox', roles: ROLES },
  'POST /console/inbox/{id}/done': { door: 'inbox', roles: ROLES },
  'GET /console/inbox/{id}/transfer': { door: 'inbox', roles: ROLES },
  'POST /console/inbox/{id}/transfer': { door: 'inbox', roles: ROLES },
  'GET /console/conversations/{conversationId}': { door: 'inbox', roles: WITH_CUSTOMERS },
  'POST /console/conversations/{conversationId}/messages': { door: 'inbox', roles: WITH_CUSTOMERS },
  'POST /console/conversations/{conversationId}/notes': { door: 'inbox', roles: WITH_CUSTOMERS },
  'POST /console/conversations/{conversationId}/messages/{messageId}/retry': {
    door: 'inbox',
    roles: WITH_CUSTOMERS,
  },
  'POST /console/conversations/{conversationId}/messages/{messageId}/withdraw': {
    door: 'inbox',
    roles: WITH_CUSTOMERS,
  },
  'POST /console/conversations/{conversationId}/messages/{messageId}/approve': {
    door: 'inbox',
    roles: ADVISING,
  },
  'POST /console/conversations/{conversationId}/entries/{entryId}/decision': {
    door: 'inbox',
    roles: ADVISING,
  },
  'GET /console/conversations/{conversationId}/entries/{entryId}/move': {
    door: 'inbox',
    roles: WITH_CUSTOMERS,
  },
  'POST /console/conversations/{conversationId}/entries/{entryId}/move': {
    door: 'inbox',
    roles: WITH_CUSTOMERS,
  },
  'POST /console/conversations/{conversationId}/media/{mediaId}/fetch': {
    door: 'inbox',
    roles: WITH_CUSTOMERS,
  },
  'POST /console/conversations/{conversationId}/block': { door: 'inbox', roles: ADVISING },
  'GET /console/media/{conversationId}/{mediaId}': { door: 'media', roles: WITH_CUSTOMERS },
  'GET /console/contacts': { door: 'contacts', roles: WITH_CUSTOMERS },
  'GET /console/contacts/new': { door: 'contacts', roles: WITH_CUSTOMERS },
  'POST /console/contacts/new': { door: 'contacts', roles: WITH_CUSTOMERS },
  'GET /console/contacts/{contactId}': { door: 'contacts', roles: WITH_CUSTOMERS },
  'GET /console/contacts/{contactId}/edit': { door: 'contacts', roles: WITH_CUSTOMERS },
  'POST /console/contacts/{contactId}/edit': { door: 'contacts', roles: WITH_CUSTOMERS },
  'POST /console/contacts/{contactId}/consent': { door: 'contacts', roles: ADVISING },
  'POST /console/contacts/{contactId}/block': { door: 'contacts', roles: ADVISING },
  'POST /console/contacts/{contactId}/unblock': { door: 'contacts', roles: ADVISING },
  'GET /console/contacts/{contactId}/merge': { door: 'contacts', roles: ADVISING },
  'POST /console/contacts/{contactId}/merge': { door: 'contacts', roles: ADVISING },
  'POST /console/contacts/{contactId}/undo': { door: 'contacts', roles: ADVISING },
  'GET /console/personal-data/{contactId}': { door: 'personal-data', roles: ADVISING },
  'GET /console/personal-data/{contactId}/export': { door: 'personal-data', roles: ADVISING },
  'POST /console/personal-data/{contactId}': { door: 'personal-data', roles: IN_CHARGE },
  'GET /console/settings': { door: 'settings', roles: IN_CHARGE },
  'GET /console/settings/level': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/level': { door: 'settings', roles: IN_CHARGE },
  'GET /console/settings/rules': { door: 'settings', roles: IN_CHARGE },
  'GET /console/settings/rules/{ruleId}': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/rules/{ruleId}': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/rules/{ruleId}/remove': { door: 'settings', roles: IN_CHARGE },
  'GET /console/settings/inboxes': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/inboxes': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/inboxes/remove': { door: 'settings', roles: IN_CHARGE },
  'GET /console/settings/texts': { door: 'settings', roles: IN_CHARGE },
  'GET /console/settings/texts/{purpose}/{language}': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/texts/{purpose}/{language}': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/texts/{purpose}/{language}/reset': { door: 'settings', roles: IN_CHARGE },
  'GET /console/settings/agreements': { door: 'settings', roles: IN_CHARGE },
  'GET /console/settings/agreements/{agreementId}': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/agreements/{agreementId}': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/agreements/{agreementId}/publish': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/agreements/{agreementId}/switch': { door: 'settings', roles: IN_CHARGE },
  'GET /console/settings/agreements/{agreementId}/versions/{number}': {
    door: 'settings',
    // What a customer has agreed to is read by whoever deals with customers.
    roles: WITH_CUSTOMERS,
  },
  'GET /console/settings/logo': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/logo': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/logo/remove': { door: 'settings', roles: IN_CHARGE },
  'GET /console/settings/retention': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/retention': { door: 'settings', roles: IN_CHARGE },
  'GET /console/settings/services': { door: 'settings', roles: IN_CHARGE },
  'GET /console/settings/services/{code}': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/services/{code}': { door: 'settings', roles: IN_CHARGE },
  'POST /console/settings/services/{code}/remove': { door: 'settings', roles: IN_CHARGE },
  'GET /console/settings/team': { door: 'team', roles: IN_CHARGE },
  'GET /console/settings/team/new': { door: 'team', roles: IN_CHARGE },
  'POST /console/settings/team/new': { door: 'team', roles: IN_CHARGE },
  'GET /console/settings/team/{sub}': { door: 'team', roles: IN_CHARGE },
  'POST /console/settings/team/{sub}': { door: 'team', roles: IN_CHARGE },
  'POST /console/settings/team/{sub}/invitation': { door: 'team', roles: IN_CHARGE },
  'POST /console/settings/team/{sub}/suspend': { door: 'team', roles: IN_CHARGE },
  'POST /console/settings/team/{sub}/reactivate': { door: 'team', roles: IN_CHARGE },
  'GET /console/settings/partners': { door: 'partners', roles: IN_CHARGE },
  'GET /console/settings/partners/{partnerId}': { door: 'partners', roles: IN_CHARGE },
  'POST /console/settings/partners/{partnerId}': { door: 'partners', roles: IN_CHARGE },
  'GET /console/settings/history': { door: 'settings', roles: IN_CHARGE },
  'GET /console/settings/channels': { door: 'channels', roles: IN_CHARGE },
  'GET /console/settings/channels/{channel}/trial': { door: 'channels', roles: IN_CHARGE },
  'POST /console/settings/channels/{channel}/trial': { door: 'channels', roles: IN_CHARGE },
  'GET /console/settings/channels/{channel}': { door: 'channels', roles: IN_CHARGE },
  'POST /console/settings/channels/{channel}': { door: 'channels', roles: IN_CHARGE },
  'POST /console/settings/channels/{channel}/remove': { door: 'channels', roles: IN_CHARGE },
} as const satisfies Record<`${'GET' | 'POST'} /console/${string}`, { door: string; roles: readonly Role[] }>;

/**
 * What is no area's: how staff come in and go out, the files behind the pages, and addresses that do not exist. Its function tells
 * them apart; each by itself would be a resource of the stack.
 */
export const OPEN_CONSOLE_ROUTES = ['ANY /console', 'ANY /console/{proxy+}'] as const;

export type ConsoleRoute = keyof typeof CONSOLE_ROUTES;
export type ConsoleDoor = (typeof CONSOLE_ROUTES)[ConsoleRoute]['door'];
/** The routes that one function answers. */
export type ConsoleRoutesOf<Door extends ConsoleDoor> = {
  [Route in ConsoleRoute]: (typeof CONSOLE_ROUTES)[Route]['door'] extends Door ? Route : never;
}[ConsoleRoute];

export const isConsoleRoute = (text: string): text is ConsoleRoute => Object.hasOwn(CONSOLE_ROUTES, text);

export const mayOpen = (route: ConsoleRoute, roles: readonly Role[]): boolean => {
  const allowed: readonly Role[] = CONSOLE_ROUTES[route].roles;
  return roles.some((role) => allowed.includes(role));
};

/** The parts of a path that are no name of something, from the beginning: `settings`, `channels` of `/console/settings/channels/{channel}`. */
const staticParts = (path: string): string[] => {
  const parts = path.split('/').slice(2);
  const name = parts.findIndex((part) => part.startsWith('{'));
  return name === -1 ? parts : parts.slice(0, name);
};

/** What all of them begin with. */
const sharedBeginning = (paths: readonly (readonly string[])[]): readonly string[] =>
  paths.reduce((shared, parts) => shared.slice(0, firstDifference(shared, parts)));
const firstDifference = (a: readonly string[], b: readonly string[]): number => {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? a.length : at;
};

/**
 * What API Gateway is told of a function's routes: for each area what all their paths begin with, and all that is below it, where a
 * longer beginning comes first, with any method: the function tells them apart. Each route of a page by itself would be two
 * resources of the stack, which holds 500.
 */
export const gatewayRoutesOf = (door: ConsoleDoor): `ANY /console/${string}`[] => {
  const paths = Object.keys(CONSOLE_ROUTES)
    .filter(isConsoleRoute)
    .filter((route) => CONSOLE_ROUTES[route].door === door)
    .map((route) => staticParts(route.slice(route.indexOf('/'))));
  const areas = new Set(paths.map(([area]) => area));
  return [...areas].flatMap((area): `ANY /console/${string}`[] => {
    const path = sharedBeginning(paths.filter(([first]) => first === area)).join('/');
    return [`ANY /console/${path}`, `ANY /console/${path}/{proxy+}`];
  });
};
