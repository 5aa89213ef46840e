import type { Contact, ContactVisit } from '../contacts/contact.ts';
import {
  activeContact,
  comeAnew,
  dayOf,
  isOtherClock,
  standsBeside,
  wasErasedAfter,
} from '../contacts/contact-clock.ts';
import { contactIdFor, upsertContact } from '../contacts/contact-identity.ts';
import { normaliseEmail } from '../contacts/address.ts';
import { noteEmail } from '../contacts/contact-address-store.ts';
import { contactVisits } from '../contacts/contact-item-store.ts';
import { contacts } from '../contacts/contact-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { keepUntil, laterOf } from '../dealers/retention.ts';
import { AppError } from '../kernel/app-error.ts';
import { localDay, parseInstant } from '../kernel/clock.ts';
import type { Now } from '../kernel/instant.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import {
  anchorOf,
  newVisit,
  referencesOf,
  type Visit,
  type VisitReference,
  withEvent,
} from '../visits/visit.ts';
import { findPerson, knownAs } from '../visits/find-person.ts';
import { upsertVisit } from '../visits/upsert-visit.ts';
import { resolveVisitId, visits } from '../visits/visit-store.ts';
import type { PartnerEvent } from './catalogue.ts';

export type UpsertVisitDeps = { table: Table; now: Now; idKey: string };
export type UpsertVisitCommand = {
  partnerId: string;
  eventId: string;
  event: PartnerEvent;
  receivedAt: string;
  location: LocationInForce;
  visitId?: string | undefined;
};

/** What an event is about, as it stands after the event's facts were taken over. */
export type Subject = {
  visit: Stored<Visit>;
  conversationId: string | undefined;
  /** The person, read when first asked for. */
  contact(): Promise<Contact | undefined>;
};

/**
 * Takes over what an event says of the contact, the visit and the vehicle (events upsert, S0.11), then lets `decide`
 * make the event's own change of the visit in the same write. Older events do not change newer facts. Undefined where the
 * person was erased after the event came in: it brings nobody back.
 */
export const upsertSubject = async (
  deps: UpsertVisitDeps,
  command: UpsertVisitCommand,
  decide: (visit: Visit) => Visit,
): Promise<Subject | undefined> => {
  const { event, location, receivedAt } = command;
  const timestamp = parseInstant(event.timestamp);
  const visitId = command.visitId ?? (await resolveVisitId(deps, location.dealerId, namesIn(command)));
  const found = await visits.get(deps.table, { visitId });
  if (wasErasedAfter(found, receivedAt)) return undefined;
  const startsAt = event.data.appointment?.startsAt;
  const endsAt = event.data.appointment?.endsAt;
  const told = {
    startsAt: startsAt === undefined ? undefined : parseInstant(startsAt),
    services: event.data.appointment?.services,
    vehicle: event.data.vehicle && pickVehicle(event.data.vehicle),
    kind: event.type === 'appointment.upserted' ? event.data.appointment.kind : undefined,
    endsAt: endsAt === undefined ? undefined : parseInstant(endsAt),
    orderNumber: event.data.appointment?.orderNumber,
    appointmentId: event.data.appointment?.id,
    heardAt: receivedAt,
  };
  const before = found?.erasedAt === undefined ? found : undefined;
  const from = anchorOf(upsertVisit(before ?? blankVisit(command, visitId), told, undefined, timestamp));
  const forVisit = { visitId, day: dayOf(laterOf(from, receivedAt)) };
  const people = peopleIn(event);
  const named = await storeContact(deps, command, people.driver, timestamp, forVisit);
  const owner = await storeContact(deps, command, people.owner, timestamp, forVisit);
  const contractor = await storeContact(deps, command, people.contractor, timestamp, forVisit);
  if (wasErasedAfter(named, receivedAt)) return undefined;
  const visit = await visits.change(
    deps,
    { visitId },
    (current) => {
      if (wasErasedAfter(current, receivedAt)) return undefined;
      const base =
        current?.erasedAt === undefined
          ? (current ?? blankVisit(command, visitId))
          : afterErasure(current, blankVisit(command, visitId));
      // Who was merged keeps the id under which this visit knows them.
      const input = { ...told, roles: rolesOf(base, owner, contractor) };
      const contactId = named && knownAs(named, base.contactId).contactId;
      const changed = decide(upsertVisit(base, input, contactId, timestamp));
      return datedVisit(withEvent(changed, command), command);
    },
    { found },
  );
  if (!visit) throw new AppError('Defect', 'visit.missing', `Visit ${visitId} was neither found nor made.`);
  if (visit.erasedAt !== undefined) return undefined;
  const { contactId, dealerId, locationId } = visit;
  return {
    visit,
    conversationId: contactId === undefined ? undefined : conversationIdOf(dealerId, locationId, contactId),
    contact: async () => {
      if (named) return knownAs(named, contactId);
      return contactId === undefined ? undefined : findPerson(deps.table, { dealerId, contactId });
    },
  };
};

const blankVisit = ({ location, receivedAt, event }: UpsertVisitCommand, visitId: string): Visit => {
  const { dealerId, locationId, settings } = location;
  const place = { visitId, dealerId, locationId, createdAt: receivedAt };
  return newVisit(place, settings.checkInPage, parseInstant(event.timestamp));
};

/** A visit that comes anew under the id of an erased one: no link of the time before opens it. */
const afterErasure = (erased: Visit, blank: Visit): Visit => ({
  ...blank,
  checkIn: { ...blank.checkIn, version: erased.checkIn.version + 1 },
});

/** The visit with its clock: from the appointment, or from the latest event where that is later. */
const datedVisit = (visit: Visit, { location, receivedAt }: UpsertVisitCommand): Visit => {
  const expiresAt = keepUntil(location.retention.visitDays, laterOf(anchorOf(visit), receivedAt));
  return isOtherClock(visit.expiresAt, expiresAt) ? { ...visit, expiresAt } : visit;
};

type Person = PartnerEvent['data']['contact'];

/** The people of an event by their roles; the single `contact` is the driver. */
const peopleIn = (event: PartnerEvent): { driver: Person; owner: Person; contractor: Person } => {
  const listed = event.type === 'appointment.upserted' ? (event.data.contacts ?? []) : [];
  const inRole = (role: string): Person => listed.find((person) => person.role === role);
  return {
    driver: event.data.contact ?? inRole('driver'),
    owner: inRole('owner'),
    contractor: inRole('contractor'),
  };
};

/** Only the roles that the event names: the others stay as they were. */
const rolesOf = (
  { roles }: Visit,
  owner: Contact | undefined,
  contractor: Contact | undefined,
): Visit['roles'] =>
  owner || contractor
    ? {
        ...(owner ? { owner: knownAs(owner, roles?.owner).contactId } : {}),
        ...(contractor ? { contractor: knownAs(contractor, roles?.contractor).contactId } : {}),
      }
    : undefined;

const pickVehicle = ({
  vin,
  licensePlate,
  brand,
  model,
}: NonNullable<PartnerEvent['data']['vehicle']>): Visit['vehicle'] => ({
  ...(vin === undefined ? {} : { vin }),
  ...(licensePlate === undefined ? {} : { licensePlate }),
  ...(brand === undefined ? {} : { brand }),
  ...(model === undefined ? {} : { model }),
});

/** The names under which an event speaks of its visit. */
export const namesIn = ({
  event,
  partnerId,
  location,
}: Pick<UpsertVisitCommand, 'event' | 'partnerId' | 'location'>): VisitReference[] => {
  const { data } = event;
  const day = data.appointment?.startsAt;
  return referencesOf({
    partnerId,
    locationId: location.locationId,
    checkInId:
      event.type === 'checkin.start' || event.type === 'checkin.finished' ? event.data.checkin.id : undefined,
    appointmentId: data.appointment?.id,
    vehicle: data.vehicle && pickVehicle(data.vehicle),
    day: day === undefined ? undefined : localDay(parseInstant(day), location.settings.zone),
  });
};

/** The person whom the event names, with the visit that it names them for; what an erasure left where it came too late. */
const storeContact = async (
  deps: UpsertVisitDeps,
  { partnerId, location, receivedAt }: UpsertVisitCommand,
  input: Person,
  timestamp: string,
  visit: ContactVisit,
): Promise<Contact | undefined> => {
  const { dealerId, locationId, retention } = location;
  const { country, language } = location.settings;
  const place = { dealerId, locationId, partnerId, country, language };
  const contactId = input && contactIdFor(deps.idKey, place, input);
  if (!input || contactId === undefined) return undefined;
  const found = await contacts.get(deps.table, { dealerId, contactId });
  if (!wasErasedAfter(found, receivedAt) && standsBeside(found, visit.visitId)) {
    const expiresAt = keepUntil(retention.visitDays + 1, `${visit.day}T00:00:00.000Z`);
    const beside = { dealerId, contactId: found?.contactId ?? contactId, ...visit, expiresAt };
    await contactVisits.createOnce(deps.table, beside, deps.now());
  }
  if (!wasErasedAfter(found, receivedAt))
    await noteEmail(deps, found ?? { dealerId, contactId }, {
      email: normaliseEmail(input.email),
      before: found?.email,
    });
  return contacts.change(
    deps,
    { dealerId, contactId },
    (current) => {
      if (wasErasedAfter(current, receivedAt)) return undefined;
      const known = current?.erasedAt === undefined ? current : undefined;
      const next = upsertContact(known, known?.contactId ?? contactId, place, input, timestamp) ?? known;
      // A STOP that no address keeps outlives an erasure on the mark.
      const stopped = next && { ...next, optOut: next.optOut ?? current?.optOut };
      return stopped && activeContact(comeAnew(stopped, current), visit, retention);
    },
    { found },
  );
};
