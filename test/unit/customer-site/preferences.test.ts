import { describe, expect, it } from 'vitest';
import { preferenceLinks } from '../../../shared/messaging/preference-link.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { PREFERENCE_TEXTS } from '../../../shared/web/preference-texts.ts';
import { checkInStart, World } from '../../support/world.ts';
import { FORM, openPreferences } from './preference-world.ts';

/** What the page shows of a customer who has chosen nothing. */
const ALL_SERVICE = 'service-whatsapp=on&service-sms=on&service-email=on';

describe('the preference page', () => {
  it('B6 shows what holds by GET and HEAD, and changes nothing', async () => {
    const { call, tableText } = await openPreferences();
    const before = tableText();
    const page = await call();
    expect(page.status).toBe(200);
    expect(page.body).toContain(PREFERENCE_TEXTS.de.heading);
    expect(page.body).toContain('BMW Muster GmbH');
    expect(page.body).toMatch(/name="service-sms"[^>]*checked/);
    expect(page.body).not.toMatch(/name="marketing-\w+"[^>]*checked/);
    expect(page.body).not.toContain('service-oem');
    expect(page.body).not.toMatch(/Jürgen|juergen|3920000/);
    expect((await call({ method: 'HEAD' })).status).toBe(200);
    expect(tableText()).toBe(before);
  });

  it.each(LANGUAGES)('speaks %s', async (language) => {
    const { call } = await openPreferences();
    const { body } = await call({ query: `lang=${language}` });
    expect(body).toContain(`<html lang="${language}"`);
    expect(body).toContain(PREFERENCE_TEXTS[language].save);
  });

  it('B5 S2.38 keeps what is chosen, with its proof and the version of the words, and says what changed', async () => {
    const { save, call, proofs, world } = await openPreferences();
    const { status, location } = await save(
      'service-whatsapp=on&service-email=on&marketing-email=on&preferred=email',
    );
    expect(status).toBe(303);
    const [, query = ''] = location.split('?');
    expect(query).toContain('changed=service-sms,marketing-email,preferred');
    const page = await call({ query });
    expect(page.body).toContain('SMS, Nachrichten zu meinen Terminen: nein');
    expect(page.body).toContain('E-Mail, Angebote und Werbung: ja');
    expect(page.body).toContain('Bevorzugt: E-Mail');
    expect(await proofs()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          channel: 'email',
          purpose: 'marketing',
          decision: 'granted',
          source: 'preference-page',
          wording: 'preference-page-1/de',
          who: { kind: 'customer' },
        }),
        expect.objectContaining({ channel: 'sms', purpose: 'service', decision: 'withdrawn' }),
      ]),
    );
    await world.advance(1201);
    expect(world.sent.map(({ channel }) => channel)).toEqual(['whatsapp', 'email']);
  });

  it('B5 the same form again changes nothing', async () => {
    const { save, tableText } = await openPreferences();
    await save(`${ALL_SERVICE}&marketing-sms=on&preferred=sms`);
    const before = tableText();
    expect((await save(`${ALL_SERVICE}&marketing-sms=on&preferred=sms`)).location).toMatch(/changed=$/);
    expect(tableText()).toBe(before);
  });

  it('B5 no messages at all is a STOP, and is taken back by the same page', async () => {
    const { save, call, world } = await openPreferences();
    await save(`${ALL_SERVICE}&nothing=on`);
    await world.advance(1201);
    expect(world.sent).toHaveLength(1);
    expect((await call()).body).toMatch(/name="nothing"[^>]*checked/);
    world.time += 60_000;
    await save(ALL_SERVICE);
    expect((await call()).body).not.toMatch(/name="nothing"[^>]*checked/);
    expect(JSON.stringify([...world.memory.items])).not.toContain('"optOut":{');
  });

  it('B5 does not take back what was said by STOP, and says how that is done', async () => {
    const { save, call, world } = await openPreferences();
    await world.inbound('STOP');
    const page = await call();
    expect(page.body).toContain('START');
    expect(page.body).not.toContain('name="nothing"');
    world.time += 60_000;
    await save(ALL_SERVICE);
    expect(JSON.stringify([...world.memory.items])).toContain('"optOut":{');
  });

  it('S0.17 a changed link is not there, and another site’s form is refused before anything is read', async () => {
    const { call, path, save, tableText } = await openPreferences();
    const before = tableText();
    expect((await call({ path: `${path.slice(0, -1)}~` })).status).toBe(404);
    expect((await call({ path: '/p/cv00000000-00~AAAAAAAAAAAAAAAAAAAAAA' })).status).toBe(404);
    expect((await save('nothing=on', { 'content-type': FORM, 'sec-fetch-site': 'cross-site' })).status).toBe(
      403,
    );
    expect((await save('nothing=on', { 'content-type': FORM, origin: 'https://evil.example' })).status).toBe(
      403,
    );
    expect((await save('{}', { 'content-type': 'application/json' })).status).toBe(400);
    expect(tableText()).toBe(before);
  });

  it('is linked in the foot of a mail', async () => {
    const world = new World();
    world.settings = { ...world.settings, whatsapp: null, sms: null };
    await world.send(checkInStart());
    const rendered = world.sent[0]?.rendered;
    expect(rendered?.form === 'email' && rendered.text).toContain(
      `/p/${preferenceLinks('link-key').tokenOf(world.messages()[0]!.messageId)}`,
    );
  });
});
