import {
  openLink,
  type OpenedLink,
  type OpenLinkDeps,
  recordOpening,
} from '../../shared/checkin/open-link.ts';
import { contacts } from '../../shared/contacts/contact-store.ts';
import type { Contact } from '../../shared/contacts/contact.ts';
import { completeCheckIn } from '../../shared/events/complete-check-in.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Visit } from '../../shared/visits/visit.ts';
import { httpHandler, type HttpReply, type HttpRequest } from '../../shared/web/http.ts';
import { logoAsset } from '../../shared/web/logo-asset.ts';
import { pageLanguage } from '../../shared/web/page-language.ts';
import { pageReply, redirectReply } from '../../shared/web/page-reply.ts';
import { checkSameOrigin, readForm } from '../../shared/web/post-form.ts';
import { siteAsset } from '../../shared/web/site-assets.ts';
import { parseCheckInForm, resultsOf, shownDigest } from './check-in-form.ts';
import { ConfirmPage, type ConfirmPageProps } from './confirm-page.tsx';
import { DonePage, ElsewherePage, ErrorPage, StatePage } from './notice-page.tsx';

export type CustomerSiteDeps = OpenLinkDeps & {
  /** Where forms may come from: scheme, host and port of our site. */
  ownOrigin: string;
};

/** The pages behind a check-in link, as one handler. */
export const customerSite = (deps: CustomerSiteDeps) =>
  httpHandler(
    [
      { method: 'GET', path: '/c/{token}', handle: (request) => show(deps, request) },
      { method: 'POST', path: '/c/{token}', handle: (request) => confirm(deps, request) },
      { method: 'GET', path: '/c/{token}/done', handle: (request) => thank(deps, request) },
      {
        method: 'GET',
        path: '/assets/{file}',
        handle: async ({ params: { file = '' } }) =>
          siteAsset(file) ?? (await logoAsset(deps.table, file)) ?? notFound(),
      },
    ],
    {
      onError: (problem, request) =>
        pageReply(problem.status, <ErrorPage language={pageLanguage(request, 'en')} problem={problem} />),
    },
  );

const notFound = (): never => {
  throw new AppError('NotFound', 'page.unknown', 'There is no such page.');
};

const follow = async (deps: CustomerSiteDeps, { params }: HttpRequest): Promise<OpenedLink> =>
  (await openLink(deps, params['token'] ?? '')) ?? notFound();

const addressOf = ({ params }: HttpRequest, page: '' | '/done', language: Language): string =>
  `/c/${encodeURIComponent(params['token'] ?? '')}${page}?lang=${language}`;

const languageAt = ({ location }: OpenedLink, request: HttpRequest, contact?: Contact): Language =>
  pageLanguage(request, location.settings.language, contact?.language);

/** Shows where the check-in stands. GET notes the first opening; HEAD, which only scanners send, changes nothing (B6). */
const show = async (deps: CustomerSiteDeps, request: HttpRequest): Promise<HttpReply> => {
  const link = await follow(deps, request);
  if (link.view !== 'open')
    return pageReply(
      200,
      <StatePage language={languageAt(link, request)} location={link.location} view={link.view} />,
    );
  if (request.method === 'GET') await recordOpening(deps, link.visit);
  if (link.forwardTo !== undefined) return redirectReply(302, new URL(link.forwardTo).href);
  return openPage(deps, request, link, 200);
};

const openPage = async (
  deps: CustomerSiteDeps,
  request: HttpRequest,
  link: OpenedLink,
  status: number,
  more: Pick<ConfirmPageProps, 'form' | 'hasChanged'> = {},
): Promise<HttpReply> => {
  const { visit, location } = link;
  const contact = await readContact(deps, visit);
  const language = languageAt(link, request, contact);
  return pageReply(
    status,
    <ConfirmPage
      language={language}
      visit={visit}
      location={location}
      firstName={contact?.firstName}
      {...more}
    />,
  );
};

const readContact = async (
  deps: CustomerSiteDeps,
  { dealerId, contactId }: Visit,
): Promise<Contact | undefined> =>
  contactId === undefined
    ? undefined
    : contacts.get(deps.table, { dealerId, contactId }, { consistent: false });

/** Takes the answers. Whatever the outcome, reloading the next page sends nothing again. */
const confirm = async (deps: CustomerSiteDeps, request: HttpRequest): Promise<HttpReply> => {
  checkSameOrigin(request.headers, deps.ownOrigin);
  const form = parseCheckInForm(readForm(request));
  const link = await follow(deps, request);
  const { visit, location, view, forwardTo } = link;
  const language = languageAt(link, request);
  if (view === 'finished') return redirectReply(303, addressOf(request, '/done', language));
  if (view !== 'open') return redirectReply(303, addressOf(request, '', language));
  if (forwardTo !== undefined)
    return pageReply(409, <ElsewherePage language={language} location={location} address={forwardTo} />);
  if (form.tooLong !== undefined) return openPage(deps, request, link, 400, { form });
  if (form.shown !== undefined && form.shown !== shownDigest(visit))
    return openPage(deps, request, link, 409, { form, hasChanged: true });
  const result = await completeCheckIn(deps, { visit, results: resultsOf(visit, form.remarks) });
  return redirectReply(303, addressOf(request, result === 'closed' ? '' : '/done', language));
};

/** Thanks while the check-in is finished; else the link says where it stands. */
const thank = async (deps: CustomerSiteDeps, request: HttpRequest): Promise<HttpReply> => {
  const link = await follow(deps, request);
  const language = languageAt(link, request);
  if (link.view !== 'finished') return redirectReply(303, addressOf(request, '', language));
  return pageReply(200, <DonePage language={language} location={link.location} />);
};
