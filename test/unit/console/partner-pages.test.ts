import { describe, expect, it } from 'vitest';
import { partnersSite } from '../../../functions/console/partners-site.tsx';
import { settingsSite } from '../../../functions/console/settings-site.tsx';
import { signingSecrets } from '../../../shared/partners/partner-store.ts';
import { savePartner } from '../../../shared/partners/save-partner.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { fieldsOf, type PageReply, SettingsPlace } from './settings-place.ts';

const PARTNERS = '/console/settings/partners';
const TJEKVIK = `${PARTNERS}/tjekvik`;
const own = [
  { dealerId: '00027', locationId: '01' },
  { dealerId: '00027', locationId: '02' },
];
const theirs = { dealerId: '00031', locationId: '01' };

const arrange = async (grant: { dealerId: string; locationId: string }[] = own) => {
  const place = await SettingsPlace.make();
  place.sites[PARTNERS] = partnersSite(place.deps);
  place.sites['/console/settings'] = settingsSite(place.deps);
  const saved = await savePartner(place.world.admin.deps, {
    partnerId: 'tjekvik',
    name: 'Tjekvik',
    grant,
    aliases: { 'tjekvik.checkin.invite': 'checkin.start' },
    checkInBaseUrl: 'https://app.example/c/',
  });
  const active = () =>
    signingSecrets(place.world.admin.secrets.read, place.world.admin.deps.secretPrefix, 'tjekvik');
  return { place, saved, active };
};

/** The form of a step, as the page has it. */
const formOf = ({ html }: PageReply, step: string): Record<string, string> => {
  const part = html.split('<form').find((one) => one.includes(`value="${step}"`));
  return fieldsOf(`<form${part}`, TJEKVIK);
};
/** Opens the page a minute later and takes a step. */
const take = async (place: SettingsPlace, step: string, by = 'anna') => {
  place.world.time += 60_000;
  const form = formOf(await place.ask(by, `GET ${TJEKVIK}`), step);
  return { form, page: await place.ask(by, `POST ${TJEKVIK}`, form) };
};
const secretIn = ({ html }: PageReply): string => /<code class="once">([^<]*)</.exec(html)?.[1] ?? '';

describe('the partners of a dealer as pages', () => {
  it('S0.3 are listed with what each may do and how its secrets stand, and none of a secret', async () => {
    const { place, saved } = await arrange([...own, theirs]);
    const { status, text, html } = await place.ask('anna', `GET ${PARTNERS}`);
    expect(status).toBe(200);
    expect(text).toContain(
      'Tjekvik Acts for other dealers too May send for: Location of 00027, Second Secrets last changed: Never',
    );
    expect(html).toContain(`href="${TJEKVIK}"`);
    const page = await place.ask('anna', `GET ${TJEKVIK}`);
    expect(page.text).toContain('tjekvik.checkin.invite → Check-in opened');
    expect(page.text).toContain('https://app.example/c/');
    expect(page.text).toContain('One signing secret is valid.');
    for (const secret of [saved.apiKey ?? '?', saved.signingSecret ?? '?', '00031'])
      expect(html + page.html).not.toContain(secret);
    expect((await place.ask('anna', 'GET /console/settings')).html).toContain(`href="${PARTNERS}"`);
    expect(page.html).toContain(`href="${PARTNERS}"`);
  });

  it('S0.3 are none where none may send, and no page is there of another dealer’s', async () => {
    const { place } = await arrange([theirs]);
    expect((await place.ask('anna', `GET ${PARTNERS}`)).text).toContain('No partner may send events');
    expect((await place.ask('anna', `GET ${TJEKVIK}`)).status).toBe(404);
    const forged = { step: 'start', changedAt: '' };
    expect((await place.ask('anna', `POST ${TJEKVIK}`, forged)).status).toBe(404);
    expect((await place.ask('ben', `GET ${PARTNERS}`)).status).toBe(403);
  });
});

describe('the rotation of a signing secret', () => {
  it('S1.6 shows the new one in one answer that nobody keeps, and never again', async () => {
    const { place, saved, active } = await arrange();
    expect((await place.ask('anna', `GET ${TJEKVIK}`)).text).toContain(
      'stays valid beside it until you end it',
    );
    const { page } = await take(place, 'start');
    const made = secretIn(page);
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(made).toMatch(/^whsec_/);
    expect(await active()).toEqual([made, saved.signingSecret]);
    for (const path of [TJEKVIK, PARTNERS, '/console/settings/history'])
      expect((await place.ask('anna', `GET ${path}`)).html, path).not.toContain(made);
    expect((await place.ask('anna', `GET ${PARTNERS}`)).text).toContain('Tjekvik Two secrets valid');
    const history = await place.ask('anna', 'GET /console/settings/history');
    expect(history.text).toContain('anna made a new signing secret beside the present one');
    expect(place.world.admin.tableText + JSON.stringify(place.world.admin.logs)).not.toContain(made);
  });

  it('S1.6 ends the former one in a step of its own, after which the rotation can begin anew', async () => {
    const { place, active } = await arrange();
    const made = secretIn((await take(place, 'start')).page);
    const { page } = await take(place, 'finish');
    expect(page).toMatchObject({ status: 303, location: `${TJEKVIK}?done=finished` });
    expect(await active()).toEqual([made]);
    const { text } = await place.ask('anna', `GET ${page.location}`);
    expect(text).toContain('The former secret has ended.');
    expect(text).toContain('Rotate the secret');
  });

  it.each(['start', 'again', 'api-key'])(
    '%s that is sent again, by a reload or a second click, does nothing',
    async (step) => {
      const { place, active } = await arrange();
      if (step === 'again') await take(place, 'start');
      const { form, page } = await take(place, step);
      const made = secretIn(page);
      expect(made).not.toBe('');
      const before = await active();
      for (const later of [0, 60_000]) {
        place.world.time += later;
        const again = await place.ask('anna', `POST ${TJEKVIK}`, form);
        expect(again.status).toBe(409);
        expect(again.text).toContain('Nothing was done: the secrets were changed after your page was shown');
        expect(secretIn(again)).toBe('');
      }
      expect(await active()).toEqual(before);
    },
  );

  it('a secret that was lost is replaced, and the former one stays valid', async () => {
    const { place, saved, active } = await arrange();
    const lost = secretIn((await take(place, 'start')).page);
    const made = secretIn((await take(place, 'again')).page);
    expect(made).not.toBe(lost);
    expect(await active()).toEqual([made, saved.signingSecret]);
  });

  it('says why it cannot be done as the secrets stand', async () => {
    const { place, active } = await arrange();
    const none = await place.ask('anna', `POST ${TJEKVIK}`, { step: 'finish', changedAt: '' });
    expect(none.status).toBe(409);
    expect(none.text).toContain('only one secret is valid');
    expect((await place.ask('anna', `POST ${TJEKVIK}`, { step: 'stop', changedAt: '' })).status).toBe(400);
    place.world.admin.stored.clear();
    expect(await active()).toEqual([]);
    const { text, html } = await place.ask('anna', `GET ${TJEKVIK}`);
    expect(text).toContain('There is no signing secret.');
    expect(html).not.toContain('value="start"');
  });

  it('S0.3 is offered to whom it is for: not where other dealers would notice, nor to who looks after one location', async () => {
    const { place, saved, active } = await arrange([...own, theirs]);
    for (const [by, says] of [
      ['anna', 'This partner acts for other dealers too, who would notice.'],
      ['zwei', 'Somebody who looks after all locations changes this.'],
    ] as const) {
      const { text, html } = await place.ask(by, `GET ${TJEKVIK}`);
      expect(text).toContain(says);
      expect(html).not.toContain(`action="${TJEKVIK}"`);
      const forged = { step: 'start', changedAt: '' };
      expect((await place.ask(by, `POST ${TJEKVIK}`, forged)).status).toBe(403);
    }
    expect(await active()).toEqual([saved.signingSecret]);
    expect((await take(place, 'start', 'nina')).page.status).toBe(200);
  });
});

it('a new API key is shown once, and the former one ends', async () => {
  const { place, active } = await arrange();
  const before = await active();
  const { page } = await take(place, 'api-key');
  expect(secretIn(page)).toMatch(/^kb_/);
  expect(page.text).toContain('The new API key');
  expect((await place.ask('anna', `GET ${TJEKVIK}`)).html).not.toContain(secretIn(page));
  expect(await active()).toEqual(before);
});

it.each(LANGUAGES)('the pages of partners have all their words in %s', async (language) => {
  const { place } = await arrange();
  for (const what of [`GET ${PARTNERS}`, `GET ${TJEKVIK}`]) {
    const { status, text, html } = await place.ask('anna', what, undefined, language);
    expect(status, what).toBe(200);
    expect(html).toContain(`<html lang="${language}">`);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  }
  const form = { step: 'start', changedAt: '' };
  const made = await place.ask('anna', `POST ${TJEKVIK}`, form, language);
  expect(secretIn(made)).toMatch(/^whsec_/);
  expect((await place.ask('anna', `POST ${TJEKVIK}`, form, language)).status).toBe(409);
});
