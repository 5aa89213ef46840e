import {
  describeOfferedService,
  describeOfferedServices,
} from '../../shared/dealers/describe-offered-services.ts';
import { removeOfferedService } from '../../shared/dealers/remove-offered-service.ts';
import { saveOfferedService } from '../../shared/dealers/save-offered-service.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { languageSchema } from '../../shared/kernel/language.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { locationFor, locationsFor } from './locations-for.ts';
import { emptyService, filledService, serviceFaults, type ServiceForm, serviceOf } from './service-form.ts';
import { ServicePage, type ServicePageProps } from './service-page.tsx';
import { SERVICE_WORDS } from './service-words.ts';
import { ServicesPage, type ServicesPageProps } from './services-page.tsx';
import type { SettingsSiteDeps } from './settings-site.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

/** In the address of a service that is not there yet; no service can be called so by this form. */
const NEW = 'new';
const LIST = '/console/settings/services';

/** The services that a dealer offers in the check-in, and the brands that they are for (S2.4, S2.7, S2.26–29). */
export const serviceAnswers = (deps: SettingsSiteDeps) => ({
  'GET /console/settings/services': async (request: ConsoleRequest) => {
    const { viewer, query } = request;
    const services = await describeOfferedServices(deps, viewer);
    const says = SETTINGS_WORDS[viewer.language].saved;
    const notice = query['saved'] === undefined ? undefined : { kind: 'good' as const, says };
    return consoleReply(
      200,
      <ServicesPage viewer={viewer} services={services} asked={askedOf(request)} notice={notice} />,
    );
  },
  'GET /console/settings/services/{code}': async (request: ConsoleRequest) => {
    const { viewer, params } = request;
    const code = params['code'] ?? NEW;
    if (code === NEW) {
      const form = emptyService(viewer, await describeOfferedServices(deps, viewer));
      return reply(request, 200, { code: undefined, form, mayChange: true });
    }
    const service = await describeOfferedService(deps, { staff: viewer.staff, code });
    const form = filledService(service, viewer.language);
    return reply(request, 200, { code, form, mayChange: service.mayChange });
  },
  'POST /console/settings/services/{code}': (request: ConsoleRequest) => save(deps, request),
  'POST /console/settings/services/{code}/remove': async ({ viewer, params }: ConsoleRequest) => {
    await removeOfferedService(deps, { staff: viewer.staff, code: params['code'] ?? '' });
    return redirectReply(303, `${LIST}?saved=1`);
  },
});

/** For which car and customer the preview is: at first for the first location, a car of no known brand, in the language there. */
const askedOf = ({ viewer, query }: ConsoleRequest): ServicesPageProps['asked'] => {
  if (locationsFor(viewer).length === 0) return undefined;
  const location = locationFor(viewer, query['location']);
  const language = languageSchema.safeParse(query['language']).data ?? location.settings.language;
  return { location, brand: query['brand']?.trim() ?? '', language };
};

const reply = (
  { viewer }: ConsoleRequest,
  status: number,
  shown: Omit<ServicePageProps, 'viewer'>,
): HttpReply => consoleReply(status, <ServicePage viewer={viewer} {...shown} />);

const save = async (deps: SettingsSiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer, params } = request;
  const words = SERVICE_WORDS[viewer.language];
  const form: ServiceForm = request.form();
  const known = params['code'] === NEW ? undefined : params['code'];
  const code = known ?? form['code']?.trim() ?? '';
  const again = (status: number, more: Partial<Pick<ServicePageProps, 'faults' | 'notice'>>): HttpReply =>
    reply(request, status, { code: known, form, mayChange: true, ...more });
  if (code === '') return again(400, { faults: { code: CONSOLE_TEXTS[viewer.language].form.required } });
  if (code === NEW) return again(400, { faults: { code: words.faults.code } });
  try {
    await saveOfferedService(deps, { staff: viewer.staff, code, body: serviceOf(form) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'service.too_many')
      return again(409, { notice: { kind: 'bad', says: words.tooMany } });
    if (error.code === 'service.changed')
      return known === undefined
        ? again(409, { faults: { code: words.faults.taken } })
        : conflict(deps, request, code, form);
    if (error.code === 'level.dealer_wide')
      return again(403, { notice: { kind: 'bad', says: words.notYours } });
    const faults = serviceFaults(error.details.issues ?? [], viewer);
    if (error.kind !== 'InvalidInput' || Object.keys(faults).length === 0) throw error;
    return again(400, { faults });
  }
  return redirectReply(303, `${LIST}?saved=1`);
};

/** Somebody was quicker: what was typed stays, and above it stands the service as it is now. */
const conflict = async (
  deps: SettingsSiteDeps,
  request: ConsoleRequest,
  code: string,
  form: ServiceForm,
): Promise<HttpReply> => {
  const { viewer } = request;
  const saved = await describeOfferedService(deps, { staff: viewer.staff, code });
  return reply(request, 409, {
    code,
    form: { ...form, version: String(saved.version) },
    mayChange: saved.mayChange,
    saved,
    notice: { kind: 'bad', says: SERVICE_WORDS[viewer.language].conflict },
  });
};
