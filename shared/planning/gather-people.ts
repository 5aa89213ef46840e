import { contacts } from '../contacts/contact-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Instant } from '../kernel/instant.ts';
import { gatherFacts } from '../messaging/gather-facts.ts';
import type { Visit } from '../visits/visit.ts';
import type { PlanMessageDeps } from './plan-message.ts';
import { type Person, ROLES } from './recipient.ts';

/** The people of a visit in the order of their roles, with all that decides whether they can be reached. */
export const gatherPeople = async (
  deps: Pick<PlanMessageDeps, 'table' | 'idKey' | 'sending'>,
  { visit, location, now }: { visit: Visit; location: LocationInForce; now: Instant },
): Promise<Person[]> => {
  const { dealerId, contactId, roles, vehicle } = visit;
  const idOf = { driver: contactId, owner: roles?.owner, contractor: roles?.contractor };
  const ids = new Set(Object.values(idOf).filter((id) => id !== undefined));
  const found = await contacts.getMany(
    deps.table,
    [...ids].map((id) => ({ dealerId, contactId: id })),
  );
  const oem = location.settings.oem ? { vin: vehicle?.vin, brand: vehicle?.brand } : undefined;
  const people: Person[] = [];
  for (const role of ROLES) {
    const contact = found.find(({ contactId: id, erasedAt }) => id === idOf[role] && erasedAt === undefined);
    if (!contact || people.some((person) => person.contact.contactId === contact.contactId)) continue;
    const message = { purpose: 'check-in-invite' as const, language: contact.language, vehicle: oem };
    const facts = await gatherFacts(deps, { contact, location, now, consistent: false, message });
    people.push({ role, contact, facts });
  }
  return people;
};
