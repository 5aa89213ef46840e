import { contacts } from '../contacts/contact-store.ts';
import { idsOf } from '../contacts/contact.ts';
import { findUnanswered, openNotifications } from '../conversations/inbox-store.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Table } from '../table/table.ts';
import type { ShownNotification } from './show-notifications.ts';

/** A customer who waits for an answer. */
export type ShownUnanswered = {
  conversationId: string;
  locationId: string;
  since: Instant;
  contact?: ShownNotification['contact'];
};

/** A page of the customers of an inbox who wait for an answer, the longest first, by name. */
export const showUnanswered = async (
  table: Table,
  { staff, inbox, after, limit }: { staff: Staff; inbox: string; after: string | undefined; limit: number },
): Promise<{ customers: ShownUnanswered[]; after: string | undefined }> => {
  const { dealerId } = staff;
  const keys = await findUnanswered(table, { dealerId, inbox, limit, after });
  const theirs = keys.filter(({ locationId }) => worksAt(staff, { dealerId, locationId }));
  const items = theirs.length === 0 ? [] : await table.getMany(theirs, { consistent: false });
  const waiting = new Map(
    items.map(openNotifications.parse).map((one) => [one.conversationId, one.contactId]),
  );
  const ids = new Set([...waiting.values()].filter((id) => id !== undefined));
  const people = await contacts.getMany(
    table,
    [...ids].map((contactId) => ({ dealerId, contactId })),
    { consistent: false },
  );
  return {
    customers: theirs
      .filter(({ conversationId }) => waiting.has(conversationId))
      .map(({ conversationId, locationId, unansweredSince }) => {
        const id = waiting.get(conversationId) ?? '';
        const contact = people.find((person) => idsOf(person).includes(id));
        return { conversationId, locationId, since: unansweredSince, ...(contact ? { contact } : {}) };
      }),
    after: keys.length === limit ? keys.at(-1)?.place : undefined,
  };
};
