import { removeTeamInbox } from '../../shared/dealers/remove-team-inbox.ts';
import { saveTeamInbox } from '../../shared/dealers/save-team-inbox.ts';
import { colleaguesOf } from '../../shared/dealers/staff-store.ts';
import { describeInboxes } from '../../shared/events/describe-inboxes.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import type { Faults } from './form-fields.tsx';
import { RULE_WORDS } from './rule-words.ts';
import type { SettingsSiteDeps } from './settings-site.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';
import { TEAM_INBOX_WORDS } from './team-inbox-words.ts';
import { NAME, TeamInboxesPage, type TeamInboxesPageProps } from './team-inboxes-page.tsx';

const LIST = '/console/settings/inboxes';

/** The inboxes of a dealer and their teams (S0.40, S0.43). */
export const teamInboxAnswers = (deps: SettingsSiteDeps) => ({
  'GET /console/settings/inboxes': (request: ConsoleRequest) => {
    const says = SETTINGS_WORDS[request.viewer.language].saved;
    const notice = request.query['saved'] === undefined ? undefined : { kind: 'good' as const, says };
    return reply(deps, request, 200, { notice });
  },
  'POST /console/settings/inboxes': (request: ConsoleRequest) => save(deps, request),
  'POST /console/settings/inboxes/remove': async (request: ConsoleRequest) => {
    await removeTeamInbox(deps, { staff: request.viewer.staff, inbox: request.form()['inbox'] ?? '' });
    return redirectReply(303, `${LIST}?saved=1`);
  },
});

const reply = async (
  deps: SettingsSiteDeps,
  { viewer }: ConsoleRequest,
  status: number,
  shown: Pick<TeamInboxesPageProps, 'form' | 'faults' | 'notice'>,
): Promise<HttpReply> => {
  const { staff } = viewer;
  const [{ inboxes }, people] = await Promise.all([
    describeInboxes(deps, viewer),
    colleaguesOf(deps.table, staff.dealerId),
  ]);
  const mayChange = staff.locationIds.length === 0;
  return consoleReply(
    status,
    <TeamInboxesPage viewer={viewer} inboxes={inboxes} staff={people} mayChange={mayChange} {...shown} />,
  );
};

const MEMBER = 'member.';

const save = async (deps: SettingsSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const form = request.form();
  const members = Object.keys(form).flatMap((name) =>
    name.startsWith(MEMBER) ? [name.slice(MEMBER.length)] : [],
  );
  const body = { version: Number(form['version']), name: form['name'] ?? '', members };
  try {
    await saveTeamInbox(deps, { staff: viewer.staff, inbox: form['inbox']?.trim() ?? '', body });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const words = TEAM_INBOX_WORDS[viewer.language];
    if (error.code === 'inbox.changed') return conflict(deps, request, form);
    if (error.code === 'inbox.too_many')
      return reply(deps, request, 409, { form, notice: { kind: 'bad', says: words.tooMany } });
    if (error.kind !== 'InvalidInput') throw error;
    return reply(deps, request, 400, {
      form,
      faults: faultsIn(form, error.details.issues ?? [], viewer.language),
    });
  }
  return redirectReply(303, `${LIST}?saved=1`);
};

/** Somebody was quicker: what was typed stays, beside what stands there now; a new inbox was made by somebody else. */
const conflict = async (
  deps: SettingsSiteDeps,
  request: ConsoleRequest,
  form: Record<string, string>,
): Promise<HttpReply> => {
  const { inboxes } = await describeInboxes(deps, request.viewer);
  const version = inboxes.find(({ inbox }) => inbox === form['inbox']?.trim())?.version ?? 0;
  return reply(deps, request, 409, {
    form: { ...form, version: String(version) },
    notice: { kind: 'bad', says: TEAM_INBOX_WORDS[request.viewer.language].conflict },
  });
};

/** A fault without a path is the name in the address. */
const faultsIn = (
  form: Record<string, string>,
  issues: readonly { path: string }[],
  language: keyof typeof RULE_WORDS,
): Faults =>
  Object.fromEntries(
    issues.map(({ path }): [string, string] => {
      if (path === '') return ['inbox', RULE_WORDS[language].faults.inbox];
      const { required, unreadable } = CONSOLE_TEXTS[language].form;
      if (path !== 'name') return [path, unreadable];
      return [form['version'] === '0' ? 'name' : NAME, form['name']?.trim() ? unreadable : required];
    }),
  );
