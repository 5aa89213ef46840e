import { contacts } from '../contacts/contact-store.ts';
import { type Contact, idsOf } from '../contacts/contact.ts';
import type { Table } from '../table/table.ts';
import { knownAs } from './find-person.ts';
import type { Visit } from './visit.ts';

/** The people of a visit, each under the id by which the visit knows them. Nobody stands there who was erased. */
export const findPeople = async (table: Table, { dealerId, contactId, roles }: Visit): Promise<Contact[]> => {
  const ids = [...new Set([contactId, roles?.owner, roles?.contractor].filter((id) => id !== undefined))];
  const found = await contacts.getMany(
    table,
    ids.map((id) => ({ dealerId, contactId: id })),
  );
  return ids.flatMap((id) => {
    const person = found.find((one) => one.erasedAt === undefined && idsOf(one).includes(id));
    return person ? [knownAs(person, id)] : [];
  });
};
