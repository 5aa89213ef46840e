import { authenticateStaff } from '../../shared/dealers/authenticate-staff.ts';
import type { Staff } from '../../shared/dealers/staff.ts';
import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { parseJson } from '../../shared/kernel/parse-input.ts';
import { wellFormed } from '../../shared/kernel/well-formed.ts';
import { httpHandler, type HttpReply, type HttpRequest, type Route } from '../../shared/web/http.ts';
import {
  isStaffRoute,
  mayCall,
  type RoutesOf,
  STAFF_ROUTES,
  type StaffDoor,
  type StaffRoute,
} from '../../shared/web/staff-routes.ts';

/** What a route of staff is asked, by whom. Dealer and locations come from the person's own item, never from the request. */
export type StaffRequest = HttpRequest & {
  staff: Staff;
  /** The body as JSON; refused as `body.not_json` when it is none. */
  body: () => unknown;
};
type Answer = (request: StaffRequest) => Promise<HttpReply>;

/** A function that answers routes of staff: all routes that the table gives it, each only for the roles that the table names. */
export const staffHandler = <Door extends StaffDoor>(
  deps: { findStaff: FindStaff },
  answers: Readonly<Record<RoutesOf<Door>, Answer>>,
) => {
  const all: Readonly<Record<string, Answer>> = answers;
  return httpHandler(
    Object.entries(all).map(([key, answer]) => {
      if (!isStaffRoute(key)) throw new Error(`${key} is not in the table of staff routes.`);
      return routeOf(deps, key, answer);
    }),
  );
};

const routeOf = (deps: { findStaff: FindStaff }, key: StaffRoute, answer: Answer): Route => ({
  method: methodOf(key),
  path: key.slice(key.indexOf(' ') + 1),
  handle: async (request) => {
    const staff = await authenticateStaff(deps, { claims: request.claims });
    if (!mayCall(key, staff.roles))
      throw new AppError(
        'Forbidden',
        'role.missing',
        `This needs one of the roles ${STAFF_ROUTES[key].roles.join(', ')}; you have ${staff.roles.join(', ')}. An admin of the dealer can change that.`,
      );
    return answer({ ...request, staff, body: () => wellFormed(parseJson(request.rawBody)) });
  },
});

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;
const methodOf = (key: StaffRoute): Route['method'] =>
  METHODS.find((method) => key.startsWith(`${method} `)) ?? 'GET';
