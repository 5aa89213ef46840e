import { describe, expect, it } from 'vitest';
import {
  type OfferedService,
  offeredServiceSchema,
  servicesFor,
} from '../../../shared/dealers/offered-service.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';

const service = (code: string, more: Partial<OfferedService> = {}): OfferedService => ({
  dealerId: '00027',
  code,
  words: { de: { name: `${code} auf Deutsch` } },
  brands: [],
  locationIds: [],
  offered: true,
  position: 10,
  ...more,
});
const OF = { locationId: '01', brand: 'BMW', language: 'de', fallback: 'de' } as const;
const codes = (services: readonly OfferedService[], of: Partial<Parameters<typeof servicesFor>[1]> = {}) =>
  servicesFor(services, { ...OF, ...of }).map(({ code }) => code);

describe('the services that are offered', () => {
  it('S2.4 are those of the location, and those of all locations', () => {
    const services = [service('all'), service('here', { locationIds: ['01'] })];
    expect(codes(services)).toEqual(['all', 'here']);
    expect(codes(services, { locationId: '02' })).toEqual(['all']);
  });

  it('S2.7 are those of the vehicle’s brand in any case, and those of all brands', () => {
    const services = [service('all'), service('bmw', { brands: ['Mini', 'Bmw'] })];
    expect(codes(services, { brand: ' bMW ' })).toEqual(['all', 'bmw']);
    expect(codes(services, { brand: 'Audi' })).toEqual(['all']);
    expect(codes(services, { brand: undefined })).toEqual(['all']);
    expect(codes(services, { brand: '' })).toEqual(['all']);
  });

  it('S2.4 do not contain what rests, and come by position, then by code', () => {
    const services = [
      service('b'),
      service('a'),
      service('rests', { offered: false }),
      service('z', { position: 1 }),
    ];
    expect(codes(services)).toEqual(['z', 'a', 'b']);
    expect(codes(services.toReversed())).toEqual(['z', 'a', 'b']);
  });

  it('S2.26–29 have name, description, price and link, in the language of the customer', () => {
    const words = { de: { name: 'Check' }, fr: { name: 'Contrôle', description: 'Des freins' } };
    const price = { amount: 49.9, currency: 'EUR' } as const;
    const link = 'https://muster.example/check';
    const services = [service('check', { words, price, link })];
    expect(servicesFor(services, { ...OF, language: 'fr' })).toEqual([
      { code: 'check', language: 'fr', name: 'Contrôle', description: 'Des freins', price, link },
    ]);
    expect(servicesFor([service('check', { words })], OF)).toEqual([
      { code: 'check', language: 'de', name: 'Check' },
    ]);
  });

  it('S2.26 are told in the language of the location where the customer’s is missing, else in any that there is', () => {
    const words = { fr: { name: 'Contrôle' }, sk: { name: 'Kontrola' } };
    const toldIn = (of: Partial<Parameters<typeof servicesFor>[1]>) =>
      servicesFor([service('check', { words })], { ...OF, ...of })[0]?.language;
    expect(toldIn({ language: 'nl', fallback: 'sk' })).toBe('sk');
    expect(toldIn({ language: 'nl', fallback: 'de' })).toBe('fr');
    for (const language of LANGUAGES) expect(toldIn({ language, fallback: language })).toMatch(/fr|sk/);
  });
});

describe('a service to offer', () => {
  const isTaken = (more: object): boolean =>
    offeredServiceSchema.safeParse({ ...service('check'), ...more }).success;

  it.each(['check', 'brake-check-2', 'OIL', 'OIL_5W-30', '42'])('S2.4 may have the code %s', (code) => {
    expect(isTaken({ code })).toBe(true);
  });

  it.each(['', 'Check', 'a b', '-a', 'a--b', 'a/b', 'ü', 'a'.repeat(41)])(
    'S2.4 cannot have the code %j',
    (code) => {
      expect(isTaken({ code })).toBe(false);
    },
  );

  it('S2.26 has words in one language at least, each with a name', () => {
    expect(isTaken({ words: {} })).toBe(false);
    expect(isTaken({ words: { de: { name: ' ' } } })).toBe(false);
    expect(isTaken({ words: { it: { name: 'Controllo' } } })).toBe(false);
    expect(isTaken({ words: { sk: { name: 'Kontrola' } } })).toBe(true);
  });

  it.each([0, 0.1, 49.9, 19.99, 1_000_000])('S2.28 may cost %s', (amount) => {
    expect(isTaken({ price: { amount, currency: 'EUR' } })).toBe(true);
  });

  it.each([-1, 0.001, 1_000_001, NaN])('S2.28 cannot cost %s', (amount) => {
    expect(isTaken({ price: { amount, currency: 'EUR' } })).toBe(false);
  });

  it('S2.29 leads to pages by https alone', () => {
    expect(isTaken({ link: 'https://muster.example/a?b=c' })).toBe(true);
    for (const link of ['http://muster.example', 'javascript:alert(1)', 'muster.example', ''])
      expect(isTaken({ link }), link).toBe(false);
  });
});
