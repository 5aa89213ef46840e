import * as z from 'zod';
import { contactRowSchema, contactViewSchema } from '../../shared/conversations/contact-view.ts';
import { createContact } from '../../shared/conversations/create-contact.ts';
import { describeContact } from '../../shared/conversations/describe-contact.ts';
import { editContact } from '../../shared/conversations/edit-contact.ts';
import { requireContact } from '../../shared/conversations/require-contact.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { contactFaults, editOf, emptyContact, formOf, newContactOf } from './contact-form.ts';
import { ContactFormPage } from './contact-form-page.tsx';
import { contactIdOf, type ContactsSiteDeps, toContact, type WithKey } from './contact-requests.ts';
import { contactPath } from './console-links.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { locationsFor } from './locations-for.ts';

const ADD = '/console/contacts/new';
const editPath = (contactId: string): string => `${contactPath(contactId)}/edit`;

export const showNewForm = (
  deps: Pick<ContactsSiteDeps, 'newKey'>,
  { viewer }: ConsoleRequest,
): HttpReply => {
  const locations = locationsFor(viewer);
  const form = emptyContact(locations, deps.newKey());
  return consoleReply(
    200,
    <ContactFormPage is="new" viewer={viewer} action={ADD} locations={locations} form={form} />,
  );
};

const candidatesSchema = z.object({ candidates: z.array(contactRowSchema) });

/** Saves a new contact (S3.17), or shows who has the number or the address already (S3.18). */
export const addContact = async (deps: WithKey, { viewer, form }: ConsoleRequest): Promise<HttpReply> => {
  const locations = locationsFor(viewer);
  const fields = form();
  const page = { is: 'new' as const, viewer, action: ADD, locations, form: fields };
  try {
    const contact = await createContact(deps, { staff: viewer.staff, command: newContactOf(fields) });
    return toContact(contact.contactId, 'created');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.kind === 'InvalidInput') {
      const faults = contactFaults(fields, error.details.issues ?? [], viewer.language);
      return consoleReply(400, <ContactFormPage {...page} faults={faults} />);
    }
    const known = candidatesSchema.safeParse(error.details.current);
    if (error.code !== 'contact.exists' || !known.success) throw error;
    return consoleReply(409, <ContactFormPage {...page} candidates={known.data.candidates} />);
  }
};

export const showEditForm = async (deps: WithKey, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const { staff } = viewer;
  const { contact } = await requireContact(deps, { staff, contactId: contactIdOf(request) });
  const shown = await describeContact(deps, { staff, contact });
  const { contactId } = shown;
  const page = { is: 'edit' as const, viewer, contactId, action: editPath(contactId), form: formOf(shown) };
  return consoleReply(200, <ContactFormPage {...page} />);
};

/** Saves a change (S3.21). Who comes second keeps what they typed, and sees what the first one saved. */
export const changeContact = async (deps: WithKey, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const contactId = contactIdOf(request);
  const form = request.form();
  const page = { is: 'edit' as const, viewer, contactId, action: editPath(contactId) };
  try {
    const edited = await editContact(deps, { staff: viewer.staff, contactId, command: editOf(form) });
    return toContact(edited.contactId, 'edited');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.kind === 'InvalidInput') {
      const faults = contactFaults(form, error.details.issues ?? [], viewer.language);
      return consoleReply(400, <ContactFormPage {...page} form={form} faults={faults} />);
    }
    const saved = contactViewSchema.safeParse(error.details.current).data;
    if (error.code !== 'contact.changed' || !saved) throw error;
    return consoleReply(
      409,
      <ContactFormPage {...page} form={{ ...form, version: saved.version }} saved={saved} />,
    );
  }
};
