import { beginSession, type BeginSessionDeps } from '../../shared/dealers/begin-session.ts';
import { endSession } from '../../shared/dealers/end-session.ts';
import { findSession } from '../../shared/dealers/staff-session-store.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import type { SignInAttempt, SignInProvider } from '../../shared/platform/sign-in.ts';
import { httpHandler, type HttpReply, type HttpRequest } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import { checkSameOrigin, readForm } from '../../shared/web/post-form.ts';
import { consoleAsset } from './console-assets.ts';
import { languageOf } from './console-handler.tsx';
import { areasFor } from './console-page.tsx';
import { consoleReply } from './console-reply.ts';
import { ErrorPage } from './error-page.tsx';
import {
  attemptCookie,
  attemptOf,
  languageCookie,
  noAttemptCookie,
  noSessionCookie,
  sessionCookie,
  sessionTokenOf,
} from './session-cookie.ts';
import { SignedOutPage } from './signed-out-page.tsx';

export type SignInSiteDeps = BeginSessionDeps & {
  provider: SignInProvider;
  /** Scheme, host and port of our site: where the provider comes back to and forms come from. */
  ownOrigin: string;
  /** Where the build put the folder `assets`; ends in a slash. */
  folder: URL;
};

/** How staff come into the console and leave it, and the files behind its pages. */
export const signInSite = (deps: SignInSiteDeps) =>
  httpHandler(
    [
      { method: 'GET', path: '/console', handle: (request) => enter(deps, request) },
      { method: 'GET', path: '/console/sign-in', handle: (request) => begin(deps, request) },
      { method: 'GET', path: '/console/sign-in/done', handle: (request) => finish(deps, request) },
      { method: 'POST', path: '/console/sign-out', handle: (request) => leave(deps, request) },
      {
        method: 'GET',
        path: '/console/signed-out',
        handle: (request) => consoleReply(200, <SignedOutPage language={languageOf(request)} />),
      },
      { method: 'POST', path: '/console/language', handle: (request) => speak(deps, request) },
      {
        method: 'GET',
        path: '/console/assets/{file}',
        handle: async ({ params }) => (await consoleAsset(deps.folder, params['file'] ?? '')) ?? notFound(),
      },
    ],
    {
      onError: (problem, request) =>
        consoleReply(
          problem.status,
          <ErrorPage language={languageOf(request)} problem={problem} viewer={undefined} />,
        ),
    },
  );

const notFound = (): never => {
  throw new AppError('NotFound', 'page.unknown', 'There is no such page.');
};

/** Leads to the first area that the person's roles open, or to the sign-in. */
const enter = async (deps: SignInSiteDeps, request: HttpRequest): Promise<HttpReply> => {
  const session = await findSession(deps.table, sessionTokenOf(request));
  const staff = session && (await deps.findStaff(session.sub));
  if (staff?.status !== 'active') return redirectReply(302, '/console/sign-in');
  return redirectReply(302, `/console/${areasFor(staff.roles)[0] ?? 'today'}`);
};

const redirectUriOf = ({ ownOrigin }: SignInSiteDeps): string => `${ownOrigin}/console/sign-in/done`;

/** A page of ours to show after the sign-in; anything else would let a link send people elsewhere. */
const ownPathOf = (to: string | undefined): string =>
  to !== undefined && /^\/console\/[\w/?=&%.+~-]*$/.test(to) && to.length <= 1000 ? to : '/console';

/** Sends the browser to the page that asks for name and password. What the answer is recognised by stays in a cookie of that browser. */
const begin = async (deps: SignInSiteDeps, request: HttpRequest): Promise<HttpReply> => {
  const attempt = { state: deps.newSecret(), nonce: deps.newSecret(), verifier: deps.newSecret() };
  const { state, nonce, verifier } = attempt;
  const to = Buffer.from(ownPathOf(request.query['to'])).toString('base64url');
  const url = await deps.provider.authorizeUrl(attempt, redirectUriOf(deps));
  return { ...redirectReply(302, url), cookies: [attemptCookie([state, nonce, verifier, to].join('.'))] };
};

const readAttempt = (request: HttpRequest): { attempt: SignInAttempt; to: string } => {
  const [state = '', nonce = '', verifier = '', to = ''] = attemptOf(request).split('.');
  if (state === '' || nonce === '' || verifier === '')
    throw new AppError(
      'Unauthenticated',
      'sign_in.refused',
      'This browser did not begin a sign-in, or did so too long ago. Begin again.',
    );
  return {
    attempt: { state, nonce, verifier },
    to: ownPathOf(Buffer.from(to, 'base64url').toString('utf8')),
  };
};

/** Takes the answer of the provider. This GET opens a session, as the code flow has it; its code works once, and in the browser that asked. */
const finish = async (deps: SignInSiteDeps, request: HttpRequest): Promise<HttpReply> => {
  const { attempt, to } = readAttempt(request);
  const returned = new URL(redirectUriOf(deps));
  for (const [name, value] of Object.entries(request.query))
    if (value !== undefined) returned.searchParams.append(name, value);
  const sub = await deps.provider.accountOf(attempt, returned, redirectUriOf(deps));
  const token = await beginSession(deps, { sub });
  return { ...redirectReply(303, to), cookies: [sessionCookie(token), noAttemptCookie] };
};

/**
 * Ends the session here and at the provider, so that the next person at the desk is asked for a password. A form may not lead to another
 * site, so the page itself goes on.
 */
const leave = async (deps: SignInSiteDeps, request: HttpRequest): Promise<HttpReply> => {
  checkSameOrigin(request.headers, deps.ownOrigin);
  await endSession(deps, { token: sessionTokenOf(request) });
  const url = deps.provider.signOutUrl(`${deps.ownOrigin}/console/signed-out`);
  const reply = consoleReply(200, <SignedOutPage language={languageOf(request)} />);
  return { ...reply, headers: { ...reply.headers, refresh: `0; url=${url}` }, cookies: [noSessionCookie] };
};

const speak = (deps: SignInSiteDeps, request: HttpRequest): HttpReply => {
  checkSameOrigin(request.headers, deps.ownOrigin);
  const form = readForm(request);
  const language = LANGUAGES.find((known) => known === form['language']);
  const reply = redirectReply(303, ownPathOf(form['back']));
  return language ? { ...reply, cookies: [languageCookie(language)] } : reply;
};
