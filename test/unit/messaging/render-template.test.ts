import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PURPOSES } from '../../../shared/dealers/settings.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { MAIL_FOOTER } from '../../../shared/messaging/templates/mail-footer.ts';
import {
  renderChat,
  renderEmail,
  renderText,
  renderWhatsAppTemplate,
} from '../../../shared/messaging/templates/render-template.ts';

const link = 'https://kerbside.example/c/abcdefghijklmnopqrstuv';
const unsubscribeUrl = 'https://kerbside.example/u/a~b~c';
const value = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .filter((text) => text.trim() !== '' && !text.includes('{') && !text.includes('undefined'));

describe('texts', () => {
  for (const purpose of PURPOSES) {
    for (const language of LANGUAGES) {
      it(`S0.19 ${purpose} in ${language}: no raw placeholder leaves the house, whatever is known`, () => {
        fc.assert(
          fc.property(
            value,
            fc.record({ firstName: value, appointmentAt: value, vehicle: value }, { requiredKeys: [] }),
            (locationName, known) => {
              const variables = Object.fromEntries(Object.entries({ locationName, ...known }));
              const input = { purpose, language, variables, link };
              const template = { purpose, language, name: 't', code: language, status: 'approved' as const };
              const all = JSON.stringify([
                renderText(input),
                renderEmail({ ...input, colour: '#000000', unsubscribeUrl }),
                renderChat({ ...input, hasButton: true }),
                renderWhatsAppTemplate({ ...input, template, buttonSuffix: 'x' }),
              ]);
              expect(all).not.toMatch(/\{\{|\{%|undefined|\[object/);
              expect(all).toContain(JSON.stringify(locationName).slice(1, -1));
              const { body } = renderWhatsAppTemplate({ ...input, template }) as unknown as {
                body: string[];
              };
              expect(body.every((text) => text.trim() !== '')).toBe(true);
            },
          ),
          { numRuns: 30 },
        );
      });
    }
  }

  it.each(LANGUAGES)(
    'S0.30 in %s the manufacturer’s app gets words without a link, and the link as a button',
    (language) => {
      const input = {
        purpose: 'check-in-invite' as const,
        language,
        variables: { locationName: 'BMW Muster', firstName: 'Jürgen' },
        link,
      };
      const chat = renderChat({ ...input, hasButton: true });
      expect(chat).toEqual({
        form: 'chat',
        subject: expect.stringContaining('BMW Muster'),
        text: expect.stringContaining('Jürgen'),
        button: { label: expect.stringMatching(/^\S.{5,}/), url: link },
      });
      expect(chat.form === 'chat' && chat.subject + chat.text).not.toContain('http');
      expect(renderChat({ ...input, hasButton: false })).not.toHaveProperty('button');
      expect(renderChat({ ...input, purpose: 'check-in-confirmation', hasButton: true })).not.toHaveProperty(
        'button',
      );
    },
  );

  it('the HTML of an email shows what a customer is called, and runs none of it', () => {
    const mail = renderEmail({
      purpose: 'check-in-invite',
      language: 'en',
      variables: { locationName: '<script>alert(1)</script>', firstName: '"><img src=x>' },
      link,
      colour: '#000000',
      unsubscribeUrl,
    });
    expect(mail.form === 'email' && mail.html).not.toMatch(/<script|<img/);
    expect(mail.form === 'email' && mail.html).toContain('&lt;script&gt;');
    expect(mail.form === 'email' && mail.html).toContain(`href="${link}"`);
  });

  it.each(LANGUAGES)(
    'B5 every mail in %s ends with why it came and a link by which nothing more comes',
    (language) => {
      const { why, unsubscribe } = MAIL_FOOTER[language];
      for (const purpose of PURPOSES) {
        const variables = { locationName: 'Müller & Söhne' };
        const mail = renderEmail({ purpose, language, variables, link, colour: '#000000', unsubscribeUrl });
        if (mail.form !== 'email') throw new Error(mail.form);
        const said = why.replace('{{ locationName }}', 'Müller & Söhne');
        expect(mail.text.endsWith(`${said}\n${unsubscribe}: ${unsubscribeUrl}`)).toBe(true);
        expect(mail.html).toContain(said.replace('&', '&amp;'));
        expect(mail.html).toMatch(
          new RegExp(`<a href="${unsubscribeUrl}" style="color:#5f6368">${unsubscribe}</a>`),
        );
        expect(mail.unsubscribeUrl).toBe(unsubscribeUrl);
      }
    },
  );

  it('nothing breaks out of an attribute of the HTML', () => {
    const variables = { locationName: 'BMW Muster' };
    const mail = renderEmail({
      purpose: 'check-in-invite',
      language: 'en',
      variables,
      link: 'https://kerbside.example/"><b>',
      colour: '#000000',
      unsubscribeUrl: 'https://kerbside.example/u/"><b>',
    });
    expect(mail.form === 'email' && mail.html).not.toContain('<b>');
  });

  it('S0.19 a required variable without a value is refused, and the error names it', () => {
    expect(() =>
      renderText({ purpose: 'check-in-invite', language: 'de', variables: { locationName: ' ' }, link }),
    ).toThrow(/locationName/);
  });
});
