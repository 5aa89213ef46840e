import * as z from 'zod';
import { activeContact, dayOf } from '../contacts/contact-clock.ts';
import { noteEmail } from '../contacts/contact-address-store.ts';
import { contactIdFor } from '../contacts/contact-identity.ts';
import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { idSchema } from '../dealers/dealer.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Staff } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { keyedId } from '../kernel/digest.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { unknownLocation } from '../messaging/templates/template-place.ts';
import type { Log } from '../platform/log.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { contactFields, ofKind, readAddresses, staffKindSchema } from './contact-input.ts';
import type { ContactView } from './contact-view.ts';
import { describeContact } from './describe-contact.ts';
import { findByAddress, offered } from './find-contacts.ts';
import { findPlaces } from './find-places.ts';
import { viewContacts } from './view-contacts.ts';

export const newContactSchema = z
  .strictObject({
    key: z
      .string()
      .regex(/^[A-Za-z0-9_-]{8,80}$/, '8 to 80 letters, digits, hyphens or underscores')
      .meta({ description: 'Yours, new for each contact: of two requests with the same key one counts.' }),
    ...z.object(contactFields).partial().shape,
    kind: staffKindSchema,
    locationId: idSchema
      .optional()
      .meta({ description: 'Where they are a customer; absent: at none of several yet.' }),
    createAnyway: z
      .boolean()
      .optional()
      .meta({ description: 'Also where somebody has the same number or email address already.' }),
  })
  .refine(({ phone, email }) => phone !== undefined || email !== undefined, {
    path: ['phone'],
    message: 'a phone number, an email address or both',
  });
type NewContact = z.infer<typeof newContactSchema>;

export type CreateContactDeps = { table: Table; now: Now; log: Log; idKey: string };

/**
 * Notes a contact that no partner has told of (S3.17), for one occasion or for good (S3.19). Who has the same number or email address is
 * looked for first (S3.18). What was said at these addresses holds for them. Safe to repeat with the same key. Errors: InvalidInput
 * `contact.invalid`; NotFound `location.unknown`; Conflict `contact.exists` with those who are there.
 */
export const createContact = async (
  deps: CreateContactDeps,
  { staff, command }: { staff: Staff; command: unknown },
): Promise<ContactView> => {
  const wanted = parseCommand(newContactSchema, 'contact.invalid', 'The contact', command);
  const place = placeAmong(await findPlaces(deps.table, staff), wanted.locationId);
  const fresh = contactOf(deps, { staff, wanted, place });
  const contact = (await madeBefore(deps, fresh)) ?? (await make(deps, { staff, fresh, wanted }));
  return describeContact(deps, { staff, contact });
};

const placeAmong = (places: readonly LocationInForce[], locationId: string | undefined): LocationInForce => {
  const place = places.find((one) => locationId === undefined || one.locationId === locationId);
  if (place) return place;
  throw unknownLocation(locationId ?? '');
};

type Fresh = Contact & Required<Pick<Contact, 'createdBy'>> & { keyedId: string };
type Making = { staff: Staff; wanted: NewContact; place: LocationInForce };

/** Under the id by which a partner's event without an id of its own would know the person. */
const contactOf = (deps: CreateContactDeps, { staff, wanted, place }: Making): Fresh => {
  const { dealerId, locationId, settings, retention } = place;
  const { country, language } = settings;
  const { key, firstName, lastName, phone, email, preferredChannel, kind } = wanted;
  const now = deps.now();
  const addresses = readAddresses({ phone, email }, country);
  const from = { dealerId, partnerId: 'staff', country, language };
  const keyed = `ct${keyedId(deps.idKey, dealerId, 'staff', staff.sub, key)}`;
  const isHere = wanted.locationId !== undefined || staff.locationIds.length > 0;
  const contact: Contact = {
    contactId:
      contactIdFor(deps.idKey, from, {
        firstName,
        lastName,
        mobile: addresses.phone,
        email: addresses.email,
      }) ?? keyed,
    dealerId,
    externalIds: [],
    firstName,
    lastName,
    language: wanted.language ?? language,
    ...addresses,
    preferredChannel,
    ...(isHere ? { lastLocationId: idSchema.parse(locationId) } : {}),
    ...ofKind(kind),
    createdBy: { by: staff.sub, key },
    sourceTimestamp: now,
  };
  return {
    ...activeContact(contact, { day: dayOf(now) }, retention),
    createdBy: { by: staff.sub, key },
    keyedId: keyed,
  };
};

/** The contact of the same request, should it come again. */
const madeBefore = async (
  { table }: CreateContactDeps,
  { dealerId, contactId, keyedId: other, createdBy }: Fresh,
): Promise<Stored<Contact> | undefined> => {
  const ids = [...new Set([contactId, other])];
  const found = await contacts.getMany(
    table,
    ids.map((id) => ({ dealerId, contactId: id })),
  );
  return found.find((contact) => contact.erasedAt === undefined && isOf(contact, createdBy));
};

const isOf = ({ createdBy }: Contact, { by, key }: Fresh['createdBy']): boolean =>
  createdBy?.by === by && createdBy.key === key;

const make = async (
  deps: CreateContactDeps,
  { staff, fresh, wanted }: { staff: Staff; fresh: Fresh; wanted: NewContact },
): Promise<Stored<Contact>> => {
  const { keyedId: keyed, ...contact } = fresh;
  const { dealerId, email, createdBy } = contact;
  if (!wanted.createAnyway) await refuseKnown(deps, staff, contact);
  for (const contactId of new Set([contact.contactId, keyed])) {
    await noteEmail(deps, { dealerId, contactId }, { email, before: undefined });
    const made = await contacts.change(deps, { dealerId, contactId }, (current) =>
      current && current.erasedAt === undefined
        ? undefined
        : // A STOP that no address keeps outlives an erasure on the mark.
          { ...contact, contactId, optOut: current?.optOut },
    );
    if (!made || !isOf(made, createdBy)) continue;
    deps.log.info('contact created', { dealerId, contactId, by: staff.sub });
    return made;
  }
  throw new AppError(
    'Conflict',
    'contact.key_used',
    'Another contact was made with this key. Give each contact a key of its own.',
  );
};

/** Whoever has one of the addresses already, and is offered to whoever asks. */
const refuseKnown = async (
  deps: CreateContactDeps,
  staff: Staff,
  { dealerId, phone, email }: Contact,
): Promise<void> => {
  const [byPhone, byEmail] = await Promise.all([
    phone === undefined ? [] : findByAddress(deps, dealerId, { by: 'phone', addresses: [phone] }),
    email === undefined ? [] : findByAddress(deps, dealerId, { by: 'email', addresses: [email] }),
  ]);
  const known = new Map([...byPhone, ...byEmail].map((contact) => [contact.contactId, contact]));
  const candidates = await viewContacts(deps, await offered(deps, staff, [...known.values()]));
  if (candidates.length === 0) return;
  throw new AppError(
    'Conflict',
    'contact.exists',
    `${candidates.length === 1 ? 'Somebody has' : 'Some people have'} this phone number or email address already; see current.candidates. Use one of them, or send createAnyway where it is another person.`,
    { details: { current: { candidates } } },
  );
};
