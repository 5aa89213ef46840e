import { beforeEach, describe, expect, it } from 'vitest';
import { agreementVersions } from '../../../shared/dealers/agreement-store.ts';
import { saveLocation } from '../../../shared/dealers/save-location.ts';
import { fieldsOf, SettingsPlace } from './settings-place.ts';

const LIST = '/console/settings/agreements';
const TERMS = `${LIST}/terms`;
const TEXT = 'We mend it.\r\nYou pay.';

let place: SettingsPlace;
beforeEach(async () => {
  place = await SettingsPlace.make();
});

const page = (path = TERMS, who = 'anna') => place.ask(who, `GET ${path}`);
const make = (more: Record<string, string> = {}) =>
  place.ask('anna', `POST ${LIST}/new`, {
    version: '0',
    agreementId: 'terms',
    name: 'Terms of work',
    mandatory: 'on',
    'title.de': 'I agree to the terms',
    'text.de': TEXT,
    ...more,
  });
/** What the form holds, with some of it typed anew. */
const save = async (more: Record<string, string>, who = 'anna') =>
  place.ask(who, `POST ${TERMS}`, { ...fieldsOf((await page()).html, TERMS), ...more });
const publish = async () =>
  place.ask('anna', `POST ${TERMS}/publish`, fieldsOf((await page()).html, `${TERMS}/publish`));
const versionOf = (number: number) =>
  agreementVersions.get(place.deps.table, { dealerId: '00027', agreementId: 'terms', number });

describe('agreements', () => {
  it('S2.5 are drafted, published, changed and published again; an old version stays as it was', async () => {
    expect((await page(LIST)).text).toContain('There are no agreements yet');
    expect(await make()).toMatchObject({ status: 303, location: `${TERMS}?saved=1` });
    expect((await page(LIST)).text).toMatch(/Terms of work Not published Draft terms · Mandatory/);
    expect((await page(`${TERMS}?saved=1`)).text).toContain('waits as a draft until you publish it');
    expect(await versionOf(1)).toBeUndefined();

    const first = await publish();
    expect(first).toMatchObject({ status: 303, location: `${TERMS}?published=1` });
    expect((await page(first.location)).text).toContain('Version 1 is published.');
    const before = await versionOf(1);
    expect(before).toMatchObject({
      name: 'Terms of work',
      publishedBy: 'anna',
      texts: { de: { title: 'I agree to the terms', text: 'We mend it.\nYou pay.' } },
    });

    await save({ 'text.de': 'You pay first.', name: 'Terms' });
    expect((await page(LIST)).text).toMatch(/Terms Version 1 in force Draft/);
    expect((await publish()).location).toBe(`${TERMS}?published=2`);
    expect((await page(`${TERMS}?saved=1`)).text).toContain('It is in force within a minute.');
    expect(await versionOf(1)).toEqual(before);
    const old = await page(`${TERMS}/versions/1`);
    expect(old.text).toContain('We mend it.');
    expect(old.text).toContain('Not in force any more');
    expect((await page(`${TERMS}/versions/2`)).text).toContain('You pay first.');
    expect((await page()).text).toMatch(/Version 2 Published by anna.*Version 1 Published by anna/);
    for (const unknown of ['3', '0', '1.5', 'one'])
      expect((await page(`${TERMS}/versions/${unknown}`)).status).toBe(404);
  });

  it('what is in force already is no draft, and cannot be published again', async () => {
    await make();
    const button = fieldsOf((await page()).html, `${TERMS}/publish`);
    await publish();
    const again = await place.ask('anna', `POST ${TERMS}/publish`, button);
    expect(again.status).toBe(409);
    await save({ 'text.de': 'Something else.' });
    await save({ 'text.de': TEXT });
    const text = (await page()).text;
    expect(text).not.toContain('Draft');
    const { version = '' } = fieldsOf((await page()).html, TERMS);
    const nothing = await place.ask('anna', `POST ${TERMS}/publish`, { version });
    expect(nothing).toMatchObject({ status: 409 });
    expect(nothing.text).toContain('There is nothing to publish');
    expect(await versionOf(2)).toBeUndefined();
  });

  it('of two who publish at once one does, and of one who publishes while another saves', async () => {
    await make();
    const button = fieldsOf((await page()).html, `${TERMS}/publish`);
    const twice = await Promise.all([1, 2].map(() => place.ask('anna', `POST ${TERMS}/publish`, button)));
    expect(twice.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await versionOf(2)).toBeUndefined();

    await save({ 'text.de': 'Second.' });
    const seen = fieldsOf((await page()).html, `${TERMS}/publish`);
    await save({ 'text.de': 'Third.' }, 'nina');
    expect((await place.ask('anna', `POST ${TERMS}/publish`, seen)).status).toBe(409);
    expect(await versionOf(2)).toBeUndefined();
    await publish();
    expect((await versionOf(2))?.texts.de?.text).toBe('Third.');
  });

  it('need a text in the language of each location where they hold', async () => {
    await saveLocation(place.world.admin.deps, {
      dealerId: '00027',
      locationId: '02',
      settings: { language: 'fr' },
    });
    await make();
    expect((await page()).text).toContain('language of each location where it holds: Français.');
    const { version = '' } = fieldsOf((await page()).html, TERMS);
    const refused = await place.ask('anna', `POST ${TERMS}/publish`, { version });
    expect(refused).toMatchObject({ status: 409 });
    expect(refused.text).toContain('Français.');
    await save({ 'location.01': 'on' });
    expect((await publish()).status).toBe(303);
  });

  it('the second of two who save keeps what they typed', async () => {
    await make();
    const typed = { ...fieldsOf((await page()).html, TERMS), 'text.de': 'Mine.' };
    await save({ 'text.de': 'Theirs.' }, 'nina');
    const late = await place.ask('anna', `POST ${TERMS}`, typed);
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody saved this agreement in the meantime');
    expect(late.text).toContain('Mine.');
    const again = await place.ask('anna', `POST ${TERMS}`, fieldsOf(late.html, TERMS));
    expect(again.status).toBe(303);
    expect((await page()).text).toContain('Mine.');
    expect((await make()).html).toMatch(/id="agreementId-fault"/);
  });

  it('are switched off and on again', async () => {
    await make();
    await place.ask('anna', `POST ${TERMS}/switch`, { do: 'off' });
    await place.ask('anna', `POST ${TERMS}/switch`, { do: 'off' });
    expect((await page(LIST)).text).toContain('Off');
    await place.ask('anna', `POST ${TERMS}/switch`, { do: 'on' });
    expect((await page(LIST)).text).not.toContain('Off');
    expect((await place.ask('anna', `POST ${TERMS}/switch`, { do: 'gone' })).status).toBe(400);
  });

  it('are changed by admins of the whole dealer alone; those of some locations read them', async () => {
    await make();
    const read = await page(TERMS, 'zwei');
    expect(read.text).toContain('Somebody who looks after all locations changes this.');
    expect(read.html).not.toContain('Publish');
    const { version = '' } = fieldsOf((await page()).html, TERMS);
    const form = { ...fieldsOf(read.html, TERMS), name: 'Mine' };
    expect((await place.ask('zwei', `POST ${TERMS}`, form)).status).toBe(403);
    expect((await place.ask('zwei', `POST ${TERMS}/publish`, { version })).status).toBe(403);
    expect((await place.ask('zwei', `POST ${TERMS}/switch`, { do: 'off' })).status).toBe(403);
    expect((await page(TERMS, 'ben')).status).toBe(403);
    expect((await page(TERMS, 'otto')).status).toBe(404);
  });

  it('each change stands in the record, in words', async () => {
    await make();
    await publish();
    await save({ 'title.de': 'I agree', mandatory: 'on' });
    await place.ask('anna', `POST ${TERMS}/switch`, { do: 'off' });
    const { text } = await page('/console/settings/history?target=agreement%2Fterms');
    for (const did of ['made an', 'published a version of an', 'changed an', 'switched an'])
      expect(text).toContain(`anna ${did} agreement`);
    expect(text).toContain('Agreement terms');
    expect(text).toMatch(/Deutsch, Title: I agree to the terms → I agree/);
    expect(text).toContain('Version: 1 ');
  });

  it('more than a page of them are read by keys, and there is an end to them', async () => {
    for (let n = 0; n < 50; n += 1) await make({ agreementId: `terms-${n}` });
    const first = await page(LIST);
    const [, next = ''] = /href="([^"]*after=[^"]*)"/.exec(first.html) ?? [];
    const second = await page(next.replaceAll('&amp;', '&'));
    const shown = (html: string) => html.match(/agreements\/terms-\d+"/g) ?? [];
    expect(new Set([...shown(first.html), ...shown(second.html)]).size).toBe(50);
    expect(shown(first.html)).toHaveLength(25);
    const refused = await make({ agreementId: 'one-more' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('There are 50 agreements already');
  });
});
