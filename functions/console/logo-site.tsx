import { describeLogo } from '../../shared/dealers/describe-logo.ts';
import { readWhich, type WhichLevel } from '../../shared/dealers/describe-settings.ts';
import { MOST_LOGO_BYTES } from '../../shared/dealers/logo.ts';
import { changeLogo, saveLogo } from '../../shared/dealers/save-logo.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import { readUpload } from '../../shared/web/post-form.ts';
import { HTTP_STATUS } from '../../shared/web/problem.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { LOGO_PATH, LogoPage, type LogoPageProps } from './logo-page.tsx';
import { LOGO_WORDS } from './logo-words.ts';
import { levelQuery } from './settings-page.tsx';
import type { SettingsSiteDeps } from './settings-site.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

/** The logo of a network, a dealer or a location: seen, uploaded, taken away. */
export const logoAnswers = (deps: SettingsSiteDeps) => ({
  'GET /console/settings/logo': (request: ConsoleRequest) => {
    const says = SETTINGS_WORDS[request.viewer.language].saved;
    const notice = request.query['saved'] === undefined ? undefined : { kind: 'good' as const, says };
    return show(deps, request, whichIn(request.query), 200, { notice });
  },
  'POST /console/settings/logo': (request: ConsoleRequest) => upload(deps, request),
  'POST /console/settings/logo/remove': (request: ConsoleRequest) => {
    const form = request.form();
    const which = whichIn(form);
    const change = {
      staff: request.viewer.staff,
      which,
      version: Number(form['version']),
      logo: logoAfter(form['do']),
    };
    return answer(deps, request, which, () => changeLogo(deps, change));
  },
});

/** What is left when one is taken away: none, or that of the level above. */
const logoAfter = (step: string | undefined): null | undefined => {
  if (step === 'off') return null;
  if (step === 'inherit') return undefined;
  throw new AppError(
    'InvalidInput',
    'logo.step_unknown',
    'The form does not say what becomes of the logo: do must be off or inherit. Nothing was changed; open the page again.',
  );
};

/** Which level; in the address where the form is a file, so that it is known before the form is read. */
const whichIn = (named: Readonly<Record<string, string | undefined>>): WhichLevel =>
  readWhich({ level: named['level'], locationId: named['location'] });

const show = async (
  deps: SettingsSiteDeps,
  { viewer }: ConsoleRequest,
  which: WhichLevel,
  status: number,
  shown: Pick<LogoPageProps, 'faults' | 'notice'>,
): Promise<HttpReply> => {
  const view = await describeLogo(deps, { staff: viewer.staff, which });
  return consoleReply(status, <LogoPage viewer={viewer} view={view} {...shown} />);
};

const upload = (deps: SettingsSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const which = whichIn(request.query);
  return answer(deps, request, which, async () => {
    const { fields, files } = await readUpload(request, MOST_LOGO_BYTES);
    const { staff } = request.viewer;
    const bytes = files['file'] ?? new Uint8Array();
    await saveLogo(deps, { staff, which, version: Number(fields['version']), bytes });
  });
};

/** Does it, or says beside the field why not. */
const answer = async (
  deps: SettingsSiteDeps,
  request: ConsoleRequest,
  which: WhichLevel,
  change: () => Promise<void>,
): Promise<HttpReply> => {
  const { language } = request.viewer;
  try {
    await change();
  } catch (error) {
    const shown = error instanceof AppError ? refusalOf(error, language) : undefined;
    if (!(error instanceof AppError) || !shown) throw error;
    return show(deps, request, which, HTTP_STATUS[error.kind], shown);
  }
  return redirectReply(303, `${LOGO_PATH}?${levelQuery(which.level, which.locationId)}&saved=1`);
};

const refusalOf = (
  { code }: AppError,
  language: ConsoleRequest['viewer']['language'],
): Pick<LogoPageProps, 'faults' | 'notice'> | undefined => {
  const { faults, locked } = LOGO_WORDS[language];
  const { conflict, readOnly } = SETTINGS_WORDS[language];
  switch (code) {
    case 'logo.empty':
    case 'form.unreadable':
      return { faults: { file: faults.missing } };
    case 'logo.too_large':
    case 'form.too_large':
      return { faults: { file: faults.tooLarge } };
    case 'logo.type_refused':
      return { faults: { file: faults.type } };
    case 'settings.changed':
      return { notice: { kind: 'bad', says: conflict } };
    case 'setting.locked':
      return { notice: { kind: 'bad', says: locked } };
    case 'level.dealer_wide':
      return { notice: { kind: 'bad', says: readOnly } };
    default:
      return undefined;
  }
};
