import { eraseContact, unknownContact } from '../../shared/privacy/erase-contact.ts';
import { erasureReasonSchema } from '../../shared/privacy/erasure.ts';
import { exportContact } from '../../shared/privacy/export-contact.ts';
import { previewErasure } from '../../shared/privacy/preview-erasure.ts';
import type { PrivacyDeps } from '../../shared/privacy/privacy-deps.ts';
import type { Who } from '../../shared/privacy/personal-data.ts';
import { requireReach } from '../../shared/privacy/require-reach.ts';
import { type HttpReply, json } from '../../shared/web/http.ts';
import { redirectReply } from '../../shared/web/page-reply.ts';
import { consoleHandler, type ConsoleDeps, type ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { contactIdOf } from './contact-requests.ts';
import { CONTACT_TEXTS } from './contact-texts.ts';
import type { Faults } from './form-fields.tsx';
import { PersonalDataPage } from './personal-data-page.tsx';

export type PersonalDataSiteDeps = ConsoleDeps & { privacy: () => Promise<PrivacyDeps> };

/** What Lambda may answer is six megabytes, of which the answer's own frame needs some. */
const MOST_BYTES = 5 * 1024 * 1024;

/** The pages about what is kept of a person, as one handler. */
export const personalDataSite = (deps: PersonalDataSiteDeps) =>
  consoleHandler<'personal-data'>(deps, {
    'GET /console/personal-data/{contactId}': async (request) => show(await about(deps, request), request),
    'GET /console/personal-data/{contactId}/export': async (request) => {
      const { privacy, who } = await about(deps, request);
      const by = request.viewer.staff.sub;
      return json(200, await exportContact(privacy, { ...who, by, mostBytes: MOST_BYTES }), {
        'content-disposition': 'attachment; filename="contact.json"',
      });
    },
    'POST /console/personal-data/{contactId}': async (request) => erase(await about(deps, request), request),
  });

type About = { privacy: PrivacyDeps; who: Who };

/** The person that the address names, of the dealer of who asks, and nowhere that they may not see. */
const about = async (deps: PersonalDataSiteDeps, request: ConsoleRequest): Promise<About> => {
  const { staff } = request.viewer;
  const privacy = await deps.privacy();
  const contactId = contactIdOf(request);
  await requireReach(privacy, { staff, contactId });
  return { privacy, who: { dealerId: staff.dealerId, contactId } };
};

const show = async (
  { privacy, who }: About,
  { viewer }: ConsoleRequest,
  rejected?: { form: Record<string, string>; faults: Faults },
): Promise<HttpReply> => {
  const preview = await previewErasure(privacy, who);
  if (preview.erasedAt !== undefined) throw unknownContact();
  return consoleReply(
    rejected ? 400 : 200,
    <PersonalDataPage viewer={viewer} preview={preview} rejected={rejected} />,
  );
};

/** Nobody is erased without a reason, nor by somebody who has not said that they know what it means (S3.22). */
const erase = async (data: About, request: ConsoleRequest): Promise<HttpReply> => {
  const { language, staff } = request.viewer;
  const form = request.form();
  const reason = erasureReasonSchema.safeParse(form['reason']);
  const isUnderstood = form['understood'] === 'yes';
  if (!reason.success || !isUnderstood)
    return show(data, request, {
      form,
      faults: {
        ...(reason.success ? {} : { reason: CONSOLE_TEXTS[language].form.required }),
        ...(isUnderstood ? {} : { understood: CONTACT_TEXTS[language].data.notUnderstood }),
      },
    });
  await eraseContact(data.privacy, { ...data.who, by: staff.sub, reason: reason.data });
  return redirectReply(303, '/console/contacts?done=erased');
};
