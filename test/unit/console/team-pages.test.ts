import { beforeEach, describe, expect, it } from 'vitest';
import { settingsSite } from '../../../functions/console/settings-site.tsx';
import { teamSite } from '../../../functions/console/team-site.tsx';
import { staffMembers } from '../../../shared/dealers/staff-store.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { fieldsOf, SettingsPlace } from './settings-place.ts';

const TEAM = '/console/settings/team';
const NEW = `${TEAM}/new`;
const BEN = `${TEAM}/ben`;
const EMIL = 'sub-emil@muster.example';
let place: SettingsPlace;
beforeEach(async () => {
  place = await SettingsPlace.make();
  place.sites[TEAM] = teamSite(place.deps);
  place.sites['/console/settings'] = settingsSite(place.deps);
});

const find = (sub: string) => staffMembers.get(place.world.admin.table, { sub });
/** Opens a form and sends it with what was typed; undefined takes a tick away. */
const fill = async (
  by: string,
  path: string,
  typed: Record<string, string | undefined>,
  action: string = path,
) => {
  const fields = { ...fieldsOf((await place.ask(by, `GET ${path}`)).html, action), ...typed };
  const sent = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return place.ask(by, `POST ${action}`, Object.fromEntries(sent) as Record<string, string>);
};
const inviteEmil = (typed: Record<string, string> = {}, by = 'anna') =>
  fill(by, NEW, { name: 'Emil', email: 'Emil@muster.example', 'role.advisor': 'on', ...typed });

describe('the list of staff', () => {
  it('S0.3 has the people of the dealer with roles, locations and access, and ways there and back', async () => {
    await inviteEmil({ at: 'some', 'location.01': 'on' });
    await place.world.person('max', { name: 'Max', roles: ['mechanic'], status: 'suspended' });
    const { status, html, text } = await place.ask('anna', `GET ${TEAM}`);
    expect(status).toBe(200);
    expect(text).toContain('anna Active You Admin · All locations');
    expect(text).toContain('Emil Invited Service advisor · Location of 00027');
    expect(text).toContain('Max Blocked Mechanic');
    expect(text).not.toContain('otto');
    expect(html).toContain(`href="${TEAM}/${encodeURIComponent(EMIL)}"`);
    expect(html).toContain('href="/console/settings"');
    expect((await place.ask('anna', 'GET /console/settings')).html).toContain(`href="${TEAM}"`);
  });

  it('comes in pages of 25 that leave nobody out', async () => {
    for (let number = 10; number < 60; number += 1)
      await place.world.person(`p${number}`, { name: `Person ${number}`, roles: ['mechanic'] });
    const seen: string[] = [];
    let next: string | undefined = TEAM;
    let pages = 0;
    while (next !== undefined) {
      const { html }: { html: string } = await place.ask('anna', `GET ${next}`);
      seen.push(...[...html.matchAll(/class="strong">([^<]*)</g)].map(([, name = '']) => name));
      next = /href="([^"]*after=[^"]*)"/.exec(html)?.[1];
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(new Set(seen).size).toBe(54);
    expect((await place.ask('anna', `GET ${TEAM}?after=nonsense`)).status).toBe(400);
  });
});

describe('inviting somebody by the form', () => {
  it('makes an account, says so, and shows the invitation as open; sent twice it is one', async () => {
    const typed = {
      ...fieldsOf((await place.ask('anna', `GET ${NEW}`)).html, NEW),
      name: 'Emil',
      email: 'emil@muster.example',
      'role.advisor': 'on',
    };
    const first = await place.ask('anna', `POST ${NEW}`, typed);
    expect(first).toMatchObject({
      status: 303,
      location: `${TEAM}/${encodeURIComponent(EMIL)}?done=invited`,
    });
    expect(await place.ask('anna', `POST ${NEW}`, typed)).toMatchObject({ location: first.location });
    expect(place.world.admin.accountsMade).toHaveLength(1);
    expect(place.world.admin.invitedAgain).toEqual([]);
    const { text } = await place.ask('anna', `GET ${first.location}`);
    expect(text).toContain('The invitation was sent.');
    expect(text).toMatch(/Invited since Tue 24 Nov, 11:00, not signed in yet/);
    expect(await find(EMIL)).toMatchObject({ roles: ['advisor'], locationIds: [] });
    expect((await place.ask('anna', 'GET /console/settings/history')).text).toMatch(
      /anna took somebody into the staff .* Emil/,
    );
  });

  it.each([
    ['email', { email: 'emil' }, 'This is no email address.'],
    ['name', { name: ' ' }, 'Please fill this in.'],
    ['name', { name: 'x'.repeat(81) }, 'At most 80 characters fit.'],
    ['roles', { 'role.advisor': undefined }, 'Please choose at least one role.'],
    ['locations', { at: 'some' }, 'Please choose at least one location.'],
    ['locations', { at: 'some', 'location.09': 'on' }, 'One of these locations does not exist any more.'],
  ])(
    'says beside %s what is wrong with %o, keeps what was typed, and makes no account',
    async (field, typed, says) => {
      const sent = { name: 'Emil', email: 'emil@muster.example', 'role.advisor': 'on', ...typed };
      const { status, html } = await fill('anna', NEW, sent);
      expect([400, 404]).toContain(status);
      expect(html).toMatch(new RegExp(`id="${field}-fault"[^>]*>\\s*${says}`));
      const kept = Object.entries({ ...sent }).filter(([, value]) => value !== undefined);
      expect(fieldsOf(html, NEW)).toMatchObject(Object.fromEntries(kept));
      expect(place.world.admin.accountsMade).toEqual([]);
    },
  );

  it('S0.3 has one answer for the address of a colleague and of another dealer’s staff', async () => {
    await inviteEmil();
    await place.world.call('otto', 'POST /v1/staff', {
      name: 'Olga',
      email: 'olga@other.example',
      roles: ['advisor'],
    });
    for (const email of ['emil@muster.example', 'olga@other.example']) {
      const { status, html } = await inviteEmil({ email, 'role.admin': 'on' });
      expect(status).toBe(409);
      expect(html).toMatch(/id="email-fault"[^>]*>\s*Somebody signs in with this address already/);
    }
  });

  it('offers only what whoever invites may give, and refuses the rest beside the boxes', async () => {
    const own = await place.ask('anna', `GET ${NEW}`);
    expect(own.html).not.toContain('role.network-admin');
    expect((await place.ask('nina', `GET ${NEW}`)).html).toContain('role.network-admin');
    const forged = await inviteEmil({ 'role.network-admin': 'on' });
    expect(forged.status).toBe(403);
    expect(forged.html).toMatch(/id="roles-fault"/);
    const zwei = await place.ask('zwei', `GET ${NEW}`);
    expect(zwei.html).not.toContain('value="all"');
    expect(fieldsOf(zwei.html, NEW)).toMatchObject({ at: 'some', 'location.02': 'on' });
    expect(zwei.html).not.toContain('location.01');
    const all = await inviteEmil({ at: 'all' }, 'zwei');
    expect(all.status).toBe(403);
    expect(all.html).toMatch(/id="locations-fault"[^>]*>\s*You can decide about your own locations only/);
    expect(place.world.admin.accountsMade).toEqual([]);
    expect((await inviteEmil({}, 'zwei')).status).toBe(303);
  });
});

describe('the page of somebody of the staff', () => {
  it('changes roles, locations and name, which is recorded', async () => {
    const typed = { name: 'Ben B.', 'role.salesman': 'on', at: 'some', 'location.02': 'on' };
    expect(await fill('anna', BEN, typed)).toMatchObject({ status: 303, location: `${BEN}?done=saved` });
    expect(await find('ben')).toMatchObject({
      name: 'Ben B.',
      roles: ['advisor', 'salesman'],
      locationIds: ['02'],
    });
    const { text } = await place.ask('anna', 'GET /console/settings/history?target=staff/ben');
    expect(text).toContain('Only of Ben B.');
    expect(text).toMatch(/anna changed what somebody of the staff may do .* Ben B\. /);
  });

  it('a tick that is taken away takes the role; the last location gone is not all of them', async () => {
    await fill('anna', BEN, { 'role.mechanic': 'on', 'role.advisor': undefined });
    expect(await find('ben')).toMatchObject({ roles: ['mechanic'] });
    await fill('anna', BEN, { at: 'some', 'location.02': 'on' });
    const refused = await fill('anna', BEN, { 'location.02': undefined, name: 'Benno' });
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/id="locations-fault"/);
    expect(fieldsOf(refused.html, BEN)).toMatchObject({ name: 'Benno', at: 'some' });
    expect(await find('ben')).toMatchObject({ name: 'ben', locationIds: ['02'] });
  });

  it('of two who save at once the second keeps what they typed, sees what was saved, and may then save', async () => {
    const mine = fieldsOf((await place.ask('nina', `GET ${BEN}`)).html, BEN);
    await fill('anna', BEN, { name: 'First', 'role.mechanic': 'on' });
    const late = await place.ask('nina', `POST ${BEN}`, { ...mine, name: 'Second' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Saved meanwhile: First');
    expect(late.text).toContain('Saved meanwhile: Service advisor, Mechanic');
    const again = fieldsOf(late.html, BEN);
    expect(again).toMatchObject({ name: 'Second', version: '2' });
    expect((await place.ask('nina', `POST ${BEN}`, again)).status).toBe(303);
    expect(await find('ben')).toMatchObject({ name: 'Second', roles: ['advisor'] });
  });

  it('nobody changes more of themselves than the name', async () => {
    const own = await place.ask('anna', `GET ${TEAM}/anna`);
    expect(own.text).toContain('Nobody changes their own roles');
    for (const hidden of ['role.', 'location.', '/suspend']) expect(own.html).not.toContain(hidden);
    expect((await fill('anna', `${TEAM}/anna`, { name: 'Anna M.' })).status).toBe(303);
    const forged = { version: '2', name: 'A', duty: 'yes', at: 'all', 'role.mechanic': 'on' };
    expect((await place.ask('anna', `POST ${TEAM}/anna`, forged)).status).toBe(403);
    expect((await place.ask('anna', `POST ${TEAM}/anna/suspend`, { version: '2' })).status).toBe(403);
    expect(await find('anna')).toMatchObject({ name: 'Anna M.', roles: ['admin'], status: 'active' });
  });

  it('S0.3 shows people out of reach without a form, and nobody of another dealer', async () => {
    for (const [by, sub] of [
      ['zwei', 'ben'],
      ['anna', 'nina'],
    ] as const) {
      const { status, html, text } = await place.ask(by, `GET ${TEAM}/${sub}`);
      expect(status).toBe(200);
      expect(text).toContain('You cannot change what this person may do');
      expect(html).not.toContain(`action="${TEAM}/${sub}`);
      expect((await place.ask(by, `POST ${TEAM}/${sub}/suspend`, { version: '1' })).status).toBe(403);
    }
    for (const what of ['', '/suspend', '/reactivate', '/invitation'])
      expect((await place.ask('anna', `POST ${TEAM}/otto${what}`, { version: '1', name: 'x' })).status).toBe(
        404,
      );
    expect((await place.ask('anna', `GET ${TEAM}/otto`)).status).toBe(404);
    expect(await find('otto')).toMatchObject({ status: 'active', version: 1 });
    expect((await place.ask('ben', `GET ${TEAM}`)).status).toBe(403);
  });
});

describe('access', () => {
  const step = (what: string) => fill('anna', BEN, {}, `${BEN}/${what}`);

  it('is blocked and given back by a step that says what happens; a click that came twice is done', async () => {
    const { text, html } = await place.ask('anna', `GET ${BEN}`);
    expect(text).toContain('With their next click this person sees nothing any more.');
    const fields = fieldsOf(html, `${BEN}/suspend`);
    for (let click = 0; click < 2; click += 1)
      expect(await place.ask('anna', `POST ${BEN}/suspend`, fields)).toMatchObject({
        status: 303,
        location: `${BEN}?done=suspended`,
      });
    expect((await place.ask('ben', 'GET /console/settings')).text).toContain('No access');
    expect(await place.world.record('staff/ben')).toHaveLength(1);
    expect((await step('reactivate')).location).toBe(`${BEN}?done=reactivated`);
    expect((await place.ask('anna', `GET ${BEN}?done=reactivated`)).text).toContain('The block was lifted.');
    expect(await find('ben')).toMatchObject({ status: 'active' });
  });

  it('is not blocked by a page that is out of date', async () => {
    const fields = fieldsOf((await place.ask('nina', `GET ${BEN}`)).html, `${BEN}/suspend`);
    await fill('anna', BEN, { 'role.mechanic': 'on' });
    const late = await place.ask('nina', `POST ${BEN}/suspend`, fields);
    expect(late.status).toBe(409);
    expect(late.text).toContain('so nothing was done');
    expect(await find('ben')).toMatchObject({ status: 'active' });
  });

  it('is offered again to who was invited, until they have a password', async () => {
    await inviteEmil();
    const path = `${TEAM}/${encodeURIComponent(EMIL)}`;
    const again = await fill('anna', path, {}, `${path}/invitation`);
    expect(again.location).toBe(`${path}?done=invited-again`);
    expect(place.world.admin.invitedAgain).toEqual(['emil@muster.example']);
    place.world.admin.passwords.set('emil@muster.example', 'Chosen-by-emil-1');
    const late = await fill('anna', path, {}, `${path}/invitation`);
    expect(late.status).toBe(409);
    expect(late.text).toContain('This person has a password already.');
    expect((await place.ask('anna', `GET ${path}`)).html).not.toContain(`${path}/invitation`);
  });

  it('is offered again by one mail, however often the button is pressed', async () => {
    await inviteEmil();
    const path = `${TEAM}/${encodeURIComponent(EMIL)}`;
    const form = fieldsOf((await place.ask('anna', `GET ${path}`)).html, `${path}/invitation`);
    place.world.time += 3_600_000;
    const press = () => place.ask('anna', `POST ${path}/invitation`, form);
    const clicks = [...(await Promise.all([press(), press()])), await press()];
    expect(clicks.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set(clicks.map(({ location }) => location))).toEqual(new Set([`${path}?done=invited-again`]));
    expect(place.world.admin.invitedAgain).toHaveLength(1);
    const record = await place.world.record(`staff/${EMIL}`);
    expect(record.filter(({ what }) => what === 'staff.invited_again')).toHaveLength(1);
    // Who has seen that and wants another one gets it.
    await fill('anna', path, {}, `${path}/invitation`);
    expect(place.world.admin.invitedAgain).toHaveLength(2);
    expect((await place.ask('anna', `POST ${path}/invitation`, { invitedAt: 'now' })).status).toBe(400);
  });

  it('is offered again after a mail that could not be sent', async () => {
    await inviteEmil();
    const path = `${TEAM}/${encodeURIComponent(EMIL)}`;
    const form = fieldsOf((await place.ask('anna', `GET ${path}`)).html, `${path}/invitation`);
    place.world.time += 3_600_000;
    place.world.admin.mailFails = true;
    const failed = await place.ask('anna', `POST ${path}/invitation`, form);
    expect(failed.status).toBe(503);
    place.world.admin.mailFails = false;
    expect((await place.ask('anna', `POST ${path}/invitation`, form)).status).toBe(303);
    expect(place.world.admin.invitedAgain).toHaveLength(1);
  });
});

it.each(LANGUAGES)('the pages of staff have all their words in %s', async (language) => {
  await inviteEmil();
  for (const path of [TEAM, NEW, BEN, `${TEAM}/anna`, `${TEAM}/${encodeURIComponent(EMIL)}?done=invited`]) {
    const { status, text, html } = await place.ask('anna', `GET ${path}`, undefined, language);
    expect(status, path).toBe(200);
    expect(html).toContain(`<html lang="${language}">`);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  }
});
