import { beforeEach, describe, expect, it } from 'vitest';
import { saveLocation } from '../../../shared/dealers/save-location.ts';
import { saveNetwork } from '../../../shared/dealers/save-network.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { savePartner } from '../../../shared/partners/save-partner.ts';
import { ALL } from '../../support/orders.ts';
import { fieldsOf, SettingsPlace } from './settings-place.ts';

const LEVEL = '/console/settings/level';
const AT_01 = `GET ${LEVEL}?location=01`;
let place: SettingsPlace;
beforeEach(async () => {
  place = await SettingsPlace.make();
});

/** The form of location 01 as anna's browser has it. */
const formAt01 = async () => fieldsOf((await place.ask('anna', AT_01)).html, LEVEL);

describe('the settings of a level', () => {
  it('S2.1 S2.6 sends back what was changed, and nothing else becomes the location’s own', async () => {
    const form = await formAt01();
    const saved = await place.ask('anna', `POST ${LEVEL}`, {
      ...form,
      inviteDaysBefore: '5',
      'quietHours.always': 'on',
    });
    expect(saved).toMatchObject({ status: 303, location: `${LEVEL}?level=location&location=01&saved=1` });
    expect(await place.inForce()).toMatchObject({ inviteDaysBefore: 5, quietHours: null });
    const [entry] = await place.world.record('location/01');
    expect(entry?.['changes']).toEqual([
      { path: 'settings.quietHours', to: 'null' },
      { path: 'settings.inviteDaysBefore', to: '5' },
    ]);
    const { text } = await place.ask('anna', `${AT_01}&saved=1`);
    expect(text).toContain('Saved. It is in force within a minute.');
    expect(text).toContain('Do not set it here any more; then 3 days holds');
  });

  it('a page that is saved as it was changes nothing, whatever stands in it', async () => {
    await saveLocation(place.world.admin.deps, {
      dealerId: '00027',
      locationId: '01',
      settings: {
        automation: { ...ALL, holdFirst: 3 },
        quietHours: null,
        colour: '#ABCDEF',
        transliterateSms: true,
      },
    });
    const before = await place.world.record('location/01');
    expect((await place.ask('anna', `POST ${LEVEL}`, await formAt01())).status).toBe(303);
    expect(await place.world.record('location/01')).toEqual(before);
  });

  it('S3.10–15 shows what the network has locked without a field, and its own value again without the lock', async () => {
    await saveNetwork(place.world.admin.deps, {
      networkId: 'bmw',
      settings: { checkInPage: 'own' },
      lock: ['checkInPage'],
    });
    const { html, text } = await place.ask('anna', AT_01);
    expect(html).not.toContain('name="checkInPage"');
    expect(text).toMatch(/Check-in page Set by the network Locked by the network Our own page/);
    const forced = await place.ask('anna', `POST ${LEVEL}`, {
      ...(await formAt01()),
      checkInPage: 'partner',
    });
    expect(forced.status).toBe(303);
    expect(await place.inForce()).toMatchObject({ checkInPage: 'own' });
  });

  it('S3.10–15 a network-admin locks and unlocks with boxes', async () => {
    const network = `GET ${LEVEL}?level=network`;
    const form = fieldsOf((await place.ask('nina', network)).html, LEVEL);
    await place.ask('nina', `POST ${LEVEL}`, { ...form, 'lock.colour': 'on', 'lock.sms': 'on' });
    expect((await place.ask('anna', AT_01)).html).not.toContain('name="colour"');
    const locked = fieldsOf((await place.ask('nina', network)).html, LEVEL);
    expect(locked).toMatchObject({ 'lock.colour': 'on', 'lock.sms': 'on' });
    const { 'lock.colour': _colour, ...rest } = locked;
    await place.ask('nina', `POST ${LEVEL}`, rest);
    expect((await place.ask('anna', AT_01)).html).toContain('name="colour"');
  });

  it('inherits again what its box is ticked for', async () => {
    await place.ask('anna', `POST ${LEVEL}`, { ...(await formAt01()), inviteDaysBefore: '5' });
    await place.ask('anna', `POST ${LEVEL}`, { ...(await formAt01()), 'inherit.inviteDaysBefore': 'on' });
    expect(await place.inForce()).toMatchObject({ inviteDaysBefore: 3 });
    expect((await place.ask('anna', AT_01)).html).not.toContain('inherit.inviteDaysBefore');
  });

  it('says beside the field what is wrong with it, and keeps what was typed', async () => {
    const form = {
      ...(await formAt01()),
      'quietHours.from': '20:00',
      'quietHours.to': '08:00',
      inviteDaysBefore: '99',
    };
    const refused = await place.ask('anna', `POST ${LEVEL}`, form);
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/id="quietHours\.from-fault"[^>]*>\s*The hours must end after they begin/);
    expect(refused.html).toMatch(/id="inviteDaysBefore-fault"[^>]*>\s*A number from 0 to 60/);
    expect(fieldsOf(refused.html, LEVEL)).toMatchObject({
      'quietHours.from': '20:00',
      inviteDaysBefore: '99',
    });
    expect(await place.inForce()).toMatchObject({ inviteDaysBefore: 3 });
  });

  it('tells the second of two who save at once, keeps what they typed, and shows beside it what is set now', async () => {
    const form = await formAt01();
    await place.ask('nina', `POST ${LEVEL}`, { ...form, colour: '#111111' });
    const late = await place.ask('anna', `POST ${LEVEL}`, { ...form, colour: '#222222' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody saved this in the meantime');
    expect(late.text).toContain('Set meanwhile: #111111');
    expect(late.text.match(/Set meanwhile/g)).toHaveLength(1);
    const kept = fieldsOf(late.html, LEVEL);
    expect(kept).toMatchObject({ colour: '#222222', version: '2' });
    expect((await place.ask('anna', `POST ${LEVEL}`, kept)).status).toBe(303);
    expect(await place.inForce()).toMatchObject({ colour: '#222222' });
  });

  it('sent twice by a double click is saved once, and is no conflict: also at the same moment, and for what is left to others again', async () => {
    const form = { ...(await formAt01()), colour: '#111111', inviteDaysBefore: '5' };
    const twice = await Promise.all([1, 2].map(() => place.ask('anna', `POST ${LEVEL}`, form)));
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    const left = { ...(await formAt01()), 'inherit.inviteDaysBefore': 'on' };
    for (const click of ['first', 'second'])
      expect((await place.ask('anna', `POST ${LEVEL}`, left)).status, click).toBe(303);
    expect(await place.inForce()).toMatchObject({ colour: '#111111', inviteDaysBefore: 3 });
    expect(fieldsOf((await place.ask('anna', AT_01)).html, LEVEL)).toMatchObject({ version: '3' });
  });

  it('has no field for who looks after some locations only, but for theirs', async () => {
    const dealer = await place.ask('zwei', `GET ${LEVEL}?level=dealer`);
    expect(dealer.html).not.toContain('name="colour"');
    expect(dealer.text).toContain('Somebody who looks after all locations changes this.');
    expect((await place.ask('zwei', `GET ${LEVEL}?location=02`)).html).toContain('name="colour"');
    expect((await place.ask('zwei', AT_01)).status).toBe(404);
    expect((await place.ask('anna', `GET ${LEVEL}?level=network`)).status).toBe(403);
  });

  it.each(LANGUAGES)('has all its words in %s', async (language) => {
    for (const what of [
      `GET /console/settings`,
      AT_01,
      'GET /console/settings/rules/new',
      'GET /console/settings/history',
    ]) {
      const { status, text, html } = await place.ask('nina', what, undefined, language);
      expect(status, what).toBe(200);
      expect(html).toContain(`<html lang="${language}">`);
      expect(text).not.toMatch(/undefined|\[object|NaN/);
    }
  });
});

describe('routing rules', () => {
  const NEW = '/console/settings/rules/new';

  it('S0.6 S0.7 are made by a form, shown in words, changed and removed', async () => {
    await savePartner(place.world.admin.deps, {
      partnerId: 'tjekvik',
      name: 'Tjekvik',
      grant: [{ dealerId: '00027', locationId: '01' }],
    });
    const form = fieldsOf((await place.ask('anna', `GET ${NEW}`)).html, NEW);
    const made = await place.ask('anna', `POST ${NEW}`, {
      ...form,
      ruleId: 'call-back',
      event: 'checkin.finished',
      'location.01': 'on',
      'partner.tjekvik': 'on',
      brands: 'BMW, Mini',
      decision: 'contact_me',
      do: 'notify-inbox',
      inbox: 'service',
    });
    expect(made.status).toBe(303);
    const list = await place.ask('anna', 'GET /console/settings/rules');
    expect(list.text).toContain('Check-in finished → Notify a team: service');
    expect(list.text).toContain(
      'call-back · Locations: Location of 00027 · Partners: Tjekvik · Brands of the vehicle: BMW, Mini',
    );
    const path = '/console/settings/rules/call-back';
    const present = fieldsOf((await place.ask('anna', `GET ${path}`)).html, path);
    expect(present).toMatchObject({ brands: 'BMW, Mini', decision: 'contact_me', 'partner.tjekvik': 'on' });
    const history = await place.ask('anna', 'GET /console/settings/history');
    expect(history.text).toContain('Partners: Tjekvik');
    const { enabled: _enabled, ...resting } = present;
    await place.ask('anna', `POST ${path}`, resting);
    expect((await place.ask('anna', 'GET /console/settings/rules')).text).toContain('Rests');
    expect((await place.ask('anna', `POST ${path}/remove`, {})).status).toBe(303);
    expect((await place.ask('anna', 'GET /console/settings/rules')).text).toContain('There are no rules yet');
  });

  it('that could never do what they say are refused beside their field', async () => {
    const form = fieldsOf((await place.ask('anna', `GET ${NEW}`)).html, NEW);
    const refused = await place.ask('anna', `POST ${NEW}`, { ...form, ruleId: 'x', event: 'service.status' });
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/id="do-fault"[^>]*>\s*This cannot follow from this event/);
    const unnamed = await place.ask('anna', `POST ${NEW}`, { ...form, ruleId: 'a b' });
    expect(unnamed.html).toMatch(/id="ruleId-fault"/);
  });

  it('a name that is taken is said beside it, and the rule that has it stays', async () => {
    const form = { ...fieldsOf((await place.ask('anna', `GET ${NEW}`)).html, NEW), ruleId: 'invite' };
    await place.ask('anna', `POST ${NEW}`, form);
    const taken = await place.ask('anna', `POST ${NEW}`, { ...form, do: 'set-status' });
    expect(taken.status).toBe(409);
    expect(taken.html).toMatch(/id="ruleId-fault"[^>]*>\s*There is a rule of this name already/);
    expect(fieldsOf(taken.html, NEW)).toMatchObject({ ruleId: 'invite', do: 'set-status' });
  });

  it('the second of two who save a rule keeps what they typed, and sees it as it is now', async () => {
    const path = '/console/settings/rules/invite';
    const form = { ...fieldsOf((await place.ask('anna', `GET ${NEW}`)).html, NEW), ruleId: 'invite' };
    await place.ask('anna', `POST ${NEW}`, form);
    const read = fieldsOf((await place.ask('anna', `GET ${path}`)).html, path);
    await place.ask('nina', `POST ${path}`, { ...read, brands: 'BMW' });
    const late = await place.ask('anna', `POST ${path}`, { ...read, brands: 'Mini' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Brands of the vehicle: BMW');
    const kept = fieldsOf(late.html, path);
    expect(kept).toMatchObject({ brands: 'Mini', version: '2' });
    expect((await place.ask('anna', `POST ${path}`, kept)).status).toBe(303);
  });

  it('for all locations are not for who looks after one', async () => {
    const form = { ...fieldsOf((await place.ask('zwei', `GET ${NEW}`)).html, NEW), ruleId: 'two' };
    const refused = await place.ask('zwei', `POST ${NEW}`, form);
    expect(refused).toMatchObject({ status: 403 });
    expect(refused.text).toContain('This rule holds for locations that you do not look after.');
    expect((await place.ask('zwei', `POST ${NEW}`, { ...form, 'location.02': 'on' })).status).toBe(303);
  });
});

describe('inboxes', () => {
  const LIST = '/console/settings/inboxes';

  it('S0.40 are named, get a team, and lose both again', async () => {
    await place.ask('anna', `POST ${LIST}`, { version: '0', inbox: 'parts', name: 'Parts desk' });
    await place.ask('anna', `POST ${LIST}`, {
      version: '1',
      inbox: 'parts',
      name: 'Parts',
      'member.ben': 'on',
    });
    const { text } = await place.ask('anna', `GET ${LIST}`);
    expect(text).toMatch(/Parts parts 1 colleague ben/);
    await place.ask('anna', `POST ${LIST}/remove`, { inbox: 'parts' });
    expect((await place.ask('anna', `GET ${LIST}`)).text).not.toContain('Parts');
  });

  it('are refused beside their field, or shown anew where somebody was quicker', async () => {
    const refused = await place.ask('anna', `POST ${LIST}`, { version: '0', inbox: 'Parts Desk', name: 'P' });
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/id="inbox-fault"/);
    await place.ask('anna', `POST ${LIST}`, { version: '0', inbox: 'service', name: 'Service' });
    const late = await place.ask('nina', `POST ${LIST}`, { version: '0', inbox: 'service', name: 'Other' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody saved this inbox in the meantime');
    expect(late.html).toMatch(/id="edited-name"[^>]*value="Other"/);
  });
});
