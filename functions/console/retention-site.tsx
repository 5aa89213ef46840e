import { readWhich, type WhichLevel } from '../../shared/dealers/describe-settings.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import {
  describeRetentionLevel,
  type RetentionLevelView,
} from '../../shared/privacy/describe-retention-level.ts';
import { saveRetention } from '../../shared/privacy/save-retention.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { filledRetention, retentionChange, retentionFaults } from './retention-form.ts';
import { RetentionPage, type RetentionPageProps } from './retention-page.tsx';
import { RETENTION_WORDS } from './retention-words.ts';
import { levelQuery } from './settings-page.tsx';
import type { SettingsSiteDeps } from './settings-site.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

/** How long what is kept: seen, tried out, saved (B9). */
export const retentionAnswers = (deps: SettingsSiteDeps) => ({
  'GET /console/settings/retention': async ({ viewer, query }: ConsoleRequest) => {
    const [first] = viewer.staff.locationIds;
    // Who looks after some locations begins with one of those.
    const location = query['location'] ?? (query['level'] === undefined ? first : undefined);
    const view = await describe(deps, viewer, readWhich({ level: query['level'], locationId: location }));
    const says = SETTINGS_WORDS[viewer.language].saved;
    const notice = query['saved'] === undefined ? undefined : { kind: 'good' as const, says };
    return consoleReply(
      200,
      <RetentionPage viewer={viewer} view={view} form={filledRetention(view)} notice={notice} />,
    );
  },
  'POST /console/settings/retention': (request: ConsoleRequest) => change(deps, request),
});

const describe = (
  deps: SettingsSiteDeps,
  { staff }: ConsoleRequest['viewer'],
  which: WhichLevel,
): Promise<RetentionLevelView> => describeRetentionLevel(deps.table, { staff, ...which });

/** First what it would delete, then the change (B9): nothing is saved that was not looked at. */
const change = async (deps: SettingsSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const { staff, language } = viewer;
  const words = RETENTION_WORDS[language];
  const form = request.form();
  const which = readWhich({ level: form['level'], locationId: form['location'] });
  const view = await describe(deps, viewer, which);
  const show = (status: number, shown: Partial<RetentionPageProps>): HttpReply =>
    consoleReply(status, <RetentionPage viewer={viewer} view={view} form={form} {...shown} />);
  const wanted = retentionChange(form, view);
  if (!wanted) return show(400, { notice: { kind: 'bad', says: words.unchanged } });
  const preview = form['step'] !== 'save';
  try {
    const command = {
      level: which.level,
      ...(which.locationId === undefined ? {} : { locationId: which.locationId }),
      ...wanted,
      preview,
    };
    const outcome = await saveRetention(deps, { staff, command });
    if (preview) return show(200, { outcome });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'retention.locked') return show(403, { notice: { kind: 'bad', says: words.locked } });
    if (error.code === 'retention.not_yours')
      return show(403, { notice: { kind: 'bad', says: SETTINGS_WORDS[language].readOnly } });
    if (error.kind !== 'InvalidInput') throw error;
    return show(400, { faults: retentionFaults(error.details.issues ?? [], words) });
  }
  return redirectReply(
    303,
    `/console/settings/retention?${levelQuery(which.level, which.locationId)}&saved=1`,
  );
};
