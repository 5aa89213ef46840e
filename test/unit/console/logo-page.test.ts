import { beforeEach, describe, expect, it } from 'vitest';
import { presentLocation } from '../../../shared/dealers/dealer-store.ts';
import { MOST_LOGO_BYTES } from '../../../shared/dealers/logo.ts';
import { logos } from '../../../shared/dealers/logo-store.ts';
import { saveNetwork } from '../../../shared/dealers/save-network.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { logoAsset } from '../../../shared/web/logo-asset.ts';
import { PICTURE, png } from '../../support/pictures.ts';
import { fieldsOf, SettingsPlace } from './settings-place.ts';

const LOGO = '/console/settings/logo';
const DEALER = 'level=dealer';
let place: SettingsPlace;
beforeEach(async () => {
  place = await SettingsPlace.make();
});

const page = (query = DEALER, sub = 'anna') => place.ask(sub, `GET ${LOGO}?${query}`);
const upload = async (file: Uint8Array<ArrayBuffer>, query = DEALER, sub = 'anna', version?: string) => {
  const form = await page(query, sub);
  const fields = /name="version" value="(\d+)"/.exec(form.html)?.[1] ?? '1';
  return place.ask(sub, `POST ${LOGO}?${query}`, { version: version ?? fields }, 'en', file);
};
const inForce = async (dealerId = '00027', locationId = '01') =>
  (await presentLocation(place.world.admin.table)({ dealerId, locationId }))?.settings.logo;
const shown = (file: unknown) => logoAsset(place.world.admin.table, String(file));
const stored = (file: unknown) => logos.get(place.world.admin.table, { file: String(file) });
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const OTHER = png({ width: 60, height: 60, rgb: [0, 90, 60] });

describe('the logo of a dealer', () => {
  it('is uploaded, holds below, is served by its own name for ever, and stands in the record', async () => {
    expect((await upload(PICTURE)).location).toBe(`${LOGO}?level=dealer&saved=1`);
    const file = await inForce();
    expect(file).toMatch(/^logo-[0-9a-f]{32}\.png$/);
    const { html, text } = await page(`${DEALER}&saved=1`);
    expect(html).toContain(`<img class="logo" src="/assets/${file}" alt/>`);
    expect(text).toContain('Saved.');
    expect(await shown(file)).toMatchObject({
      status: 200,
      contentType: 'image/png',
      body: Buffer.from(PICTURE),
      headers: {
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'",
      },
    });
    const [entry] = await place.world.record();
    expect(entry).toMatchObject({
      what: 'dealer.changed',
      by: { sub: 'anna' },
      changes: [{ path: 'settings.logo', to: file }],
    });
    // Of the picture itself the record and the log hold nothing.
    expect(JSON.stringify([await place.world.record(), place.world.admin.logs])).not.toContain('iVBOR');
  });

  it('is replaced, inherited again or shown nowhere; a former one goes later, when mails with it are old', async () => {
    await upload(PICTURE);
    await upload(OTHER, 'location=01');
    const [ofDealer, own] = [await inForce('00027', '02'), await inForce()];
    expect(own).not.toBe(ofDealer);
    const fields = fieldsOf((await page('location=01')).html, `${LOGO}/remove`);
    expect(fields).toMatchObject({ level: 'location', location: '01', do: 'inherit' });
    await place.ask('anna', `POST ${LOGO}/remove`, fields);
    expect(await inForce()).toBe(ofDealer);
    const gone = await stored(own);
    expect(gone?.replacedAt).toBeDefined();
    expect(await shown(own)).toBeDefined();
    const off = fieldsOf((await page('location=01')).html, `${LOGO}/remove`);
    expect(off['do']).toBe('off');
    await place.ask('anna', `POST ${LOGO}/remove`, off);
    expect(await inForce()).toBeNull();
    expect((await stored(ofDealer))?.replacedAt).toBeUndefined();
    // Who takes the former picture again keeps it.
    await upload(OTHER, 'location=01');
    expect(await inForce()).toBe(own);
    expect((await stored(own))?.replacedAt).toBeUndefined();
  });

  it('of two owners of one picture each has its own address', async () => {
    await upload(PICTURE);
    await upload(PICTURE, DEALER, 'otto');
    const [ours, theirs] = [await inForce(), await inForce('00031')];
    expect(theirs).not.toBe(ours);
    const form = fieldsOf((await page(DEALER, 'otto')).html, `${LOGO}/remove`);
    await place.ask('otto', `POST ${LOGO}/remove`, form);
    expect((await stored(ours))?.replacedAt).toBeUndefined();
  });

  it.each([
    [
      'an SVG, which could hold scripts',
      bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'By its content',
    ],
    ['a page that calls itself a picture', bytes('<html><script>alert(1)</script>'), 'By its content'],
    ['a GIF', bytes('GIF89a\u0001\u0000\u0001\u0000'), 'By its content'],
    [
      'what is too large',
      png({ width: 9, height: 9, rgb: [1, 2, 3] }, MOST_LOGO_BYTES + 1),
      'larger than 100 KB',
    ],
    [
      'what is far too large',
      png({ width: 9, height: 9, rgb: [1, 2, 3] }, 5 * MOST_LOGO_BYTES),
      'larger than 100 KB',
    ],
    ['no file', new Uint8Array(), 'Please choose a picture'],
  ])('takes no file that is %s', async (_, file, says) => {
    const refused = await upload(file);
    expect([400, 413]).toContain(refused.status);
    expect(refused.html).toMatch(new RegExp(`id="file-fault"[^>]*>\\s*[^<]*${says}`));
    expect(await inForce()).toBeNull();
  });

  it('takes a JPEG and a WebP, and a form without a file as one that lacks it', async () => {
    await upload(new Uint8Array(Buffer.from('ffd8ffe000104a46494600010100', 'hex')));
    expect(await inForce()).toMatch(/\.jpg$/);
    expect((await shown(await inForce()))?.contentType).toBe('image/jpeg');
    await upload(bytes('RIFF\u0010\u0000\u0000\u0000WEBPVP8L\u0000\u0000\u0000\u0000'));
    expect(await inForce()).toMatch(/\.webp$/);
    const plain = await place.ask('anna', `POST ${LOGO}?${DEALER}`, { version: '1' });
    expect(plain.status).toBe(400);
    expect(plain.html).toMatch(/id="file-fault"[^>]*>\s*Please choose a picture/);
  });

  it('tells the second of two who save at once, and keeps nothing of theirs', async () => {
    await upload(PICTURE);
    const file = await inForce();
    const items = place.world.admin.table.items.size;
    const late = await upload(OTHER, DEALER, 'nina', '1');
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody saved this in the meantime');
    expect(await inForce()).toBe(file);
    // A session more, and no picture.
    expect(place.world.admin.table.items.size).toBe(items + 1);
  });

  it('S3.10–15 is locked by the network with a box, and then has no form below', async () => {
    await saveNetwork(place.world.admin.deps, { networkId: 'bmw', name: 'BMW' });
    await upload(PICTURE, 'level=network', 'nina');
    const LEVEL = '/console/settings/level';
    const level = fieldsOf((await place.ask('nina', `GET ${LEVEL}?level=network`)).html, LEVEL);
    await place.ask('nina', `POST ${LEVEL}`, { ...level, 'lock.logo': 'on' });
    const { html, text } = await page();
    expect(html).not.toContain('type="file"');
    expect(text).toMatch(/Set by the network Locked by the network/);
    const forced = await upload(OTHER);
    expect(forced.status).toBe(403);
    expect(forced.text).toContain('A level above has locked the logo');
    // Saving the level's other settings leaves the lock as it is.
    const again = fieldsOf((await place.ask('nina', `GET ${LEVEL}?level=network`)).html, LEVEL);
    expect(again['lock.logo']).toBe('on');
    await place.ask('nina', `POST ${LEVEL}`, { ...again, colour: '#112233' });
    expect((await page()).html).not.toContain('type="file"');
  });

  it('S0.3 is for who looks after the level, and no other dealer', async () => {
    expect((await page('location=01', 'zwei')).status).toBe(404);
    expect((await page(DEALER, 'zwei')).html).not.toContain('type="file"');
    expect((await upload(PICTURE, DEALER, 'zwei')).status).toBe(403);
    expect((await upload(PICTURE, 'location=02', 'zwei')).status).toBe(303);
    expect((await upload(PICTURE, 'level=network')).status).toBe(403);
    expect((await page('location=02', 'otto')).status).toBe(404);
    expect((await page(DEALER, 'ben')).status).toBe(403);
  });

  it.each(LANGUAGES)('has all its words in %s', async (language) => {
    const { status, text, html } = await place.ask('anna', `GET ${LOGO}?location=01`, undefined, language);
    expect(status).toBe(200);
    expect(html).toContain(`<html lang="${language}">`);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  });
});
