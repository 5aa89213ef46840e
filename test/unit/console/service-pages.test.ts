import { beforeEach, describe, expect, it } from 'vitest';
import { MOST_SERVICES, offeredServices } from '../../../shared/dealers/offered-service-store.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { fieldsOf, SettingsPlace } from './settings-place.ts';

const LIST = '/console/settings/services';
const NEW = `${LIST}/new`;
const CHECK = `${LIST}/brake-check`;
let place: SettingsPlace;
beforeEach(async () => {
  place = await SettingsPlace.make();
});

const saved = (code = 'brake-check') =>
  offeredServices.get(place.world.admin.table, { dealerId: '00027', code });
const formAt = async (path: string, sub = 'anna') =>
  fieldsOf((await place.ask(sub, `GET ${path}`)).html, path);
const make = async (more: Record<string, string> = {}, sub = 'anna') =>
  place.ask(sub, `POST ${NEW}`, {
    ...(await formAt(NEW, sub)),
    code: 'brake-check',
    'en.name': 'Brake check',
    'de.name': 'Bremsencheck',
    'de.description': 'Beläge\r\nund Scheiben',
    price: '49,90',
    link: 'https://muster.example/bremsen',
    brands: 'BMW, Mini',
    ...more,
  });

describe('services to offer', () => {
  it('S2.4 S2.7 S2.26–29 are made by a form, listed, changed and removed, and the record says who did it', async () => {
    expect(await make()).toMatchObject({ status: 303, location: `${LIST}?saved=1` });
    expect(await saved()).toEqual({
      dealerId: '00027',
      code: 'brake-check',
      version: 1,
      words: {
        en: { name: 'Brake check' },
        de: { name: 'Bremsencheck', description: 'Beläge\nund Scheiben' },
      },
      price: { amount: 49.9, currency: 'EUR' },
      link: 'https://muster.example/bremsen',
      brands: ['BMW', 'Mini'],
      locationIds: [],
      offered: true,
      position: 10,
    });
    const list = await place.ask('anna', `GET ${LIST}`);
    expect(list.text).toContain('Brake check €49.90 brake-check · BMW, Mini · en de');

    const form = await formAt(CHECK);
    expect(form).toMatchObject({ price: '49.90', brands: 'BMW, Mini', 'de.name': 'Bremsencheck' });
    const { offered: _offered, ...resting } = form;
    await place.ask('anna', `POST ${CHECK}`, { ...resting, price: '', 'location.02': 'on' });
    expect(await saved()).toMatchObject({ version: 2, offered: false, locationIds: ['02'] });
    expect((await place.ask('anna', `GET ${LIST}`)).text).toContain('Price on request Rests');

    expect((await place.ask('anna', `POST ${CHECK}/remove`, {})).status).toBe(303);
    expect(await saved()).toBeUndefined();
    expect((await place.ask('anna', `GET ${LIST}`)).text).toContain('There are no services yet');
    const record = await place.world.record('service/brake-check');
    expect(record.map(({ what }) => what)).toEqual(['service.removed', 'service.changed', 'service.created']);
    expect(record[1]?.['changes']).toEqual([
      { path: 'price.amount', from: '49.9' },
      { path: 'price.currency', from: 'EUR' },
      { path: 'locationIds', from: '[]', to: '["02"]' },
      { path: 'offered', from: 'true', to: 'false' },
    ]);
    const { text } = await place.ask('anna', 'GET /console/settings/history?target=service/brake-check');
    expect(text).toContain('anna removed a service to offer');
    expect(text).toContain('Service brake-check');
    expect(text).toContain('Description, Deutsch');
  });

  it('a page that is saved as it was changes nothing, whatever stands in it', async () => {
    await make({ 'location.01': 'on', position: '7', price: '1234.5' });
    for (const language of LANGUAGES) {
      const form = fieldsOf((await place.ask('anna', `GET ${CHECK}`, undefined, language)).html, CHECK);
      expect((await place.ask('anna', `POST ${CHECK}`, form, language)).status).toBe(303);
    }
    expect(await saved()).toMatchObject({ version: 1, price: { amount: 1234.5 } });
  });

  it('tells the second of two who save at once, keeps what they typed, and shows what is saved now', async () => {
    await make();
    const form = await formAt(CHECK);
    await place.ask('nina', `POST ${CHECK}`, { ...form, 'en.name': 'Brakes of nina' });
    const late = await place.ask('anna', `POST ${CHECK}`, { ...form, 'en.name': 'Brakes of anna' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody saved this service in the meantime');
    expect(late.text).toContain('Brakes of nina');
    const kept = fieldsOf(late.html, CHECK);
    expect(kept).toMatchObject({ 'en.name': 'Brakes of anna', version: '2' });
    expect((await place.ask('anna', `POST ${CHECK}`, kept)).status).toBe(303);
  });

  it('a code that is taken is said beside it, and the service that has it stays', async () => {
    await make();
    const taken = await make({ 'en.name': 'Another' });
    expect(taken.status).toBe(409);
    expect(taken.html).toMatch(/id="code-fault"[^>]*>\s*There is a service of this code already/);
    expect(await saved()).toMatchObject({ version: 1, words: { en: { name: 'Brake check' } } });
  });

  it('S2.4 no more are saved than are read', async () => {
    const [{ admin, now }, first] = [place.world, (await make(), await saved())];
    if (!first) throw new Error('The first service was not saved.');
    for (let n = 1; n < MOST_SERVICES; n += 1)
      await offeredServices.createOnce(admin.table, { ...first, code: `s${n}` }, now());
    const refused = await make({ code: 'one-more' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('There are 50 services already');
    expect(await saved('one-more')).toBeUndefined();
  });

  it('S2.1 S2.4 who looks after some locations changes what is for those only', async () => {
    await make();
    const others = await place.ask('zwei', `GET ${CHECK}`);
    expect(others.text).toContain('This service is offered at locations that you do not look after.');
    expect(others.html).not.toContain(`${CHECK}/remove`);
    expect((await place.ask('zwei', `POST ${CHECK}/remove`, {})).status).toBe(403);
    const form = { ...fieldsOf(others.html, CHECK), 'location.02': 'on' };
    expect((await place.ask('zwei', `POST ${CHECK}`, form)).status).toBe(403);
    expect(await saved()).toMatchObject({ version: 1, locationIds: [] });

    expect((await make({ code: 'wipers' }, 'zwei')).status).toBe(303);
    expect(await saved('wipers')).toMatchObject({ locationIds: ['02'], position: 20 });
    const both = { ...(await formAt(`${LIST}/wipers`, 'zwei')), 'location.01': 'on' };
    expect((await place.ask('zwei', `POST ${LIST}/wipers`, both)).status).toBe(403);
    expect((await place.ask('zwei', `POST ${LIST}/wipers/remove`, {})).status).toBe(303);
  });

  it('S0.3 are those of the own dealer', async () => {
    await make();
    expect((await place.ask('otto', `GET ${LIST}`)).text).toContain('There are no services yet');
    expect((await place.ask('otto', `GET ${CHECK}`)).status).toBe(404);
    expect((await place.ask('otto', `POST ${CHECK}/remove`, {})).status).toBe(404);
    expect(await saved()).toMatchObject({ version: 1 });
  });

  it('S2.4 S2.7 are tried out for a location, a brand and a language', async () => {
    await make({ 'location.02': 'on', brands: 'BMW' });
    const tried = async (query: string) => {
      const { text } = await place.ask('anna', `GET ${LIST}?${query}`);
      return text.slice(text.indexOf('What would be offered'));
    };
    expect(await tried('location=02&brand=bmw&language=de')).toContain(
      'Bremsencheck 49,90\u00a0€ Beläge und Scheiben Mehr darüber',
    );
    expect(await tried('location=02&brand=bmw&language=en')).toContain('Brake check €49.90 More about it');
    for (const query of ['location=01&brand=BMW', 'location=02&brand=Audi', 'location=02', ''])
      expect(await tried(query), query).toContain('Nothing would be offered.');
    expect((await place.ask('zwei', `GET ${LIST}?location=01`)).status).toBe(404);
  });

  it.each(LANGUAGES)('have all their words in %s', async (language) => {
    await make();
    for (const path of [LIST, NEW, CHECK, '/console/settings/history?target=service/brake-check']) {
      const { status, text, html } = await place.ask('anna', `GET ${path}`, undefined, language);
      expect(status, path).toBe(200);
      expect(html).toContain(`<html lang="${language}">`);
      expect(text).not.toMatch(/undefined|\[object|NaN/);
    }
  });
});
