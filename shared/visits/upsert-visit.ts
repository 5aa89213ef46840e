import type { Visit } from './visit.ts';

/** What an event says of a visit; what it leaves out stays as it was. */
export type VisitInput = {
  startsAt?: string | undefined;
  services?: readonly { code?: string | undefined; name: string }[] | undefined;
  vehicle?: Visit['vehicle'];
  kind?: Visit['kind'] | undefined;
  endsAt?: string | undefined;
  orderNumber?: string | undefined;
  /** The partner's id of the appointment: the order's number where nothing else is given. */
  appointmentId?: string | undefined;
  roles?: Visit['roles'];
  /** When we heard of it. */
  heardAt?: string | undefined;
};

/**
 * The visit with what an event says of its appointment and vehicle. One that is older than what is stored changes nothing of that, and still tells
 * what no other has told: an appointment may be applied after the news of it.
 */
export const upsertVisit = (
  visit: Visit,
  input: VisitInput,
  contactId: string | undefined,
  timestamp: string,
): Visit => {
  const withContact =
    visit.contactId === undefined && contactId !== undefined ? { ...visit, contactId } : visit;
  if (timestamp < visit.sourceTimestamp) return completed(withContact, input);
  return {
    ...withContact,
    contactId: contactId ?? visit.contactId,
    kind: input.kind ?? visit.kind,
    startsAt: input.startsAt ?? visit.startsAt,
    services: servicesOf(input, visit),
    vehicle: input.vehicle ? { ...visit.vehicle, ...input.vehicle } : visit.vehicle,
    endsAt: input.endsAt ?? visit.endsAt,
    orderNumber: input.orderNumber ?? visit.orderNumber ?? input.appointmentId,
    roles: input.roles ? { ...visit.roles, ...input.roles } : visit.roles,
    moved: movedBy(visit, input) ?? visit.moved,
    sourceTimestamp: timestamp,
  };
};

/** What was told before has the last word. Nothing that a visit knows of its appointment can be taken back, so what is absent was never told. */
const completed = (visit: Visit, input: VisitInput): Visit => ({
  ...visit,
  // Only an appointment says of which kind it is.
  kind: visit.startsAt === undefined ? (input.kind ?? visit.kind) : visit.kind,
  startsAt: visit.startsAt ?? input.startsAt,
  services: visit.services.length === 0 ? servicesOf(input, visit) : visit.services,
  vehicle: input.vehicle ? { ...input.vehicle, ...visit.vehicle } : visit.vehicle,
  endsAt: visit.endsAt ?? input.endsAt,
  orderNumber: visit.orderNumber ?? input.orderNumber ?? input.appointmentId,
  roles: input.roles ? { ...input.roles, ...visit.roles } : visit.roles,
});

const servicesOf = ({ services }: VisitInput, visit: Visit): Visit['services'] =>
  services
    ? services.map(({ code, name }) => ({ name, ...(code === undefined ? {} : { code }) }))
    : visit.services;

const movedBy = ({ startsAt }: Visit, input: VisitInput): Visit['moved'] =>
  startsAt !== undefined &&
  input.startsAt !== undefined &&
  input.startsAt !== startsAt &&
  input.heardAt !== undefined
    ? { from: startsAt, at: input.heardAt }
    : undefined;
