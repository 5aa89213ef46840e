import { AppError } from '../../shared/kernel/app-error.ts';
import { describePartner, describePartners } from '../../shared/partners/describe-partners.ts';
import {
  rotatePartnerForStaff,
  type RotateForStaffDeps,
} from '../../shared/partners/rotate-partner-for-staff.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import { HTTP_STATUS } from '../../shared/web/problem.ts';
import { consoleHandler, type ConsoleDeps, type ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { PartnerPage, type PartnerPageProps } from './partner-page.tsx';
import { PARTNER_WORDS, type RotationFault } from './partner-words.ts';
import { partnerPath, PartnersPage } from './partners-page.tsx';

export type PartnersSiteDeps = ConsoleDeps & RotateForStaffDeps;

/** The partners of a dealer and the rotation of their secrets, as pages. */
export const partnersSite = (deps: PartnersSiteDeps) =>
  consoleHandler<'partners'>(deps, {
    'GET /console/settings/partners': async ({ viewer }) => {
      const { partners } = await describePartners({ ...deps, readSecret: deps.secrets.read }, viewer);
      return consoleReply(200, <PartnersPage viewer={viewer} partners={partners} />);
    },
    'GET /console/settings/partners/{partnerId}': (request) => {
      const says = PARTNER_WORDS[request.viewer.language].finished;
      const isFinished = request.query['done'] === 'finished';
      return reply(deps, request, 200, isFinished ? { notice: { kind: 'good', says } } : {});
    },
    'POST /console/settings/partners/{partnerId}': (request) => rotate(deps, request),
  });

const partnerIdOf = ({ params }: ConsoleRequest): string => params['partnerId'] ?? '';

type Shown = Pick<PartnerPageProps, 'made' | 'notice'>;

const reply = async (
  deps: PartnersSiteDeps,
  request: ConsoleRequest,
  status: number,
  shown: Shown,
): Promise<HttpReply> => {
  const { viewer } = request;
  const partner = await describePartner(
    { ...deps, readSecret: deps.secrets.read },
    { staff: viewer.staff, partnerId: partnerIdOf(request) },
  );
  return consoleReply(status, <PartnerPage viewer={viewer} partner={partner} {...shown} />);
};

const FAULTS = new Map<string, RotationFault>([
  ['partner.rotation_busy', 'busy'],
  ['partner.rotation_changed', 'changed'],
  ['partner.rotation_none', 'none'],
  ['partner.rotation_open', 'open'],
  ['partner.secret_missing', 'missing'],
  ['secret.missing', 'missing'],
]);

/**
 * Takes a step. What was made is in this one answer, and nowhere to be read again: reloading it sends the form once more, which
 * was decided on secrets that have changed since, and does nothing.
 */
const rotate = async (deps: PartnersSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const { step, changedAt = '' } = request.form();
  const partnerId = partnerIdOf(request);
  try {
    const body = { step, secretsChangedAt: changedAt === '' ? null : changedAt };
    const made = await rotatePartnerForStaff(deps, { staff: viewer.staff, partnerId, body });
    if (step === 'finish') return redirectReply(303, `${partnerPath(partnerId)}?done=finished`);
    return reply(deps, request, 200, { made });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const fault = FAULTS.get(error.code);
    if (fault === undefined) throw error;
    const says = PARTNER_WORDS[viewer.language].faults[fault];
    return reply(deps, request, HTTP_STATUS[error.kind], { notice: { kind: 'bad', says } });
  }
};
