import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Purpose, PURPOSES } from '../../../shared/dealers/settings.ts';
import { type Language, LANGUAGES } from '../../../shared/kernel/language.ts';
import { smsLength } from '../../../shared/messaging/channels/gsm.ts';
import { plainSpaces, transliterate } from '../../../shared/messaging/channels/transliterate.ts';
import { MAIL_FOOTER } from '../../../shared/messaging/templates/mail-footer.ts';
import { purposeOf } from '../../../shared/messaging/templates/purposes.ts';
import {
  forApproval,
  outputsOf,
  renderChat,
  renderEmail,
  renderText,
  renderWhatsAppTemplate,
} from '../../../shared/messaging/templates/render-template.ts';
import { TEXTS } from '../../../shared/messaging/templates/texts.ts';
import { sampleOf, VARIABLE_NAMES } from '../../../shared/messaging/templates/variables.ts';

const link = 'https://kerbside.example/c/abcdefghijklmnopqrstuv';
const unsubscribeUrl = 'https://kerbside.example/u/a~b~c';
const zone = 'Europe/Berlin';
const value = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .filter((text) => text.trim() !== '' && !text.includes('{') && !text.includes('undefined'));

const samples = (language: Language, names: readonly (typeof VARIABLE_NAMES)[number][]) =>
  Object.fromEntries(names.map((name) => [name, sampleOf(name, language)]));
const everything = (language: Language) => samples(language, VARIABLE_NAMES);
const onlyMandatory = (purpose: Purpose, language: Language) =>
  samples(language, purposeOf(purpose).mandatory);

/** All that is said on all channels. */
const renderAll = (purpose: Purpose, language: Language, variables: Record<string, string>) => {
  const ours = TEXTS[language][purpose];
  const input = { purpose, language, zone, variables, link };
  const template = { purpose, language, name: 't', code: language, status: 'approved' as const };
  const sms = renderText({ ...input, texts: ours.sms }).text;
  const email = renderEmail({ ...input, texts: ours.email, colour: '#000000', unsubscribeUrl });
  const chat = renderChat({ ...input, texts: ours.email, hasButton: true });
  const whatsapp = renderWhatsAppTemplate({ ...input, texts: ours.whatsapp, template, buttonSuffix: 'x' });
  let said = ours.whatsapp.body;
  for (const [index, output] of outputsOf(said).entries()) said = said.replace(output, whatsapp.body[index]!);
  return { sms, email, chat, whatsapp, said };
};

const cases = PURPOSES.flatMap((purpose) => LANGUAGES.map((language) => [purpose, language] as const));

describe('our texts', () => {
  it.each(cases)(
    'S0.19 S1.16 %s in %s: no raw placeholder leaves the house, whatever is known',
    (purpose, language) => {
      const { mandatory, nullable } = purposeOf(purpose);
      const texts = nullable.filter((name) => /name|title|plate|number/.test(name));
      fc.assert(
        fc.property(
          value,
          fc.record(Object.fromEntries(texts.map((name) => [name, value])), { requiredKeys: [] }),
          (locationName, known) => {
            const variables = {
              ...samples(language, mandatory),
              ...(known as Record<string, string>),
              'location.name': locationName,
            };
            const { sms, email, chat, whatsapp } = renderAll(purpose, language, variables);
            const all = JSON.stringify([sms, email, chat, whatsapp]);
            expect(all).not.toMatch(/\{\{|\{%|undefined|\[object|null/);
            expect(all).toContain(
              JSON.stringify(locationName.trim().replaceAll(/[ \t]{2,}/g, ' ')).slice(1, -1),
            );
            expect(whatsapp.body.every((text) => text.trim() !== '')).toBe(true);
          },
        ),
        { numRuns: 20 },
      );
    },
  );

  const LEFT_OVER = / {2}| [,.]|\(\s|\s\)|,\s*[.,]|\.\.|:\s*\.|^[ \t]|[ \t]$|\bnull\b|\{|\}/m;
  it.each(cases)(
    'S1.10 S1.11 S1.16 %s in %s reads well with all that may be known, and with the least',
    (purpose, language) => {
      for (const variables of [everything(language), onlyMandatory(purpose, language)]) {
        const { sms, email, chat, said } = renderAll(purpose, language, variables);
        for (const text of [sms, email.subject, email.text, chat.subject, chat.text, said]) {
          expect(text).not.toMatch(LEFT_OVER);
          // Only French puts a space before a colon, or a semicolon.
          expect(/ [:;!]/.test(text.replaceAll(/https?:\S+/g, '')) && language !== 'fr', text).toBe(false);
          expect(text.length).toBeGreaterThan(10);
        }
        expect(email.subject.length, email.subject).toBeLessThanOrEqual(90);
      }
    },
  );

  it.each(cases)(
    'S1.17 %s in %s is at most two SMS; with letters that need more room at most three',
    (purpose, language) => {
      const { sms } = renderAll(purpose, language, everything(language));
      expect(smsLength(transliterate(sms)).parts, sms).toBeLessThanOrEqual(2);
      expect(smsLength(plainSpaces(sms)).parts, sms).toBeLessThanOrEqual(3);
    },
  );

  it.each(cases.filter(([, language]) => language !== 'sk'))(
    'S1.17 the words of %s in %s need no letter outside of the GSM alphabet',
    (purpose, language) => {
      const words = TEXTS[language][purpose].sms.text.replaceAll(/\{[{%].*?[%}]\}/g, '');
      expect(Array.from(words).filter((character) => transliterate(character) !== character)).toEqual([]);
    },
  );

  it.each(cases)('S0.23 %s in %s can be approved by Meta', (purpose, language) => {
    const { body } = TEXTS[language][purpose].whatsapp;
    const approved = forApproval(body);
    expect(approved).not.toMatch(/^\s*\{\{|\{\{\d+\}\}\W*$|\{\{\d+\}\}\s*\{\{/);
    expect(approved).toContain('{{1}}');
    expect(body).not.toContain('{%');
    expect(renderAll(purpose, language, everything(language)).said.length).toBeLessThanOrEqual(1024);
  });

  it.each(LANGUAGES)(
    'S0.30 in %s the manufacturer’s app gets words without a link, and the link as a button',
    (language) => {
      const variables = { 'location.name': 'BMW Muster', 'customer.first_name': 'Jürgen' };
      const input = { purpose: 'check-in-invite' as const, language, zone, variables, link };
      const texts = TEXTS[language]['check-in-invite'].email;
      const chat = renderChat({ ...input, texts, hasButton: true });
      expect(chat).toEqual({
        form: 'chat',
        subject: expect.stringContaining('BMW Muster'),
        text: expect.stringContaining('Jürgen'),
        button: { label: expect.stringMatching(/^\S.{5,}/), url: link },
      });
      expect(chat.subject + chat.text).not.toContain('http');
      expect(renderChat({ ...input, texts, hasButton: false })).not.toHaveProperty('button');
      const other = { ...input, purpose: 'check-in-confirmation' as const, hasButton: true };
      expect(
        renderChat({ ...other, texts: TEXTS[language]['check-in-confirmation'].email }),
      ).not.toHaveProperty('button');
    },
  );

  it.each(LANGUAGES)(
    'B5 every mail in %s ends with why it came and a link by which nothing more comes',
    (language) => {
      const { why, unsubscribe } = MAIL_FOOTER[language];
      for (const purpose of PURPOSES) {
        const variables = { ...onlyMandatory(purpose, language), 'location.name': 'Müller & Söhne' };
        const { email } = renderAll(purpose, language, variables);
        const said = why.replace('{{ location.name }}', 'Müller & Söhne');
        expect(email.text.endsWith(`${said}\n${unsubscribe}: ${unsubscribeUrl}`)).toBe(true);
        expect(email.html).toContain(said.replace('&', '&amp;'));
        expect(email.html).toMatch(
          new RegExp(`<a href="${unsubscribeUrl}" style="color:#5f6368">${unsubscribe}</a>`),
        );
        expect(email.unsubscribeUrl).toBe(unsubscribeUrl);
      }
    },
  );
});

describe('what is filled in', () => {
  const mail = (variables: Record<string, string>, more: { link?: string; purpose?: Purpose } = {}) =>
    renderEmail({
      purpose: 'check-in-invite',
      language: 'en',
      zone,
      variables,
      link,
      texts: TEXTS.en[more.purpose ?? 'check-in-invite'].email,
      colour: '#000000',
      unsubscribeUrl,
      ...more,
    });

  it('the HTML of an email shows what a customer is called, and runs none of it', () => {
    const { html } = mail({
      'location.name': '<script>alert(1)</script>',
      'customer.first_name': '"><img src=x>',
    });
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain(`href="${link}"`);
  });

  it('nothing breaks out of an attribute of the HTML', () => {
    expect(mail({ 'location.name': 'BMW' }, { link: 'https://kerbside.example/"><b>' }).html).not.toContain(
      '<b>',
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'not a link'])(
    'a payment link that is none of the web (%s) is not shown',
    (url) => {
      const variables = { 'location.name': 'BMW', 'payment.amount': '10 EUR', 'payment.url': url };
      const { html, text } = mail(variables, { purpose: 'payment-due' });
      expect(html + text).not.toContain(url);
      expect(text).not.toContain('Pay now');
    },
  );

  it.each([
    ['en', 'Tuesday, 1 December 2026 at 09:30', '€249.90'],
    ['de', 'Dienstag, 1. Dezember 2026 um 09:30', '249,90 €'],
    ['nl', 'dinsdag 1 december 2026 om 09:30', '€ 249,90'],
    ['fr', 'mardi 1er décembre 2026 à 09:30', '249,90 €'],
    ['sk', 'utorok 1. decembra 2026 o 9:30', '249,90 €'],
  ] as const)('S1.14 %s: dates and amounts are written as that language does', (language, date, amount) => {
    const text = '{{ appointment.starts_at }}|{{ payment.amount }}';
    const rendered = renderText({
      purpose: 'payment-due',
      language,
      zone,
      variables: everything(language),
      texts: { text },
    });
    expect(plainSpaces(rendered.text)).toBe(`${date}|${amount}`);
  });

  it('S1.14 a message that was planned by an earlier version still reads well', () => {
    const variables = {
      locationName: 'BMW Muster',
      firstName: 'Jürgen',
      appointmentAt: 'Dienstag, 1. Dezember 2026 um 09:30',
      vehicle: 'BMW X3',
    };
    const { sms, email } = renderAll('check-in-invite', 'de', variables);
    expect(sms).toContain('BMW Muster: Hallo Jürgen, bitte checken Sie für Ihren Termin am Dienstag, 1. Dez');
    expect(email.text).toContain('mit Ihrem BMW X3');
  });

  it('an amount in a currency that nobody knows stays as it came', () => {
    const variables = { ...onlyMandatory('payment-due', 'de'), 'payment.amount': '10 E1R' };
    expect(renderAll('payment-due', 'de', variables).sms).toContain('10 E1R');
  });

  it('S0.19 a mandatory variable without a value is refused, and the error names it', () => {
    const input = { language: 'de', zone, link } as const;
    const texts = { text: 'x' };
    expect(() =>
      renderText({ ...input, purpose: 'check-in-invite', variables: { 'location.name': ' ' }, texts }),
    ).toThrow(/location\.name/);
    expect(() =>
      renderText({ ...input, purpose: 'video-published', variables: { 'location.name': 'B' }, texts }),
    ).toThrow(/video\.url/);
  });
});
