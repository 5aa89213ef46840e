import * as z from 'zod';
import { contactsAt, contactsWithPhone } from '../contacts/contact-address-store.ts';
import { contactsByName } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { type ContactSearch, readSearch } from '../contacts/contact-search.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Table } from '../table/table.ts';
import { contactRowSchema } from './contact-view.ts';
import { findPlaces } from './find-places.ts';
import { reachOf } from './require-contact.ts';
import { viewContacts } from './view-contacts.ts';

export const foundContactsSchema = z
  .object({
    by: z.enum(['name', 'email', 'phone']).meta({ description: 'What the text was taken for.' }),
    contacts: z.array(contactRowSchema).meta({
      description:
        'At most 25, by name in the order of names. A page may hold fewer though more follow: whom nobody at your locations has dealt with is left out.',
    }),
    cursor: z.string().optional().meta({ description: 'For the page after; absent on the last one.' }),
  })
  .meta({ id: 'FoundContacts' });

type Deps = { table: Table; idKey: string };
export type FindContactsCommand = { staff: Staff; text: string; cursor?: string | undefined };

const PAGE_SIZE = 25;
/** Nobody types more; a number of a name that long is not kept. */
const MOST_TYPED = 120;

/**
 * The contacts whose name begins so, or who have this number or email address (S3.18); without a text all of them, by name. A page costs
 * the same however many there are. Whoever was noted for one occasion only is not offered (S3.20).
 */
export const findContacts = async (
  deps: Deps,
  { staff, text, cursor }: FindContactsCommand,
): Promise<z.infer<typeof foundContactsSchema>> => {
  const places = await findPlaces(deps.table, staff);
  const countries = [...new Set(places.map(({ settings }) => settings.country))];
  const search = readSearch(text.slice(0, MOST_TYPED), countries);
  const page =
    search.by === 'name'
      ? await findByName(deps, staff, search.begins, cursor)
      : { contacts: await findByAddress(deps, staff.dealerId, search) };
  const shown = await offered(deps, staff, page.contacts);
  return {
    by: search.by,
    contacts: await viewContacts(deps, shown),
    ...('cursor' in page ? { cursor: page.cursor } : {}),
  };
};

/** Those that a person of the staff may see and is offered. */
export const offered = async <T extends Contact>(
  deps: { table: Table },
  staff: Staff,
  contacts: readonly T[],
): Promise<T[]> => {
  const reach = await Promise.all(contacts.map((contact) => reachOf(deps, staff, contact)));
  return contacts.filter(({ oneTime }, index) => !oneTime && reach[index] !== undefined);
};

const findByName = async (
  { table }: Deps,
  { dealerId }: Staff,
  begins: string | undefined,
  cursor: string | undefined,
): Promise<{ contacts: Contact[]; cursor?: string }> => {
  if (begins === undefined) return { contacts: [] };
  const page = await contactsByName(table, {
    dealerId,
    begins,
    after: cursor === undefined ? undefined : placeIn(cursor),
    limit: PAGE_SIZE,
  });
  return { ...page, ...(page.after === undefined ? {} : { cursor: toCursor(page.after) }) };
};

export const findByAddress = async (
  deps: Deps,
  dealerId: string,
  { by, addresses }: Extract<ContactSearch, { addresses: unknown }>,
): Promise<Contact[]> => {
  const find = by === 'phone' ? contactsWithPhone : contactsAt;
  const found = await Promise.all(addresses.map((address) => find(deps, dealerId, address)));
  return [...new Map(found.flat().map((contact) => [contact.contactId, contact])).values()];
};

/** A place in the order of names. It may hold a name, so that it is not what stands in the table to the letter. */
const toCursor = (place: string): string => Buffer.from(place).toString('base64url');

const placeIn = (cursor: string): string => {
  const place = Buffer.from(cursor, 'base64url').toString();
  if (/^[\w%.!~*'()-]{1,1000}#[\w-]{1,100}$/.test(place) && toCursor(place) === cursor) return place;
  throw new AppError(
    'InvalidInput',
    'page.cursor_invalid',
    'The page cursor is not one that we gave out for this list; start again without it.',
  );
};
