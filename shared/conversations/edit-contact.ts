import * as z from 'zod';
import { datedContact, dayOf } from '../contacts/contact-clock.ts';
import { noteEmail } from '../contacts/contact-address-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { legalHolds } from '../contacts/legal-hold-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { DEFAULT_RETENTION, type RetentionDays } from '../dealers/retention.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { changesBetween } from '../kernel/changes-between.ts';
import { digestId } from '../kernel/digest.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { contactEntry } from './contact-entry.ts';
import { contactFields, ofKind, readAddresses, staffKindSchema } from './contact-input.ts';
import { type ContactView, kindOf, versionOf } from './contact-view.ts';
import { entries } from './conversation-store.ts';
import { describeContact } from './describe-contact.ts';
import { findPlaces } from './find-places.ts';
import { requireContact } from './require-contact.ts';

const { language, ...removable } = contactFields;

export const contactEditSchema = z.strictObject({
  version: z.string().max(40).meta({ description: 'The one that was shown.' }),
  language: language.optional(),
  ...z
    .object({
      firstName: removable.firstName.nullable(),
      lastName: removable.lastName.nullable(),
      phone: removable.phone.nullable(),
      email: removable.email.nullable(),
      preferredChannel: removable.preferredChannel.nullable(),
    })
    .partial().shape,
  kind: staffKindSchema.optional(),
});
type ContactEdit = z.infer<typeof contactEditSchema>;

export type EditContactDeps = { table: Table; now: Now; log: Log; idKey: string };
export type EditContactCommand = { staff: Staff; contactId: string; command: unknown };

/**
 * Changes what is known of a contact (S3.21), as a partner's event does: a new address is used from the next claim on, what was declined
 * or stopped stays so, and what is planned for coming visits follows. Of two who edit at once the second is shown what the first one
 * saved. Errors: NotFound `contact.unknown`; InvalidInput `contact.invalid`; Conflict `contact.changed` with the contact as it stands.
 */
export const editContact = async (
  deps: EditContactDeps,
  { staff, contactId, command }: EditContactCommand,
): Promise<ContactView> => {
  const edit = parseCommand(contactEditSchema, 'contact.invalid', 'The contact', command);
  const { contact, locationIds } = await requireContact(deps, { staff, contactId });
  const place = await placeOf(deps.table, staff, contact);
  const addresses = readAddresses(edit, place?.settings.country ?? '');
  const at = deps.now();
  const isHeld = (await legalHolds.get(deps.table, contact)) !== undefined;
  const how = { at, isHeld, retention: place?.retention ?? DEFAULT_RETENTION };
  await noteEmail(deps, contact, { email: addresses.email, before: contact.email });
  const { before, after, isRefused } = await change(deps, contact, edit, (current) =>
    edited(current, edit, addresses, how),
  );
  if (isRefused)
    throw new AppError(
      'Conflict',
      'contact.changed',
      'Somebody else has changed this contact since it was shown; see current. Look at it, then send your change with its version.',
      { details: { current: await describeContact(deps, { staff, contact: after }) } },
    );
  if (before) {
    const fields = changesBetween(shownOf(before), shownOf(after)).map(({ path }) => path);
    const cause = digestId(after.contactId, at, versionOf(after));
    for (const locationId of locationIds) {
      const shown = { contactId: after.contactId, did: 'edited' as const, by: staff.sub, at, cause };
      await entries.createOnce(deps.table, contactEntry(after, locationId, { ...shown, fields }), at);
    }
    deps.log.info('contact edited', { contactId: after.contactId, by: staff.sub, fields });
  }
  return describeContact(deps, { staff, contact: after });
};

/** Whose country a number without a code belongs to, and how long what is kept: the location of the latest visit, else any of theirs. */
const placeOf = async (
  table: Table,
  staff: Staff,
  { lastLocationId }: Contact,
): Promise<LocationInForce | undefined> => {
  const places = await findPlaces(table, staff);
  return places.find(({ locationId }) => locationId === lastLocationId) ?? places[0];
};

const shownOf = (contact: Contact) => {
  const { firstName, lastName, language: of, phone, email, preferredChannel } = contact;
  return { firstName, lastName, language: of, phone, email, preferredChannel, kind: kindOf(contact) };
};

type How = { at: Instant; isHeld: boolean; retention: RetentionDays };

const edited = (
  current: Contact,
  edit: ContactEdit,
  addresses: Partial<Contact>,
  { at, isHeld, retention }: How,
): Contact => {
  const { firstName, lastName, preferredChannel, kind } = edit;
  const next: Contact = {
    ...current,
    ...addresses,
    firstName: firstName === undefined ? current.firstName : (firstName ?? undefined),
    lastName: lastName === undefined ? current.lastName : (lastName ?? undefined),
    language: edit.language ?? current.language,
    preferredChannel:
      preferredChannel === undefined ? current.preferredChannel : (preferredChannel ?? undefined),
    ...(kind === undefined ? {} : ofKind(kind)),
    // What partners knew before does not come back; what they tell from now on counts.
    sourceTimestamp: at > current.sourceTimestamp ? at : current.sourceTimestamp,
  };
  const dated = { ...next, lastDay: next.lastDay ?? dayOf(at) };
  return kind === undefined || isHeld ? next : datedContact(dated, retention);
};

/** `before` is absent where nothing was changed. */
type Changed = { before: Contact | undefined; after: Stored<Contact>; isRefused: boolean };

/** Nothing where the contact is as it is wanted already: the same request once more. */
const change = async (
  deps: EditContactDeps,
  contact: Stored<Contact>,
  { version }: ContactEdit,
  edit: (current: Contact) => Contact,
): Promise<Changed> => {
  let before: Contact | undefined;
  let isRefused = false;
  const after = await contacts.change(deps, contact, (current) => {
    before = undefined;
    if (!current || current.erasedAt !== undefined) return undefined;
    const next = edit(current);
    const isSame = versionOf(next) === versionOf(current);
    isRefused = !isSame && versionOf(current) !== version;
    if (isSame || isRefused) return undefined;
    before = current;
    return next;
  });
  if (!after || after.erasedAt !== undefined)
    throw new AppError('NotFound', 'contact.unknown', 'There is no such customer at your locations.');
  return { before, after, isRefused };
};
