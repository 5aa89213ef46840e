import { contacts } from '../contacts/contact-store.ts';
import { type Contact, idsOf } from '../contacts/contact.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { addSeconds } from '../kernel/clock.ts';
import { DAY_SECONDS, type Instant, type Now } from '../kernel/instant.ts';
import { failedPage } from '../messaging/failed-message-store.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import type { Message } from '../messaging/message.ts';
import type { Table } from '../table/table.ts';
import { heldFirst } from './visit-plan-store.ts';

/** A message that waits for somebody: it failed, or it is held for approval. */
export type OpenMessage = {
  messageId: string;
  visitId: string;
  locationId: string;
  purpose: Message['purpose'];
  /** When it failed, or when it is due. */
  at: Instant;
  /** Why its last channel failed. */
  reason?: string;
  contact?: Pick<Contact, 'contactId' | 'firstName' | 'lastName'>;
};

/** Older failures are nobody's work any more; the conversation keeps them. */
const FAILED_DAYS = 14;
const PAGE_SIZE = 25;

type Deps = { table: Table; now: Now };

/** A page of what failed at a person's locations in the last fourteen days and was not mended, oldest first. */
export const describeFailed = async (
  deps: Deps,
  { staff, after }: { staff: Staff; after?: string | undefined },
): Promise<{ messages: OpenMessage[]; after: string | undefined }> => {
  const { dealerId } = staff;
  const since = addSeconds(deps.now(), -FAILED_DAYS * DAY_SECONDS);
  const page = await failedPage(deps.table, { dealerId, since, after, limit: PAGE_SIZE });
  const theirs = page.messages.filter((message) => worksAt(staff, message));
  return { messages: await withContacts(deps, dealerId, theirs), after: page.after };
};

/** What waits for approval at a location (S1.32): of the first hundred, which is as many as can be held. */
export const describeHeld = async (
  deps: Deps,
  { staff, locationId }: { staff: Staff; locationId: string },
): Promise<OpenMessage[]> => {
  const { dealerId } = staff;
  if (!worksAt(staff, { dealerId, locationId })) return [];
  const held = await heldFirst.get(deps.table, { dealerId, locationId });
  const found = await messages.getMany(deps.table, (held?.messageIds ?? []).map(messageKeyParts));
  const waiting = found
    .filter(({ status }) => status === 'held')
    .toSorted((a, b) => (a.dueAt + a.messageId < b.dueAt + b.messageId ? -1 : 1));
  return withContacts(deps, dealerId, waiting);
};

const withContacts = async (
  { table }: Deps,
  dealerId: string,
  found: readonly Message[],
): Promise<OpenMessage[]> => {
  const ids = [...new Set(found.map(({ contactId }) => contactId))];
  const people = await contacts.getMany(
    table,
    ids.map((contactId) => ({ dealerId, contactId })),
    { consistent: false },
  );
  return found.map((message) => {
    const contact = people.find((person) => idsOf(person).includes(message.contactId));
    const { messageId, visitId, locationId, purpose, status, attempts, dueAt } = message;
    const last = attempts.findLast(({ reason }) => reason !== undefined);
    return {
      messageId,
      visitId,
      locationId,
      purpose,
      at: status === 'failed' ? (attempts.at(-1)?.at ?? dueAt) : dueAt,
      ...(last?.reason === undefined ? {} : { reason: last.reason }),
      ...(contact
        ? {
            contact: {
              contactId: contact.contactId,
              firstName: contact.firstName,
              lastName: contact.lastName,
            },
          }
        : {}),
    };
  });
};
