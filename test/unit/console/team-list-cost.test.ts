import { expect, it } from 'vitest';
import { teamSite } from '../../../functions/console/team-site.tsx';
import { CountingTable } from '../../support/counting-table.ts';
import { SettingsPlace } from './settings-place.ts';

const TEAM = '/console/settings/team';
const ROWS = 25;

/** What the first page of the staff costs where a dealer has so many people. */
const costOf = async (people: number): Promise<number> => {
  const place = await SettingsPlace.make();
  for (let number = 0; number < people; number += 1) {
    const id = String(number).padStart(6, '0');
    await place.world.person(`p${id}`, { name: `A ${id}`, roles: ['mechanic'], locationIds: ['01'] });
  }
  const table = new CountingTable(place.world.admin.table);
  place.sites[TEAM] = teamSite({ ...place.deps, table });
  const { status, html } = await place.ask('anna', `GET ${TEAM}`);
  expect(status).toBe(200);
  expect(html.match(/class="strong"/g)).toHaveLength(ROWS);
  // A unit a row, one for the keys; beside them session, teams and what waits.
  expect(table.readUnits).toBeLessThanOrEqual(ROWS + 6);
  return table.readUnits;
};

it('a page of the staff costs the same with 25 people and with a hundred thousand', async () => {
  expect(await costOf(100_000)).toBe(await costOf(ROWS));
}, 60_000);
