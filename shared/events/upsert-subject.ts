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
  const named = await storeContact(deps, command, timestamp);
  const visitId = command.visitId ?? (await resolveVisitId(deps, location.dealerId, namesIn(command)));
  const startsAt = event.data.appointment?.startsAt;
  const input = {
    startsAt: startsAt === undefined ? undefined : parseInstant(startsAt),
    services: event.data.appointment?.services,
    vehicle: event.data.vehicle && pickVehicle(event.data.vehicle),
    kind: event.type === 'appointment.upserted' ? event.data.appointment.kind : undefined,
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
  { partnerId, event, location }: UpsertVisitCommand,
  timestamp: string,
): Promise<Contact | undefined> => {
  const input = event.data.contact;
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
