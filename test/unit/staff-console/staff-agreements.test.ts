import { beforeEach, describe, expect, it } from 'vitest';
import { issuesOf, SettingsWorld } from './settings-world.ts';

const LIST = '/v1/settings/agreements';
const TERMS = `${LIST}/terms`;
const terms = {
  name: 'Auftragsbedingungen',
  mandatory: true,
  texts: { de: { title: 'AGB', text: 'Es gilt das Angebot.' } },
};
const newer = { ...terms, texts: { de: { title: 'AGB', text: 'Es gilt das neue Angebot.' } } };
let world: SettingsWorld;
beforeEach(async () => {
  world = await SettingsWorld.make();
});
const save = (body: object, version = 0) => world.call('anna', `PUT ${TERMS}`, { version, ...body });
const publish = (version: number, by = 'anna') => world.call(by, `POST ${TERMS}/publish`, { version });

describe('agreements by the API', () => {
  it('S2.5 S2.42 S2.43 are drafted, published, changed and published again; every version stays as it was', async () => {
    const drafted = await save(terms);
    expect(drafted).toMatchObject({
      status: 200,
      body: { agreementId: 'terms', ...terms, enabled: true, version: 1, mayChange: true, versions: [] },
    });
    expect(drafted.body['draft']).toMatchObject({ savedBy: 'anna' });
    expect(drafted.body).not.toHaveProperty('dealerId');
    const first = await publish(1);
    expect(first).toMatchObject({
      status: 200,
      body: { version: 2, inForce: { number: 1, languages: ['de'], publishedBy: 'anna' } },
    });
    expect(first.body).not.toHaveProperty('draft');
    await save(newer, 2);
    expect((await publish(3)).body).toMatchObject({
      inForce: { number: 2 },
      versions: [
        { number: 2, texts: newer.texts },
        { number: 1, texts: terms.texts },
      ],
    });
    const { body } = await world.call('anna', `GET ${TERMS}/versions/1`);
    expect(body).toMatchObject({ agreementId: 'terms', number: 1, name: terms.name, texts: terms.texts });
    expect(body).not.toHaveProperty('dealerId');
    const list = await world.call('anna', `GET ${LIST}`);
    expect(list.body['agreements']).toMatchObject([
      { agreementId: 'terms', inForce: { number: 2 }, version: 4 },
    ]);
    expect(list.text).not.toContain('Es gilt');
    expect((await world.record('agreement/terms')).map(({ what }) => what)).toEqual([
      'agreement.published',
      'agreement.changed',
      'agreement.published',
      'agreement.created',
    ]);
  });

  it('S2.5 are withdrawn and shown again, and doing it twice is no fault', async () => {
    await save(terms);
    for (const [enabled, version] of [
      [false, 2],
      [false, 2],
      [true, 3],
    ] as const)
      expect(await world.call('anna', `PUT ${TERMS}/switch`, { enabled })).toMatchObject({
        status: 200,
        body: { enabled, version },
      });
    expect(await world.call('anna', `PUT ${TERMS}/switch`, { enabled: 'no' })).toMatchObject({
      status: 400,
      body: { code: 'agreement.invalid' },
    });
  });

  it('of two who save or publish at once the second reads again', async () => {
    await save(terms);
    for (const version of [0, 2])
      expect(await save(newer, version)).toMatchObject({ status: 409, body: { code: 'agreement.changed' } });
    expect((await publish(1)).status).toBe(200);
    expect(await publish(1)).toMatchObject({ status: 409, body: { code: 'agreement.changed' } });
    expect(await publish(2)).toMatchObject({ status: 409, body: { code: 'agreement.no_draft' } });
  });

  it('S2.5 are refused with each fault at its place, and not published without the language of a location', async () => {
    const wrong = await save({ ...terms, texts: { de: { title: 'AGB' }, xx: { title: 'x', text: 'x' } } });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'agreement.invalid' } });
    expect(issuesOf(wrong)).toEqual(expect.arrayContaining(['texts.de.text']));
    expect((await save({ ...terms, locationIds: ['09'] })).body.code).toBe('agreement.invalid');
    await save({ ...terms, texts: { fr: { title: 'CGV', text: 'Conditions' } } });
    const refused = await publish(1);
    expect(refused).toMatchObject({ status: 400, body: { code: 'agreement.language_missing' } });
    expect(issuesOf(refused)).toEqual(['texts.de']);
  });

  it('a name that JavaScript keeps for itself is refused wherever it stands, and not left out unseen', async () => {
    const texts: unknown = JSON.parse('{"__proto__":{"title":"AGB","text":"x"}}');
    const refused = await save({ ...terms, texts });
    expect(refused).toMatchObject({ status: 400, body: { code: 'body.name_reserved' } });
    expect(refused.text).not.toContain('AGB');
  });

  it('S0.3 are the dealer’s own, changed by who looks after all locations, and read by admins alone', async () => {
    await save(terms);
    for (const [by, status] of [
      ['ben', 403],
      ['otto', 404],
    ] as const) {
      expect((await world.call(by, `GET ${TERMS}`)).status).toBe(status);
      expect((await publish(1, by)).status).toBe(status);
      expect((await world.call(by, `PUT ${TERMS}/switch`, { enabled: false })).status).toBe(status);
    }
    expect((await world.call('otto', `GET ${LIST}`)).body).toEqual({ agreements: [] });
    expect((await world.call('zwei', `GET ${TERMS}`)).body).toMatchObject({ mayChange: false });
    expect(await publish(1, 'zwei')).toMatchObject({ status: 403, body: { code: 'level.dealer_wide' } });
    for (const number of ['1', '0', 'eins'])
      expect((await world.call('anna', `GET ${TERMS}/versions/${number}`)).body.code).toBe(
        'agreement.version_unknown',
      );
  });

  it('come in pages, and a cursor that nobody gave out is refused', async () => {
    for (let number = 10; number < 36; number += 1)
      await world.call('anna', `PUT ${LIST}/a${number}`, { version: 0, ...terms });
    const first = await world.call('anna', `GET ${LIST}`);
    expect(first.body['agreements']).toHaveLength(25);
    const next = await world.call('anna', `GET ${LIST}?cursor=${String(first.body['cursor'])}`);
    expect(next.body['agreements']).toMatchObject([{ agreementId: 'a35' }]);
    expect(await world.call('anna', `GET ${LIST}?cursor=x`)).toMatchObject({
      status: 400,
      body: { code: 'page.cursor_invalid' },
    });
  });
});
