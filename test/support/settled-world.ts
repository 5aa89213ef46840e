import { contacts } from '../../shared/contacts/contact-store.ts';
import type { Contact } from '../../shared/contacts/contact.ts';
import type { Automation } from '../../shared/dealers/automation.ts';
import { dealers, locations, networks, presentLocation } from '../../shared/dealers/dealer-store.ts';
import { replannings } from '../../shared/dealers/replanning-store.ts';
import type { Replanning } from '../../shared/dealers/replanning.ts';
import { saveLocation } from '../../shared/dealers/save-location.ts';
import type { PartialSettings } from '../../shared/dealers/settings.ts';
import { sweepReplannings } from '../../shared/planning/sweep-replannings.ts';
import { ALL, automated } from './orders.ts';
import type { World } from './world.ts';

/* A world whose settings stand in the table, as administration saves them, so that what follows from a changed one can be seen. */

const DEALER = '00027';

export const settled = async (
  automation: Automation = ALL,
  settings: PartialSettings = {},
): Promise<World> => {
  const world = automated(automation);
  const now = world.now();
  await networks.createOnce(world.memory, { networkId: 'bmw', name: 'BMW', settings: {} }, now);
  const dealer = { dealerId: DEALER, networkId: 'bmw', name: 'BMW Muster GmbH', settings: {} };
  await dealers.createOnce(world.memory, dealer, now);
  for (const locationId of ['01', '02'])
    await locations.createOnce(
      world.memory,
      { dealerId: DEALER, locationId, name: 'BMW Muster', settings: { ...world.settings, ...settings } },
      now,
    );
  world.partner = {
    ...world.partner,
    locations: ['01', '02'].map((locationId) => ({ dealerId: DEALER, locationId })),
  };
  world.deps.findLocation = presentLocation(world.table);
  return world;
};

export const setAt = (world: World, locationId: string, settings: PartialSettings) =>
  saveLocation(world.deps, { dealerId: DEALER, locationId, settings });

/** Two minutes and a half pass, and the sweep of plans runs, until nothing is left to do. */
export const sweepPlans = async (world: World): Promise<void> => {
  world.time += 150_000;
  for (let run = 0; run < 20; run += 1) {
    const { found } = await sweepReplannings(world.deps);
    await world.run();
    if (found === 0) return;
  }
  throw new Error('The sweep of plans comes to no end.');
};

export const replanningsIn = (world: World): Replanning[] =>
  [...world.memory.items.values()].filter(({ entity }) => entity === 'replanning').map(replannings.parse);

export const contactNamed = (world: World, firstName: string): Contact => {
  const found = [...world.memory.items.values()]
    .filter(({ entity }) => entity === 'contact')
    .map((item) => contacts.parse(item))
    .find((contact) => contact.firstName === firstName);
  if (!found) throw new Error(`no contact ${firstName}`);
  return found;
};

/** What stands in the table, but for the notes of what was to be done. */
export const versionsIn = (world: World): string[] =>
  [...world.memory.items.values()]
    .filter(({ entity }) => entity !== 'replanning')
    .map(({ pk, sk, version }) => `${pk} ${sk} ${version}`)
    .toSorted();
