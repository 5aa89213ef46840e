import { ROLES, type Role } from '../dealers/staff.ts';

/** Whoever deals with customers: mechanics do not see how they are reached, nor what they say (S2.51). */
const WITH_CUSTOMERS = ['network-admin', 'admin', 'advisor', 'salesman'] as const;

/** Whoever decides what a dealer says to its customers. */
const IN_CHARGE = ['network-admin', 'admin'] as const;

/**
 * Every route of dealer staff: which function answers it, and for which roles. The one table behind the functions, the
 * stack, the OpenAPI document and the test that walks all routes with all roles of two dealers.
 */
export const STAFF_ROUTES = {
  'GET /v1/inbox/{inbox}': { door: 'inbox-api', roles: ROLES },
  'POST /v1/inbox/{id}/accept': { door: 'inbox-api', roles: ROLES },
  'GET /v1/conversations/{conversationId}': { door: 'inbox-api', roles: WITH_CUSTOMERS },
  'GET /v1/templates': { door: 'templates-api', roles: WITH_CUSTOMERS },
  'GET /v1/templates/{purpose}/{language}': { door: 'templates-api', roles: WITH_CUSTOMERS },
  'PUT /v1/templates/{purpose}/{language}': { door: 'templates-api', roles: IN_CHARGE },
  'DELETE /v1/templates/{purpose}/{language}': { door: 'templates-api', roles: IN_CHARGE },
  'POST /v1/templates/preview': { door: 'templates-api', roles: WITH_CUSTOMERS },
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

export const routesOf = (door: StaffDoor): StaffRoute[] =>
  Object.keys(STAFF_ROUTES)
    .filter(isStaffRoute)
    .filter((route) => STAFF_ROUTES[route].door === door);

export const mayCall = (route: StaffRoute, roles: readonly Role[]): boolean => {
  const allowed: readonly Role[] = STAFF_ROUTES[route].roles;
  return roles.some((role) => allowed.includes(role));
};
