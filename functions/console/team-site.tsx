import { changeStaff } from '../../shared/dealers/change-staff.ts';
import {
  type Colleague,
  colleagueSchema,
  describeColleague,
  describeStaff,
} from '../../shared/dealers/describe-staff.ts';
import { inviteStaffAgain } from '../../shared/dealers/invite-staff-again.ts';
import { inviteStaff, type InviteStaffDeps } from '../../shared/dealers/invite-staff.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import { HTTP_STATUS } from '../../shared/web/problem.ts';
import { dutyFaults, dutyOf, emptyInvitation, refusedFaults } from './colleague-form.ts';
import { ColleaguePage, type ColleaguePageProps } from './colleague-page.tsx';
import { consoleHandler, type ConsoleDeps, type ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import type { Faults } from './form-fields.tsx';
import { InvitePage } from './invite-page.tsx';
import { colleaguePath, TeamPage } from './team-page.tsx';
import { TEAM_DONE, TEAM_WORDS, type TeamDone } from './team-words.ts';

export type TeamSiteDeps = ConsoleDeps & InviteStaffDeps;

const ROWS = 25;

/** Who works for a dealer and may do what, as pages. */
export const teamSite = (deps: TeamSiteDeps) =>
  consoleHandler<'team'>(deps, {
    'GET /console/settings/team': async ({ viewer, query }) => {
      const cursor = query['after'];
      const page = await describeStaff(deps, { staff: viewer.staff, cursor, limit: ROWS });
      return consoleReply(200, <TeamPage viewer={viewer} page={page} isFirst={cursor === undefined} />);
    },
    'GET /console/settings/team/new': ({ viewer }) =>
      Promise.resolve(consoleReply(200, <InvitePage viewer={viewer} form={emptyInvitation(viewer)} />)),
    'POST /console/settings/team/new': (request) => invite(deps, request),
    'GET /console/settings/team/{sub}': async (request) => {
      const { viewer, query } = request;
      const done = TEAM_DONE.find((one) => one === query['done']);
      const says = done && TEAM_WORDS[viewer.language].done[done];
      return reply(deps, request, 200, says === undefined ? {} : { notice: { kind: 'good', says } });
    },
    'POST /console/settings/team/{sub}': (request) => save(deps, request),
    'POST /console/settings/team/{sub}/invitation': (request) => inviteAgain(deps, request),
    'POST /console/settings/team/{sub}/suspend': (request) => setStatus(deps, request, 'suspended'),
    'POST /console/settings/team/{sub}/reactivate': (request) => setStatus(deps, request, 'active'),
  });

const subOf = ({ params }: ConsoleRequest): string => params['sub'] ?? '';
const toColleague = (sub: string, done: TeamDone): HttpReply =>
  redirectReply(303, `${colleaguePath(sub)}?done=${done}`);

const reply = async (
  deps: TeamSiteDeps,
  request: ConsoleRequest,
  status: number,
  shown: Pick<ColleaguePageProps, 'rejected' | 'notice'>,
): Promise<HttpReply> => {
  const { viewer } = request;
  const person = await describeColleague(deps, { staff: viewer.staff, sub: subOf(request) });
  return consoleReply(status, <ColleaguePage viewer={viewer} person={person} {...shown} />);
};

const isEmpty = (faults: Faults): boolean => Object.keys(faults).length === 0;

const invite = async (deps: TeamSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const form = request.form();
  const again = (status: number, faults: Faults): HttpReply =>
    consoleReply(status, <InvitePage viewer={viewer} form={form} faults={faults} />);
  const seen = dutyFaults(form, viewer.language);
  if (!isEmpty(seen)) return again(400, seen);
  const body = { name: form['name'] ?? '', email: form['email']?.trim() ?? '', ...dutyOf(form) };
  try {
    const { sub } = await inviteStaff(deps, { staff: viewer.staff, body });
    return toColleague(sub, 'invited');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const faults = refusedFaults(error, form, viewer.language);
    if (!faults) throw error;
    return again(HTTP_STATUS[error.kind], faults);
  }
};

/** How somebody stands now, where another one was quicker. */
const currentIn = (error: AppError): Colleague | undefined =>
  error.code === 'staff.changed' ? colleagueSchema.safeParse(error.details.current).data : undefined;

const save = async (deps: TeamSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const form = request.form();
  const isDutySent = form['duty'] !== undefined;
  const seen = isDutySent ? dutyFaults(form, viewer.language) : {};
  if (!isEmpty(seen)) return reply(deps, request, 400, { rejected: { form, faults: seen } });
  const body = {
    version: Number(form['version']),
    name: form['name'] ?? '',
    ...(isDutySent ? dutyOf(form) : {}),
  };
  try {
    await changeStaff(deps, { staff: viewer.staff, sub: subOf(request), body });
    return toColleague(subOf(request), 'saved');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const saved = currentIn(error);
    const faults = saved ? {} : refusedFaults(error, form, viewer.language);
    if (!faults) throw error;
    return reply(deps, request, HTTP_STATUS[error.kind], { rejected: { form, faults, saved } });
  }
};

/** Ends or gives back what somebody may see. A click that came twice has done what it should. */
const setStatus = async (
  deps: TeamSiteDeps,
  request: ConsoleRequest,
  status: Colleague['status'],
): Promise<HttpReply> => {
  const { viewer } = request;
  const sub = subOf(request);
  const done = toColleague(sub, status === 'active' ? 'reactivated' : 'suspended');
  try {
    const body = { version: Number(request.form()['version']), status };
    await changeStaff(deps, { staff: viewer.staff, sub, body });
    return done;
  } catch (error) {
    const current = error instanceof AppError ? currentIn(error) : undefined;
    if (!current) throw error;
    if (current.status === status) return done;
    const says = TEAM_WORDS[viewer.language].decideAgain;
    return reply(deps, request, 409, { notice: { kind: 'bad', says } });
  }
};

const inviteAgain = async (deps: TeamSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const { hasPassword, suspendedFirst, faults } = TEAM_WORDS[viewer.language];
  try {
    const seen = request.form()['invitedAt'];
    await inviteStaffAgain(deps, { staff: viewer.staff, sub: subOf(request), seen });
    return toColleague(subOf(request), 'invited-again');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const why = new Map([
      ['staff.signed_in', hasPassword],
      ['staff.suspended', suspendedFirst],
      ['staff.mail_failed', faults.mail],
    ]).get(error.code);
    if (why === undefined) throw error;
    return reply(deps, request, HTTP_STATUS[error.kind], { notice: { kind: 'bad', says: why } });
  }
};
