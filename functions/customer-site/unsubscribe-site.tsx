import { decideByLink, type DecideByLinkDeps } from '../../shared/conversations/decide-by-link.ts';
import {
  type OpenedUnsubscribeLink,
  openUnsubscribeLink,
} from '../../shared/conversations/open-unsubscribe-link.ts';
import type { FindLocation } from '../../shared/dealers/dealer-store.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { UnsubscribeLinks } from '../../shared/messaging/unsubscribe-link.ts';
import { httpHandler, type HttpReply, type HttpRequest } from '../../shared/web/http.ts';
import { pageLanguage } from '../../shared/web/page-language.ts';
import { pageReply, redirectReply } from '../../shared/web/page-reply.ts';
import { checkSameOrigin, readFormOfAnyKind } from '../../shared/web/post-form.ts';
import { ErrorPage } from './notice-page.tsx';
import { AskPage, ResumedPage, UnsubscribedPage, WISH } from './unsubscribe-page.tsx';

export type UnsubscribeSiteDeps = Omit<DecideByLinkDeps, 'idKey'> & {
  findLocation: FindLocation;
  /** Made from the installation's key, which is read when it is needed. */
  links: () => Promise<UnsubscribeLinks>;
  /** The key behind the digests of addresses, likewise. */
  idKey: () => Promise<string>;
  /** Where forms of people may come from: scheme, host and port of our site. */
  ownOrigin: string;
};

/** The page behind the unsubscribe link of a mail, and the POST by which mail programs unsubscribe (RFC 8058). */
export const unsubscribeSite = (deps: UnsubscribeSiteDeps) =>
  httpHandler(
    [
      { method: 'GET', path: '/u/{token}', handle: (request) => show(deps, request) },
      { method: 'POST', path: '/u/{token}', handle: (request) => decide(deps, request) },
    ],
    {
      onError: (problem, request) =>
        pageReply(problem.status, <ErrorPage language={pageLanguage(request, 'en')} problem={problem} />),
    },
  );

const follow = async (deps: UnsubscribeSiteDeps, { params }: HttpRequest): Promise<OpenedUnsubscribeLink> => {
  const links = await deps.links();
  const link = await openUnsubscribeLink({ ...deps, links }, params['token'] ?? '');
  if (link) return link;
  throw new AppError('NotFound', 'page.unknown', 'There is no such page.');
};

const languageAt = ({ location, message }: OpenedUnsubscribeLink, request: HttpRequest): Language =>
  pageLanguage(request, location.settings.language, message.language);

/** Shows what holds, and changes nothing: scanners follow links too (B6). */
const show = async (deps: UnsubscribeSiteDeps, request: HttpRequest): Promise<HttpReply> => {
  const link = await follow(deps, request);
  const language = languageAt(link, request);
  if (link.isOptedOut) return pageReply(200, <UnsubscribedPage {...link} language={language} />);
  const Page = request.query['again'] === undefined ? AskPage : ResumedPage;
  return pageReply(200, <Page language={language} location={link.location} />);
};

/**
 * Takes the wish. A mail program posts without cookies, an origin or a page that it came from, and follows no redirect:
 * the token alone is its right. A person's browser must come from our own page.
 */
const decide = async (deps: UnsubscribeSiteDeps, request: HttpRequest): Promise<HttpReply> => {
  const form = await readFormOfAnyKind(request);
  const isOneClick = form['List-Unsubscribe'] === 'One-Click';
  const wish = isOneClick ? 'unsubscribe' : form[WISH];
  if (!isOneClick) checkSameOrigin(request.headers, deps.ownOrigin);
  if (wish !== 'unsubscribe' && wish !== 'resume') {
    throw new AppError(
      'InvalidInput',
      'unsubscribe.wish_unknown',
      `Expected the field ${WISH} with unsubscribe or resume, or List-Unsubscribe=One-Click (RFC 8058).`,
    );
  }
  const link = await follow(deps, request);
  const language = languageAt(link, request);
  await decideByLink({ ...deps, idKey: await deps.idKey() }, link, wish);
  if (isOneClick) {
    const canResume = !link.isOptedOut || link.canResume;
    return pageReply(
      200,
      <UnsubscribedPage language={language} location={link.location} canResume={canResume} />,
    );
  }
  const address = `/u/${encodeURIComponent(request.params['token'] ?? '')}?lang=${language}`;
  return redirectReply(303, wish === 'resume' ? `${address}&again` : address);
};
