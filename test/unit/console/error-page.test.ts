import { beforeEach, describe, expect, it } from 'vitest';
import { CONSOLE_TEXTS } from '../../../functions/console/console-texts.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { SettingsPlace } from './settings-place.ts';

let place: SettingsPlace;
beforeEach(async () => {
  place = await SettingsPlace.make();
});

/** What stands in each element that is marked as English, and the page without those. */
const partsOf = (html: string) => {
  const english = /<(dd|span) lang="en">(.*?)<\/\1>/gs;
  return {
    english: [...html.matchAll(english)].map(([, , inner = '']) => inner),
    rest: html.replaceAll(english, ''),
  };
};

describe.each(LANGUAGES)('what went wrong, in %s', (language) => {
  const { errors, roles } = CONSOLE_TEXTS[language];
  const { facts } = errors;

  it('S0.3 is told under headings of the reader; the sentence of the system is marked as English', async () => {
    const refused = await place.ask('ben', 'GET /console/settings/rules', undefined, language);
    expect(refused.status).toBe(403);
    const { english, rest } = partsOf(refused.html);
    expect(english).toEqual([expect.stringMatching(/^This needs one of the roles .*admin/)]);
    for (const said of [errors.forbidden.heading, errors.details, facts.said, facts.yourRoles, roles.advisor])
      expect(rest).toContain(said);
    expect(rest).toContain('<code>role.missing</code>');
    expect(rest).toMatch(new RegExp(`${facts.reference}</dt><dd>\\S+</dd>`));
    if (language !== 'en') expect(rest).not.toContain('This needs');
  });

  it('names the parts of a form or an address that are wrong', async () => {
    const asked = `GET /console/settings/history?target=${'x'.repeat(400)}`;
    const { status, html } = await place.ask('anna', asked, undefined, language);
    expect(status).toBe(400);
    const { english, rest } = partsOf(html);
    expect(rest).toContain(facts.fields);
    expect(rest).toContain('<code>target</code>');
    expect(english).toHaveLength(2);
    expect(rest).not.toContain(facts.yourRoles);
  });
});
