import { expect, it } from 'vitest';
import { logoFile } from '../../../shared/dealers/logo.ts';
import { logos } from '../../../shared/dealers/logo-store.ts';
import { PICTURE } from '../../support/pictures.ts';
import { SiteWorld } from './site-world.ts';

it('the logo stands beside the name at the head of every page of the workshop, from our own site, and is served', async () => {
  const logo = logoFile('dealer/00027', PICTURE, 'png');
  const world = await SiteWorld.open({ settings: { logo } });
  const picture = Buffer.from(PICTURE).toString('base64');
  await logos.createOnce(world.table, { file: logo, owner: 'dealer/00027', picture }, world.time);
  const { body } = await world.get();
  expect(body).toContain(`<img class="logo" src="/assets/${logo}" alt/><span>BMW Muster Kassel</span>`);
  expect(await world.get(`/assets/${logo}`)).toMatchObject({
    status: 200,
    headers: { 'content-type': 'image/png', 'x-content-type-options': 'nosniff' },
  });
  for (const name of [logo.replace('.png', '.jpg'), `${logo}.svg`, logo.replace('logo-', 'logo-x')])
    expect((await world.get(`/assets/${name}`)).status).toBe(404);
  // The page of an unknown link tells nothing about anybody.
  expect((await world.get('/c/unknownTokenOfNobody01')).body).not.toContain(logo);
});
