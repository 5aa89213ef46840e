import type { Contact } from '../contacts/contact.ts';
import { contactIdFor, upsertContact } from '../contacts/contact-identity.ts';
import { contacts } from '../contacts/contact-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { AppError } from '../kernel/app-error.ts';
import { localDay, parseInstant } from '../kernel/clock.ts';
import type { Now } from '../kernel/instant.ts';
import { conversationIdOf } from '../messaging/message-store.ts';
import type { Stored } from '../table/entity.ts';
import type { Table } from '../table/table.ts';
import { newVisit, referencesOf, upsertVisit, type Visit } from '../visits/visit.ts';
import { resolveVisitId, visits } from '../visits/visit-store.ts';
import type { PartnerEvent } from './catalogue.ts';

export type UpsertVisitDeps = { table: Table; now: Now; idKey: string };
export type UpsertVisitCommand = {
  partnerId: string;
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
 * make the event's own change of the visit in the same write. Older events do not change newer facts.
 */
export const upsertSubject = async (
  deps: UpsertVisitDeps,
  command: UpsertVisitCommand,
  decide: (visit: Visit) => Visit,
): Promise<Subject> => {
  const { event, location } = command;
  const timestamp = parseInstant(event.timestamp);
  const people = peopleIn(event);
  const named = await storeContact(deps, command, people.driver, timestamp);
  const roles = {
    owner: (await storeContact(deps, command, people.owner, timestamp))?.contactId,
    contractor: (await storeContact(deps, command, people.contractor, timestamp))?.contactId,
  };
  const visitId = command.visitId ?? (await resolveVisitId(deps, location.dealerId, namesIn(command)));
  const startsAt = event.data.appointment?.startsAt;
  const endsAt = event.data.appointment?.endsAt;
  const input = {
    startsAt: startsAt === undefined ? undefined : parseInstant(startsAt),
    services: event.data.appointment?.services,
    vehicle: event.data.vehicle && pickVehicle(event.data.vehicle),
    kind: event.type === 'appointment.upserted' ? event.data.appointment.kind : undefined,
    endsAt: endsAt === undefined ? undefined : parseInstant(endsAt),
    orderNumber: event.data.appointment?.orderNumber,
    appointmentId: event.data.appointment?.id,
    roles: roles.owner === undefined && roles.contractor === undefined ? undefined : known(roles),
    heardAt: command.receivedAt,
  };
  const visit = await visits.change(deps, { visitId }, (current) => {
    const place = {
      visitId,
      dealerId: location.dealerId,
      locationId: location.locationId,
      createdAt: command.receivedAt,
    };
    const base = current ?? newVisit(place, location.settings.checkInPage, timestamp);
    return decide(upsertVisit(base, input, named?.contactId, timestamp));
  });
  if (!visit) throw new AppError('Defect', 'visit.missing', `Visit ${visitId} was neither found nor made.`);
  const { contactId, dealerId, locationId } = visit;
  return {
    visit,
    conversationId: contactId === undefined ? undefined : conversationIdOf(dealerId, locationId, contactId),
    contact: async () =>
      named ?? (contactId === undefined ? undefined : contacts.get(deps.table, { dealerId, contactId })),
  };
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
const known = ({
  owner,
  contractor,
}: Record<'owner' | 'contractor', string | undefined>): Visit['roles'] => ({
  ...(owner === undefined ? {} : { owner }),
  ...(contractor === undefined ? {} : { contractor }),
});

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

const namesIn = ({ event, partnerId, location }: UpsertVisitCommand) => {
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

const storeContact = async (
  deps: UpsertVisitDeps,
  { partnerId, location }: UpsertVisitCommand,
  input: Person,
  timestamp: string,
): Promise<Contact | undefined> => {
  const place = {
    dealerId: location.dealerId,
    locationId: location.locationId,
    partnerId,
    country: location.settings.country,
    language: location.settings.language,
  };
  const contactId = input && contactIdFor(deps.idKey, place, input);
  if (!input || contactId === undefined) return undefined;
  return contacts.change(deps, { dealerId: location.dealerId, contactId }, (current) =>
    upsertContact(current, contactId, place, input, timestamp),
  );
};
