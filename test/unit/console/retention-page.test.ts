import { beforeEach, describe, expect, it } from 'vitest';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import { dealers } from '../../../shared/dealers/dealer-store.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { fieldsOf, SettingsPlace } from './settings-place.ts';

const PAGE = '/console/settings/retention';
const DEALER = `GET ${PAGE}?level=dealer`;
let place: SettingsPlace;
beforeEach(async () => {
  place = await SettingsPlace.make();
});

const table = () => place.world.admin.table;
const formOf = async (what = DEALER, sub = 'anna') => fieldsOf((await place.ask(sub, what)).html, PAGE);
const stored = async () => (await dealers.get(table(), { dealerId: '00027' }))?.settings.retention;
/** Somebody who was there last 20 days ago. */
const addContact = () =>
  contacts.createOnce(
    table(),
    {
      dealerId: '00027',
      contactId: 'ct1',
      externalIds: [],
      language: 'de',
      sourceTimestamp: '2026-11-04T08:00:00.000Z',
      lastLocationId: '01',
      lastDay: '2026-11-04',
      visits: [{ visitId: 'vs1', day: '2026-11-04' }],
    },
    place.world.now(),
  );
/** The form with which what was looked at is saved: the first on the page. */
const confirm = (html: string) => fieldsOf(html, PAGE);

describe('the retention in the console', () => {
  it('B9 shows what a change would delete, saves nothing by that, and then exactly what was looked at', async () => {
    await addContact();
    const form = await formOf();
    expect(form).toMatchObject({ contactDays: '', eventDays: '', step: 'check' });
    const preview = await place.ask('anna', `POST ${PAGE}`, { ...form, contactDays: '10', visitDays: '14' });
    expect(preview.status).toBe(200);
    expect(preview.text).toContain(
      'At once over, and deleted within hours: contacts 1, visits with their part of the conversation 1.',
    );
    expect(preview.text).toContain('Save, and have that deleted');
    expect(await stored()).toBeUndefined();
    const saved = await place.ask('anna', `POST ${PAGE}`, confirm(preview.html));
    expect(saved).toMatchObject({ status: 303, location: `${PAGE}?level=dealer&saved=1` });
    expect(await stored()).toEqual({ contactDays: 10, visitDays: 14 });
    const [entry] = await place.world.record();
    expect(entry).toMatchObject({ what: 'retention.changed', target: 'dealer' });
    const { text } = await place.ask('anna', 'GET /console/settings/history');
    expect(text).toContain('anna changed how long what is kept');
  });

  it('B9 sent twice is one change, and what somebody else changed meanwhile stays', async () => {
    const form = await formOf();
    await place.ask('nina', `POST ${PAGE}`, { ...form, mediaDays: '7', step: 'save' });
    const change = { ...form, contactDays: '60', step: 'save' };
    await place.ask('anna', `POST ${PAGE}`, change);
    const once = await place.world.record();
    expect((await place.ask('anna', `POST ${PAGE}`, change)).status).toBe(303);
    expect(await place.world.record()).toEqual(once);
    expect(await stored()).toEqual({ contactDays: 60, mediaDays: 7 });
  });

  it('B9 inherits again what is left empty, level by level', async () => {
    await place.ask('anna', `POST ${PAGE}`, { ...(await formOf()), contactDays: '60', step: 'save' });
    const at01 = `GET ${PAGE}?location=01`;
    const { text } = await place.ask('anna', at01);
    expect(text).toMatch(/60 days hold Set by the dealer Contacts/);
    const form = await formOf(at01);
    await place.ask('anna', `POST ${PAGE}`, { ...form, contactDays: '90', step: 'save' });
    const own = await formOf(at01);
    expect(own).toMatchObject({ contactDays: '90', location: '01' });
    await place.ask('anna', `POST ${PAGE}`, { ...own, contactDays: '', step: 'save' });
    expect((await place.ask('anna', at01)).text).toMatch(/60 days hold Set by the dealer Contacts/);
  });

  it('says beside the field what is wrong, keeps what was typed, and takes no empty change', async () => {
    const form = { ...(await formOf()), contactDays: '2', eventDays: 'ninety' };
    for (const step of ['check', 'save']) {
      const refused = await place.ask('anna', `POST ${PAGE}`, { ...form, step });
      expect(refused.status).toBe(400);
      expect(refused.html).toMatch(/id="contactDays-fault"[^>]*>\s*A number from 7 to 1095/);
      expect(refused.html).toMatch(/id="eventDays-fault"[^>]*>\s*A number from 30 to 90/);
      expect(fieldsOf(refused.html, PAGE)).toMatchObject({ contactDays: '2', eventDays: 'ninety' });
    }
    expect((await place.ask('anna', `POST ${PAGE}`, await formOf())).text).toContain('Nothing was changed.');
    expect(await stored()).toBeUndefined();
  });

  it('S3.10–15 is locked by the network for all below, and by nobody else’s admin', async () => {
    const network = `GET ${PAGE}?level=network`;
    expect((await place.ask('anna', network)).status).toBe(403);
    const form = await formOf(network, 'nina');
    await place.ask('nina', `POST ${PAGE}`, { ...form, contactDays: '45', locked: 'on', step: 'save' });
    const { html, text } = await place.ask('anna', DEALER);
    expect(html).not.toContain('name="contactDays"');
    expect(text).toMatch(/Locked by the network Contacts 45 days Set by the network/);
    const forced = { level: 'dealer', contactDays: '60', 'was.contactDays': '', step: 'save' };
    expect((await place.ask('anna', `POST ${PAGE}`, forced)).status).toBe(403);
    const { locked: _locked, ...open } = await formOf(network, 'nina');
    await place.ask('nina', `POST ${PAGE}`, { ...open, step: 'save' });
    expect((await place.ask('anna', DEALER)).html).toContain('name="contactDays"');
  });

  it('S0.3 begins with the own location of who looks after some, and is read-only above it', async () => {
    expect((await place.ask('zwei', `GET ${PAGE}`)).text).toContain('Retention: Second');
    const dealer = await place.ask('zwei', DEALER);
    expect(dealer.html).not.toContain('name="contactDays"');
    const forced = { level: 'dealer', contactDays: '60', step: 'save' };
    expect((await place.ask('zwei', `POST ${PAGE}`, forced)).status).toBe(403);
    const other = { level: 'location', location: '01', contactDays: '60', step: 'save' };
    expect((await place.ask('zwei', `POST ${PAGE}`, other)).status).toBe(404);
    expect((await place.ask('zwei', `GET ${PAGE}?location=01`)).status).toBe(404);
    expect((await place.ask('otto', `GET ${PAGE}?location=02`)).status).toBe(404);
  });

  it.each(LANGUAGES)('has all its words in %s', async (language) => {
    await addContact();
    const form = { ...(await formOf()), contactDays: '10' };
    for (const [what, sent] of [
      [DEALER, undefined],
      [`POST ${PAGE}`, form],
    ] as const) {
      const { status, text, html } = await place.ask('anna', what, sent, language);
      expect(status).toBe(200);
      expect(html).toContain(`<html lang="${language}">`);
      expect(text).not.toMatch(/undefined|\[object|NaN/);
    }
  });
});
