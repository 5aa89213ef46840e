import {
  describeSettings,
  readWhich,
  type SettingsView,
  type WhichLevel,
} from '../../shared/dealers/describe-settings.ts';
import { saveSettings } from '../../shared/dealers/save-settings.ts';
import { describeInboxes } from '../../shared/events/describe-inboxes.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { changesNothing, faultsIn, filledForm, type LevelForm, readLevelForm } from './level-form.ts';
import { LevelPage, type LevelPageProps } from './level-page.tsx';
import { levelQuery } from './settings-page.tsx';
import type { SettingsSiteDeps } from './settings-site.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

/** The settings of one level: read and saved (S2.1, S2.6, S3.10–15). */
export const levelAnswers = (deps: SettingsSiteDeps) => ({
  'GET /console/settings/level': async (request: ConsoleRequest) => {
    const { viewer, query } = request;
    const which = readWhich({ level: query['level'], locationId: query['location'] });
    const view = await describeSettings(deps, { staff: viewer.staff, which });
    const notice =
      query['saved'] === undefined
        ? undefined
        : { kind: 'good' as const, says: SETTINGS_WORDS[viewer.language].saved };
    return reply(deps, request, 200, { view, form: filledForm(view), notice });
  },
  'POST /console/settings/level': (request: ConsoleRequest) => save(deps, request),
});

type Shown = Pick<LevelPageProps, 'view' | 'form' | 'faults' | 'isConflict' | 'notice'>;

const reply = async (
  deps: SettingsSiteDeps,
  { viewer }: ConsoleRequest,
  status: number,
  shown: Shown,
): Promise<HttpReply> => {
  const { inboxes } = await describeInboxes(deps, viewer);
  return consoleReply(status, <LevelPage viewer={viewer} inboxes={inboxes} {...shown} />);
};

const save = async (deps: SettingsSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const { staff, language } = viewer;
  const words = SETTINGS_WORDS[language];
  const form: LevelForm = request.form();
  const which = readWhich({ level: form['level'], locationId: form['location'] });
  const view = await describeSettings(deps, { staff, which });
  if (form['version'] !== String(view.version)) return conflict(deps, request, which, view);
  const read = readLevelForm(form, view, words);
  if ('faults' in read) return reply(deps, request, 400, { view, form, faults: read.faults });
  try {
    await saveSettings(deps, { staff, body: bodyOf(which, read.change) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'settings.changed')
      return conflict(deps, request, which, await describeSettings(deps, { staff, which }));
    if (error.kind !== 'InvalidInput') throw error;
    return reply(deps, request, 400, { view, form, faults: faultsIn(error.details.issues ?? [], words) });
  }
  return saved(which);
};

const saved = ({ level, locationId }: WhichLevel): HttpReply =>
  redirectReply(303, `/console/settings/level?${levelQuery(level, locationId)}&saved=1`);

const bodyOf = ({ level, locationId }: WhichLevel, change: Record<string, unknown>): unknown => ({
  level,
  ...(locationId === undefined ? {} : { locationId }),
  ...change,
});

/** Somebody was quicker: what was typed stays, and beside it stands what is set now. Whoever sent what stands there already has it. */
const conflict = async (
  deps: SettingsSiteDeps,
  request: ConsoleRequest,
  which: WhichLevel,
  view: SettingsView,
): Promise<HttpReply> => {
  const words = SETTINGS_WORDS[request.viewer.language];
  const read = readLevelForm(request.form(), view, words);
  if ('change' in read && changesNothing(read.change)) return saved(which);
  return reply(deps, request, 409, {
    view,
    form: { ...request.form(), version: String(view.version) },
    isConflict: true,
    notice: { kind: 'bad', says: words.conflict },
  });
};
