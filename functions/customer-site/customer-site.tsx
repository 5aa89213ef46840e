import {
  openLink,
  type OpenedLink,
  type OpenLinkDeps,
  recordOpening,
} from '../../shared/checkin/open-link.ts';
import { readOffers, type ReadOffersDeps } from '../../shared/checkin/read-offers.ts';
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
import { faultsOf, parseCheckInForm, resultsOf, shownDigest } from './check-in-form.ts';
import { ConfirmPage, type ConfirmPageProps } from './confirm-page.tsx';
import { DonePage, ElsewherePage, ErrorPage, StatePage } from './notice-page.tsx';

export type CustomerSiteDeps = OpenLinkDeps &
  ReadOffersDeps & {
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
  const isRead = request.method === 'GET';
  if (link.forwardTo !== undefined) {
    if (isRead) await recordOpening(deps, link.visit);
    return redirectReply(302, new URL(link.forwardTo).href);
  }
  const contact = await readContact(deps, link.visit);
  const language = languageAt(link, request, contact);
  const offers = await readOffers(deps, { ...link, language });
  if (isRead) await recordOpening(deps, link.visit, offers.agreements);
  return openPage(link, { status: 200, language, contact, offers });
};

type OpenPage = Pick<ConfirmPageProps, 'language' | 'offers' | 'form' | 'faults' | 'hasChanged'> & {
  status: number;
  contact: Contact | undefined;
};
const openPage = ({ visit, location }: OpenedLink, { status, contact, ...page }: OpenPage): HttpReply =>
  pageReply(
    status,
    <ConfirmPage visit={visit} location={location} firstName={contact?.firstName} {...page} />,
  );

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
  const again = async (page: Pick<OpenPage, 'status' | 'faults' | 'hasChanged'>): Promise<HttpReply> => {
    await recordOpening(deps, visit, offers.agreements);
    const contact = await readContact(deps, visit);
    return openPage(link, { language, contact, offers, form, ...page });
  };
  const offers = await readOffers(deps, { visit, location, language });
  const { shown } = form.fields;
  if (shown !== undefined && shown !== shownDigest(visit, offers))
    return again({ status: 409, hasChanged: true });
  const faults = faultsOf(form, offers);
  if (faults) return again({ status: 400, faults });
  const result = await completeCheckIn(deps, { visit, results: resultsOf(visit, offers, form) });
  return redirectReply(303, addressOf(request, result === 'closed' ? '' : '/done', language));
};

/** Thanks while the check-in is finished; else the link says where it stands. */
const thank = async (deps: CustomerSiteDeps, request: HttpRequest): Promise<HttpReply> => {
  const link = await follow(deps, request);
  const language = languageAt(link, request);
  if (link.view !== 'finished') return redirectReply(303, addressOf(request, '', language));
  return pageReply(200, <DonePage language={language} location={link.location} />);
};
