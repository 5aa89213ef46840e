import { describe, expect, it } from 'vitest';
import {
  type Agreement,
  agreementsFor,
  agreementTextsSchema,
  missingLanguages,
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
  const at = { locationId: '01', language: 'fr' as const };

  it('is what is published, switched on and holds there, mandatory ones first', () => {
    const shown = agreementsFor(
      [
        agreement('news'),
        agreement('off', { enabled: false }),
        agreement('draft', { inForce: undefined }),
        agreement('elsewhere', { locationIds: ['02'] }),
        agreement('terms', { mandatory: true, locationIds: ['01', '02'] }),
      ],
      at,
    );
    expect(shown).toEqual([
      { agreementId: 'terms', name: 'terms', mandatory: true, number: 2, language: 'fr' },
      { agreementId: 'news', name: 'news', mandatory: false, number: 2, language: 'fr' },
    ]);
  });

  it.each([
    ['fr', 'de', 'fr'],
    ['sk', 'fr', 'fr'],
    ['sk', 'nl', 'de'],
    ['sk', undefined, 'de'],
  ] as const)('for a customer of %s at a location of %s it is read in %s', (language, fallback, shown) => {
    const place = { locationId: '01', language, ...(fallback ? { fallback } : {}) };
    expect(agreementsFor([agreement('terms')], place)).toMatchObject([{ language: shown }]);
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
