import { describe, expect, it } from 'vitest';
import {
  type Agreement,
  agreementsFor,
  agreementTextsSchema,
  missingLanguages,
  wordingFor,
} from '../../../shared/dealers/agreement.ts';

const agreement = (agreementId: string, more: Partial<Agreement> = {}): Agreement => ({
  dealerId: '00027',
  agreementId,
  name: agreementId,
  mandatory: false,
  enabled: true,
  inForce: {
    number: 2,
    languages: ['de', 'fr'],
    publishedAt: '2026-11-24T10:00:00.000Z',
    publishedBy: 'Anna',
  },
  ...more,
});

describe('what a customer is asked to agree to', () => {
  it('is what is published, switched on and holds there, mandatory ones first', () => {
    const shown = agreementsFor(
      [
        agreement('news'),
        agreement('off', { enabled: false }),
        agreement('draft', { inForce: undefined }),
        agreement('elsewhere', { locationIds: ['02'] }),
        agreement('terms', { mandatory: true, locationIds: ['01', '02'] }),
      ],
      { locationId: '01' },
    );
    expect(shown).toEqual([
      { agreementId: 'terms', name: 'terms', mandatory: true, number: 2 },
      { agreementId: 'news', name: 'news', mandatory: false, number: 2 },
    ]);
  });

  it('S2.43 is the version that was pinned, whatever is in force by now', () => {
    const pinned = [{ agreementId: 'terms', number: 1 }];
    const shown = agreementsFor([agreement('terms'), agreement('news')], { locationId: '01', pinned });
    expect(shown.map(({ agreementId, number }) => [agreementId, number])).toEqual([
      ['news', 2],
      ['terms', 1],
    ]);
    expect(agreementsFor([agreement('terms', { enabled: false })], { locationId: '01', pinned })).toEqual([]);
  });

  it.each([
    [['fr', 'de'], 'fr'],
    [['sk', 'fr'], 'fr'],
    [['sk', 'nl'], 'de'],
  ] as const)('to those who wish for %j it is read in %s', (wishes, language) => {
    const texts = { fr: { title: 'Conditions', text: 'Nous.' }, de: { title: 'AGB', text: 'Wir.' } };
    expect(wordingFor(texts, wishes)).toMatchObject({ language });
  });

  it('must be written in the language of each location where it holds', () => {
    const locations = (['de', 'fr', 'sk'] as const).map((language, index) => ({
      locationId: `0${index + 1}`,
      settings: { language },
    }));
    const texts = { de: { title: 'AGB', text: 'Wir.' } };
    expect(missingLanguages({}, texts, locations)).toEqual(['fr', 'sk']);
    expect(missingLanguages({ locationIds: ['01', '03'] }, texts, locations)).toEqual(['sk']);
    expect(missingLanguages({ locationIds: ['01'] }, texts, locations)).toEqual([]);
  });

  it.each([
    [{ title: 'AGB' }, false],
    [{ title: 'AGB', text: 'Wir.' }, true],
    [{ title: 'AGB', link: 'https://muster.example/agb.pdf' }, true],
    [{ title: 'AGB', link: 'http://muster.example/agb.pdf' }, false],
    [{ title: 'AGB', link: 'javascript:alert(1)' }, false],
    [{ title: ' ', text: 'Wir.' }, false],
  ])('a wording %j is taken: %s', (wording, isTaken) => {
    expect(agreementTextsSchema.safeParse({ de: wording }).success).toBe(isTaken);
  });
});
