import { expect, it } from 'vitest';
import { namePartners } from '../../../shared/partners/name-partners.ts';
import { World } from '../../support/world.ts';

it('a page of many rows asks once for each of its partners, and of a flood of them for the first only', async () => {
  const { partner } = new World();
  const asked: string[] = [];
  const find = (partnerId: string) => {
    asked.push(partnerId);
    return Promise.resolve(partnerId === partner.partnerId ? partner : undefined);
  };
  const names = await namePartners(find, ['tjekvik', 'gone', 'tjekvik', 'gone', 'tjekvik']);
  expect([...names]).toEqual([['tjekvik', 'Tjekvik']]);
  expect(asked).toEqual(['tjekvik', 'gone']);
  await namePartners(
    find,
    Array.from({ length: 500 }, (_, n) => `p${n}`),
  );
  expect(asked).toHaveLength(22);
});
