import { expect, it } from 'vitest';
import { eventSchema, withoutBlanks } from '../../../shared/events/catalogue.ts';
import { payment } from '../../support/orders.ts';
import { checkInFinished } from '../../support/world.ts';

it('S0.12 empty strings and null are nothing, at any depth; all else stays', () => {
  expect(withoutBlanks({ a: '', b: ' ', c: null, d: [{ e: null, f: 0 }, ''], g: false })).toEqual({
    d: [{ f: 0 }, ''],
    g: false,
  });
});

it('S0.12 what holds nothing of that kind is answered as it is', () => {
  const body = { a: 'b', c: [{ d: 0 }, 'e'], f: { g: false } };
  expect(withoutBlanks(body)).toBe(body);
  const mixed = { a: { b: 'c' }, d: [{ e: '' }] };
  expect(withoutBlanks(mixed)).toEqual({ a: { b: 'c' }, d: [{}] });
  expect(mixed.d).toEqual([{ e: '' }]);
});

it('half of a character becomes the replacement character', () => {
  expect(withoutBlanks({ name: 'J\ud800rgen', list: ['\udc00'], car: '🚗' })).toEqual({
    name: 'J\ufffdrgen',
    list: ['\ufffd'],
    car: '🚗',
  });
});

const finished = (price: number) =>
  checkInFinished({ results: { services: [{ code: 'OIL', name: 'Öl', price, decision: 'accepted' }] } });

it.each([1.1e9, -1e300, Number.MAX_VALUE])('a price of %s is none', (price) => {
  expect(eventSchema.safeParse(finished(price)).success).toBe(false);
});

it.each([
  [189.9, 189.9],
  [0.1 + 0.2, 0.3],
  [-20, -20],
  [1e9, 1e9],
  [Number.MIN_VALUE, 0],
])('a price of %s is kept as %s', (price, kept) => {
  const event = eventSchema.parse(finished(price));
  const results = event.type === 'checkin.finished' ? event.data.results : undefined;
  expect(results?.services[0]?.price).toBe(kept);
});

it.each(['payment.due', 'payment.received'] as const)(
  'the amount of %s is one that a table can hold',
  (type) => {
    const event = eventSchema.parse(payment(type, '2026-11-24T10:00:00Z', 5e-324));
    expect(event.data).toMatchObject({ payment: { amount: 0 } });
  },
);
