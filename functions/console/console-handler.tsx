import { authenticateStaff } from '../../shared/dealers/authenticate-staff.ts';
import type { Dealership, FindDealership } from '../../shared/dealers/dealership-store.ts';
import { findSession } from '../../shared/dealers/staff-session-store.ts';
import type { FindStaff } from '../../shared/dealers/staff-store.ts';
import type { Staff } from '../../shared/dealers/staff.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Table } from '../../shared/table/table.ts';
import {
  CONSOLE_ROUTES,
  type ConsoleDoor,
  type ConsoleRoute,
  type ConsoleRoutesOf,
  isConsoleRoute,
  mayOpen,
} from '../../shared/web/console-routes.ts';
import { httpHandler, type HttpReply, type HttpRequest, type Route } from '../../shared/web/http.ts';
import { pageLanguage } from '../../shared/web/page-language.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import { checkSameOrigin, readForm } from '../../shared/web/post-form.ts';
import { consoleReply } from './console-reply.ts';
import { ErrorPage, SessionOverPage } from './error-page.tsx';
import { chosenLanguageOf, sessionTokenOf } from './session-cookie.ts';

export type ConsoleDeps = {
  table: Table;
  findStaff: FindStaff;
  findDealership: FindDealership;
  /** Where forms may come from: scheme, host and port of our site. */
  ownOrigin: string;
};

/** Who looks at a page, and how. */
export type Viewer = {
  staff: Staff;
  dealership: Dealership;
  language: Language;
  /** The path that is looked at, for the navigation. */
  path: string;
};

/** What a page of the console is asked, by whom. Dealer and locations come from the person's own item, never from the request. */
export type ConsoleRequest = HttpRequest & {
  viewer: Viewer;
  /** The fields of the form that was sent, the first of a name. */
  form: () => Record<string, string>;
};
type Answer = (request: ConsoleRequest) => Promise<HttpReply>;

/** A function that answers pages of the console: all routes that the table gives it, each only for the roles that the table names. */
export const consoleHandler = <Door extends ConsoleDoor>(
  deps: ConsoleDeps,
  answers: Readonly<Record<ConsoleRoutesOf<Door>, Answer>>,
) => {
  /** Who asked, once that is known: pages of errors then have the navigation. */
  const viewers = new WeakMap<HttpRequest, Viewer>();
  const all: Readonly<Record<string, Answer>> = answers;
  return httpHandler(
    Object.entries(all).map(([key, answer]) => {
      if (!isConsoleRoute(key)) throw new Error(`${key} is not in the table of console routes.`);
      return routeOf(deps, viewers, key, answer);
    }),
    {
      onError: (problem, request) =>
        consoleReply(
          problem.status,
          <ErrorPage language={languageOf(request)} problem={problem} viewer={viewers.get(request)} />,
        ),
    },
  );
};

export const languageOf = (request: HttpRequest): Language =>
  chosenLanguageOf(request) ?? pageLanguage(request, 'en');

const routeOf = (
  deps: ConsoleDeps,
  viewers: WeakMap<HttpRequest, Viewer>,
  key: ConsoleRoute,
  answer: Answer,
): Route => ({
  method: key.startsWith('POST ') ? 'POST' : 'GET',
  path: key.slice(key.indexOf(' ') + 1),
  handle: async (request) => {
    if (request.method === 'POST') checkSameOrigin(request.headers, deps.ownOrigin);
    const session = await findSession(deps.table, sessionTokenOf(request));
    if (!session) return signInFirst(request);
    const staff = await authenticateStaff(deps, { claims: { sub: session.sub } });
    const viewer = await viewerOf(deps, request, staff);
    viewers.set(request, viewer);
    if (!mayOpen(key, staff.roles))
      throw new AppError(
        'Forbidden',
        'role.missing',
        `This needs one of the roles ${CONSOLE_ROUTES[key].roles.join(', ')}; you have ${staff.roles.join(', ')}. An admin of the dealer can change that.`,
      );
    return answer({ ...request, viewer, form: () => readForm(request) });
  },
});

const viewerOf = async (deps: ConsoleDeps, request: HttpRequest, staff: Staff): Promise<Viewer> => {
  const dealership = await deps.findDealership(staff.dealerId);
  if (!dealership)
    throw new AppError(
      'Forbidden',
      'staff.unknown',
      'The dealer of this account does not exist any more. Whoever runs the platform can change that.',
    );
  return { staff, dealership, language: languageOf(request), path: request.path };
};

/** A page is shown after the sign-in. What was typed into a form stays in the browser: its Back button still has it. */
const signInFirst = (request: HttpRequest): HttpReply => {
  if (request.method === 'POST') return consoleReply(401, <SessionOverPage language={languageOf(request)} />);
  const query = new URLSearchParams(
    Object.entries(request.query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ).toString();
  const to = query === '' ? request.path : `${request.path}?${query}`;
  return redirectReply(302, `/console/sign-in?${new URLSearchParams({ to }).toString()}`);
};
