import { expect, it } from 'vitest';
import { withoutBlanks } from '../../../shared/events/catalogue.ts';

it('S0.12 empty strings and null are nothing, at any depth; all else stays', () => {
  expect(withoutBlanks({ a: '', b: ' ', c: null, d: [{ e: null, f: 0 }, ''], g: false })).toEqual({
    d: [{ f: 0 }, ''],
    g: false,
  });
});

it('half of a character becomes the replacement character', () => {
  expect(withoutBlanks({ name: 'J\ud800rgen', list: ['\udc00'], car: '🚗' })).toEqual({
    name: 'J\ufffdrgen',
    list: ['\ufffd'],
    car: '🚗',
  });
});
