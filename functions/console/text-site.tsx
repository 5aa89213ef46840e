import * as z from 'zod';
import { purposeSchema } from '../../shared/dealers/settings.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { languageSchema } from '../../shared/kernel/language.ts';
import { describeTemplate } from '../../shared/messaging/templates/describe-template.ts';
import { describeTemplates } from '../../shared/messaging/templates/describe-templates.ts';
import { previewTemplate } from '../../shared/messaging/templates/preview-template.ts';
import { resetTemplate } from '../../shared/messaging/templates/reset-template.ts';
import { saveTemplate } from '../../shared/messaging/templates/save-template.ts';
import { placeOfStaff } from '../../shared/messaging/templates/template-place.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import type { SettingsSiteDeps } from './settings-site.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';
import { filledTexts, type TextForm, textFaults, textsOf } from './text-form.ts';
import { TextPage, type TextPageProps } from './text-page.tsx';
import { TEXT_WORDS } from './text-words.ts';
import { addressOf, TextsPage } from './texts-page.tsx';

const pathSchema = z.object({ purpose: purposeSchema, language: languageSchema });

/** The texts that customers get: whose words are sent, writing one's own, looking at them before (S1.11, S1.15–S1.17). */
export const textAnswers = (deps: SettingsSiteDeps) => ({
  'GET /console/settings/texts': async ({ viewer, query }: ConsoleRequest) => {
    const place = placeOfStaff(viewer.staff, locationIn(query), 'read');
    const list = await describeTemplates(deps, place);
    return consoleReply(
      200,
      <TextsPage viewer={viewer} locationId={place.locationId} list={list} notice={savedIn(viewer, query)} />,
    );
  },
  'GET /console/settings/texts/{purpose}/{language}': async (request: ConsoleRequest) => {
    const { place, which } = placeOf(request, 'read');
    const view = await describeTemplate(deps, { ...place, ...which });
    return reply(deps, request, 200, {
      form: filledTexts(view),
      notice: savedIn(request.viewer, request.query),
    });
  },
  'POST /console/settings/texts/{purpose}/{language}': (request: ConsoleRequest) =>
    request.form()['do'] === 'preview' ? preview(deps, request) : save(deps, request),
  'POST /console/settings/texts/{purpose}/{language}/reset': async (request: ConsoleRequest) => {
    const { place, which } = placeOf(request, 'write');
    await resetTemplate(deps, place, request.viewer.staff, which);
    return redirectReply(303, withSaved(addressOf(which.purpose, which.language, place.locationId)));
  },
});

/** The field of the form that chooses a location sends an empty one for all. */
const locationIn = (query: ConsoleRequest['query']): string | undefined =>
  query['location'] === '' ? undefined : query['location'];

const savedIn = ({ language }: ConsoleRequest['viewer'], query: ConsoleRequest['query']) =>
  query['saved'] === undefined ? undefined : { kind: 'good' as const, says: SETTINGS_WORDS[language].saved };

const withSaved = (address: string): string => `${address}${address.includes('?') ? '&' : '?'}saved=1`;

const placeOf = ({ viewer, params, query }: ConsoleRequest, access: 'read' | 'write') => {
  const which = pathSchema.safeParse(params);
  if (!which.success)
    throw new AppError('NotFound', 'template.unknown', 'There is no such message, or not in this language.');
  return { place: placeOfStaff(viewer.staff, locationIn(query), access), which: which.data };
};

type Shown = Pick<TextPageProps, 'form' | 'faults' | 'preview' | 'notice'>;

const reply = async (
  deps: SettingsSiteDeps,
  request: ConsoleRequest,
  status: number,
  shown: Shown,
): Promise<HttpReply> => {
  const { viewer } = request;
  const { place, which } = placeOf(request, 'read');
  const [view, list] = await Promise.all([
    describeTemplate(deps, { ...place, ...which }),
    describeTemplates(deps, place),
  ]);
  const mayChange = place.locationId !== undefined || viewer.staff.locationIds.length === 0;
  return consoleReply(
    status,
    <TextPage viewer={viewer} view={view} list={list} mayChange={mayChange} {...shown} />,
  );
};

const preview = async (deps: SettingsSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const form: TextForm = request.form();
  const { place, which } = placeOf(request, 'read');
  const { dealerId, locationId } = place;
  const wanted = {
    ...which,
    ...(locationId === undefined ? {} : { locationId }),
    texts: textsOf(form),
    promotional: form['promotional'] !== undefined,
    data: form['data'] === 'least' ? 'least' : 'all',
  };
  return unlessInvalid(deps, request, form, async () =>
    reply(deps, request, 200, {
      form,
      preview: await previewTemplate({ ...deps, baseUrl: deps.ownOrigin }, dealerId, wanted),
    }),
  );
};

const save = async (deps: SettingsSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const form: TextForm = request.form();
  const { place, which } = placeOf(request, 'write');
  const body = {
    ...which,
    version: Number(form['version']),
    promotional: form['promotional'] !== undefined,
    texts: textsOf(form),
  };
  return unlessInvalid(deps, request, form, async () => {
    try {
      await saveTemplate(deps, place, viewer.staff, body);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'template.changed') throw error;
      const { version } = await describeTemplate(deps, { ...place, ...which });
      const says = TEXT_WORDS[viewer.language].conflict;
      return reply(deps, request, 409, {
        form: { ...form, version: String(version) },
        notice: { kind: 'bad', says },
      });
    }
    return redirectReply(303, withSaved(addressOf(which.purpose, which.language, place.locationId)));
  });
};

/** What is wrong with texts is shown beside them, and they stay in their fields. */
const unlessInvalid = async (
  deps: SettingsSiteDeps,
  request: ConsoleRequest,
  form: TextForm,
  act: () => Promise<HttpReply>,
): Promise<HttpReply> => {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'InvalidInput') throw error;
    return reply(deps, request, 400, {
      form,
      faults: textFaults(form, error.details.issues ?? [], request.viewer.language),
    });
  }
};
