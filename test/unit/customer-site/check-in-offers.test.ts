import { describe, expect, it } from 'vitest';
import { OFFER_TEXTS } from '../../../functions/customer-site/offer-texts.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { PAGE_TEXTS } from '../../../shared/web/page-texts.ts';
import { SiteWorld, TOKEN } from './site-world.ts';

const shownOn = (html: string): string => /name="shown" value="([^"]+)"/.exec(html)?.[1] ?? '';
const checkedOn = (html: string): string[] =>
  [...html.matchAll(/<input[^>]*checked[^>]*>/g)].map(([input]) =>
    ['name', 'value'].map((name) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? '').join('='),
  );
const PRICE = { amount: 49.9, currency: 'EUR' } as const;
const OFFER = { code: 'interior', price: PRICE, link: 'https://muster.example/innen' };

describe('services to choose in the check-in', () => {
  it('S2.26–S2.29 shows name, description, price incl. VAT and link, in the customer’s language', async () => {
    const world = await SiteWorld.open();
    await world.offer({
      ...OFFER,
      words: { de: { name: 'Innenreinigung', description: 'Auch die Matten.' }, fr: { name: 'Nettoyage' } },
    });
    const german = (await world.get()).body;
    expect(german).toContain('<legend lang="de">Innenreinigung</legend>');
    expect(german).toContain('Auch die Matten.');
    expect(german).toContain('49,90\u00a0€ inkl. MwSt.');
    expect(german).toContain('href="https://muster.example/innen"');
    const french = (await world.get(`/c/${TOKEN}`, { query: 'lang=fr' })).body;
    expect(french).toContain('<legend lang="fr">Nettoyage</legend>');
    expect(french).toContain(`49,90\u00a0€ TTC`);
    expect((await world.get(`/c/${TOKEN}`, { query: 'lang=nl' })).body).toContain('lang="de">Innenreinigung');
  });

  it('S2.7 only for the brand of the car, at the location, and while it is offered', async () => {
    const world = await SiteWorld.open();
    await world.offer({ code: 'bmw', words: { de: { name: 'Für BMW' } }, brands: ['bmw'] });
    await world.offer({ code: 'mini', words: { de: { name: 'Für MINI' } }, brands: ['MINI'] });
    await world.offer({ code: 'rests', words: { de: { name: 'Ruht' } }, offered: false });
    await world.offer({ code: 'elsewhere', words: { de: { name: 'Woanders' } }, locationIds: ['02'] });
    // What is planned already is not offered again.
    await world.offer({ code: 'OIL', words: { de: { name: 'Öl noch einmal' } } });
    const { body } = await world.get();
    expect(body).toContain('Für BMW');
    for (const other of ['Für MINI', 'Ruht', 'Woanders', 'Öl noch einmal']) expect(body).not.toContain(other);
  });

  it('S2.30 S2.40 each is accepted, declined or talked about; what nobody touches is not ordered', async () => {
    const world = await SiteWorld.open({ visit: { services: [] } });
    for (const code of ['one', 'two', 'three', 'four'])
      await world.offer({
        code,
        price: PRICE,
        words: { de: { name: `Dienst ${code}` }, sk: { name: 'Služba' } },
      });
    const { body } = await world.get(`/c/${TOKEN}`, { query: 'lang=sk' });
    expect(checkedOn(body)).toHaveLength(4);
    const { status } = await world.post(
      {
        remarks: '',
        shown: shownOn(body),
        'service.one': 'accepted',
        'service.two': 'contact_me',
        'service.three': 'nonsense',
        'service.unknown': 'accepted',
      },
      { query: 'lang=sk' },
    );
    expect(status).toBe(303);
    // Names as the staff of the location read them.
    expect(world.answers()[0]?.services).toEqual(
      [
        ['four', 'declined'],
        ['one', 'accepted'],
        ['three', 'declined'],
        ['two', 'contact_me'],
      ].map(([code, decision]) => ({ code, name: `Dienst ${code}`, price: 49.9, currency: 'EUR', decision })),
    );
    const { answers } = await world.visit();
    expect(answers?.items.map(({ asPlanned }) => asPlanned === true)).toEqual([true, false, true, false]);
  });

  it('S2.34 where prices are hidden none is on the page, and the answers say hidden, not 0', async () => {
    const world = await SiteWorld.open({ settings: { showPrices: false } });
    await world.offer(OFFER);
    const { body } = await world.get();
    expect(body).not.toContain('49,90');
    expect(body).not.toContain(OFFER_TEXTS.de.onRequest);
    await world.post({ shown: shownOn(body), 'service.interior': 'accepted' });
    expect(world.answers()[0]?.services).toContainEqual({
      code: 'interior',
      name: 'Innenreinigung',
      isPriceHidden: true,
      decision: 'accepted',
    });
  });

  it('a price that changed since the page was opened is shown first, and what was chosen is kept', async () => {
    const world = await SiteWorld.open();
    await world.offer(OFFER);
    const shown = shownOn((await world.get()).body);
    await world.offer({ ...OFFER, price: { amount: 59, currency: 'EUR' } });
    const sent = { remarks: 'Bitte', shown, 'service.interior': 'accepted' };
    const { status, body } = await world.post(sent);
    expect(status).toBe(409);
    expect(body).toContain('59,00');
    expect(checkedOn(body)).toEqual(['service.interior=accepted']);
    expect(world.answers()).toEqual([]);
    expect((await world.post({ ...sent, shown: shownOn(body) })).status).toBe(303);
  });
});

describe('agreements in the check-in', () => {
  it('S2.42 what is mandatory blocks the confirmation until it is accepted, and nothing typed is lost', async () => {
    const world = await SiteWorld.open();
    await world.offer(OFFER);
    await world.publish({ agreementId: 'terms' });
    await world.publish(
      { agreementId: 'news', mandatory: false },
      { de: { title: 'Neuigkeiten', text: 'Ja.' } },
    );
    const { body } = await world.get();
    expect(body).toContain('Wir reparieren.');
    expect(body.indexOf('Auftragsbedingungen')).toBeLessThan(body.indexOf('Neuigkeiten'));
    const sent = {
      remarks: 'Bremsen',
      shown: shownOn(body),
      'service.interior': 'contact_me',
      'agreement.news': 'on',
    };
    const refused = await world.post(sent);
    expect(refused.status).toBe(400);
    expect(refused.body).toContain(
      `<p class="fault" id="agreement-terms-fault" role="alert">${OFFER_TEXTS.de.mustAgree}`,
    );
    expect(refused.body).toContain('>Bremsen</textarea>');
    expect(checkedOn(refused.body)).toEqual(['service.interior=contact_me', 'agreement.news=']);
    expect(refused.body).toContain(`<title>${PAGE_TEXTS.de.fault.heading}`);
    expect(world.answers()).toEqual([]);
    expect((await world.post({ ...sent, 'agreement.terms': 'on' })).status).toBe(303);
    expect(world.answers()[0]?.agreements).toEqual([
      { agreementId: 'terms', name: 'Bedingungen', version: '1', accepted: true },
      { agreementId: 'news', name: 'Bedingungen', version: '1', accepted: true },
    ]);
  });

  it('an optional one may be left, and the answers say so', async () => {
    const world = await SiteWorld.open();
    await world.publish({ agreementId: 'news', mandatory: false });
    expect((await world.post()).status).toBe(303);
    expect(world.answers()[0]?.agreements).toMatchObject([{ agreementId: 'news', accepted: false }]);
  });

  it('S2.43 the first opening pins the version: who has seen it agrees to what was seen', async () => {
    const world = await SiteWorld.open();
    await world.publish({ agreementId: 'terms' });
    const first = (await world.get()).body;
    await world.publish({ agreementId: 'terms' }, { de: { title: 'Neue Bedingungen', text: 'Anders.' } });
    const second = (await world.get()).body;
    expect(second).toContain('Wir reparieren.');
    expect(second).not.toContain('Anders.');
    expect(shownOn(second)).toBe(shownOn(first));
    expect((await world.post({ shown: shownOn(first), 'agreement.terms': 'on' })).status).toBe(303);
    expect(world.answers()[0]?.agreements).toMatchObject([{ version: '1', accepted: true }]);
  });

  it('S2.43 who has not opened it sees the newest; HEAD, which only scanners send, pins nothing', async () => {
    const world = await SiteWorld.open();
    await world.publish({ agreementId: 'terms' });
    await world.get(`/c/${TOKEN}`, { method: 'HEAD' });
    await world.publish({ agreementId: 'terms' }, { de: { title: 'Neu', text: 'Anders.' } });
    expect((await world.visit()).checkIn.agreements).toBeUndefined();
    expect((await world.get()).body).toContain('Anders.');
    expect((await world.visit()).checkIn.agreements).toEqual([{ agreementId: 'terms', number: 2 }]);
  });

  it('one that came after the opening is shown before anything is confirmed; one withdrawn is asked no more', async () => {
    const world = await SiteWorld.open();
    const shown = shownOn((await world.get()).body);
    await world.publish({ agreementId: 'terms' });
    const { status, body } = await world.post({ remarks: 'x', shown });
    expect([status, world.answers()]).toEqual([409, []]);
    expect(body).toContain('Auftragsbedingungen');
    expect((await world.visit()).checkIn.agreements).toEqual([{ agreementId: 'terms', number: 1 }]);
    await world.publish({ agreementId: 'terms', enabled: false });
    expect((await world.get()).body).not.toContain('Auftragsbedingungen');
  });

  it('where the partner’s app runs the check-in, nothing of it is read or pinned', async () => {
    const world = await SiteWorld.open({
      checkIn: { page: 'partner', partnerId: 'tjekvik', partnerSlug: 'abc' },
    });
    await world.publish({ agreementId: 'terms' });
    expect((await world.get()).status).toBe(302);
    expect((await world.visit()).checkIn).toMatchObject({ openedAt: world.time });
    expect((await world.visit()).checkIn.agreements).toBeUndefined();
  });

  it.each(LANGUAGES)('says what is asked in %s', async (language) => {
    const world = await SiteWorld.open();
    await world.offer(OFFER);
    await world.publish({ agreementId: 'terms' });
    const { body } = await world.get(`/c/${TOKEN}`, { query: `lang=${language}` });
    for (const text of [OFFER_TEXTS[language].services, OFFER_TEXTS[language].agreements])
      expect(body).toContain(text);
  });
});
