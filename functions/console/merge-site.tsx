import { MERGE_FIELDS, type Taken, takenSchema } from '../../shared/contacts/contact-merge.ts';
import { findContacts } from '../../shared/conversations/find-contacts.ts';
import { mergeContacts } from '../../shared/conversations/merge-contacts.ts';
import { previewMerge } from '../../shared/conversations/preview-merge.ts';
import { requireContact } from '../../shared/conversations/require-contact.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { viewRow } from '../../shared/conversations/contact-view.ts';
import { contactIdOf, toContact, type WithKey } from './contact-requests.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { MergePage } from './merge-page.tsx';
import { MergeSearchPage } from './merge-search-page.tsx';

/** The two side by side (S3.23), or the search for the other one. */
export const showMerge = async (deps: WithKey, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer, query } = request;
  const { staff } = viewer;
  const { with: otherId, q: text = '', after } = query;
  const { contact } = await requireContact(deps, { staff, contactId: contactIdOf(request) });
  if (otherId !== undefined) return compare(deps, request, { otherId, take: takenIn(query) });
  const found = await findContacts(deps, {
    staff,
    text: text === '' ? (contact.lastName ?? '') : text,
    cursor: after,
  });
  const contacts = found.contacts.filter(({ contactId }) => contactId !== contact.contactId);
  const page = { viewer, contact: viewRow(contact, false), text, found: { ...found, contacts } };
  return consoleReply(200, <MergeSearchPage {...page} isFirst={after === undefined} />);
};

const compare = async (
  deps: WithKey,
  request: ConsoleRequest,
  { otherId, take, isChanged = false }: { otherId: string; take: Taken; isChanged?: boolean },
): Promise<HttpReply> => {
  const { viewer } = request;
  const command = { otherId, take };
  const contactId = contactIdOf(request);
  const preview = await previewMerge(deps, { staff: viewer.staff, contactId, command });
  return consoleReply(
    isChanged ? 409 : 200,
    <MergePage viewer={viewer} preview={preview} isChanged={isChanged} />,
  );
};

/** Which of the two each field takes, by the names `take.phone` and so on. */
const takenIn = (fields: Readonly<Record<string, string | undefined>>): Taken =>
  takenSchema.catch({}).parse(
    Object.fromEntries(
      MERGE_FIELDS.flatMap((field) => {
        const whose = fields[`take.${field}`];
        return whose === undefined ? [] : [[field, whose]];
      }),
    ),
  );

/** Merges the two as they were shown; where one was edited meanwhile they are shown again, with the choice that was made. */
export const takeMerge = async (deps: WithKey, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const form = request.form();
  const otherId = form['with'] ?? '';
  const take = takenIn(form);
  try {
    const command = { otherId, take, version: form['version'] ?? '' };
    const merged = await mergeContacts(deps, {
      staff: viewer.staff,
      contactId: contactIdOf(request),
      command,
    });
    return toContact(merged.contactId, 'merged');
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'merge.changed') throw error;
    return compare(deps, request, { otherId, take, isChanged: true });
  }
};
