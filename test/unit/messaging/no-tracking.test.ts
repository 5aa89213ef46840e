import { describe, expect, it } from 'vitest';
import { PURPOSES } from '../../../shared/dealers/settings.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { renderEmail } from '../../../shared/messaging/templates/render-template.ts';
import { PAGE_POLICY } from '../../../shared/web/page-reply.ts';

const link = 'https://kerbside.example/c/abcdefghijklmnopqrstuv';
const unsubscribeUrl = 'https://kerbside.example/u/a~b~c';

describe('B3 B6 nobody is watched while reading', () => {
  it.each(PURPOSES.flatMap((purpose) => LANGUAGES.map((language) => [purpose, language] as const)))(
    'the mail %s in %s loads nothing, and its links lead where they say',
    (purpose, language) => {
      const variables = {
        locationName: 'BMW Muster',
        firstName: 'Jürgen',
        appointmentAt: 'am Dienstag',
        vehicle: 'i4',
      };
      const mail = renderEmail({ purpose, language, variables, link, colour: '#0b57d0', unsubscribeUrl });
      if (mail.form !== 'email') throw new Error(mail.form);
      expect(mail.html).not.toMatch(
        /<(img|picture|svg|video|iframe|object|embed|link|script|input)\b|\bsrc\s*=|\bbackground\s*=|url\(|@import/i,
      );
      const targets = [...mail.html.matchAll(/href="([^"]*)"/g)].map(([, target]) => target);
      expect(targets.length).toBeGreaterThan(0);
      for (const target of targets) expect([link, unsubscribeUrl]).toContain(target);
      for (const [address] of `${mail.text} ${mail.html}`.matchAll(/https?:[^\s"<]+/g))
        expect([link, unsubscribeUrl]).toContain(address);
    },
  );

  it('the pages load from nowhere but from us', () => {
    const sources = PAGE_POLICY.split(';').flatMap((directive) => directive.trim().split(' ').slice(1));
    expect(new Set(sources)).toEqual(new Set(["'none'", "'self'"]));
  });
});
