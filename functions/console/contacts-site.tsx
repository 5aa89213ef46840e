import type { HttpReply } from '../../shared/web/http.ts';
import { blockContact } from '../../shared/conversations/block-contact.ts';
import { describeConsent } from '../../shared/conversations/describe-consent.ts';
import { describeContact } from '../../shared/conversations/describe-contact.ts';
import { findContacts } from '../../shared/conversations/find-contacts.ts';
import { recordConsent } from '../../shared/conversations/record-consent.ts';
import { requireContact } from '../../shared/conversations/require-contact.ts';
import { unblockContact } from '../../shared/conversations/unblock-contact.ts';
import { undoMerge } from '../../shared/conversations/undo-merge.ts';
import { addContact, changeContact, showEditForm, showNewForm } from './contact-forms.tsx';
import { readConsentForm } from './contact-consent.tsx';
import { ContactPage } from './contact-page.tsx';
import { ContactsPage } from './contacts-page.tsx';
import { consoleHandler, type ConsoleRequest } from './console-handler.tsx';
import { contactIdOf, type ContactsSiteDeps, doneIn, toContact, type WithKey } from './contact-requests.ts';
import { consoleReply } from './console-reply.ts';
import type { Faults } from './form-fields.tsx';
import { showMerge, takeMerge } from './merge-site.tsx';

/** The pages of contacts, as one handler. */
export const contactsSite = (deps: ContactsSiteDeps) => {
  const withKey = async (): Promise<WithKey> => ({ ...deps, idKey: await deps.idKey() });
  return consoleHandler<'contacts'>(deps, {
    'GET /console/contacts': async (request) => showContacts(await withKey(), request),
    'GET /console/contacts/new': (request) => Promise.resolve(showNewForm(deps, request)),
    'POST /console/contacts/new': async (request) => addContact(await withKey(), request),
    'GET /console/contacts/{contactId}': async (request) => showContact(await withKey(), request),
    'GET /console/contacts/{contactId}/edit': async (request) => showEditForm(await withKey(), request),
    'POST /console/contacts/{contactId}/edit': async (request) => changeContact(await withKey(), request),
    'POST /console/contacts/{contactId}/consent': async (request) => takeConsent(await withKey(), request),
    'POST /console/contacts/{contactId}/block': (request) => block(deps, request, 'blocked'),
    'POST /console/contacts/{contactId}/unblock': (request) => block(deps, request, 'unblocked'),
    'GET /console/contacts/{contactId}/merge': async (request) => showMerge(await withKey(), request),
    'POST /console/contacts/{contactId}/merge': async (request) => takeMerge(await withKey(), request),
    'POST /console/contacts/{contactId}/undo': async (request) => {
      const { viewer, form } = request;
      const mergeId = form()['mergeId'] ?? '';
      const contactId = contactIdOf(request);
      const { contact } = await undoMerge(await withKey(), { staff: viewer.staff, contactId, mergeId });
      return toContact(contact.contactId, 'parted');
    },
  });
};

const showContacts = async (deps: WithKey, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer, query } = request;
  const { q: text = '', after } = query;
  const found = await findContacts(deps, { staff: viewer.staff, text, cursor: after });
  const page = { viewer, text, found, isFirst: after === undefined, done: doneIn(request) };
  return consoleReply(200, <ContactsPage {...page} />);
};

const showContact = async (
  deps: WithKey,
  request: ConsoleRequest,
  rejected?: { form: Record<string, string>; faults: Faults },
): Promise<HttpReply> => {
  const { viewer, query } = request;
  const { staff } = viewer;
  const { contact } = await requireContact(deps, { staff, contactId: contactIdOf(request) });
  const cursor = request.method === 'POST' ? undefined : query['after'];
  const [shown, consent] = await Promise.all([
    describeContact(deps, { staff, contact }),
    describeConsent(deps, { contact, cursor }),
  ]);
  const page = { viewer, contact: shown, consent, done: doneIn(request), isFirst: cursor === undefined };
  return consoleReply(rejected ? 400 : 200, <ContactPage {...page} rejected={rejected} />);
};

const takeConsent = async (deps: WithKey, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const form = request.form();
  const read = readConsentForm(form, viewer.language);
  if ('faults' in read) return showContact(deps, request, { form, faults: read.faults });
  const { contact, locationIds } = await requireContact(deps, {
    staff: viewer.staff,
    contactId: contactIdOf(request),
  });
  const who = { kind: 'staff' as const, id: viewer.staff.sub };
  await recordConsent(deps, { contact, ...read.decision, who, at: deps.now(), shownAt: locationIds });
  return toContact(contact.contactId, 'consent');
};

const block = async (
  deps: ContactsSiteDeps,
  request: ConsoleRequest,
  done: 'blocked' | 'unblocked',
): Promise<HttpReply> => {
  const { staff } = request.viewer;
  const { contact, locationIds } = await requireContact(deps, { staff, contactId: contactIdOf(request) });
  const change = done === 'blocked' ? blockContact : unblockContact;
  await change(deps, { contact, by: staff.sub, shownAt: locationIds });
  return toContact(contact.contactId, done);
};
