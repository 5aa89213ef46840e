import { describe, expect, it } from 'vitest';
import { PURPOSES } from '../../../shared/dealers/settings.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { logoUrl } from '../../../shared/dealers/logo-file.ts';
import { renderEmail } from '../../../shared/messaging/templates/render-template.ts';
import { TEXTS } from '../../../shared/messaging/templates/texts.ts';
import { sampleOf, VARIABLE_NAMES } from '../../../shared/messaging/templates/variables.ts';
import { PAGE_POLICY } from '../../../shared/web/page-reply.ts';

const link = 'https://kerbside.example/c/abcdefghijklmnopqrstuv';
const unsubscribeUrl = 'https://kerbside.example/u/a~b~c';

describe('B3 B6 nobody is watched while reading', () => {
  it.each(PURPOSES.flatMap((purpose) => LANGUAGES.map((language) => [purpose, language] as const)))(
    'the mail %s in %s loads nothing, and its links lead where they say',
    (purpose, language) => {
      const variables: Record<string, string> = Object.fromEntries(
        VARIABLE_NAMES.map((name) => [name, sampleOf(name, language)]),
      );
      const texts = TEXTS[language][purpose].email;
      const zone = 'Europe/Berlin';
      const mail = renderEmail({
        purpose,
        language,
        zone,
        variables,
        texts,
        link,
        colour: '#0b57d0',
        unsubscribeUrl,
      });
      // Ours, and what the dealer's own event named: a video, a bill.
      const known = [
        link,
        unsubscribeUrl,
        ...Object.values(variables).filter((text) => /^https?:/.test(text)),
      ];
      expect(mail.html).not.toMatch(
        /<(img|picture|svg|video|iframe|object|embed|link|script|input)\b|\bsrc\s*=|\bbackground\s*=|url\(|@import/i,
      );
      const targets = [...mail.html.matchAll(/href="([^"]*)"/g)].map(([, target]) => target);
      expect(targets.length).toBeGreaterThan(0);
      for (const target of targets) expect(known).toContain(target);
      for (const [address] of `${mail.text} ${mail.html}`.matchAll(/https?:[^\s"<]+/g))
        expect(known).toContain(address);
    },
  );

  it('the logo is the one thing that a mail loads, from our own site and from one address for everybody', () => {
    const logo = logoUrl('https://kerbside.example', `logo-${'a'.repeat(32)}.png`);
    const mails = ['Erika', 'Max'].map((name, index) =>
      renderEmail({
        purpose: 'check-in-invite',
        language: 'de',
        zone: 'Europe/Berlin',
        variables: { 'location.name': 'BMW "Muster" & Söhne', 'customer.first_name': name },
        texts: TEXTS.de['check-in-invite'].email,
        link: `${link}${index}`,
        colour: '#0b57d0',
        logo,
        unsubscribeUrl: `${unsubscribeUrl}${index}`,
      }),
    );
    for (const { html, text } of mails) {
      expect([...html.matchAll(/\bsrc="([^"]*)"/g)].map(([, source]) => source)).toEqual([logo]);
      expect(html).toContain('alt="BMW &#34;Muster&#34; &amp; Söhne"');
      expect(text).not.toContain('logo-');
    }
  });

  it('the pages load from nowhere but from us', () => {
    const sources = PAGE_POLICY.split(';').flatMap((directive) => directive.trim().split(' ').slice(1));
    expect(new Set(sources)).toEqual(new Set(["'none'", "'self'"]));
  });
});
