import { contacts } from '../contacts/contact-store.ts';
import { idsOf } from '../contacts/contact.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Instant } from '../kernel/instant.ts';
import { gatherFacts } from '../messaging/gather-facts.ts';
import { knownAs } from '../visits/find-person.ts';
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
  const known = found.filter(({ erasedAt }) => erasedAt === undefined);
  const oem = location.settings.oem ? { vin: vehicle?.vin, brand: vehicle?.brand } : undefined;
  const people: Person[] = [];
  for (const role of ROLES) {
    const id = idOf[role];
    const of = known.find((person) => id !== undefined && idsOf(person).includes(id));
    if (!of || people.some((person) => idsOf(person.contact).includes(of.contactId))) continue;
    const contact = knownAs(of, id);
    const message = { purpose: 'check-in-invite' as const, language: contact.language, vehicle: oem };
    const facts = await gatherFacts(deps, { contact, location, now, consistent: false, message });
    people.push({ role, contact, facts });
  }
  return people;
};
