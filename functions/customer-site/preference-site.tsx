import {
  type OpenedPreferenceLink,
  openPreferenceLink,
} from '../../shared/conversations/open-preference-link.ts';
import type { OptOutDeps } from '../../shared/conversations/opt-out.ts';
import {
  type ChangedPreference,
  savePreferences,
  type WantedPreferences,
} from '../../shared/conversations/save-preferences.ts';
import type { FindLocation } from '../../shared/dealers/dealer-store.ts';
import { CHANNELS, channelSchema } from '../../shared/dealers/settings.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { PreferenceLinks } from '../../shared/messaging/preference-link.ts';
import { httpHandler, type HttpReply, type HttpRequest } from '../../shared/web/http.ts';
import { pageLanguage } from '../../shared/web/page-language.ts';
import { pageReply, redirectReply } from '../../shared/web/page-reply.ts';
import { checkSameOrigin, readForm } from '../../shared/web/post-form.ts';
import { ErrorPage } from './notice-page.tsx';
import { PreferencePage } from './preference-page.tsx';

export type PreferenceSiteDeps = Omit<OptOutDeps, 'idKey'> & {
  findLocation: FindLocation;
  /** Made from the installation's keys, which are read when they are needed. */
  keys: () => Promise<{ links: PreferenceLinks; idKey: string }>;
  /** Where forms may come from: scheme, host and port of our site. */
  ownOrigin: string;
};

/** The page where a person chooses what a dealer sends them, behind the link in a mail. */
export const preferenceSite = (deps: PreferenceSiteDeps) =>
  httpHandler(
    [
      { method: 'GET', path: '/p/{slug}', handle: (request) => show(deps, request) },
      { method: 'POST', path: '/p/{slug}', handle: (request) => save(deps, request) },
    ],
    {
      onError: (problem, request) =>
        pageReply(problem.status, <ErrorPage language={pageLanguage(request, 'en')} problem={problem} />),
    },
  );

const follow = async (
  deps: PreferenceSiteDeps,
  { params }: HttpRequest,
): Promise<{ link: OpenedPreferenceLink; idKey: string }> => {
  const keys = await deps.keys();
  const link = await openPreferenceLink({ ...deps, ...keys }, params['slug'] ?? '');
  if (link) return { link, idKey: keys.idKey };
  throw new AppError('NotFound', 'page.unknown', 'There is no such page.');
};

const languageAt = ({ contact, location }: OpenedPreferenceLink, request: HttpRequest) =>
  pageLanguage(request, location.settings.language, contact.language);

const ALL_CHANGES: readonly ChangedPreference[] = [
  'nothing',
  'preferred',
  ...CHANNELS.flatMap((channel) => [`service-${channel}` as const, `marketing-${channel}` as const]),
];

/** Shows what holds, and changes nothing: scanners follow links too (B6). */
const show = async (deps: PreferenceSiteDeps, request: HttpRequest): Promise<HttpReply> => {
  const { link } = await follow(deps, request);
  const named = request.query['changed']?.split(',');
  const changed = named && ALL_CHANGES.filter((change) => named.includes(change));
  return pageReply(
    200,
    <PreferencePage language={languageAt(link, request)} link={link} changed={changed} />,
  );
};

const save = async (deps: PreferenceSiteDeps, request: HttpRequest): Promise<HttpReply> => {
  checkSameOrigin(request.headers, deps.ownOrigin);
  const wanted = wantedBy(readForm(request));
  const { link, idKey } = await follow(deps, request);
  const language = languageAt(link, request);
  const changed = await savePreferences({ ...deps, idKey }, { link, wanted, language });
  const slug = encodeURIComponent(request.params['slug'] ?? '');
  return redirectReply(303, `/p/${slug}?lang=${language}&changed=${changed.join(',')}`);
};

/** A form holds what is ticked; what is not in it is not wanted. */
const wantedBy = (form: Record<string, string>): WantedPreferences => ({
  service: CHANNELS.filter((channel) => form[`service-${channel}`] === 'on'),
  marketing: CHANNELS.filter((channel) => form[`marketing-${channel}`] === 'on'),
  preferred: channelSchema.safeParse(form['preferred']).data,
  nothing: form['nothing'] === 'on',
});
