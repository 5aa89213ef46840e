import { contacts } from '../contacts/contact-store.ts';
import { type Contact, idsOf } from '../contacts/contact.ts';
import { entries } from '../conversations/conversation-store.ts';
import type { AcceptedNotification, InboxNotification } from '../conversations/inbox-notification.ts';
import { nameStaff } from '../dealers/name-staff.ts';
import { dealsWithCustomers, type Staff } from '../dealers/staff.ts';
import type { Table } from '../table/table.ts';
import type { Visit } from './visit.ts';
import { visits } from './visit-store.ts';

/** Something in an inbox with what is needed to know what it is about. */
export type ShownNotification<Of extends InboxNotification = InboxNotification> = {
  notification: Of;
  /** Whom it is about; never for mechanics. */
  contact?: Pick<Contact, 'contactId' | 'firstName' | 'lastName' | 'profileName' | 'phone'>;
  vehicle?: Visit['vehicle'];
  /** Who sent it on, and what they wrote; never for mechanics. */
  passedBy?: string;
  note?: string;
};

/** Looks up, for a page of notifications, whom they are about, which vehicle, and who sent them on. As many reads however much waits. */
export const showNotifications = async <Of extends InboxNotification | AcceptedNotification>(
  table: Table,
  { staff, page }: { staff: Staff; page: readonly Of[] },
): Promise<ShownNotification<Of>[]> => {
  const { dealerId } = staff;
  const maySee = dealsWithCustomers(staff);
  const visitIds = idsIn(page, ({ visitId }) => visitId);
  const noted = maySee
    ? page.flatMap(({ conversationId, passed }) =>
        passed?.noteId === undefined ? [] : [{ conversationId, entryId: passed.noteId }],
      )
    : [];
  const [found, names, notes] = await Promise.all([
    visits.getMany(
      table,
      visitIds.map((visitId) => ({ visitId })),
      { consistent: false },
    ),
    nameStaff(table, { dealerId, accounts: page.flatMap(({ passed }) => passed?.by ?? []) }),
    entries.getMany(table, noted, { consistent: false }),
  ]);
  const visitOf = ({ visitId }: InboxNotification): Visit | undefined =>
    found.find((visit) => visit.visitId === visitId);
  const contactIdOf = (one: InboxNotification): string | undefined =>
    one.contactId ?? visitOf(one)?.contactId;
  const people = await contacts.getMany(
    table,
    maySee ? idsIn(page, contactIdOf).map((contactId) => ({ dealerId, contactId })) : [],
    { consistent: false },
  );
  return page.map((notification) => {
    const { passed } = notification;
    const id = contactIdOf(notification);
    const contact = people.find(
      (person) => person.erasedAt === undefined && idsOf(person).includes(id ?? ''),
    );
    const vehicle = visitOf(notification)?.vehicle;
    const note = notes.find(({ entryId }) => entryId === passed?.noteId);
    const passedBy = passed && (names.get(passed.by) ?? passed.by);
    return {
      notification,
      ...(contact ? { contact } : {}),
      ...(vehicle ? { vehicle } : {}),
      ...(passedBy === undefined ? {} : { passedBy }),
      ...(note?.kind === 'note' ? { note: note.text } : {}),
    };
  });
};

const idsIn = <T>(page: readonly T[], idOf: (one: T) => string | undefined): string[] => [
  ...new Set(page.flatMap((one) => idOf(one) ?? [])),
];
