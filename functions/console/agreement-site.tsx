import { type Agreement, missingLanguages } from '../../shared/dealers/agreement.ts';
import {
  describeAgreement,
  describeAgreements,
  describeAgreementVersion,
  requireAgreement,
  versionNumberIn,
} from '../../shared/dealers/describe-agreements.ts';
import { publishAgreement } from '../../shared/dealers/publish-agreement.ts';
import { saveAgreement } from '../../shared/dealers/save-agreement.ts';
import { switchAgreement } from '../../shared/dealers/switch-agreement.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { languageSchema } from '../../shared/kernel/language.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import {
  agreementFaults,
  type AgreementForm,
  agreementOf,
  EMPTY_AGREEMENT,
  filledAgreement,
} from './agreement-form.ts';
import { AgreementPage, type AgreementPageProps } from './agreement-page.tsx';
import { AgreementVersionPage } from './agreement-version-page.tsx';
import { AGREEMENT_WORDS } from './agreement-words.ts';
import { agreementPath, AgreementsPage } from './agreements-page.tsx';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import type { SettingsSiteDeps } from './settings-site.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

/** In the address of an agreement that is not there yet. */
const NEW = 'new';

/** What customers are asked to agree to, and its versions (S2.5, S2.42, S2.43). */
export const agreementAnswers = (deps: SettingsSiteDeps) => ({
  'GET /console/settings/agreements': async ({ viewer, query }: ConsoleRequest) => {
    const { staff } = viewer;
    const { agreements, cursor } = await describeAgreements(deps, { staff, cursor: query['after'] });
    const isFirst = query['after'] === undefined;
    const shown = { viewer, agreements, after: cursor, isFirst, mayChange: mayChange(viewer) };
    return consoleReply(200, <AgreementsPage {...shown} />);
  },
  'GET /console/settings/agreements/{agreementId}': (request: ConsoleRequest) =>
    reply(deps, request, 200, {}),
  'POST /console/settings/agreements/{agreementId}': (request: ConsoleRequest) => save(deps, request),
  'POST /console/settings/agreements/{agreementId}/publish': (request: ConsoleRequest) =>
    publish(deps, request),
  'POST /console/settings/agreements/{agreementId}/switch': async (request: ConsoleRequest) => {
    const { viewer, params } = request;
    const agreementId = params['agreementId'] ?? '';
    const step = request.form()['do'];
    if (step !== 'on' && step !== 'off')
      throw new AppError('InvalidInput', 'agreement.step_unknown', 'Expected do: on or off.');
    await switchAgreement(deps, { staff: viewer.staff, agreementId, enabled: step === 'on' });
    return redirectReply(303, `${agreementPath(agreementId)}?saved=1`);
  },
  'GET /console/settings/agreements/{agreementId}/versions/{number}': async ({
    viewer,
    params,
  }: ConsoleRequest) => {
    const which = { staff: viewer.staff, agreementId: params['agreementId'] ?? '' };
    const agreement = await requireAgreement(deps.table, which);
    const number = versionNumberIn(params['number']);
    const version = await describeAgreementVersion(deps, { ...which, number });
    const isInForce = agreement.inForce?.number === number;
    return consoleReply(
      200,
      <AgreementVersionPage viewer={viewer} version={version} isInForce={isInForce} />,
    );
  },
});

const mayChange = ({ staff }: ConsoleRequest['viewer']): boolean => staff.locationIds.length === 0;

/** What has just been done, as the address says it. */
const noticeIn = (
  { viewer: { language }, query }: ConsoleRequest,
  { draft }: Pick<Agreement, 'draft'>,
): AgreementPageProps['notice'] => {
  const words = AGREEMENT_WORDS[language];
  const published = query['published'];
  if (published !== undefined && /^\d{1,6}$/.test(published))
    return { kind: 'good', says: words.published(published) };
  if (query['saved'] === undefined) return undefined;
  return { kind: 'good', says: draft === undefined ? SETTINGS_WORDS[language].saved : words.drafted };
};

type Shown = Pick<AgreementPageProps, 'faults' | 'notice'> & {
  /** What was typed, where it was not taken. */
  form?: AgreementForm;
};

const reply = async (
  deps: SettingsSiteDeps,
  request: ConsoleRequest,
  status: number,
  { form, ...shown }: Shown,
): Promise<HttpReply> => {
  const { viewer, params, query } = request;
  const agreementId = params['agreementId'] ?? NEW;
  const after = query['after'];
  const common = { viewer, mayChange: mayChange(viewer), isFirst: after === undefined, ...shown };
  if (agreementId === NEW) {
    const empty = { agreement: undefined, missing: [], versions: [], after: undefined };
    return consoleReply(status, <AgreementPage {...common} {...empty} form={form ?? EMPTY_AGREEMENT} />);
  }
  const view = await describeAgreement(deps, { staff: viewer.staff, agreementId, cursor: after });
  const { agreement, texts, versions, cursor } = view;
  const known = {
    agreement,
    missing: missingLanguages(agreement, texts, viewer.dealership.locations),
    versions,
    after: cursor,
    // What was typed is kept; saved again, it takes the place of what is there now.
    form: form ? { ...form, version: String(agreement.version) } : filledAgreement(agreement, texts),
  };
  const notice = shown.notice ?? noticeIn(request, agreement);
  return consoleReply(status, <AgreementPage {...common} {...known} notice={notice} />);
};

const save = async (deps: SettingsSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer, params } = request;
  const { language, staff } = viewer;
  const words = AGREEMENT_WORDS[language];
  const form = request.form();
  const isNew = params['agreementId'] === NEW;
  const agreementId = (isNew ? form['agreementId']?.trim() : params['agreementId']) ?? '';
  try {
    await saveAgreement(deps, { staff, agreementId, body: agreementOf(form) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'agreement.too_many')
      return reply(deps, request, 409, { form, notice: { kind: 'bad', says: words.tooMany } });
    if (error.code === 'agreement.changed' && isNew)
      return reply(deps, request, 409, { form, faults: { agreementId: words.faults.taken } });
    if (error.code === 'agreement.changed')
      return reply(deps, request, 409, { form, notice: { kind: 'bad', says: words.conflict } });
    if (error.kind !== 'InvalidInput') throw error;
    const faults = agreementFaults(form, error.details.issues ?? [], language);
    return reply(deps, request, 400, { form, faults });
  }
  return redirectReply(303, `${agreementPath(agreementId)}?saved=1`);
};

const publish = async (deps: SettingsSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer, params } = request;
  const { language, staff } = viewer;
  const words = AGREEMENT_WORDS[language];
  const agreementId = params['agreementId'] ?? '';
  const refuse = (says: string): Promise<HttpReply> =>
    reply(deps, request, 409, { notice: { kind: 'bad', says } });
  try {
    const body = { version: Number(request.form()['version']) };
    const number = await publishAgreement(deps, { staff, agreementId, body });
    return redirectReply(303, `${agreementPath(agreementId)}?published=${number}`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'agreement.changed') return refuse(words.conflict);
    if (error.code === 'agreement.no_draft') return refuse(words.noDraft);
    if (error.code !== 'agreement.language_missing') throw error;
    const missing = (error.details.issues ?? []).flatMap(({ path }) => {
      const spoken = languageSchema.safeParse(path.replace('texts.', '')).data;
      return spoken === undefined ? [] : [LANGUAGE_NAMES[spoken]];
    });
    return refuse(words.missing(missing.join(', ')));
  }
};
